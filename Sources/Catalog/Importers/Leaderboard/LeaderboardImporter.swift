/// Reads a published leaderboard through a mapping file.
///
/// **Shape**: each row of the table becomes one result for each benchmark the mapping names and the
/// row has a score of; a row without any is not taken. A score that is left out, or a part of a mean
/// that is, makes no result: unknown is never zero.
/// **Units**: percent stays, fractions become percent, points stay as they are; the bounds are those
/// of the benchmark, which for ratings has no highest score.
public struct LeaderboardImporter: Importer {
  /// The kind, as the command line names it.
  public let kind = "leaderboard"
  /// What it reads.
  public let summary = "Results as CSV, JSON, YAML list or Markdown table, with a mapping file."

  /// Makes an importer.
  public init() {}

  /// Reads a file with the mapping it comes with, or with the only one of several whose columns it
  /// has.
  ///
  /// - Throws: `ImportProblem` when nothing of it can be taken.
  public func read(
    _ input: ImportInput, against catalog: ImportCatalog
  ) throws(ImportProblem) -> ImportOutcome {
    let (mapping, table) =
      input.mappings.count == 1
      ? try Self.read(input, with: input.mappings[0]) : try Self.recognized(input)
    let source = input.source ?? mapping.source
    try catalog.requireSource(source)
    for column in mapping.columns where table.columns.count(where: { $0 == column }) > 1 {
      throw .notATable(name: input.name, .repeatedColumn(column))
    }
    for score in mapping.scores { try Self.check(score, mapping, against: catalog) }
    guard !table.rows.isEmpty else { throw .empty(name: input.name) }
    try Self.checkUnits(mapping, table, name: input.name)
    let date = input.date ?? PriceList.date(in: input.name)
    var sorter = RowSorter(catalog: catalog)
    let reading = LeaderboardRows(mapping, table, catalog, source: source, date: date)
    for (row, result) in reading.results() {
      sorter.sort(
        result.map { RowStatements(facts: $0) }, at: RowSorter.Place(line: row.line, text: row.text)
      )
    }
    let dated = ImportInput(
      bytes: input.bytes, name: input.name, source: source, date: date, revision: input.revision,
      mappings: [mapping], origin: input.origin)
    return ImportOutcome(
      input: dated, importer: kind, source: source, rowCount: table.rows.count, sorter)
  }

  /// The only mapping whose columns a file has.
  ///
  /// - Throws: `ImportProblem` where none or several fit, or the file cannot be read.
  public static func mapping(of input: ImportInput) throws(ImportProblem) -> LeaderboardMapping {
    try recognized(input).mapping
  }

  private typealias Recognized = (mapping: LeaderboardMapping, table: LeaderboardTable)

  private static func recognized(_ input: ImportInput) throws(ImportProblem) -> Recognized {
    var fitting: [Recognized] = []
    var problems: [LeaderboardTable.Format: TableProblem] = [:]
    for mapping in input.mappings {
      do {
        if let table = try mapping.table(in: input.bytes) { fitting.append((mapping, table)) }
      } catch {
        problems[mapping.format] = error
      }
    }
    if fitting.count > 1 {
      // Files of one publisher may have the same columns; then only their names tell.
      let named = fitting.filter { $0.mapping.files.contains(input.name) }
      guard named.count == 1 else {
        throw .severalMappings(name: input.name, fitting.map(\.mapping.name))
      }
      return named[0]
    }
    if let only = fitting.first { return only }
    if let format = format(of: input.name), let problem = problems[format], problem.isSyntax {
      throw .notATable(name: input.name, problem)
    }
    throw .noMapping(name: input.name, input.mappings.map(\.name))
  }

  private static func read(
    _ input: ImportInput, with mapping: LeaderboardMapping
  ) throws(ImportProblem) -> Recognized {
    do {
      if let table = try mapping.table(in: input.bytes) { return (mapping, table) }
      let found = try LeaderboardTable.read(
        input.bytes, as: mapping.format, levels: mapping.levels
      ).flatMap(\.columns)
      let missing = mapping.columns.first { !found.contains($0) } ?? mapping.model
      throw ImportProblem.missingColumn(
        missing, name: input.name, mapping: mapping.name,
        nearest: Spelling.nearest(missing, in: found))
    } catch let problem as TableProblem {
      throw .notATable(name: input.name, problem)
    } catch let problem as ImportProblem {
      throw problem
    } catch {
      throw .empty(name: input.name)
    }
  }

  /// The format the end of a file name stands for.
  private static func format(of name: String) -> LeaderboardTable.Format? {
    switch name.split(separator: ".").last {
    case "csv": return .csv
    case "json": return .json
    case "yml", "yaml": return .yaml
    case "md": return .markdown
    default: return nil
    }
  }

  private static func check(
    _ score: LeaderboardMapping.Score, _ mapping: LeaderboardMapping,
    against catalog: ImportCatalog
  ) throws(ImportProblem) {
    guard let benchmark = catalog.record(.benchmark, score.benchmark) else {
      throw .unknownBenchmark(
        score.benchmark, mapping: mapping.name,
        nearest: Spelling.nearest(score.benchmark, in: catalog.ids(.benchmark)))
    }
    let edition = benchmark.identity("edition")?.text
    if let wanted = score.edition, wanted != edition {
      throw .otherEdition(
        benchmark: score.benchmark, wanted: wanted, held: edition, mapping: mapping.name)
    }
  }

  /// From how many scores on a column tells that it counts in fractions.
  private static let enoughScores = 3

  /// A column of percent that never passes 1 counts in something else.
  private static func checkUnits(
    _ mapping: LeaderboardMapping, _ table: LeaderboardTable, name: String
  ) throws(ImportProblem) {
    let columns = mapping.scores.filter { $0.unit == .percent }
      .flatMap { $0.parts.flatMap { mapping.groups[$0] ?? [$0] } }
    for column in columns {
      guard let position = table.columns.firstIndex(of: column) else { continue }
      let numbers = table.rows.compactMap { row in
        row.cells[position].flatMap { LeaderboardNumber($0) }
      }
      guard numbers.count >= enoughScores, numbers.allSatisfy({ (0...1).contains($0.value) }),
        numbers.contains(where: { $0.value > 0 }), !numbers.contains(where: \.hasPercentSign)
      else { continue }
      throw .looksLikeFraction(column: column, name: name, mapping: mapping.name)
    }
  }
}

extension ImportInput {
  /// The same file, to be read with one mapping.
  public func read(with mapping: LeaderboardMapping) -> ImportInput {
    ImportInput(
      bytes: bytes, name: name, source: source, date: date, revision: revision, subject: subject,
      mappings: [mapping], origin: origin)
  }
}

/// A number as a cell states it.
struct LeaderboardNumber {
  let value: Double
  let hasPercentSign: Bool

  /// Reads digits with a point, a sign and an exponent at most, and a percent sign after them.
  init?(_ text: String) {
    var text = text.trimmed
    hasPercentSign = text.hasSuffix("%")
    if hasPercentSign { text = String(text.dropLast()).trimmed }
    // `Double` would read words and hexadecimal digits, too.
    let isDecimal = text.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains(byte)
    }
    guard isDecimal, let value = Double(text), value.isFinite else { return nil }
    self.value = value
  }
}
