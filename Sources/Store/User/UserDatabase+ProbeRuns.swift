internal import GRDB

extension UserDatabase {
  /// Saves a run; one with the same id is replaced and keeps its labels.
  public func save(_ run: ProbeRun) throws(UserDatabaseError) {
    let summary = run.summary
    try change { database in
      try database.execute(
        sql: """
          INSERT INTO probe_run (id, kind, created, served_model, catalog_id, endpoint, body)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, created = excluded.created,
            served_model = excluded.served_model, catalog_id = excluded.catalog_id,
            endpoint = excluded.endpoint, body = excluded.body
          """,
        arguments: [
          summary.id, summary.kind, summary.created, summary.servedModel, summary.catalogID,
          summary.endpoint, run.body,
        ])
    }
  }

  /// Runs without their bodies, the latest first; of one model of the catalog, or of all.
  public func probeRuns(ofModel catalogID: String? = nil) throws(UserDatabaseError)
    -> [ProbeRun.Summary]
  {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT id, kind, created, served_model, catalog_id, endpoint FROM probe_run
          WHERE ?1 IS NULL OR catalog_id = ?1 ORDER BY created DESC, id
          """, arguments: [catalogID]
      ).map(Self.summary)
    }
  }

  /// A run by its id; `nil` if there is none.
  public func probeRun(id: String) throws(UserDatabaseError) -> ProbeRun? {
    try read { database in
      try Row.fetchOne(
        database,
        sql: """
          SELECT id, kind, created, served_model, catalog_id, endpoint, body FROM probe_run
          WHERE id = ?
          """, arguments: [id]
      ).map { ProbeRun(summary: Self.summary($0), body: $0[6]) }
    }
  }

  /// Deletes a run with its labels.
  ///
  /// **Errors**: `noProbeRun`.
  public func deleteProbeRun(id: String) throws(UserDatabaseError) {
    try change { database in
      try database.execute(sql: "DELETE FROM probe_run WHERE id = ?", arguments: [id])
      guard database.changesCount == 1 else { throw UserDatabaseError.noProbeRun(id: id) }
    }
  }

  /// Adds a label to an answer of a run.
  ///
  /// **Errors**: `noProbeRun`.
  public func add(_ label: ProbeLabel, toRun id: String) throws(UserDatabaseError) {
    try change { database in
      try database.execute(
        sql: """
          INSERT INTO probe_label (run, item, made, body)
          SELECT id, ?, ?, ? FROM probe_run WHERE id = ?
          """, arguments: [label.item, label.made, label.body, id])
      guard database.changesCount == 1 else { throw UserDatabaseError.noProbeRun(id: id) }
    }
  }

  /// The labels of a run in the order they were added.
  public func labels(ofRun id: String) throws(UserDatabaseError) -> [ProbeLabel] {
    try read { database in
      try Row.fetchAll(
        database, sql: "SELECT item, made, body FROM probe_label WHERE run = ? ORDER BY id",
        arguments: [id]
      ).map { ProbeLabel(item: $0[0], made: $0[1], body: $0[2]) }
    }
  }

  private static func summary(_ row: Row) -> ProbeRun.Summary {
    ProbeRun.Summary(
      id: row[0], kind: row[1], created: row[2], servedModel: row[3], catalogID: row[4],
      endpoint: row[5])
  }
}
