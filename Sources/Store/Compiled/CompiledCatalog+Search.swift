public import Catalog
internal import GRDB

extension CompiledCatalog {
  /// One record that a search found.
  public struct Hit: Hashable, Sendable {
    /// What it describes.
    public let kind: RecordKind
    /// Its id.
    public let id: String
    /// What it is called; its id where it has no other name.
    public let name: String
  }

  /// What is searched for is cut here; no name is nearly as long, and SQLite limits patterns.
  private static let longestSearch = 1_000

  /// Finds records by parts of their names, aliases and ids.
  ///
  /// **Shape**: words apart from each other must all occur somewhere; case does not matter. Exact
  /// names come first, then names that begin with the text, then the rest, shorter ids first.
  /// Blank text and a limit below 1 find nothing.
  /// **Errors**: `damaged`, where the index cannot be read.
  /// **Cost**: an index look-up for words of three characters and more, else a pass over all names.
  public func search(_ text: String, kind: RecordKind? = nil, limit: Int) throws(CatalogFileError)
    -> [Hit]
  {
    let words = text.prefix(Self.longestSearch).filter { $0 != "\0" }
      .split(whereSeparator: \.isWhitespace).map(String.init)
    guard !words.isEmpty, limit > 0 else { return [] }
    do {
      return try queue.unsafeRead { database in
        try find(words, kind: kind, limit: limit, in: database)
      }
    } catch {
      throw .damaged(path: path)
    }
  }

  private func find(_ words: [String], kind: RecordKind?, limit: Int, in database: Database) throws
    -> [Hit]
  {
    var conditions: [String] = []
    var arguments: [(any DatabaseValueConvertible)?] = []
    // A trigram index knows words of three characters and more.
    let indexed = words.filter { $0.unicodeScalars.count >= 3 }
    if !indexed.isEmpty {
      conditions.append("search MATCH ?")
      arguments.append(
        indexed.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: " "))
    }
    for word in words where word.unicodeScalars.count < 3 {
      conditions.append("(id || char(10) || name || char(10) || aliases) LIKE ? ESCAPE '!'")
      arguments.append("%" + Self.escaped(word) + "%")
    }
    if let kind {
      conditions.append("kind = ?")
      arguments.append(kind.rawValue)
    }
    let whole = Self.escaped(words.joined(separator: " "))
    let exact = [whole, whole, "%/" + whole]
    let beginning = [whole + "%", whole + "%", "%/" + whole + "%"]
    let rows = try GRDB.Row.fetchCursor(
      database,
      sql: """
        SELECT kind, id, name FROM search WHERE \(conditions.joined(separator: " AND "))
        ORDER BY CASE
          WHEN id LIKE ? ESCAPE '!' OR name LIKE ? ESCAPE '!' OR id LIKE ? ESCAPE '!' THEN 0
          WHEN id LIKE ? ESCAPE '!' OR name LIKE ? ESCAPE '!' OR id LIKE ? ESCAPE '!' THEN 1
          ELSE 2 END, length(id), id, kind
        LIMIT ?
        """, arguments: StatementArguments(arguments + exact + beginning + [limit]))
    var hits: [Hit] = []
    while let row = try rows.next() {
      guard let kind = RecordKind(rawValue: row[0]) else { continue }
      hits.append(Hit(kind: kind, id: row[1], name: row[2]))
    }
    return hits
  }

  /// A word in which LIKE sees no wildcard.
  private static func escaped(_ word: String) -> String {
    word.replacing("!", with: "!!").replacing("%", with: "!%").replacing("_", with: "!_")
  }
}
