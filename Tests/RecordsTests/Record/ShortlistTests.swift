import Catalog
import Decision
import Testing

@testable import Records

struct ShortlistTests {
  private static func list(
    length: Int = 1, models: [String]? = nil, robustness: Robustness? = nil
  ) throws -> Shortlist {
    try Shortlist(
      try RecordFixture.outcome(), title: "Support bot", author: "reviewer 1",
      created: try RecordFixture.today(), length: length, models: models,
      engine: ["weigh": "0.0.0"], robustness: robustness)
  }

  @Test func `a shortlist reads back as it was written`() throws {
    let list = try Self.list(robustness: try RecordFixture.outcome().robustness())
    #expect(try Shortlist(jsonText: list.json.indentedText) == list)
    let shares = try #require(list.content.shares)
    #expect(shares.shares.map(\.id).contains("example/alpha-7b"))
    #expect(abs(shares.shares.map(\.first).reduce(0, +) - 1) < 1e-6)
  }

  @Test func `a shortlist never ends between models that cannot be told apart`() throws {
    let outcome = try RecordFixture.outcome()
    let list = try Self.list()
    let bracket = try #require(outcome.rows.first).bracket
    let alike = outcome.rows.filter { $0.bracket == bracket && $0.group == .meets }
    #expect(list.content.entries.map(\.id) == alike.map(\.model.id))
    #expect(list.isLengthened == (alike.count > 1))
  }

  @Test func `named models are listed, ranked or not`() throws {
    let list = try Self.list(models: ["example/beta-30b", "example/gamma-70b"])
    #expect(list.content.entries.map(\.id) == ["example/beta-30b", "example/gamma-70b"])
    #expect(!list.isLengthened)
    #expect(throws: RecordProblem.unknownModel(id: "example/none", nearest: nil)) {
      try Self.list(models: ["example/none"])
    }
  }

  @Test func `an edited shortlist is refused`() throws {
    let text = try Self.list().json.indentedText
    let edited = text.replacing("reviewer 1", with: "reviewer 2")
    #expect(edited != text)
    #expect(throws: RecordProblem.changed(number: nil)) { try Shortlist(jsonText: edited) }
  }

  @Test func `a record is no shortlist`() throws {
    let text = try RecordFixture.record().json.canonicalText
    #expect(
      throws: RecordProblem.notARecord(schema: DecisionRecord.schema, kind: "weigh.shortlist")
    ) { try Shortlist(jsonText: text) }
  }
}
