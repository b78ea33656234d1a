/// No offer costs more than any host has asked for.
struct PriceLimitRule: LintRule {
  let id = "price-limit"
  let summary = "No offer costs more than 100 USD per million tokens."

  /// A price above it is a unit mistake; chosen: no host asks a tenth of it.
  private let limit = 100.0

  func check(_ context: LintContext, _ findings: inout LintFindings) {
    for subject in context.subjects(.host) {
      for value in subject.values where value.role == .column {
        guard ["input", "output", "cache_read"].contains(value.spec.field.name),
          let price = value.value.number, price > limit
        else { continue }
        findings.note(
          subject.record, value.steps,
          "\(JSONValue.shortest(price)) USD per million tokens is above 100. "
            + "Check whether the source counts in another unit.")
      }
    }
  }
}
