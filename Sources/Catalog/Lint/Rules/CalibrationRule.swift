/// A quality scale can be laid: its anchors differ, its lines rise, and no column has two.
struct CalibrationRule: LintRule {
  let id = "calibration"
  let summary = "A quality scale has a weaker and a stronger anchor and one rising line a column."

  func check(_ context: LintContext, _ findings: inout LintFindings) {
    for subject in context.subjects(.calibration) {
      let record = subject.record
      if let low = record.identity("low_ability")?.number,
        let high = record.identity("high_ability")?.number, low >= high
      {
        findings.note(
          record, ["high_ability"],
          "The model at 60 points is not abler than the one at 30. "
            + "Write the scale anew with 'weigh quality calibrate'.")
      }
      var columns: Set<[String]> = []
      for (position, row) in record.rows("items").enumerated() {
        let benchmark = row["benchmark"]?.text ?? ""
        let evidence = row["evidence"]?.text ?? ""
        if !columns.insert([benchmark, evidence]).inserted {
          findings.note(
            record, ["items", .item(position)],
            "The \(evidence) results of \(benchmark.quotedForMessage) have a line already.")
        }
        for field in [Field("slope"), "variance"] where row[field]?.number == 0 {
          findings.note(
            record, ["items", .item(position), .key(field.name)],
            "\(field.name.quotedForMessage) is 0, and a result could mean anything.")
        }
      }
    }
  }
}
