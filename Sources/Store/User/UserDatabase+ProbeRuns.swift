internal import GRDB

extension UserDatabase {
  /// Saves a run whole; one with the same id is replaced and keeps its labels.
  ///
  /// **Shape**: a running one belongs to this program from now on; any other belongs to nobody.
  /// What it has of requests replaces those kept before, all at once.
  public func save(_ run: ProbeRun) throws(UserDatabaseError) {
    let summary = run.summary
    let holder = summary.status == .running ? RunHolder.current.text : nil
    try change { database in
      try database.execute(
        sql: """
          INSERT INTO probe_run
            (id, kind, created, served_model, catalog_id, endpoint, body, status, holder, identity,
             device)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, created = excluded.created,
            served_model = excluded.served_model, catalog_id = excluded.catalog_id,
            endpoint = excluded.endpoint, body = excluded.body, status = excluded.status,
            holder = excluded.holder, identity = excluded.identity, device = excluded.device
          """,
        arguments: [
          summary.id, summary.kind, summary.created, summary.servedModel, summary.catalogID,
          summary.endpoint, run.body, summary.status.rawValue, holder, summary.identity,
          summary.device,
        ])
      try database.execute(sql: "DELETE FROM probe_sample WHERE run = ?", arguments: [summary.id])
      for sample in run.samples { try Self.insert(sample, run: summary.id, into: database) }
    }
  }

  /// Keeps one measured request of a run.
  ///
  /// **Errors**: `noProbeRun`.
  public func add(_ sample: ProbeRun.Sample, toRun id: String) throws(UserDatabaseError) {
    try change { database in
      try Self.insert(sample, run: id, into: database)
      guard database.changesCount == 1 else { throw UserDatabaseError.noProbeRun(id: id) }
    }
  }

  /// Runs without their bodies, the latest first; of one model of the catalog, or of all.
  ///
  /// **Shape**: a run whose program is gone is told as stopped.
  public func probeRuns(ofModel catalogID: String? = nil) throws(UserDatabaseError)
    -> [ProbeRun.Summary]
  {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT \(Self.summaryColumns) FROM probe_run
          WHERE ?1 IS NULL OR catalog_id = ?1 ORDER BY created DESC, id
          """, arguments: [catalogID]
      ).map(Self.summary)
    }
  }

  /// A run by its id, with its requests unless only the rest is wanted; `nil` if there is none.
  public func probeRun(
    id: String, withSamples: Bool = true
  ) throws(UserDatabaseError) -> ProbeRun? {
    try read { database in
      let row = try Row.fetchOne(
        database, sql: "SELECT \(Self.summaryColumns), body FROM probe_run WHERE id = ?",
        arguments: [id])
      guard let row else { return nil }
      guard withSamples else {
        return ProbeRun(summary: Self.summary(row), body: row["body"])
      }
      let samples = try Row.fetchAll(
        database, sql: "SELECT phase, place, body FROM probe_sample WHERE run = ? ORDER BY id",
        arguments: [id]
      ).map { ProbeRun.Sample(phase: $0[0], place: $0[1], body: $0[2]) }
      return ProbeRun(summary: Self.summary(row), body: row["body"], samples: samples)
    }
  }

  /// Deletes a run with its requests and labels.
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

  private static func insert(
    _ sample: ProbeRun.Sample, run: String, into database: Database
  ) throws {
    try database.execute(
      sql: """
        INSERT INTO probe_sample (run, phase, place, body)
        SELECT id, ?, ?, ? FROM probe_run WHERE id = ?
        """, arguments: [sample.phase, sample.place, sample.body, run])
  }

  private static let summaryColumns =
    "id, kind, created, served_model, catalog_id, endpoint, status, holder, identity, device"

  private static func summary(_ row: Row) -> ProbeRun.Summary {
    var status = ProbeRun.Status(rawValue: row[6]) ?? .failed
    let holder: String? = row[7]
    if status == .running, holder.map({ RunHolder(text: $0).isAlive }) != true { status = .stopped }
    return ProbeRun.Summary(
      id: row[0], kind: row[1], status: status, created: row[2], servedModel: row[3],
      catalogID: row[4], endpoint: row[5], identity: row[8], device: row[9])
  }
}
