/// What an import gave; every row is taken, listed as unknown, or rejected.
public struct ImportOutcome: Hashable, Sendable {
  /// A row whose subject the catalog does not know.
  public struct UnknownRow: Hashable, Sendable {
    /// The line, from 1.
    public let line: Int
    /// What the row is called in its file, where rows have names.
    public let row: String?
    /// The name that stands for no id.
    public let name: String
  }

  /// A row that is not taken.
  public struct RejectedRow: Hashable, Sendable {
    /// The line, from 1.
    public let line: Int
    /// Why.
    public let reason: ImportRejection
    /// The row as it was read, or its name where rows have names.
    public let text: String
    /// What the row is called in its file, where rows have names.
    public let row: String?
  }

  /// A statement that is not taken, of a row that others are taken of.
  public struct RefusedFact: Hashable, Sendable {
    /// The line, from 1.
    public let line: Int
    /// What the row is called in its file, where rows have names.
    public let row: String?
    /// The field.
    public let field: String
    /// Why.
    public let reason: ImportRejection
  }

  /// The source key the import is filed under.
  public let source: String
  /// How many rows the file has.
  public let rowCount: Int
  /// How many rows gave at least one statement.
  public let takenCount: Int
  /// The statements taken, in the order of `facts.jsonl`.
  public let facts: [ImportedFact]
  /// Rows about things the catalog does not know; the first ten thousand.
  public let unknown: [UnknownRow]
  /// How many rows are about things the catalog does not know.
  public let unknownCount: Int
  /// Rows that are not taken; the first ten thousand.
  public let rejected: [RejectedRow]
  /// How many rows are not taken.
  public let rejectedCount: Int
  /// Statements that are not taken, of rows that others are taken of.
  public let refused: [RefusedFact]
  /// The files to write, below the catalog folder.
  public let files: [CatalogFile]

  init(
    input: ImportInput, importer: String, source: String, rowCount: Int, _ sorter: RowSorter
  ) {
    self.source = source
    self.rowCount = rowCount
    takenCount = sorter.takenCount
    let lines = sorter.facts.map { ($0, $0.line) }.sorted { left, right in
      let leftKind = left.0.kind.rawValue
      let rightKind = right.0.kind.rawValue
      if leftKind != rightKind { return leftKind.precedesByBytes(rightKind) }
      if left.0.id != right.0.id { return left.0.id.precedesByBytes(right.0.id) }
      return left.1.precedesByBytes(right.1)
    }
    facts = lines.map(\.0)
    unknown = sorter.unknown
    unknownCount = sorter.unknown.count + sorter.unlistedUnknownCount
    rejected = sorter.rejected
    rejectedCount = sorter.rejected.count + sorter.unlistedRejectedCount
    refused = sorter.refused
    var manifest: [String: JSONValue] = [
      "importer": .text(importer), "origin": .text(input.name),
      "revision": input.revision.map(JSONValue.text) ?? .null,
      "source": .text(source), "date": input.date.map { .text($0.description) } ?? .null,
      "sha256": .text(SHA256.hex(input.bytes)), "rows": .integer(Int64(rowCount)),
      "accepted": .integer(Int64(takenCount)), "rejected": .integer(Int64(rejectedCount)),
      "unknown": .list(
        unknown.map { unknown in
          Self.object(unknown.line, unknown.row, ["name": .text(unknown.name)])
        }),
    ]
    // Where each row makes one statement, the rows say it all.
    if facts.count != takenCount || !refused.isEmpty {
      manifest["facts"] = .integer(Int64(facts.count))
      manifest["refused"] = .integer(Int64(refused.count))
    }
    // A list that ends says how much of it there is.
    if sorter.unlistedUnknownCount > 0 {
      manifest["unknown_unlisted"] = .integer(Int64(sorter.unlistedUnknownCount))
    }
    if sorter.unlistedRejectedCount > 0 {
      manifest["rejected_unlisted"] = .integer(Int64(sorter.unlistedRejectedCount))
    }
    // What the numbers count was said by the mapping, not by the file.
    if let mapping = input.mappings.first, input.mappings.count == 1 {
      manifest["mapping"] = .text(mapping.name)
    }
    if let origin = input.origin {
      manifest["bytes"] = .integer(origin.fileBytes)
      manifest["sha256"] = origin.sha256.map { .text($0) } ?? .null
    }
    let refusals =
      rejected.map { row in
        Self.object(
          row.line, row.row ?? row.text, ["reason": .text(row.reason.message)])
      }
      + refused.map { fact in
        Self.object(
          fact.line, fact.row,
          ["field": .text(fact.field), "reason": .text(fact.reason.message)])
      }
    let folder = "imports/" + source + "/"
    files = [
      CatalogFile(path: folder + "facts.jsonl", text: lines.map { $0.1 + "\n" }.joined()),
      CatalogFile(path: folder + "manifest.json", text: JSONValue.object(manifest).indentedText),
      CatalogFile(
        path: folder + "rejected.jsonl", text: refusals.map { $0.canonicalText + "\n" }.joined()),
    ]
  }

  private static func object(
    _ line: Int, _ row: String?, _ rest: [String: JSONValue]
  ) -> JSONValue {
    var object = rest
    object["line"] = .integer(Int64(line))
    object["row"] = row.map(JSONValue.text)
    return .object(object)
  }

  /// The counts in a sentence or two; taken, unknown and rejected rows add up to all rows.
  public var summary: String {
    let taken =
      facts.count == takenCount
      ? "\(facts.count) facts" : "\(takenCount) taken (\(facts.count) facts)"
    let rows =
      "\(rowCount) rows: \(taken), \(unknownCount) with unknown names listed, "
      + "\(rejectedCount) rejected."
    guard !refused.isEmpty else { return rows }
    return rows + " Statements refused of rows taken: \(refused.count)."
  }
}
