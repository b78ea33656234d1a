internal import Catalog
internal import GRDB

/// Puts records into the tables `record`, `fact` and `entry`.
struct RecordWriter {
  private let insertRecord: Statement
  private let insertFact: Statement
  private let insertEntry: Statement

  init(database: Database) throws {
    insertRecord = try database.makeStatement(
      sql: "INSERT INTO record (kind, id, identity) VALUES (?, ?, ?)")
    insertFact = try database.makeStatement(
      sql: """
        INSERT INTO fact (kind, id, section, field, position, state, value, reason, source, as_of,
          note, clause, inherited_from, is_estimate, layer)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    insertEntry = try database.makeStatement(
      sql: """
        INSERT INTO entry (kind, id, list, position, value, source, as_of, note, clause, layer)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
  }

  /// Writes one record with all its statements and rows.
  func write(_ record: Catalog.Record) throws {
    try insertRecord.execute(
      arguments: [record.kind.rawValue, record.id, Self.json(record.identity)])
    for named in record.facts { try write(named, section: "", of: record) }
    for section in record.sections {
      for named in section.facts { try write(named, section: section.name, of: record) }
    }
    for list in record.lists {
      for (position, row) in list.rows.enumerated() {
        let evidence = row.evidence
        try insertEntry.execute(arguments: [
          record.kind.rawValue, record.id, list.name, position, Self.json(row.values),
          evidence?.source, evidence?.asOf?.description, evidence?.note, evidence?.clause,
          evidence?.layer.rawValue,
        ])
      }
    }
  }

  private func write(_ named: NamedFact, section: String, of record: Catalog.Record) throws {
    func insert(
      _ position: Int, _ state: String, _ value: FactValue?, reason: String? = nil,
      _ evidence: Evidence
    ) throws {
      try insertFact.execute(arguments: [
        record.kind.rawValue, record.id, section, named.field.name, position, state,
        value?.json.canonicalText, reason, evidence.source, evidence.asOf?.description,
        evidence.note, evidence.clause, evidence.inheritedFrom, evidence.isEstimate,
        evidence.layer.rawValue,
      ])
    }
    switch named.fact {
    case .known(let value, let evidence, let losing):
      try insert(0, "known", value, evidence)
      for (place, claim) in losing.enumerated() {
        try insert(place + 1, "losing", claim.value, claim.evidence)
      }
    case .unknown(let reason, let evidence):
      try insert(0, "unknown", nil, reason: reason, evidence)
    case .disputed(let claims):
      for (place, claim) in claims.enumerated() {
        try insert(place, "disputed", claim.value, claim.evidence)
      }
    }
  }

  private static func json(_ values: [Catalog.Row.NamedValue]) -> String {
    JSONValue.object(
      Dictionary(
        values.map { ($0.field.name, $0.value.json) }, uniquingKeysWith: { first, _ in first })
    ).canonicalText
  }
}
