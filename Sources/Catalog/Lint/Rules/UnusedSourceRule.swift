/// Every source is named by at least one statement.
struct UnusedSourceRule: LintRule {
  let id = "unused-source"
  let severity = Diagnostic.Severity.warning
  let summary = "Every source is named by at least one statement."

  func check(_ context: LintContext, _ findings: inout LintFindings) {
    if context.isOverlay { return }
    var used: Set<String> = []
    for subject in context.subjects {
      for value in subject.values {
        if let source = value.evidence?.source { used.insert(source) }
        if case .reference(.source) = value.spec.shape, let source = value.value.text {
          used.insert(source)
        }
      }
    }
    for subject in context.subjects(.source) where !used.contains(subject.record.id) {
      findings.note(subject.record, "No statement names this source. Remove it.")
    }
  }
}
