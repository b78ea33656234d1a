/// What lists of prices have in common: rows with names, a date for the whole file, a source that
/// the format itself names.
struct PriceList {
  let input: ImportInput
  let importer: String
  let source: String
  let catalog: ImportCatalog
  /// The evidence of every statement.
  let evidence: Evidence
  private var sorter: RowSorter
  private var rowCount = 0

  /// Settles source and date; `publisher` is the source where the user names none.
  ///
  /// - Throws: `ImportProblem` where the source is unknown, or nothing says when the list was taken:
  ///   a price without a date could not be told from an older one.
  init(
    _ input: ImportInput, importer: String, publisher: String, against catalog: ImportCatalog
  ) throws(ImportProblem) {
    self.input = input
    self.importer = importer
    self.catalog = catalog
    source = input.source ?? publisher
    try catalog.requireSource(source)
    guard let date = input.date ?? Self.date(in: input.name) else {
      throw .noDate(name: input.name)
    }
    let days = catalog.ids(.catalog).compactMap {
      catalog.record(.catalog, $0)?.identity("as_of")?.date
    }
    if let asOf = days.first, date > asOf { throw .afterCatalog(date, asOf: asOf) }
    evidence = Evidence(source: source, asOf: date)
    sorter = RowSorter(catalog: catalog, doubtsReleases: true)
  }

  /// Sorts a row that is called `name` in the file.
  mutating func add(
    _ name: String, line: Int, _ read: () throws(RowProblem) -> RowStatements
  ) {
    rowCount += 1
    let place = RowSorter.Place(line: line, name: name, text: name)
    do throws(RowProblem) {
      sorter.sort(.success(try read()), at: place)
    } catch {
      sorter.sort(.failure(error), at: place)
    }
  }

  /// What came of all rows.
  ///
  /// - Throws: `ImportProblem` where there was none.
  func outcome() throws(ImportProblem) -> ImportOutcome {
    guard rowCount > 0 else { throw .empty(name: input.name) }
    let dated = ImportInput(
      bytes: input.bytes, name: input.name, source: source, date: evidence.asOf,
      revision: input.revision, origin: input.origin)
    return ImportOutcome(
      input: dated, importer: importer, source: source, rowCount: rowCount, sorter)
  }

  /// The members of a file that is one JSON object.
  ///
  /// - Throws: `ImportProblem` with the line where it is none.
  static func members(
    of input: ImportInput, wanted: String
  ) throws(ImportProblem) -> [JSONPart] {
    let members: [JSONPart]?
    do {
      members = try JSONPart.members(of: input.bytes)
    } catch {
      throw .notJSON(name: input.name, line: error.line, error)
    }
    guard let members else { throw .otherShape(name: input.name, wanted: wanted) }
    guard !members.isEmpty else { throw .empty(name: input.name) }
    return members
  }

  /// A day that a file carries in its name, such as `prices_2026-04-04.json`.
  static func date(in name: String) -> CalendarDate? {
    let characters = Array(name)
    for start in characters.indices where start + 10 <= characters.count {
      let isInNumber =
        start > 0 && characters[start - 1].isNumber
        || start + 10 < characters.count && characters[start + 10].isNumber
      if !isInNumber, let date = CalendarDate(String(characters[start..<start + 10])),
        date.day != nil
      {
        return date
      }
    }
    return nil
  }
}
