import Catalog
import Testing

@testable import Decision

/// What must change for one model to beat another.
@Suite struct ChallengeTests {
  private func model(
    _ id: String, open: Int, context: Int64?, license: String? = "example-open"
  ) -> Record {
    var record = Fixture.reviewed(id, open: open, closed: 12 - open, license: license)
    record.facts.removeAll { $0.field == "context" }
    if let context { record.facts.append(Fixture.fact("context", .integer(context))) }
    return record
  }

  private let two = [
    Preference(criterion: "provenance.disclosed", place: 1),
    Preference(criterion: "context", place: 2),
  ]

  private func outcome(
    _ records: [Record], _ edit: (inout Scenario) -> Void = { _ in }
  ) throws -> Outcome {
    try Fixture(records).outcome(Fixture.scenario(preferences: two, edit: edit))
  }

  @Test func `needed facts come back through the curve, or are said to be out of reach`() throws {
    let outcome = try outcome([
      model("acme/a", open: 12, context: 65_536), model("acme/b", open: 9, context: 16_384),
    ])
    let challenge = outcome.challenge(of: outcome.rows[1], to: outcome.rows[0])
    // a: 0.75 · 1 + 0.25 · 0.6; b: 0.75 · 0.75 + 0.25 · 0.2.
    #expect(isNear(challenge.gap, 0.9 - 0.6125))
    #expect(challenge.facts[0].fact == nil)
    #expect(challenge.facts[1].fact == nil)
    #expect(
      challenge.factSentences[0]
        == "Training data: not possible by this criterion alone; now 75 %."
        || challenge.factSentences[0].hasSuffix("not possible by this criterion alone; now 75 %."))
    let nearer = try self.outcome([
      model("acme/a", open: 12, context: 65_536), model("acme/b", open: 11, context: 65_536),
    ])
    let close = nearer.challenge(of: nearer.rows[1], to: nearer.rows[0])
    let context = close.facts[1]
    let needed = try #require(context.fact)
    let value = try #require(context.value)
    #expect(isNear(nearer.criteria[1].curve.value(needed), value, within: 1e-9))
    #expect(isNear(value, 0.6 + 0.0625 / 0.25, within: 1e-9))
    #expect(context.isFloor == true)
    #expect(context.sentence.contains(": at least "))
    #expect(close.headline == "b is 6.3 points behind a." || close.headline.contains("behind a."))
  }

  @Test func `a price has to fall, and a level is a whole one`() throws {
    var fixture = Fixture([
      Fixture.model("acme/a"), Fixture.model("acme/b", license: "example-credit"),
    ])
    fixture.offer("acme/a", input: 0.5, output: 0.5)
    fixture.offer("acme/b", input: 0.5, output: 0.5)
    let outcome = try fixture.outcome(
      Fixture.scenario(preferences: [
        Preference(criterion: "price.blended", place: 1),
        Preference(criterion: "license.freedom", place: 2),
      ]))
    #expect(outcome.order == ["a", "b"])
    let challenge = outcome.challenge(of: outcome.rows[1], to: outcome.rows[0])
    #expect(challenge.facts[0].isFloor == false)
    let price = try #require(challenge.facts[0].fact)
    #expect(price < 0.5)
    #expect(challenge.facts[0].sentence.hasPrefix("Price: at most 0."))
    #expect(challenge.facts[1].fact == 3)
    #expect(challenge.facts[1].isFloor == true)
  }

  @Test func `a change of weights draws level, and the order is kept where that is asked`() throws {
    let outcome = try outcome([
      model("acme/a", open: 12, context: 8192), model("acme/b", open: 6, context: 262_144),
    ])
    let challenge = outcome.challenge(of: outcome.rows[1], to: outcome.rows[0])
    let change = try #require(challenge.weightChange)
    #expect(isNear(change.weights[0], 2.0 / 3, within: 1e-9))
    #expect(change.stillLeading == nil)
    #expect(challenge.weightChangeKeepingOrder != nil)
    #expect(
      challenge.weightSentence(in: outcome)?.hasPrefix("Smallest change of weights, about: ")
        == true)
    let level = outcome.reweighted(change.weights)
    #expect(isNear(level.rows[0].score.mid, level.rows[1].score.mid, within: 1e-9))
  }

  @Test func `no weights help one that is behind on everything`() throws {
    let outcome = try outcome([
      model("acme/a", open: 12, context: 65_536), model("acme/b", open: 6, context: 32_768),
    ])
    let challenge = outcome.challenge(of: outcome.rows[1], to: outcome.rows[0])
    #expect(challenge.weightChange == nil)
    #expect(
      challenge.weightSentence(in: outcome)
        == "No weights put b above a: it is behind on every criterion.")
    #expect(challenge.orderedWeightSentence(in: outcome) == nil)
  }

  @Test func `a third that still leads is named`() throws {
    let outcome = try outcome([
      model("acme/a", open: 12, context: 262_144), model("acme/b", open: 9, context: 65_536),
      model("acme/c", open: 8, context: 65_536),
    ])
    let challenge = outcome.challenge(of: outcome.rows[2], to: outcome.rows[1])
    #expect(challenge.stillLeading?.model.id == "acme/a")
    #expect(challenge.stillLeadingSentence == "Level with b, and a still leads.")
  }

  @Test func `one that leads already, and one that hangs on a fact, are told apart`() throws {
    let outcome = try outcome([
      model("acme/a", open: 6, context: 65_536), model("acme/b", open: 12, context: nil),
    ]) { $0.musts = [.rule("context", .greaterOrEqual, .integer(1024))] }
    #expect(outcome.order == ["a", "b"])
    let hanging = outcome.challenge(of: outcome.rows[1], to: outcome.rows[0])
    #expect(hanging.openMusts.map(\.id) == ["context"])
    #expect(
      hanging.headline
        == "a meets every need, and b hangs on facts that are not known: context. Until they are "
        + "settled no score puts it above."
        || hanging.headline.hasPrefix("a meets every need, and b hangs on facts"))
    let ahead = outcome.challenge(of: outcome.rows[0], to: outcome.rows[1])
    #expect(ahead.isAhead)
    #expect(ahead.headline.hasPrefix("a already stands above b"))
  }
}
