/// The answers of a moderation run add up to no more than the questions asked.
struct ModerationCountRule: LintRule {
  let id = "moderation-count"
  let summary = "The answers of a moderation run add up to no more than the questions asked."

  func check(_ context: LintContext, _ findings: inout LintFindings) {
    for subject in context.subjects(.model) {
      for (position, row) in subject.record.rows("moderation").enumerated() {
        guard let asked = row["n"]?.integer else { continue }
        let answers = ["complete", "evasive", "denial", "error"] as [Field]
        let sum = answers.reduce(Int64(0)) { total, field in
          total.addingReportingOverflow(row[field]?.integer ?? 0).partialValue
        }
        if sum >= 0, sum <= asked { continue }
        findings.note(
          subject.record, ["moderation", .item(position)],
          "\(sum) answers are more than the \(asked) questions asked.")
      }
    }
  }
}
