import Catalog
import Testing

@testable import Decision

/// What holds for every scenario and every catalog.
///
/// 2,000 pairs by chance, the same in every run. Each test ranks thousands of small catalogs, so it takes some seconds.
@Suite struct RankingPropertyTests {
  private static let catalogs = 500
  private static let scenariosPerCatalog = 4

  /// Runs a check on every pair, and names the pair where it fails.
  ///
  /// Scenarios of one catalog share what the one before worked out, as they do on screen.
  private func forEachCase(
    seed: UInt64, musts: Bool = true,
    _ check: (inout Chance, Fixture, EvaluationContext) throws -> Void
  ) throws {
    for number in 0..<Self.catalogs {
      var chance = Chance(seed: seed &+ UInt64(number))
      let fixture = chance.catalog(chance.whole(1...6))
      let base = fixture.base
      let use = chance.happens(0.9) ? Fixture.product : [:]
      var context: EvaluationContext?
      for _ in 0..<Self.scenariosPerCatalog {
        var scenario = chance.scenario(musts: musts)
        scenario.use = use
        if musts, chance.happens(0.2) { scenario.overrides = [chance.override(in: scenario)] }
        do {
          let next = try EvaluationContext(base: base, scenario: scenario, reusing: context)
          context = next
          try check(&chance, fixture, next)
        } catch {
          Issue.record("catalog \(number): \(error)\n\(scenario.toml)")
          return
        }
      }
    }
  }

  private struct Broken: Error, CustomStringConvertible {
    let description: String
  }

  private func demand(_ holds: Bool, _ words: @autoclosure () -> String) throws {
    if !holds { throw Broken(description: words()) }
  }

  @Test func `scores add up, ranges hold their middle, every model has one place`() throws {
    try forEachCase(seed: 1_000_000) { _, fixture, context in
      let outcome = try evaluate(context)
      let scenario = context.scenario
      let open = fixture.models.count { $0.identity("status")?.text == "listed" }
      let places = outcome.rows.count + outcome.excluded.count + outcome.pending.count
      try demand(outcome.considered == open && places == open, "models are lost")
      try demand(
        outcome.rows.map(\.position) == Array(1..<(outcome.rows.count + 1)), "positions")
      if !outcome.criteria.isEmpty {
        let weights = outcome.criteria.map(\.weight).reduce(0, +)
        try demand(isNear(weights, 1), "weights sum to \(weights)")
      }
      for row in outcome.rows + outcome.references {
        let sum = row.contributions.map(\.points).reduce(0, +)
        try demand(
          isNear(sum, row.ranking(scenario.order)), "\(row.model.id): \(sum) is not the score")
        let score = row.score
        try demand(
          score.low <= score.mid && score.mid <= score.high && score.low >= 0
            && score.high <= 1 + 1e-12, "\(row.model.id): \(score)")
        for part in row.contributions {
          try demand(
            part.value.low <= part.value.mid && part.value.mid <= part.value.high, "\(part)")
        }
        try demand(
          row.rank == 0 || row.rankRange.contains(row.rank), "\(row.model.id): rank \(row.rank)")
      }
      for (left, right) in zip(outcome.rows, outcome.rows.dropFirst()) {
        try demand(left.group == .meets || right.group == .hangs, "groups are mixed")
        let fallsBack = right.ranking(scenario.order) > left.ranking(scenario.order) + 1e-9
        try demand(left.group != right.group || !fallsBack, "order")
      }
    }
  }

  @Test func `a model surely beaten never stands above the one that beats it`() throws {
    try forEachCase(seed: 2_000_000) { _, _, context in
      let outcome = try evaluate(context)
      for row in outcome.rows {
        for other in outcome.dominators(of: row) {
          try demand(
            other.position < row.position && other.group == row.group,
            "\(row.model.id) stands above \(other.model.id)")
        }
      }
    }
  }

