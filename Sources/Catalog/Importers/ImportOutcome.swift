/// What an import gave; every row is taken, listed as unknown, or rejected.
public struct ImportOutcome: Hashable, Sendable {
  /// A row whose subject the catalog does not know.
  public struct UnknownRow: Hashable, Sendable {
    /// The line, from 1.
    public let line: Int
    /// The name that stands for no id.
    public let name: String
  }

  /// A row that is not taken.
  public struct RejectedRow: Hashable, Sendable {
    /// The line, from 1.
    public let line: Int
    /// Why.
    public let reason: ImportRejection
    /// The row as it was read.
    public let text: String
  }

  /// The source key the import is filed under.
  public let source: String
  /// How many rows the file has.
  public let rowCount: Int
  /// The statements taken, in the order of `facts.jsonl`.
  public let facts: [ImportedFact]
  /// Rows about things the catalog does not know.
  public let unknown: [UnknownRow]
  /// Rows that are not taken.
  public let rejected: [RejectedRow]
  /// The files to write, below the catalog folder.
  public let files: [CatalogFile]

  init(
    input: ImportInput, importer: String, source: String, rowCount: Int, facts: [ImportedFact],
    unknown: [UnknownRow], rejected: [RejectedRow]
  ) {
    self.source = source
    self.rowCount = rowCount
    let lines = facts.map { ($0, $0.line) }.sorted { left, right in
      let leftKind = left.0.kind.rawValue
      let rightKind = right.0.kind.rawValue
      if leftKind != rightKind { return leftKind.precedesByBytes(rightKind) }
      if left.0.id != right.0.id { return left.0.id.precedesByBytes(right.0.id) }
      return left.1.precedesByBytes(right.1)
    }
    self.facts = lines.map(\.0)
    self.unknown = unknown
    self.rejected = rejected
    var manifest: [String: JSONValue] = [
      "importer": .text(importer), "origin": .text(input.name),
      "revision": input.revision.map(JSONValue.text) ?? .null,
      "source": .text(source), "date": input.date.map { .text($0.description) } ?? .null,
      "sha256": .text(SHA256.hex(input.bytes)), "rows": .integer(Int64(rowCount)),
      "accepted": .integer(Int64(facts.count)), "rejected": .integer(Int64(rejected.count)),
      "unknown": .list(
        unknown.map { .object(["line": .integer(Int64($0.line)), "name": .text($0.name)]) }),
    ]
    if let origin = input.origin {
      manifest["bytes"] = .integer(origin.fileBytes)
      manifest["sha256"] = origin.sha256.map { .text($0) } ?? .null
    }
    let refusals = rejected.map { row in
      JSONValue.object([
        "line": .integer(Int64(row.line)), "reason": .text(row.reason.message),
        "row": .text(row.text),
      ]).canonicalText + "\n"
    }
    let folder = "imports/" + source + "/"
    files = [
      CatalogFile(path: folder + "facts.jsonl", text: lines.map { $0.1 + "\n" }.joined()),
      CatalogFile(path: folder + "manifest.json", text: JSONValue.object(manifest).indentedText),
      CatalogFile(path: folder + "rejected.jsonl", text: refusals.joined()),
    ]
  }

  /// The counts in one sentence; they add up to the number of rows.
  public var summary: String {
    "\(rowCount) rows: \(facts.count) facts, \(unknown.count) with unknown names listed, "
      + "\(rejected.count) rejected."
  }
}
