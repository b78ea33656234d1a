import Catalog
import Decision
import Testing

@testable import Records

/// What may have become of the fixture's catalog since a decision was made on it.
enum RecheckFixture {
  /// A day on which nothing of the record is due or stale.
  static func calmDay() throws -> CalendarDate { try #require(CalendarDate("2026-08-10")) }

  /// A record of which no item of the checklist is open.
  static func settled(_ change: (inout DecisionDraft) -> Void = { _ in }) throws -> DecisionRecord {
    try RecordFixture.record { draft in
      for position in draft.checklist.indices { draft.checklist[position].state = .done }
      change(&draft)
    }
  }

  /// Holds a record against a catalog with some records in place of the fixture's.
  static func recheck(
    _ record: DecisionRecord, now extra: [Record] = [], on day: CalendarDate? = nil,
    engine: [String: String] = ["weigh": "0.0.0"]
  ) throws -> Recheck {
    Recheck(
      record,
      outcome: try RecordFixture.outcome(scenario: record.basis.scenarioBody, extra: extra),
      today: try day ?? calmDay(), engine: engine)
  }

  /// The fixture's host with some offers in place of its own, all seen on one day.
  static func host(
    _ offers: [(model: String, input: Double, output: Double)] = [], on day: String = "2026-06-20"
  ) -> Record {
    var host = RecordFixture.host
    let replaced = Set(offers.map(\.model))
    let kept = RecordFixture.offers.filter { !replaced.contains($0.model) }
    host.lists = [
      .init(
        name: "offers",
        rows: (kept + offers).map { offer in
          Row(
            values: [
              .init("model", .text(offer.model)), .init("input", .number(offer.input)),
              .init("output", .number(offer.output)),
            ], evidence: Evidence(source: "prices", asOf: CalendarDate(day)))
        })
    ]
    return host
  }

  /// The fixture's chosen model with one part changed.
  static func alpha(
    context: Int64? = 65_536, languages: [String]? = ["de", "en"], status: String = "reviewed",
    text: String = String(repeating: "12", count: 32)
  ) -> Record {
    var record = RecordFixture.model(
      "example/alpha-7b", context: context, languages: languages)
    record.identity = [.init("status", .text(status)), .init("kinds", .list(["chat"]))]
    record.lists = [
      .init(
        name: "license",
        rows: [
          Row(
            values: [
              .init("artifact", .text("weights")), .init("id", .list(["open-use"])),
              .init("basis", .text("text-hash")), .init("text", .text(text)),
              .init("checked", .text("2026-06-01")),
            ], evidence: Evidence(source: "cards"))
        ])
    ]
    return record
  }

  /// A policy pack that names the chosen model.
  static func pack(
    version: String = "1", hosts: String = "not-addressed", expires: String = "2026-12-31"
  ) -> Record {
    Record(
      kind: .policy, id: "order-1",
      identity: [
        .init("version", .text(version)), .init("jurisdiction", .text("Exampleland")),
        .init("instrument", .text("Order 1")), .init("date", .text("2026-05")),
        .init("as_of", .text("2026-06-01")), .init("expires", .text(expires)),
        .init("subjects", .list(["alpha-7b"])),
        .init("scope_third_party_host", .text(hosts)),
        .init("sources", .list(["https://rules.example/1"])),
      ])
  }

  /// A catalog that names a quality scale nobody can read.
  static func scale(_ version: String) -> [Record] {
    [
      Record(kind: .catalog, id: "catalog", identity: [.init("calibration", .text(version))]),
      Record(kind: .calibration, id: version, identity: [.init("version", .text(version))]),
    ]
  }

  /// The fixture's scenario without one of its needs.
  static func scenario(without need: String) -> String {
    var parts = RecordFixture.scenario.split(separator: "\n\n", omittingEmptySubsequences: true)
    parts.removeAll { $0.contains("id = \"\(need)\"") && $0.hasPrefix("[[must]]") }
    return parts.joined(separator: "\n\n") + "\n"
  }
}
