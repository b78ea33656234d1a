/// The total of a transparency index is the number of its answers that are yes.
struct TransparencyTotalRule: LintRule {
  let id = "transparency-total"
  let summary = "A transparency index is stated whole, and its total is the number of its yes."

  func check(_ context: LintContext, _ findings: inout LintFindings) {
    for subject in context.subjects(.developer) {
      let facts = subject.record.section("transparency")
      guard !facts.isEmpty else { continue }
      let answers = TransparencyIndicator.all.map {
        subject.record.fact($0.field, in: "transparency")?.value?.flag
      }
      let missing = zip(TransparencyIndicator.all, answers).filter { $1 == nil }.map(\.0.key)
      if let first = missing.first {
        findings.note(
          subject.record, ["transparency"],
          "\(missing.count) of \(answers.count) answers are missing, first "
            + "\(first.quotedForMessage).")
      }
      let count = answers.filter { $0 == true }.count
      guard let total = subject.record.fact("total", in: "transparency")?.value?.integer,
        total != Int64(count)
      else { continue }
      findings.note(
        subject.record, ["transparency", .key("total")],
        "The total is \(total), but \(count) answers are yes.")
    }
  }
}
