/// Reads Weigh's own JSON Lines, the way in for a team's spreadsheet.
public struct FactsImporter: Importer {
  /// The kind, as the command line names it.
  public let kind = "facts"
  /// What it reads.
  public let summary = "JSON Lines with id, field, value, source and asOf."

  /// Makes an importer.
  public init() {}

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
    var sorter = RowSorter(catalog: catalog)
    var rowCount = 0
    let lines = input.bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (position, line) in lines.enumerated() {
      guard line.contains(where: { ![0x20, 0x09, 0x0D].contains($0) }) else { continue }
      rowCount += 1
      sorter.sort(reader.read(Array(line)), line: position + 1, text: line)
    }
    guard rowCount > 0 else { throw .empty(name: input.name) }
    let source = try Self.source(of: input, sorter.facts)
    try catalog.requireSource(source)
    return ImportOutcome(
      input: input, importer: kind, source: source, rowCount: rowCount, sorter)
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
}
