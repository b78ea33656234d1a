/// Reads Weigh's own JSON Lines, the way in for a team's spreadsheet.
public struct FactsImporter: Importer {
  /// The kind, as the command line names it.
  public let kind = "facts"
  /// What it reads.
  public let summary = "JSON Lines with id, field, value, source and asOf."

  /// Makes an importer.
  public init() {}

  /// The price above which a unit is mistaken; as in lint.
  private static let priceLimit = 100.0

  /// Reads a file; what is not taken is listed with its line.
  ///
  /// - Throws: `ImportProblem` when nothing of it can be taken.
  public func read(
    _ input: ImportInput, against catalog: ImportCatalog
  ) throws(ImportProblem) -> ImportOutcome {
    try Self.read(input, against: catalog, as: kind)
  }

  /// Reads lines of statements for an importer of this kind.
  static func read(
    _ input: ImportInput, against catalog: ImportCatalog, as kind: String
  ) throws(ImportProblem) -> ImportOutcome {
    guard String(validating: input.bytes, as: UTF8.self) != nil else {
      throw .notUTF8(name: input.name)
    }
    let reader = FactLineReader(source: input.source, date: input.date)
    var sorter = RowSorter(catalog: catalog, priceLimit: priceLimit)
    var rowCount = 0
    let lines = input.bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (position, line) in lines.enumerated() {
      guard line.contains(where: { ![0x20, 0x09, 0x0D].contains($0) }) else { continue }
      rowCount += 1
      sorter.sort(reader.read(Array(line)), line: position + 1, text: line)
    }
    guard rowCount > 0 else { throw .empty(name: input.name) }
    let source = try Self.source(of: input, sorter.facts)
    if catalog.record(.source, source) == nil {
      throw .unknownSource(source, nearest: Spelling.nearest(source, in: catalog.ids(.source)))
    }
    guard Self.isFolderName(source) else { throw .wrongFolder(source) }
    return ImportOutcome(
      input: input, importer: kind, source: source, rowCount: rowCount, facts: sorter.facts,
      unknown: sorter.unknown, rejected: sorter.rejected)
  }

  private static func source(
    of input: ImportInput, _ facts: [ImportedFact]
  ) throws(ImportProblem) -> String {
    if let source = input.source { return source }
    let sources = Set(facts.map(\.evidence.source)).sorted { $0.precedesByBytes($1) }
    guard let only = sources.first else { throw .noSource(name: input.name) }
    guard sources.count == 1 else { throw .severalSources(name: input.name, sources) }
    return only
  }

  private static func isFolderName(_ name: String) -> Bool {
    !name.hasPrefix(".")
      && name.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: return true
        default: return false
        }
      }
  }
}

/// Puts each row among the taken, the unknown or the rejected ones.
private struct RowSorter {
  let catalog: ImportCatalog
  let priceLimit: Double
  private(set) var facts: [ImportedFact] = []
  private(set) var unknown: [ImportOutcome.UnknownRow] = []
  private(set) var rejected: [ImportOutcome.RejectedRow] = []
  private var seen: [String: (line: Int, fact: ImportedFact)] = [:]

  init(catalog: ImportCatalog, priceLimit: Double) {
    self.catalog = catalog
    self.priceLimit = priceLimit
  }

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
        if let price = value.value.number, price > priceLimit {
          throw .priceTooHigh(price, limit: priceLimit)
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
