internal import GRDB

extension UserDatabase {
  /// All scenarios, the one changed last first, then by name.
  public func scenarios() throws(UserDatabaseError) -> [ScenarioSummary] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT name, revision, updated,
            (SELECT count(*) FROM edit WHERE edit.scenario = scenario.id) - 1
          FROM scenario JOIN edit ON edit.id = head ORDER BY updated DESC, name
          """
      ).map { ScenarioSummary(name: $0[0], revision: $0[1], updated: $0[2], edits: $0[3]) }
    }
  }

  /// Makes a scenario with a first state, which undo never goes behind, and opens it.
  ///
  /// **Errors**: `blankName`; `scenarioExists`, also where names differ only in case.
  public func createScenario(named name: String, state: ScenarioState, at time: String)
    throws(UserDatabaseError) -> StoredScenario
  {
    try change { database in
      try Self.checkFree(name, for: nil, in: database)
      // The head is set within the same transaction; until then it names no edit.
      try database.execute(
        sql: """
          INSERT INTO scenario (name, head, updated, newest_revision) VALUES (?, 0, ?, 1)
          """, arguments: [name, time])
      let id = database.lastInsertedRowID
      try EditRow.insert(
        state, after: nil, scenario: id, title: "", at: time, revision: 1, into: database)
      try Self.markOpened(id, in: database)
      return try Self.stored(id, in: database)
    }
  }

  /// A scenario by its name, case aside; `nil` if there is none.
  public func scenario(named name: String) throws(UserDatabaseError) -> StoredScenario? {
    try read { database in
      try Self.identifier(of: name, in: database).map { try Self.stored($0, in: database) }
    }
  }

  /// Opens a scenario: reads it, and remembers it as the last one opened.
  ///
  /// **Errors**: `noScenario`.
  public func openScenario(named name: String) throws(UserDatabaseError) -> StoredScenario {
    try change { database in
      guard let id = try Self.identifier(of: name, in: database) else {
        throw UserDatabaseError.noScenario(name: name)
      }
      try Self.markOpened(id, in: database)
      return try Self.stored(id, in: database)
    }
  }

  /// The scenario opened last, in this program or another; `nil` before the first and after it was
  /// deleted.
  public func lastOpenedScenario() throws(UserDatabaseError) -> StoredScenario? {
    try read { database in
      try Int64.fetchOne(database, sql: "SELECT scenario FROM last_opened")
        .map { try Self.stored($0, in: database) }
    }
  }

  /// Gives a scenario another name; its history stays.
  ///
  /// **Errors**: `blankName`, `scenarioExists`, `noScenario`.
  public func renameScenario(named name: String, to newName: String, at time: String)
    throws(UserDatabaseError)
  {
    try change { database in
      guard let id = try Self.identifier(of: name, in: database) else {
        throw UserDatabaseError.noScenario(name: name)
      }
      try Self.checkFree(newName, for: id, in: database)
      try database.execute(
        sql: "UPDATE scenario SET name = ?, updated = ? WHERE id = ?",
        arguments: [newName, time, id])
    }
  }

  /// Deletes a scenario with its history, marks, shortlist and draft.
  ///
  /// It cannot be undone.
  ///
  /// **Errors**: `noScenario`.
  public func deleteScenario(named name: String) throws(UserDatabaseError) {
    try change { database in
      try database.execute(sql: "DELETE FROM scenario WHERE name = ?", arguments: [name])
      guard database.changesCount == 1 else { throw UserDatabaseError.noScenario(name: name) }
    }
  }

  // MARK: - Within a transaction

  static func identifier(of name: String, in database: Database) throws -> Int64? {
    try Int64.fetchOne(database, sql: "SELECT id FROM scenario WHERE name = ?", arguments: [name])
  }

  private static func markOpened(_ id: Int64, in database: Database) throws {
    try database.execute(
      sql: "INSERT OR REPLACE INTO last_opened (only, scenario) VALUES (1, ?)", arguments: [id])
  }

  private static func checkFree(_ name: String, for id: Int64?, in database: Database) throws {
    guard name.contains(where: { !$0.isWhitespace }) else { throw UserDatabaseError.blankName }
    let holder = try identifier(of: name, in: database)
    guard holder == nil || holder == id else { throw UserDatabaseError.scenarioExists(name: name) }
  }

  static func stored(_ id: Int64, in database: Database) throws -> StoredScenario {
    guard
      let row = try Row.fetchOne(
        database, sql: "SELECT name, updated, head FROM scenario WHERE id = ?", arguments: [id])
    else { throw UserDatabaseError.noScenario(name: "") }
    let head = try EditRow(id: row[2], in: database)
    return StoredScenario(
      name: row[0], revision: head.revision, updated: row[1],
      state: try head.state(in: database),
      undoTitle: head.parent == nil ? nil : head.title,
      redoTitle: try head.newestChild(in: database)?.title, id: id, head: head.id)
  }
}
