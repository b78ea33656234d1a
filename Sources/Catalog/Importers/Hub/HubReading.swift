/// Reads recorded replies of the Hub piece by piece.
///
/// **Shape**: JSON Lines, one reply a line, of any number; or one JSON document that holds a reply or
/// a list of them, over several lines.
/// **Cost**: memory for one line, for what is taken, and for lists that end at a fixed length. A line
/// about a repository the catalog does not know is looked through, not read.
public struct HubReading {
  /// The source of replies, where the user names none.
  static let publisher = "hub"

  private var lines: HubLines
  private var sorter: RowSorter
  private let catalog: ImportCatalog
  private let subject: String?
  private let evidence: Evidence
  private var rowCount = 0

  /// Begins to read; where the user names no source, it is `hub`.
  ///
  /// - Throws: `ImportProblem` where the source is not declared, or there is no date: counts of
  ///   downloads say nothing without the day they were taken.
  public init(_ input: ImportInput, against catalog: ImportCatalog) throws(ImportProblem) {
    let source = input.source ?? Self.publisher
    try catalog.requireSource(source)
    guard let date = input.date ?? PriceList.date(in: input.name) else {
      throw .noDate(name: input.name)
    }
    evidence = Evidence(source: source, asOf: date)
    subject = input.subject
    self.catalog = catalog
    sorter = RowSorter(catalog: catalog, doubtsReleases: true)
    lines = HubLines()
  }

  /// Takes the next bytes.
  public mutating func take(_ bytes: ArraySlice<UInt8>) {
    lines.take(bytes)
    while let line = lines.next() { sort(line.bytes, line.number) }
  }

  /// Ends the reading: what came of all rows.
  ///
  /// The input is what the manifest names; where its bytes are left out, its origin tells their size
  /// and digest.
  ///
  /// - Throws: `ImportProblem` where there was no row.
  public mutating func finish(_ input: ImportInput) throws(ImportProblem) -> ImportOutcome {
    let rest = lines.rest()
    if let document = rest.document {
      sort(document: document)
    } else if let line = rest.line {
      sort(line.bytes, line.number)
    }
    guard rowCount > 0 else { throw .empty(name: input.name) }
    let dated = ImportInput(
      bytes: input.bytes, name: input.name, source: evidence.source, date: evidence.asOf,
      revision: input.revision, origin: input.origin)
    return ImportOutcome(
      input: dated, importer: HubImporter().kind, source: evidence.source, rowCount: rowCount,
      sorter)
  }

  private mutating func sort(_ bytes: ArraySlice<UInt8>, _ number: Int) {
    guard bytes.contains(where: { ![0x20, 0x09, 0x0D].contains($0) }) else { return }
    rowCount += 1
    if let id = HubLines.idOfUnread(bytes), catalog.record(.model, id) == nil,
      catalog.id(.model, named: id) == nil
    {
      sorter.listUnknown(id, line: number)
      return
    }
    let json: JSONValue
    do {
      json = try JSONValue(reading: Array(bytes), keepsUnreadableNumbers: true)
    } catch {
      reject(.notJSON(error), bytes, number)
      return
    }
    sort(json, bytes, number)
  }

  private mutating func sort(document bytes: [UInt8]) {
    let json: JSONValue
    do {
      json = try JSONValue(reading: bytes, keepsUnreadableNumbers: true)
    } catch {
      rowCount += 1
      reject(.notJSON(error), bytes[...], error.line)
      return
    }
    for (position, reply) in (json.list ?? [json]).enumerated() {
      rowCount += 1
      sort(reply, ArraySlice(reply.canonicalText.utf8), position + 1)
    }
  }

  private mutating func sort(_ json: JSONValue, _ bytes: ArraySlice<UInt8>, _ number: Int) {
    do throws(RowProblem) {
      let reply = try HubReply(json, subject: subject, catalog, evidence)
      sorter.sort(
        .success(RowStatements(facts: try reply.facts())),
        at: .init(line: number, name: reply.id, text: reply.id))
    } catch {
      if case .unknown(let name) = error {
        sorter.listUnknown(name, line: number)
      } else {
        sorter.sort(.failure(error), at: .init(line: number, text: LeaderboardTable.shown(bytes)))
      }
    }
  }

  private mutating func reject(
    _ reason: ImportRejection, _ bytes: ArraySlice<UInt8>, _ number: Int
  ) {
    sorter.sort(
      .failure(.rejected(reason)), at: .init(line: number, text: LeaderboardTable.shown(bytes)))
  }
}
