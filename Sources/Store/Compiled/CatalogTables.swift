internal import Catalog

/// The tables and views of a compiled catalog.
///
/// Four tables hold everything, whatever its kind: `record` (identity), `fact` (one row for each
/// statement, accepted or not), `entry` (rows of lists such as offers), and `search`. Views named
/// after the kinds and lists of the schema turn them into what a person asks for:
/// `SELECT id, context FROM model WHERE status = 'reviewed'`, `SELECT * FROM host_offers`.
/// Values of `fact` and `entry` are canonical JSON; views give them as plain SQL values.
enum CatalogTables {
  /// Statements that make the empty tables, in order.
  ///
  /// `meta` and `packed` come first, so that what start-up reads lies at the beginning.
  static let tables = [
    "CREATE TABLE meta (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    """
    CREATE TABLE packed (
      name TEXT NOT NULL, part INTEGER NOT NULL, bytes BLOB NOT NULL,
      PRIMARY KEY (name, part)) STRICT
    """,
    """
    CREATE TABLE record (
      kind TEXT NOT NULL, id TEXT NOT NULL, identity TEXT NOT NULL,
      PRIMARY KEY (kind, id)) STRICT, WITHOUT ROWID
    """,
    // `state`: known, losing, disputed or unknown; `position` 0 is the accepted statement.
    """
    CREATE TABLE fact (
      kind TEXT NOT NULL, id TEXT NOT NULL, section TEXT NOT NULL, field TEXT NOT NULL,
      position INTEGER NOT NULL, state TEXT NOT NULL, value TEXT, reason TEXT,
      source TEXT NOT NULL, as_of TEXT, note TEXT, clause TEXT, inherited_from TEXT,
      is_estimate INTEGER NOT NULL, layer TEXT NOT NULL,
      PRIMARY KEY (kind, id, section, field, position)) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE entry (
      kind TEXT NOT NULL, id TEXT NOT NULL, list TEXT NOT NULL, position INTEGER NOT NULL,
      value TEXT NOT NULL, source TEXT, as_of TEXT, note TEXT, clause TEXT, layer TEXT,
      PRIMARY KEY (kind, id, list, position)) STRICT, WITHOUT ROWID
    """,
    """
    CREATE VIRTUAL TABLE search USING fts5 (
      kind UNINDEXED, id, name, aliases, tokenize = 'trigram')
    """,
  ]

  /// One view for each kind of record, and one for each of its lists and sections.
  static var views: [String] {
    RecordKind.allCases.flatMap { kind -> [String] in
      let schema = RecordSchema.of(kind)
      return [view(of: schema)] + schema.sections.map { view(of: $0, in: kind) }
        + schema.lists.map { view(of: $0, in: kind) }
    }
  }

  /// A record with its identity and its accepted facts as columns.
  private static func view(of schema: RecordSchema) -> String {
    let kind = schema.kind.rawValue
    let identity = schema.identity.filter { $0.field != "id" }.map { spec in
      "identity ->> '$.\(spec.field.name)' AS \(quoted(spec.field.name))"
    }
    let facts = schema.facts.map { spec in
      """
      (SELECT value ->> '$' FROM fact WHERE fact.kind = '\(kind)' AND fact.id = record.id
      AND section = '' AND field = '\(spec.field.name)' AND position = 0 AND state = 'known')
      AS \(quoted(spec.field.name))
      """
    }
    return """
      CREATE VIEW \(quoted(kind)) AS SELECT \((["id"] + identity + facts).joined(separator: ", "))
      FROM record WHERE kind = '\(kind)'
      """
  }

  /// The accepted facts of a section, one row each.
  private static func view(of section: RecordSchema.SectionSpec, in kind: RecordKind) -> String {
    """
    CREATE VIEW \(quoted(kind.rawValue + "_" + section.name)) AS
    SELECT id AS \(quoted(kind.rawValue)), field, value ->> '$' AS value, source, as_of FROM fact
    WHERE kind = '\(kind.rawValue)' AND section = '\(section.name)' AND position = 0
    AND state = 'known'
    """
  }

  /// The rows of a list with their columns.
  private static func view(of list: RecordSchema.ListSpec, in kind: RecordKind) -> String {
    let columns = list.columns.map { spec in
      "value ->> '$.\(spec.field.name)' AS \(quoted(spec.field.name))"
    }
    let head = ["id AS \(quoted(kind.rawValue))", "position"]
    return """
      CREATE VIEW \(quoted(kind.rawValue + "_" + list.name)) AS
      SELECT \((head + columns + ["source", "as_of"]).joined(separator: ", ")) FROM entry
      WHERE kind = '\(kind.rawValue)' AND list = '\(list.name)'
      """
  }

  private static func quoted(_ name: String) -> String { "\"\(name)\"" }
}
