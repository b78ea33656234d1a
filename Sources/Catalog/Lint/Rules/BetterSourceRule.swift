/// A value from a scrape does not win against one from a better source.
struct BetterSourceRule: LintRule {
  let id = "better-source"
  let severity = Diagnostic.Severity.warning
  let summary = "A value from an aggregator does not win against one from a better source."

  func check(_ context: LintContext, _ findings: inout LintFindings) {
    for subject in context.subjects {
      let record = subject.record
      for fact in record.facts { check(fact, [.key(fact.field.name)], record, context, &findings) }
      for section in record.sections {
        for fact in section.facts {
          check(fact, [.key(section.name), .key(fact.field.name)], record, context, &findings)
        }
      }
    }
  }

  private func check(
    _ fact: NamedFact, _ steps: [TOMLDocument.Step], _ record: Record, _ context: LintContext,
    _ findings: inout LintFindings
  ) {
    guard case .known(_, let evidence, let losing) = fact.fact, evidence.note == nil,
      tier(evidence, context) == "aggregator"
    else { return }
    let better = losing.first { ["primary", "primary-copy"].contains(tier($0.evidence, context)) }
    guard let better else { return }
    findings.note(
      record, steps,
      "The value is from the aggregator \(evidence.source.quotedForMessage), but "
        + "\(better.evidence.source.quotedForMessage) is nearer to the fact. "
        + "Take that one, or say why not in 'n'.")
  }

  private func tier(_ evidence: Evidence, _ context: LintContext) -> String? {
    context.record(.source, evidence.source)?.identity("tier")?.text
  }
}
