/// Of a source without stated terms, only headline figures and the categories that a basket
/// names are carried.
struct NamedFiguresRule: LintRule {
  let id = "named-figures"
  let summary = "Of a source without stated terms, only figures that a basket names are carried."

  func check(_ context: LintContext, _ findings: inout LintFindings) {
    let ids = Set(context.records(.benchmark).keys)
    let baskets = context.records(.basket).values
    let named = Set(
      baskets.flatMap { basket in
        (basket.identity("benchmarks")?.list ?? [])
          + basket.rows("items").compactMap { $0["benchmark"]?.text }
      })
    for subject in context.subjects(.benchmark) {
      let id = subject.record.id
      guard !named.contains(id), let headline = Self.headline(of: id, ids) else { continue }
      for (position, row) in subject.record.rows("results").enumerated() {
        guard let source = row.evidence?.source,
          context.record(.source, source)?.identity("carry")?.text == "named-figures"
        else { continue }
        findings.note(
          subject.record, ["results", .item(position)],
          "This is a category of \(headline.quotedForMessage) that no basket names, and the terms "
            + "of source \(source.quotedForMessage) allow only its named figures. Remove it.")
        break
      }
    }
  }

  /// The benchmark whose id, followed by a hyphen, opens this one.
  private static func headline(of id: String, _ ids: Set<String>) -> String? {
    var head = Substring(id)
    while let hyphen = head.lastIndex(of: "-") {
      head = head[..<hyphen]
      if ids.contains(String(head)) { return String(head) }
    }
    return nil
  }
}