  @Test func `adding or removing a model changes no other score`() throws {
    try forEachCase(seed: 3_000_000) { chance, fixture, context in
      let before = try evaluate(context)
      let scenario = context.scenario
      var fewer = fixture
      let gone = fewer.models.remove(at: chance.whole(0...fixture.models.count - 1))
      let after = try fewer.outcome(scenario)
      for row in after.rows {
        let same = try #require(before.row(of: row.model.id))
        try demand(
          same.score == row.score && same.contributions == row.contributions
            && same.coverage == row.coverage && same.group == row.group
            && same.alternative.delivery == row.alternative.delivery,
          "\(row.model.id) changed without \(gone.id)")
      }
      let lost = before.rows.filter { $0.model.id != gone.id }.map(\.model.id)
      try demand(after.rows.map(\.model.id) == lost, "the order of the others changed")
    }
  }

  @Test func `filling in a missing fact lands inside the old range`() throws {
    try forEachCase(seed: 4_000_000, musts: false) { chance, fixture, context in
      let before = try scores(context)
      let scenario = context.scenario
      var filled = fixture
      let position = chance.whole(0...fixture.models.count - 1)
      let id = fixture.models[position].id
      let facts: [(Field, FactValue)] = [
        ("context", .integer(Int64(chance.whole(1...300)) * 1024)),
        ("downloads_30d", .integer(Int64(chance.whole(0...3_000_000)))),
        ("languages", .list(chance.some(of: ["en", "de", "fr"]))),
        ("release_date", .date(Fixture.asOf)),
      ]
      let (field, value) = chance.pick(facts)
      guard filled.models[position][field] == nil else { return }
      // What a host states of its own limit is a fact already.
      let offers = context.base.candidate(id)?.offers ?? []
      guard field != "context" || offers.allSatisfy({ $0.contextTokens == nil }) else { return }
      filled.models[position].facts.append(Fixture.fact(field, value))
      let after = try scores(EvaluationContext(base: filled.base, scenario: scenario))
      // A declared prior narrower than 0…1 may be wrong; then the fact may leave its range.
      guard scenario.preferences.allSatisfy({ $0.prior == nil }) else { return }
      for (key, score) in after where key.hasPrefix(id + "\t") {
        guard let old = before[key] else { continue }
        try demand(
          old.low - 1e-12 <= score.low && score.high <= old.high + 1e-12,
          "\(key): \(old) became \(score) by \(field)")
      }
      for (key, score) in after where !key.hasPrefix(id + "\t") {
        try demand(before[key] == score, "\(key) changed by a fact of \(id)")
      }
    }
  }

  @Test func `a better fact never lowers a score`() throws {
    try forEachCase(seed: 5_000_000, musts: false) { chance, fixture, context in
      var kept = context.scenario
      // Ranges turned round by hand make less better.
      for position in kept.preferences.indices {
        kept.preferences[position].worst = nil
        kept.preferences[position].best = nil
      }
      let before = try scores(
        EvaluationContext(base: context.base, scenario: kept, reusing: context))
      let id = chance.pick(fixture.models).id
      let after = try scores(
        EvaluationContext(base: better(fixture, id, &chance).base, scenario: kept))
      for (key, score) in after where key.hasPrefix(id + "\t") {
        guard let old = before[key] else { continue }
        try demand(
          score.low >= old.low - 1e-12 && score.mid >= old.mid - 1e-12
            && score.high >= old.high - 1e-12, "\(key): \(old) became \(score)")
      }
    }
  }

  @Test func `every excluded model says why in all its fields`() throws {
    try forEachCase(seed: 6_000_000) { _, fixture, context in
      let outcome = try evaluate(context)
      let scenario = context.scenario
      for out in outcome.excluded + outcome.pending {
        try demand(!out.excludingMusts.isEmpty, "\(out.model.id) is out for nothing")
        try demand(out.excludingMusts.contains(out.firstMust), "\(out.model.id): first rule")
        for position in out.excludingMusts {
          let must = scenario.musts[position]
          let said = try #require(out.observation(of: position))
          let place = "\(out.model.id), \(must.id)"
          try demand(said.truth == out.verdicts[position], "\(place): verdict \(said.truth)")
          try demand(said.truth != .pass, "\(place): a pass excludes")
          for text in [must.id, said.observed, said.limit, said.sentence, said.reopen] {
            try demand(!text.isEmpty, "\(place): \(said)")
          }
          try demand(said.sentence.hasSuffix("."), "\(place): \(said.sentence)")
          try demand(said.reopen.hasSuffix("."), "\(place): \(said.reopen)")
          guard said.truth == .fail else { continue }
          try demand(!said.evidence.isEmpty, "\(place): no evidence")
          let isNumeric = Constraints.named(must.field) is any NumericConstraint
          try demand(!isNumeric || said.margin != nil || said.isSetByHand, "\(place): no margin")
        }
      }
    }
  }

