/// The tables of a compiled catalog.
///
/// Four tables hold everything, whatever its kind: `record` (identity), `fact` (one row for each
/// statement, accepted or not), `entry` (rows of lists such as offers), and `search`. Their values
/// are canonical JSON; the view `known` gives accepted facts as plain SQL values:
///
///     SELECT id, value FROM known WHERE kind = 'model' AND field = 'context' AND value > 100000;
///     SELECT id, value ->> 'model', value ->> 'input' FROM entry WHERE list = 'offers';
///
/// A table or view for each kind would repeat the schemas and cost start-up: SQLite reads every
/// definition before its first answer, and 35 views made opening 1.3 ms slower.
enum CatalogTables {
  /// Statements that make the tables, empty, in order.
  ///
  /// `meta` and `packed` come first, so that what start-up reads lies at the beginning.
  static let definitions = [
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
    """
    CREATE VIEW known AS
    SELECT kind, id, section, field, value ->> '$' AS value, source, as_of FROM fact
    WHERE position = 0 AND state = 'known'
    """,
  ]
}
