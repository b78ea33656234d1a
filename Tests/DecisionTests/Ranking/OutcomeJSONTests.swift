import Catalog
import Decision
import Foundation
import Testing

/// The machine output of a ranking.
@Suite struct OutcomeJSONTests {
  private let scenario = Fixture.disclosing(musts: [
    .rule("context", .greaterOrEqual, .integer(16_384))
  ])

  private let fixture: Fixture = {
    var fixture = Fixture([
      Fixture.reviewed("acme/a", open: 6, closed: 6),
      Fixture.reviewed("acme/b", open: 3, closed: 2),
      Fixture.model("acme/c", context: 8192), Fixture.model("acme/d", context: nil),
      Fixture.model("big/closed", status: "closed"),
    ])
    fixture.result("big/closed", 80)
    fixture.offer("acme/a", input: 0.1, output: 0.3)
    return fixture
  }()

  private func object(_ outcome: Outcome) throws -> [String: Any] {
    let data = Data(outcome.json().canonicalText.utf8)
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  @Test func `keys are sorted, nothing is spaced, computed numbers have six decimals`() throws {
    let text = try fixture.outcome(scenario).json().canonicalText
    #expect(!text.contains(": ") && !text.contains(", \"") && !text.contains("\n"))
    #expect(text.contains("\"score\":{\"high\":0.500000,\"low\":0.500000,\"mid\":0.500000}"))
    #expect(!text.contains("-0.000000"))
    #expect(text.hasPrefix("{\"catalog\":{\"asOf\":\"2026-06-30\","))
    let keys = ["\"catalog\":", "\"counts\":", "\"criteria\":", "\"engine\":", "\"funnel\":"]
    let places = keys.compactMap { text.range(of: $0)?.lowerBound }
    #expect(places == places.sorted() && places.count == keys.count)
  }

  @Test func `the document says what was counted and by which rules`() throws {
    let outcome = try fixture.outcome(scenario)
    let object = try object(outcome)
    #expect(object["schema"] as? String == "weigh.rank/1")
    let counts = try #require(object["counts"] as? [String: Int])
    #expect(
      counts == ["considered": 4, "meet": 2, "hang": 1, "excluded": 1, "pending": 0])
    let items = try #require(object["items"] as? [[String: Any]])
    #expect(items.map { $0["id"] as? String } == ["acme/b", "acme/a", "acme/d"])
    #expect(items.map { $0["position"] as? Int } == [1, 2, 3])
    #expect(
      items[2]["flags"] as? [String] == [
        "hangs-on-unknown", "nothing-known", "unknown:context",
      ])
    let references = try #require(object["references"] as? [[String: Any]])
    #expect(references.map { $0["id"] as? String } == ["big/closed"])
    #expect(references.first?["rank"] == nil)
  }

  @Test func `a known number keeps the digits of its source, a missing one says how to settle it`()
    throws
  {
    var prices = scenario
    prices.preferences.append(Preference(criterion: "price.blended", place: 2))
    let outcome = try fixture.outcome(prices)
    let sold = try #require(outcome.row(of: "acme/a"))
    let text = outcome.json(of: sold).canonicalText
    #expect(text.contains("\"price.blended\":{\"asOf\":\"2026-06-30\",\"evidence\":\"reported\""))
    #expect(text.contains("\"sources\":[\"example\"]"))
    let unsold = try #require(outcome.row(of: "acme/b"))
    #expect(
      outcome.json(of: unsold).canonicalText.contains(
        "\"evidence\":\"unknown\",\"points\":0.125000,\"reason\":\"Ask a host for its price list.\""
      ))
  }

  @Test func `a limit cuts the items and no count`() throws {
    let outcome = try fixture.outcome(scenario)
    let cut = outcome.json(limit: 1).canonicalText
    #expect(cut.contains("\"considered\":4"))
    #expect(cut.contains("\"acme/b\"") && !cut.contains("\"acme/a\""))
  }

  @Test func `the same inputs give the same id, however the records come`() throws {
    let first = try fixture.outcome(scenario)
    var turned = fixture
    turned.models.reverse()
    turned.results.reverse()
    #expect(try turned.outcome(scenario).resultID == first.resultID)
    #expect(try fixture.outcome(scenario).resultID == first.resultID)
    #expect(first.resultID.count == 64)
  }

  @Test func `another limit, another weight or another fact gives another id`() throws {
    let id = try fixture.outcome(scenario).resultID
    var limit = scenario
    limit.musts[0].value = .integer(16_385)
    #expect(try fixture.outcome(limit).resultID != id)
    var order = scenario
    order.order = .low
    #expect(try fixture.outcome(order).resultID != id)
    var fact = fixture
    fact.models[2] = Fixture.model("acme/c", context: 9000)
    #expect(try fact.outcome(scenario).resultID != id)
  }

  @Test func `the revision of a scenario changes nothing`() throws {
    var saved = scenario
    saved.revision = 9
    #expect(try fixture.outcome(saved).resultID == fixture.outcome(scenario).resultID)
  }

  @Test func `a context that takes over from the one before ranks the same`() throws {
    let base = fixture.base
    let before = try EvaluationContext(base: base, scenario: scenario)
    _ = try evaluate(before)
    var changed = scenario
    changed.musts[0].value = .integer(4096)
    changed.use["use.commercial"] = .flag(false)
    changed.devices = [Fixture.device()]
    let reused = try evaluate(
      EvaluationContext(base: base, scenario: changed, reusing: before))
    let fresh = try evaluate(EvaluationContext(base: fixture.base, scenario: changed))
    #expect(reused.resultID == fresh.resultID)
  }
}
