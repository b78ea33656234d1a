/// Every credit that a source asks for stands in `ATTRIBUTION.md`.
struct AttributionRule: LintRule {
  let id = "attribution"
  let summary = "Every credit that a source asks for stands in ATTRIBUTION.md."

  func check(_ context: LintContext, _ findings: inout LintFindings) {
    let printed = context.attribution ?? ""
    for subject in context.subjects(.source) {
      guard let credit = subject.record.identity("attribution")?.text, !printed.contains(credit)
      else { continue }
      findings.note(
        subject.record, ["attribution"],
        "The credit of this source does not stand in ATTRIBUTION.md. Add it there word for word.")
    }
  }
}
