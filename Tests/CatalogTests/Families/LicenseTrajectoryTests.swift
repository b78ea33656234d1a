import Testing

@testable import Catalog

@Suite struct `License trajectories` {
  static let evidence = Evidence(source: "hub")

  /// A release of the family `f` with the license its weights carry today.
  static func model(
    _ id: String, _ date: String, _ license: [String], family: String = "f",
    relation: String = "official"
  ) -> Record {
    Record(
      kind: .model, id: id,
      identity: [.init("family", .text(family)), .init("relation", .text(relation))],
      facts: [
        NamedFact(
          "release_date",
          CalendarDate(date).map { .known(.date($0), evidence, losing: []) }
            ?? .unknown(reason: "not stated", evidence))
      ],
      lists: license.isEmpty
        ? []
        : [
          .init(
            name: "license",
            rows: [
              Row(
                values: [.init("artifact", .text("weights")), .init("id", .list(license))],
                evidence: evidence)
            ])
        ])
  }

  static func milestone(
    _ date: String, _ name: String, _ license: [String]?, kind: String? = nil,
    model: String? = nil
  ) -> Row {
    var values: [Row.NamedValue] = [.init("name", .text(name))]
    if let date = CalendarDate(date) { values.append(.init("date", .date(date))) }
    if let kind { values.append(.init("kind", .text(kind))) }
    if let license { values.append(.init("license", .list(license))) }
    if let model { values.append(.init("model", .text(model))) }
    return Row(values: values, evidence: Evidence(source: "file"))
  }

  static func snapshot(
    _ models: [Record], _ milestones: [Row] = [], licenses: [Record] = []
  ) -> CatalogSnapshot {
    CatalogSnapshot(
      release: .none,
      records: [
        Record(
          kind: .family, id: "f", lists: [.init(name: "milestones", rows: milestones)])
      ] + licenses + models)
  }

  private static func words(_ change: LicenseChange) -> String {
    func sets(_ all: [[String]]) -> String {
      all.map { $0.joined(separator: "+") }.joined(separator: "|")
    }
    return "\(change.kind.rawValue) \(change.date) \(change.subject): "
      + "\(sets(change.from)) > \(sets(change.to)), beside \(sets(change.beside))"
  }

  @Test func `tags that disagree or leave it open settle nothing, and a text decides`() throws {
    func release(_ rows: [(basis: String, ids: [String])]) throws -> TimelineEntry {
      var model = Self.model("x/A", "2025-01-01", ["replaced"])
      model.lists = [
        .init(
          name: "license",
          rows: rows.map { basis, ids in
            Row(
              values: [.init("artifact", .text("weights")), .init("basis", .text(basis))]
                + (ids.isEmpty ? [] : [.init("id", .list(ids))]), evidence: Self.evidence)
          })
      ]
      return try #require(Self.snapshot([model]).timeline(of: "f").first)
    }
    let split = try release([("tag", ["a"]), ("tag", ["b"])])
    #expect(split.licenses == [] && split.claimedLicenses == [["a"], ["b"]])
    let open = try release([("tag", ["a"]), ("tag", [])])
    #expect(open.licenses == [] && open.claimedLicenses == [["a"]])
    let agreed = try release([("tag", ["a"]), ("model-card", ["a"])])
    #expect(agreed.licenses == ["a"] && agreed.claimedLicenses == [])
    let read = try release([("tag", ["b"]), ("text-hash", ["a", "c"]), ("tag", [])])
    #expect(read.licenses == ["a", "c"] && read.claimedLicenses == [])
  }

