/// A reported restriction names who reports it.
struct PolicySourceRule: LintRule {
  let id = "policy-source"
  let summary = "A reported restriction names who reports it."

  func check(_ context: LintContext, _ findings: inout LintFindings) {
    for subject in context.subjects(.policy) {
      guard (subject.record.identity("sources")?.list ?? []).isEmpty else { continue }
      findings.note(
        subject.record, "The restriction names no source. List the public addresses in 'sources'.")
    }
  }
}
