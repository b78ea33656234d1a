/// Puts each row among the taken, the unknown or the rejected ones.
struct RowSorter {
  let catalog: ImportCatalog
  /// The price above which a unit is mistaken; as in lint.
  private static let priceLimit = 100.0

  private(set) var facts: [ImportedFact] = []
  private(set) var unknown: [ImportOutcome.UnknownRow] = []
  private(set) var rejected: [ImportOutcome.RejectedRow] = []
  private var seen: [String: (line: Int, fact: ImportedFact)] = [:]

  init(catalog: ImportCatalog) { self.catalog = catalog }

  mutating func sort(
    _ result: Result<ImportedFact, ImportRejection>, line: Int, text: ArraySlice<UInt8>
  ) {
    do throws(ImportRejection) {
      let fact = try result.get()
      switch resolved(fact) {
      case .success(let fact):
        try check(fact)
        let key = Self.key(of: fact)
        if let earlier = seen[key] {
          throw earlier.fact == fact
            ? ImportRejection.repeated(line: earlier.line) : .contradicts(line: earlier.line)
        }
        seen[key] = (line, fact)
        facts.append(fact)
      case .failure(let name):
        unknown.append(.init(line: line, name: name.name))
      }
    } catch {
      let row = String(decoding: text, as: UTF8.self)
      rejected.append(.init(line: line, reason: error, text: row.withoutControlCharacters))
    }
  }

  private struct UnknownName: Error {
    let name: String
  }

  /// The statement with ids in place of other names.
  private func resolved(_ fact: ImportedFact) -> Result<ImportedFact, UnknownName> {
    guard let id = catalog.id(fact.kind, named: fact.id) else {
      return .failure(UnknownName(name: fact.id))
    }
    var statement = fact.statement
    if case .row(let values) = statement,
      let position = values.firstIndex(where: { $0.field == "model" }),
      let name = values[position].value.text, ["offers", "results"].contains(fact.field.name)
    {
      guard let model = catalog.id(.model, named: name) else {
        return .failure(UnknownName(name: name))
      }
      var values = values
      values[position] = .init("model", .text(model))
      statement = .row(values)
    }
    return .success(
      ImportedFact(
        kind: fact.kind, id: id, section: fact.section, field: fact.field, statement: statement,
        evidence: fact.evidence))
  }

  private func check(_ fact: ImportedFact) throws(ImportRejection) {
    let source = fact.evidence.source
    if catalog.record(.source, source) == nil {
      throw .unknownSource(source, nearest: Spelling.nearest(source, in: catalog.ids(.source)))
    }
    guard case .row(let values) = fact.statement else { return }
    if fact.field == "offers" {
      for value in values where ["input", "output", "cache_read"].contains(value.field.name) {
        if let price = value.value.number, price > Self.priceLimit {
          throw .priceTooHigh(price, limit: Self.priceLimit)
        }
      }
    }
    if fact.field == "results", let benchmark = catalog.record(.benchmark, fact.id),
      let score = values.first(where: { $0.field == "score" })?.value.number
    {
      let low = benchmark.identity("minimum")?.number ?? -.infinity
      let high = benchmark.identity("maximum")?.number ?? .infinity
      if score < low || score > high { throw .scoreOutOfRange(score, low: low, high: high) }
    }
  }

  /// What two rows share when they speak of the same thing at the same time.
  private static func key(of fact: ImportedFact) -> String {
    var parts = [fact.kind.rawValue, fact.id, fact.path, fact.evidence.source]
    parts.append(fact.evidence.asOf?.description ?? "")
    if case .row(let values) = fact.statement {
      parts.append(RowOrder.key(of: Row(values: values, evidence: nil), in: fact.field.name))
    }
    return parts.joined(separator: "\t")
  }
}