  @Test func `a new license ends the stretch of the one that is not met again`() {
    let found = Self.snapshot([
      Self.model("x/A", "2024-01-01", ["own"]), Self.model("x/B", "2024-06-01", ["own"]),
      Self.model("x/C", "2025-01-20", ["mit"]),
    ]).licenseTrajectory(of: "f")
    #expect(
      found.phases.map { "\($0.first) \($0.last)" } == [
        "2024-01-01 2024-06-01", "2025-01-20 2025-01-20",
      ])
    #expect(found.phases[0].uses.map(\.releaseCount) == [2])
    #expect(found.changes.map(Self.words) == ["release 2025-01-20 C: own > mit, beside "])
  }

  @Test func `licenses used side by side do not take turns`() {
    let found = Self.snapshot([
      Self.model("x/A", "2024-01-01", ["apache"]), Self.model("x/B", "2024-02-01", ["research"]),
      Self.model("x/C", "2024-03-01", ["apache"]), Self.model("x/D", "2024-04-01", ["research"]),
    ]).licenseTrajectory(of: "f")
    #expect(
      found.phases.map { $0.uses.map(\.licenses) } == [
        [["apache"]], [["research"], ["apache"]],
      ])
    #expect(
      found.changes.map(Self.words) == [
        "release 2024-02-01 B:  > research, beside apache"
      ])
  }

  @Test func `today's license does not stand for the day before the terms changed`() {
    let found = Self.snapshot(
      [
        Self.model("x/Early", "2023-11-02", ["apache"]),
        Self.model("x/Chat", "2023-11-23", ["apache"]),
        Self.model("x/Next", "2024-07-01", ["apache"]),
      ],
      [
        Self.milestone("2023-11-04", "first file", nil, kind: "terms"),
        Self.milestone("2023-11-23", "community 2.1", ["community"], kind: "terms"),
        Self.milestone("2024-05-30", "apache text", ["apache"], kind: "terms"),
      ])
    let timeline = found.timeline(of: "f")
    #expect(
      timeline.map { "\($0.name) \($0.licenses) \($0.licensesNow ?? [])" } == [
        "Early [] [\"apache\"]", "first file [] []", "Chat [\"community\"] [\"apache\"]",
        "community 2.1 [\"community\"] []", "apache text [\"apache\"] []",
        "Next [\"apache\"] []",
      ])
    let trajectory = found.licenseTrajectory(of: "f")
    #expect(
      trajectory.changes.map(Self.words) == [
        "in-place 2023-11-23 community 2.1:  > community, beside ",
        "in-place 2024-05-30 apache text: community > apache, beside ",
      ])
    #expect(trajectory.phases.map { $0.uses.map(\.licenses) } == [[["community"]], [["apache"]]])
  }

  @Test func `a license file that changes twice keeps the release apart from the changes`() {
    let found = Self.snapshot(
      [Self.model("x/M2", "2025-10-27", ["modified"])],
      [
        Self.milestone("2025-10-26", "M2: Apache", ["apache"], model: "x/M2"),
        Self.milestone("2025-10-27", "M2: MIT", ["mit"], kind: "terms", model: "x/M2"),
        Self.milestone("2025-11-13", "M2: modified", ["modified"], kind: "terms", model: "x/M2"),
      ])
    let timeline = found.timeline(of: "f")
    #expect(
      timeline.map { "\($0.kind) \($0.date) \($0.name) \($0.licenses)" } == [
        "release 2025-10-27 M2 [\"apache\"]", "terms 2025-10-27 M2: MIT [\"mit\"]",
        "terms 2025-11-13 M2: modified [\"modified\"]",
      ])
    #expect(timeline[0].licenseEvidence?.source == "file")
    #expect(timeline[0].licenseEvidence?.asOf == CalendarDate("2025-10-26"))
    #expect(
      found.licenseTrajectory(of: "f").changes.map(Self.words) == [
        "in-place 2025-10-27 M2: MIT: apache > mit, beside ",
        "in-place 2025-11-13 M2: modified: mit > modified, beside ",
      ])
    #expect(found.cadence(of: "f").dates.map { "\($0.date)" } == ["2025-10-27"])
  }

  @Test func `a changed text is told once, with its source, and ends no stretch`() {
    func license(_ id: String, _ history: [(String, String)]) -> Record {
      Record(
        kind: .license, id: id, identity: [.init("category", .text("non-commercial"))],
        lists: [
          .init(
            name: "history",
            rows: history.map {
              Row(
                values: [.init("date", .text($0.0)), .init("what", .text($0.1))],
                evidence: Evidence(source: "text"))
            })
        ])
    }
    let found = Self.snapshot(
      [Self.model("x/M", "2026-04-09", ["nc"])],
      [Self.milestone("2026-04-11", "first file", ["nc"], model: "x/M")],
      licenses: [
        license("nc", [("2026-04-11", "first"), ("2026-04-15", "list of uses added")]),
        license("unused", [("2026-01-01", "nothing to do with it")]),
      ])
    let trajectory = found.licenseTrajectory(of: "f")
    #expect(
      trajectory.changes.map(Self.words) == [
        "text 2026-04-15 list of uses added: nc > nc, beside "
      ])
    #expect(trajectory.changes[0].entries[0].evidence?.source == "text")
    #expect(trajectory.phases.count == 1)
    #expect(trajectory.phases[0].uses[0].categories == ["non-commercial"])
  }
}
