import Catalog
import Scoring
import Testing

@testable import Decision

/// What would turn an order round, and who beats whom whatever the open facts are.
@Suite struct WhatIfTests {
  private let preferences = [
    Preference(criterion: "provenance.disclosed", place: 1, points: 50),
    Preference(criterion: "context", place: 2, points: 30),
    Preference(criterion: "adoption", place: 3, points: 20),
  ]

  private func model(_ id: String, open: Int, context: Int64, downloads: Int64) -> Record {
    var record = Fixture.reviewed(id, open: open, closed: 12 - open)
    record.facts.removeAll { $0.field == "context" }
    record.facts += [
      Fixture.fact("context", .integer(context)),
      Fixture.fact("downloads_30d", .integer(downloads)),
    ]
    return record
  }

  private func outcome(_ records: [Record], points: [Double] = [50, 30, 20]) throws -> Outcome {
    var preferences = preferences
    for position in preferences.indices { preferences[position].points = points[position] }
    return try Fixture(records).outcome(
      Fixture.scenario(preferences: preferences) { $0.weightMethod = .points })
  }

  @Test func `setting the weight a flip names makes both score the same`() throws {
    let records = [
      model("acme/a", open: 11, context: 16_384, downloads: 2000),
      model("acme/b", open: 5, context: 262_144, downloads: 90_000),
    ]
    let before = try outcome(records)
    let (leader, challenger) = (before.rows[0], before.rows[1])
    let flips = before.flips(from: leader, to: challenger)
    #expect(!flips.isEmpty)
    for flip in flips {
      // One weight set, the others keeping their shares of the rest.
      var points = before.criteria.map(\.weight)
      let rest = 1 - points[flip.criterion]
      for position in points.indices where position != flip.criterion {
        points[position] *= (1 - flip.weight) / rest
      }
      points[flip.criterion] = flip.weight
      let after = try outcome(records, points: points)
      let scores = after.rows.map(\.score.mid)
      #expect(isNear(scores[0], scores[1], within: 1e-9))
      // A little further the challenger leads.
      var further = points
      let step = flip.isFloor ? 0.01 : -0.01
      for position in further.indices where position != flip.criterion {
        further[position] *= (1 - flip.weight - step) / (1 - flip.weight)
      }
      further[flip.criterion] = flip.weight + step
      #expect(try outcome(records, points: further).rows[0].model.id == challenger.model.id)
    }
    let moves = flips.map { abs($0.weight - before.criteria[$0.criterion].weight) }
    #expect(moves == moves.sorted())
  }

  @Test func `a dominated model is never put first by one weight`() throws {
    let outcome = try outcome([
      model("acme/a", open: 11, context: 262_144, downloads: 90_000),
      model("acme/b", open: 5, context: 16_384, downloads: 2000),
    ])
    #expect(outcome.flips(from: outcome.rows[0], to: outcome.rows[1]).isEmpty)
  }

  @Test func `differences add up to the distance of the scores`() throws {
    let outcome = try outcome([
      model("acme/a", open: 11, context: 16_384, downloads: 2000),
      model("acme/b", open: 5, context: 262_144, downloads: 90_000),
    ])
    let parts = outcome.differences(of: outcome.rows[0], against: outcome.rows[1])
    let sum = parts.map(\.points).reduce(0, +)
    #expect(isNear(sum, outcome.rows[0].score.mid - outcome.rows[1].score.mid))
    #expect(parts.map(\.points) == parts.map(\.points).sorted(by: >))
  }

  @Test func `a model that is beaten on every criterion names who beats it, best first`() throws {
    let outcome = try outcome([
      model("acme/a", open: 11, context: 262_144, downloads: 90_000),
      model("acme/b", open: 8, context: 131_072, downloads: 50_000),
      model("acme/c", open: 5, context: 16_384, downloads: 2000),
      model("acme/d", open: 12, context: 9000, downloads: 1000),
    ])
    let last = try #require(outcome.row(of: "acme/c"))
    #expect(outcome.dominators(of: last).map(\.model.shortName) == ["a", "b"])
    let own = try #require(outcome.row(of: "acme/d"))
    #expect(outcome.dominators(of: own).isEmpty)
    #expect(outcome.dominators(of: outcome.rows[0]).isEmpty)
  }

  @Test func `an open fact keeps a model from being surely beaten`() throws {
    var unsure = model("acme/b", open: 5, context: 16_384, downloads: 2000)
    unsure.facts.removeAll { $0.field == "downloads_30d" }
    let outcome = try outcome([
      model("acme/a", open: 11, context: 262_144, downloads: 90_000), unsure,
    ])
    #expect(outcome.dominators(of: outcome.rows[1]).isEmpty)
  }

  @Test func `an equal model beats nobody, and a weight of zero decides nothing`() throws {
    let twins = try outcome([
      model("acme/a", open: 6, context: 16_384, downloads: 2000),
      model("acme/b", open: 6, context: 16_384, downloads: 2000),
    ])
    #expect(twins.dominators(of: twins.rows[1]).isEmpty)
    let blind = try outcome(
      [
        model("acme/a", open: 8, context: 16_384, downloads: 2000),
        model("acme/b", open: 6, context: 262_144, downloads: 2000),
      ], points: [50, 0, 20])
    #expect(blind.dominators(of: blind.rows[1]).map(\.model.shortName) == ["a"])
  }

  @Test func `a weight that only draws level at its end is no way to lead`() throws {
    let outcome = try outcome(
      [
        model("acme/a", open: 8, context: 16_384, downloads: 2000),
        model("acme/b", open: 6, context: 262_144, downloads: 2000),
      ], points: [50, 0, 0])
    let flips = outcome.flips(from: outcome.rows[0], to: outcome.rows[1])
    #expect(flips.map(\.criterion) == [1])
    #expect(flips.map(\.isFloor) == [true])
  }
}
