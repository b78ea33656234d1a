internal import GRDB

/// The tables of the user's database, and how older files are brought up to them.
enum UserSchema {
  /// Whose file it is, as `PRAGMA application_id`: the letters `WghU`.
  static let applicationID = 0x5767_6855

  /// Statements that lead from each version to the next; a step is never edited once released.
  static let steps = [version1, version2]

  /// What a file is, as far as its first page says.
  enum Finding: Equatable {
    /// Nothing is in it yet, or an older version that `steps` lead up from.
    case outdated
    case current
    case newer(format: Int)
    case foreign
  }

  /// Tells what a database is.
  static func inspect(_ database: Database, steps: [String] = Self.steps) throws -> Finding {
    let owner = try Int.fetchOne(database, sql: "PRAGMA application_id")
    let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    if owner == applicationID {
      if version > steps.count { return .newer(format: version) }
      return version == steps.count ? .current : .outdated
    }
    let objects = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master")
    return owner == 0 && version == 0 && objects == 0 ? .outdated : .foreign
  }

  /// Brings a database up to date, within the caller's transaction: all steps or none.
  static func migrate(_ database: Database, steps: [String] = Self.steps) throws {
    let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    guard version < steps.count else { return }
    for step in steps[version...] { try database.execute(sql: step) }
    try database.execute(
      sql: "PRAGMA application_id = \(applicationID); PRAGMA user_version = \(steps.count)")
  }

  /// The tables of the first release.
  ///
  /// An edit holds the whole state of a scenario after it, as texts that edits share where they
  /// leave a part as it was. Undo moves `head` to the parent; nothing is rewritten or deleted.
  private static let version1 = """
    CREATE TABLE scenario (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (name <> ''),
      head INTEGER NOT NULL REFERENCES edit (id) DEFERRABLE INITIALLY DEFERRED,
      updated TEXT NOT NULL,
      newest_revision INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE document (
      id INTEGER PRIMARY KEY,
      scenario INTEGER NOT NULL REFERENCES scenario (id) ON DELETE CASCADE,
      body TEXT NOT NULL
    ) STRICT;
    CREATE INDEX document_by_scenario ON document (scenario);

    CREATE TABLE edit (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      scenario INTEGER NOT NULL REFERENCES scenario (id) ON DELETE CASCADE,
      parent INTEGER REFERENCES edit (id) DEFERRABLE INITIALLY DEFERRED,
      title TEXT NOT NULL,
      made TEXT NOT NULL,
      revision INTEGER NOT NULL,
      needs INTEGER NOT NULL REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
      marks INTEGER NOT NULL REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
      shortlist INTEGER NOT NULL REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
      draft INTEGER REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED
    ) STRICT;
    CREATE INDEX edit_by_scenario ON edit (scenario);
    CREATE INDEX edit_by_parent ON edit (parent);
    CREATE INDEX edit_by_needs ON edit (needs);
    CREATE INDEX edit_by_marks ON edit (marks);
    CREATE INDEX edit_by_shortlist ON edit (shortlist);
    CREATE INDEX edit_by_draft ON edit (draft);

    CREATE TABLE last_opened (
      only INTEGER PRIMARY KEY CHECK (only = 1),
      scenario INTEGER NOT NULL REFERENCES scenario (id) ON DELETE CASCADE
    ) STRICT;

    CREATE TABLE probe_run (
      id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
      kind TEXT NOT NULL,
      created TEXT NOT NULL,
      served_model TEXT NOT NULL,
      catalog_id TEXT,
      endpoint TEXT NOT NULL,
      body TEXT NOT NULL
    ) STRICT;
    CREATE INDEX probe_run_by_created ON probe_run (created);

    CREATE TABLE probe_label (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      run TEXT NOT NULL REFERENCES probe_run (id) ON DELETE CASCADE,
      item TEXT NOT NULL,
      made TEXT NOT NULL,
      body TEXT NOT NULL
    ) STRICT;
    CREATE INDEX probe_label_by_run ON probe_label (run);

    CREATE TABLE setting (
      key TEXT NOT NULL PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    """

  /// Probe runs as they go on: each measured request is a row of its own, and a run says how it
  /// stands, who keeps it, and on which hardware it ran.
  ///
  /// Runs kept before hold their requests inside `body`, and say there how they ended.
  private static let version2 = """
    ALTER TABLE probe_run ADD COLUMN status TEXT NOT NULL DEFAULT 'complete';
    ALTER TABLE probe_run ADD COLUMN holder TEXT;
    ALTER TABLE probe_run ADD COLUMN identity TEXT;
    ALTER TABLE probe_run ADD COLUMN device TEXT;
    UPDATE probe_run SET status = body ->> '$.status'
      WHERE json_valid(body) AND body ->> '$.status' IN ('stopped', 'failed');

    CREATE TABLE probe_sample (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      run TEXT NOT NULL REFERENCES probe_run (id) ON DELETE CASCADE,
      phase TEXT NOT NULL,
      place INTEGER NOT NULL,
      body TEXT NOT NULL
    ) STRICT;
    CREATE INDEX probe_sample_by_run ON probe_sample (run);
    """
}
