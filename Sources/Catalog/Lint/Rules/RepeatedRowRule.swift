/// No list states the same thing twice.
struct RepeatedRowRule: LintRule {
  let id = "repeated-row"
  let severity = Diagnostic.Severity.warning
  let summary = "No list states the same thing twice."

  func check(_ context: LintContext, _ findings: inout LintFindings) {
    for subject in context.subjects {
      for list in subject.record.lists where !RowOrder.keyColumns(of: list.name).isEmpty {
        var seen: Set<String> = []
        for (position, row) in list.rows.enumerated() {
          let key = RowOrder.key(of: row, in: list.name) + "\t" + (row.evidence?.source ?? "")
          if seen.insert(key).inserted { continue }
          let columns = RowOrder.keyColumns(of: list.name).filter { row[$0] != nil }
          findings.note(
            subject.record, [.key(list.name), .item(position)],
            "An earlier row of \(list.name.quotedForMessage) has the same "
              + "\(columns.map(\.name).joined(separator: ", ")) and source.")
        }
      }
    }
  }
}