  @Test func `a smaller demand brings back as many as it promises`() throws {
    try forEachCase(seed: 7_000_000) { _, fixture, context in
      let outcome = try evaluate(context)
      let scenario = context.scenario
      for report in outcome.ruleReports {
        // A way to run a model needs a device first, which no change of a rule gives.
        guard let change = report.relaxation, let must = change.must, report.must.field != "fit"
        else { continue }
        guard scenario.overrides.isEmpty else { continue }
        var relaxed = scenario
        relaxed.musts[report.position] = must
        let after = try evaluate(
          EvaluationContext(base: context.base, scenario: relaxed, reusing: context))
        let gained = after.rows.count - outcome.rows.count
        try demand(
          gained >= change.gained && change.gained > 0,
          "\(report.must.field), \(change.words): \(gained) of \(change.gained)")
      }
    }
  }

  @Test func `the order of the records decides nothing`() throws {
    try forEachCase(seed: 8_000_000) { _, fixture, context in
      var turned = fixture
      turned.models.reverse()
      turned.results.reverse()
      turned.more.reverse()
      let id = try evaluate(context).resultID
      try demand(try turned.outcome(context.scenario).resultID == id, "another result")
    }
  }

  /// The score of every way of running every model.
  private func scores(_ context: EvaluationContext) throws -> [String: Triple] {
    let evaluation = try Evaluation(context)
    var scores: [String: Triple] = [:]
    for candidate in context.base.candidates {
      for alternative in context.alternatives(of: candidate) {
        let judged = Judged(alternative: alternative, rules: [], overrides: [])
        let scored = Scored(judged, criteria: evaluation.criteria, order: context.scenario.order)
        scores[alternative.key] = scored.score
      }
    }
    return scores
  }

  /// The same catalog with one fact of a model better than it was.
  private func better(_ fixture: Fixture, _ id: String, _ chance: inout Chance) -> Fixture {
    var fixture = fixture
    guard let position = fixture.models.firstIndex(where: { $0.id == id }) else { return fixture }
    let factor = chance.number(1...4)
    switch chance.whole(0...3) {
    case 0: fixture.models[position].facts.multiply("context", by: factor)
    case 1: fixture.models[position].facts.multiply("downloads_30d", by: factor)
    case 2:
      for (host, rows) in fixture.offers {
        fixture.offers[host] = rows.map { row in
          row["model"]?.text == id ? row.multiplying(["latency_ms_p50"], by: 1 / factor) : row
        }
      }
    default:
      fixture.results = fixture.results.map { row in
        row["model"]?.text == id ? row.multiplying(["score"], by: factor, limit: 100) : row
      }
    }
    return fixture
  }
}

extension Observation {
  fileprivate var isSetByHand: Bool { evidence.contains { $0.field == "override" } }
}

extension [NamedFact] {
  fileprivate mutating func multiply(_ field: Field, by factor: Double) {
    for position in indices where self[position].field == field {
      guard let number = self[position].fact.value?.number else { continue }
      self[position] = Fixture.fact(field, .integer(Int64(number * factor)))
    }
  }
}

extension Row {
  fileprivate func multiplying(_ fields: [Field], by factor: Double, limit: Double = .infinity)
    -> Row
  {
    Row(
      values: values.map { named in
        guard fields.contains(named.field), let number = named.value.number else { return named }
        return NamedValue(named.field, .number(Swift.min(limit, number * factor)))
      }, evidence: evidence)
  }
}
