/// A threshold states whose figure counts, over which time and when; the time fits what is counted.
struct ThresholdPartsRule: LintRule {
  let id = "threshold-parts"
  let summary =
    "A threshold states scope, window, reference and use, and its window fits its metric."

  func check(_ context: LintContext, _ findings: inout LintFindings) {
    for subject in context.subjects(.license) {
      for (position, row) in subject.record.rows("thresholds").enumerated() {
        let steps: [TOMLDocument.Step] = ["thresholds", .item(position)]
        let missing = (["scope", "window", "reference", "applies_to"] as [Field])
          .filter { row[$0] == nil }.map(\.name)
        if !missing.isEmpty {
          findings.note(
            subject.record, steps,
            "The threshold lacks \(missing.joined(separator: ", ")). Without them no figure answers "
              + "it.")
        }
        guard let metric = row["metric"]?.text, let window = row["window"]?.text,
          let fitting = Self.windows[metric], !fitting.contains(window)
        else { continue }
        findings.note(
          subject.record, steps + ["window"],
          "\(window.quotedForMessage) does not fit \(metric.quotedForMessage). It takes "
            + fitting.joined(separator: " or ") + ".")
      }
    }
  }

  /// The time each figure of a profile is counted over.
  private static let windows: [String: [String]] = [
    "mau": ["month"], "product_mau": ["month"], "product_monthly_revenue": ["month"],
    "company_monthly_revenue": ["month"], "product_arr": ["annualized"],
    "annual_revenue": ["year", "any-12-months"], "dau": ["none"],
    "competes_with_licensor": ["none"],
  ]
}
