/// Every score lies within the range of its benchmark.
struct ScoreRangeRule: LintRule {
  let id = "score-range"
  let summary = "Every score lies within the range of its benchmark."

  func check(_ context: LintContext, _ findings: inout LintFindings) {
    for subject in context.subjects(.benchmark) {
      let benchmark = context.record(.benchmark, subject.record.id) ?? subject.record
      let low = benchmark.identity("minimum")?.number ?? -.infinity
      let high = benchmark.identity("maximum")?.number ?? .infinity
      for value in subject.values where value.role == .column {
        guard ["score", "ci95_low", "ci95_high"].contains(value.spec.field.name),
          let score = value.value.number, !(score >= low && score <= high)
        else { continue }
        findings.note(
          subject.record, value.steps,
          "\(value.spec.field.name.quotedForMessage) is \(JSONValue.shortest(score)), outside of "
            + "\(JSONValue.shortest(low)) to \(JSONValue.shortest(high)).")
      }
    }
  }
}
