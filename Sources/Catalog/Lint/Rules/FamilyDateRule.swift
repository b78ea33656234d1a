/// A top-level family has the four release dates a cadence needs.
struct FamilyDateRule: LintRule {
  let id = "family-dates"
  let severity = Diagnostic.Severity.warning
  let summary = "A top-level family has the four release dates a cadence needs."

  func check(_ context: LintContext, _ findings: inout LintFindings) {
    let index = FamilyIndex(
      families: context.records(.family), models: Array(context.records(.model).values))
    for subject in context.subjects(.family) where subject.record.identity("parent") == nil {
      let dates = Set(index.cadenceDates(of: subject.record.id)).count
      guard dates < 4 else { continue }
      findings.note(
        subject.record,
        "Its cadence needs 4 distinct release dates, and \(dates) are known.")
    }
  }
}
