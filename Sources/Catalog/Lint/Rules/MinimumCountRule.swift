/// The catalog holds at least as many records as `catalog.toml` promises.
struct MinimumCountRule: LintRule {
  let id = "minimum-count"
  let summary = "The catalog holds at least as many records as catalog.toml promises."

  func check(_ context: LintContext, _ findings: inout LintFindings) {
    guard !context.isOverlay, let catalog = context.record(.catalog, "catalog") else { return }
    for minimum in catalog.section("minimum") {
      guard let wanted = minimum.fact.value?.integer else { continue }
      let name = minimum.field.name
      guard let count = Self.count(name, context) else {
        let known = Spelling.suggestion(for: name, in: Self.kinds.map(\.0) + ["models", "closed"])
        findings.note(
          catalog, ["minimum", .key(name)],
          "\(name.quotedForMessage) counts nothing the catalog has.\(known)")
        continue
      }
      if count < wanted {
        findings.note(
          catalog, ["minimum", .key(name)],
          "The number of \(name) is \(count), but at least \(wanted) are promised.")
      }
    }
  }

  private static let kinds: [(String, RecordKind)] = [
    ("sources", .source), ("developers", .developer), ("hosts", .host), ("licenses", .license),
    ("benchmarks", .benchmark), ("baskets", .basket), ("calibrations", .calibration),
    ("families", .family),
    ("policies", .policy), ("devices", .device),
  ]

  private static func count(_ name: String, _ context: LintContext) -> Int? {
    switch name {
    case "models":
      return context.records(.model).values.count {
        ["reviewed", "listed"].contains($0.identity("status")?.text)
      }
    case "closed":
      return context.records(.model).values.count { $0.identity("status")?.text == "closed" }
    case "offers": return context.records(.host).values.reduce(0) { $0 + $1.rows("offers").count }
    case "results":
      return context.records(.benchmark).values.reduce(0) { $0 + $1.rows("results").count }
    default:
      return kinds.first { $0.0 == name }.map { context.records($0.1).count }
    }
  }
}
