/// No two records of a kind have ids that differ only in case.
struct IDCaseRule: LintRule {
  let id = "id-case"
  let summary = "No two records of a kind have ids that differ only in case."

  func check(_ context: LintContext, _ findings: inout LintFindings) {
    var seen: [String: Record] = [:]
    for subject in context.subjects {
      let record = subject.record
      let key = record.kind.rawValue + "\t" + record.id.lowercased()
      if let other = seen[key] {
        findings.note(
          record, ["id"],
          "The id \(record.id.quotedForMessage) differs from \(other.id.quotedForMessage) only in "
            + "case. Keep one of them.")
      } else {
        seen[key] = record
      }
    }
  }
}
