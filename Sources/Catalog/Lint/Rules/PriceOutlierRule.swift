/// A price far from what other hosts ask for the same model is marked.
struct PriceOutlierRule: LintRule {
  let id = "price-outlier"
  let severity = Diagnostic.Severity.warning
  let summary = "A price over 8 times, or under an eighth of, the model's median is marked."

  func check(_ context: LintContext, _ findings: inout LintFindings) {
    var prices: [String: [Double]] = [:]
    for host in context.records(.host).values {
      for row in host.rows("offers") {
        if let (model, price) = Self.price(row) { prices[model, default: []].append(price) }
      }
    }
    let medians = prices.filter { $0.value.count >= 3 }.mapValues(Self.median)
    for subject in context.subjects(.host) {
      for (position, row) in subject.record.rows("offers").enumerated() {
        guard let (model, price) = Self.price(row), let median = medians[model],
          price > 8 * median || price < median / 8, row["price_outlier"]?.flag != true
        else { continue }
        findings.note(
          subject.record, ["offers", .item(position), "input"],
          "\(JSONValue.shortest(price)) USD for a million tokens in and out is far from the "
            + "model's median of \(JSONValue.shortest(median)). "
            + "Check it, or set price_outlier = true.")
      }
    }
  }

  /// The model and what a million tokens in and out cost together, unless it is free.
  private static func price(_ row: Row) -> (String, Double)? {
    guard let model = row["model"]?.text, let input = row["input"]?.number,
      let output = row["output"]?.number, input + output > 0, row["variant"]?.text != "free"
    else { return nil }
    return (model, input + output)
  }

  static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}
