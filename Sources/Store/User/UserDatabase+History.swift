internal import GRDB

extension UserDatabase {
  /// Saves a change of a scenario as one step that undo takes back.
  ///
  /// **Shape**: `scenario` is what the caller last read or got back; a state equal to it is not
  /// saved and comes back as it is. What had been undone before stays in the file but is no longer
  /// reached by redo.
  /// **Errors**: `changedElsewhere` if somebody saved in between, `noScenario` if it is gone.
  public func save(
    _ state: ScenarioState, to scenario: StoredScenario, title: String, at time: String
  )
    throws(UserDatabaseError) -> StoredScenario
  {
    try change { database in
      let head = try Self.head(of: scenario, in: database)
      let before = try head.state(in: database)
      guard state != before else { return try Self.stored(scenario.id, in: database) }
      var revision = head.revision
      if state.needs != before.needs {
        let newest = try Int.fetchOne(
          database, sql: "SELECT newest_revision FROM scenario WHERE id = ?",
          arguments: [scenario.id])
        revision = (newest ?? revision) + 1
      }
      try EditRow.insert(
        state, after: (head, before), scenario: scenario.id, title: title, at: time,
        revision: revision, into: database)
      return try Self.stored(scenario.id, in: database)
    }
  }

  /// Takes back the last change; `nil` at the beginning of the history.
  ///
  /// **Errors**: as `save`.
  public func undo(_ scenario: StoredScenario, at time: String) throws(UserDatabaseError)
    -> StoredScenario?
  {
    try move(scenario, at: time) { head, _ in head.parent }
  }

  /// Brings back the change that undo took back last; `nil` if there is none.
  ///
  /// **Errors**: as `save`.
  public func redo(_ scenario: StoredScenario, at time: String) throws(UserDatabaseError)
    -> StoredScenario?
  {
    try move(scenario, at: time) { head, database in try head.newestChild(in: database)?.id }
  }

  /// The changes that led to the present state, the last one first.
  ///
  /// **Errors**: `noScenario`.
  public func history(ofScenarioNamed name: String, limit: Int) throws(UserDatabaseError)
    -> [ScenarioEdit]
  {
    try read { database in
      guard let id = try Self.identifier(of: name, in: database) else {
        throw UserDatabaseError.noScenario(name: name)
      }
      return try Row.fetchAll(
        database,
        sql: """
          WITH RECURSIVE path (id, parent, title, made, revision) AS (
            SELECT edit.id, parent, title, made, revision
            FROM edit JOIN scenario ON edit.id = head WHERE scenario.id = ?
            UNION ALL
            SELECT edit.id, edit.parent, edit.title, edit.made, edit.revision
            FROM edit JOIN path ON edit.id = path.parent
          )
          SELECT title, made, revision FROM path WHERE parent IS NOT NULL
          ORDER BY id DESC LIMIT ?
          """, arguments: [id, max(0, limit)]
      ).map { ScenarioEdit(title: $0[0], made: $0[1], revision: $0[2]) }
    }
  }

  private func move(
    _ scenario: StoredScenario, at time: String,
    to target: (EditRow, Database) throws -> Int64?
  ) throws(UserDatabaseError) -> StoredScenario? {
    try change { database in
      let head = try Self.head(of: scenario, in: database)
      guard let next = try target(head, database) else { return nil }
      try EditRow.moveHead(of: scenario.id, to: next, at: time, in: database)
      return try Self.stored(scenario.id, in: database)
    }
  }

  /// The scenario's last edit, if it is still the one the caller knows.
  private static func head(of scenario: StoredScenario, in database: Database) throws -> EditRow {
    let head = try Int64.fetchOne(
      database, sql: "SELECT head FROM scenario WHERE id = ?", arguments: [scenario.id])
    guard let head else { throw UserDatabaseError.noScenario(name: scenario.name) }
    guard head == scenario.head else {
      throw UserDatabaseError.changedElsewhere(name: scenario.name)
    }
    return try EditRow(id: head, in: database)
  }
}
