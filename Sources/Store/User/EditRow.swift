internal import Catalog
internal import GRDB

/// One row of `edit`: the state of a scenario after one change.
struct EditRow {
  let id: Int64
  let parent: Int64?
  let title: String
  let revision: Int
  private let needs: Int64
  private let marks: Int64
  private let shortlist: Int64
  private let draft: Int64?

  private static let columns = "id, parent, title, revision, needs, marks, shortlist, draft"

  init(id: Int64, in database: Database) throws {
    guard
      let row = try GRDB.Row.fetchOne(
        database, sql: "SELECT \(Self.columns) FROM edit WHERE id = ?", arguments: [id])
    else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
    self.init(row)
  }

  private init(_ row: GRDB.Row) {
    id = row[0]
    parent = row[1]
    title = row[2]
    revision = row[3]
    needs = row[4]
    marks = row[5]
    shortlist = row[6]
    draft = row[7]
  }

  /// What redo leads to: of the changes made from here, the one made last.
  func newestChild(in database: Database) throws -> EditRow? {
    try GRDB.Row.fetchOne(
      database,
      sql: "SELECT \(Self.columns) FROM edit WHERE parent = ? ORDER BY id DESC LIMIT 1",
      arguments: [id]
    ).map(EditRow.init)
  }

  /// The state this edit left.
  func state(in database: Database) throws -> ScenarioState {
    ScenarioState(
      needs: try Self.body(needs, in: database),
      marks: try Self.choices(marks, in: database),
      shortlist: try Self.choices(shortlist, in: database),
      draft: try draft.map { try Self.body($0, in: database) })
  }

  /// Adds an edit and makes it the scenario's head; parts that did not change are shared with the
  /// edit before.
  static func insert(
    _ state: ScenarioState, after previous: (row: EditRow, state: ScenarioState)?, scenario: Int64,
    title: String, at time: String, revision: Int, into database: Database
  ) throws {
    func document(_ body: String) throws -> Int64 {
      try database.execute(
        sql: "INSERT INTO document (scenario, body) VALUES (?, ?)", arguments: [scenario, body])
      return database.lastInsertedRowID
    }
    func shared(_ part: KeyPath<EditRow, Int64>, unless isChanged: Bool, _ body: String) throws
      -> Int64
    {
      if let previous, !isChanged { return previous.row[keyPath: part] }
      return try document(body)
    }
    let old = previous?.state
    let needs = try shared(\.needs, unless: old?.needs != state.needs, state.needs)
    let marks = try shared(\.marks, unless: old?.marks != state.marks, json(state.marks))
    let shortlist = try shared(
      \.shortlist, unless: old?.shortlist != state.shortlist, json(state.shortlist))
    let isSameDraft = previous.map { $0.state.draft == state.draft } ?? false
    let draft = isSameDraft ? previous?.row.draft : try state.draft.map(document)
    try database.execute(
      sql: """
        INSERT INTO edit (scenario, parent, title, made, revision, needs, marks, shortlist, draft)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        scenario, previous?.row.id, title, time, revision, needs, marks, shortlist, draft,
      ])
    try moveHead(of: scenario, to: database.lastInsertedRowID, at: time, in: database)
  }

  /// Makes an edit the present state of its scenario.
  static func moveHead(of scenario: Int64, to edit: Int64, at time: String, in database: Database)
    throws
  {
    try database.execute(
      sql: """
        UPDATE scenario SET head = ?, updated = ?,
          newest_revision = max(newest_revision, (SELECT revision FROM edit WHERE id = ?))
        WHERE id = ?
        """, arguments: [edit, time, edit, scenario])
  }

  private static func body(_ id: Int64, in database: Database) throws -> String {
    guard
      let body = try String.fetchOne(
        database, sql: "SELECT body FROM document WHERE id = ?", arguments: [id])
    else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
    return body
  }

  private static func choices(_ id: Int64, in database: Database) throws -> [ModelChoice] {
    try GRDB.Row.fetchAll(
      database,
      sql: """
        SELECT choice.value ->> '$[0]', choice.value ->> '$[1]'
        FROM document, json_each(body) AS choice WHERE document.id = ? ORDER BY choice.key
        """, arguments: [id]
    ).map { ModelChoice(model: $0[0], delivery: $0[1]) }
  }

  /// Choices as JSON: pairs of model and delivery.
  private static func json(_ choices: [ModelChoice]) -> String {
    JSONValue.list(
      choices.map { .list([.text($0.model), $0.delivery.map(JSONValue.text) ?? .null]) }
    ).canonicalText
  }
}
