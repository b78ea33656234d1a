import Catalog
import Decision
import Licensing
import Testing

@testable import Records

/// Policy packs in a record: a part of its own, and only where one is on.
@Suite struct RestrictionRecordTests {
  private static func pack(_ id: String, subjects: [String], host: String) -> Record {
    Record(
      kind: .policy, id: id,
      identity: [
        .init("version", .text("1")), .init("jurisdiction", .text("XY")),
        .init("instrument", .text("Order \(id)")), .init("date", .text("2025-02")),
        .init("as_of", .text("2026-02")), .init("subjects", .list(subjects)),
        .init("scope_third_party_host", .text(host)),
        .init("sources", .list(["https://example.org/\(id)"])),
        .init("conflicts", .list(["a newspaper says otherwise"])),
      ])
  }

  private static let packs = [
    pack("first", subjects: ["alpha-7b"], host: "covered"),
    pack("second", subjects: ["beta-30b"], host: "not-stated"),
  ]

  private func scenario(_ policies: String) -> String {
    RecordFixture.scenario + "\n[policies]\n\(policies)\n"
  }

  @Test func `without a pack a record has no such part`() throws {
    let record = try RecordFixture.record(extra: Self.packs)
    #expect(record.restrictions == nil)
    #expect(!record.json.canonicalText.contains("restrictions"))
    #expect(!ADRExport().text(of: record).contains("Reported Restrictions"))
  }

  @Test func `packs, findings and what they leave out read back, apart from the license`() throws {
    let record = try RecordFixture.record(
      scenario: scenario("first = \"exclude\"\nsecond = \"warn\""), extra: Self.packs)
    let part = try #require(record.restrictions)
    #expect(part.packs.map(\.id) == ["first", "second"])
    #expect(part.packs.map(\.effect) == [.exclude, .warn])
    #expect(part.leftOut == ["example/alpha-7b"])
    #expect(part.findings.map(\.coverage) == [.covered, .notStated])
    #expect(try DecisionRecord(jsonText: record.json.canonicalText) == record)
    let plain = try RecordFixture.record()
    for (left, right) in zip(record.entries, plain.entries) {
      #expect(left.license.verdict == right.license.verdict)
      #expect(left.licenses == right.licenses)
    }
    #expect(record.excluded.map(\.id) == plain.excluded.map(\.id))
  }

  @Test func `a chosen model that a pack leaves out keeps the record proposed, and says why`()
    throws
  {
    let record = try RecordFixture.record(
      scenario: scenario("first = \"exclude\""), extra: Self.packs)
    #expect(record.status == .proposed)
    #expect(
      record.missing == [
        "example/alpha-7b is chosen, but left out by the reported restriction first. "
          + "Let the pack only warn, or switch it off."
      ])
    let warned = try RecordFixture.record(
      scenario: scenario("first = \"warn\""), extra: Self.packs)
    #expect(warned.status == .accepted)
  }

  @Test func `the decision record names instrument, date, source and what disagrees`() throws {
    let record = try RecordFixture.record(
      scenario: scenario("first = \"exclude\""), extra: Self.packs)
    let text = ADRExport().text(of: record)
    for words in [
      "### Reported Restrictions", "set to exclude: Order first (XY, 2025-02)",
      "checked 2026-02", "<https://example.org/first>", "Disagreeing: a newspaper says otherwise",
      "Left out by them, though meeting every need: `example/alpha-7b`.",
    ] { #expect(text.contains(words), "\(words)") }
  }
}
