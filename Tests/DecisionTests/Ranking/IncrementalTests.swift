import Catalog
import Fit
import Scoring
import Testing

@testable import Decision

/// An edit costs only what it touches, and nobody can tell from the result.
@Suite struct IncrementalTests {
  @Test func `after any edits the outcome is the one made from nothing`() throws {
    for number in 0..<60 {
      var chance = Chance(seed: 9_000_000 &+ UInt64(number))
      let fixture = chance.catalog(chance.whole(1...8))
      let base = fixture.base
      var scenario = chance.scenario()
      var context: EvaluationContext?
      for step in 0..<20 {
        let next: EvaluationContext
        do {
          next = try EvaluationContext(base: base, scenario: scenario, reusing: context)
        } catch {
          Issue.record("catalog \(number), step \(step): \(error)\n\(scenario.toml)")
          break
        }
        let edited = try account(evaluate(next))
        let fresh = try account(
          evaluate(EvaluationContext(base: base, scenario: scenario)))
        guard edited == fresh else {
          Issue.record("catalog \(number), step \(step)\n\(scenario.toml)\n\(edited)\n\(fresh)")
          break
        }
        context = next
        chance.edit(&scenario)
      }
    }
  }

  @Test func `a row names the way that its own ways put first`() throws {
    for number in 0..<60 {
      var chance = Chance(seed: 9_500_000 &+ UInt64(number))
      let outcome = try chance.catalog(6).outcome(chance.scenario())
      for row in outcome.rows {
        let ways = outcome.ways(of: row.alternative.candidate)
        let free = ways.filter { $0.standing == .meets || $0.standing == .hangs }
        #expect(free.first?.key == row.alternative.delivery.key)
        #expect(free.first?.row.score == row.score)
        #expect(free.first?.row.contributions == row.contributions)
        #expect(
          Set(free.dropFirst().map(\.key)) == Set(row.otherDeliveries.map(\.delivery.key)))
        #expect(free.count == 1 + row.otherDeliveries.count)
      }
      for model in outcome.excluded {
        let ways = outcome.ways(of: model.alternative.candidate)
        #expect(ways.first?.key == model.alternative.delivery.key)
        #expect(ways.first?.excludingMusts == model.excludingMusts)
      }
    }
  }

  @Test func `an edit of a weight, a need or a range works out only its own`() throws {
    var fixture = Fixture((0..<4).map { Fixture.model("acme/m\($0)") })
    for model in fixture.models { fixture.offer(model.id, input: 1, output: 2) }
    let base = fixture.base
    var scenario = Fixture.scenario(
      musts: [.rule("context", .greaterOrEqual, .integer(1024))],
      preferences: [
        Preference(criterion: "context", place: 1),
        Preference(criterion: "price.blended", place: 2),
      ])
    let first = try EvaluationContext(base: base, scenario: scenario)
    _ = try evaluate(first)
    #expect(first.columnCounts == [1, 2, 2])
    scenario.musts[0].value = .integer(2048)
    scenario.musts[0].why = "another reason is no other rule"
    let second = try EvaluationContext(base: base, scenario: scenario, reusing: first)
    _ = try evaluate(second)
    #expect(second.columnCounts == [2, 2, 2])
    scenario.preferences[0].best = 65_536
    let third = try EvaluationContext(base: base, scenario: scenario, reusing: second)
    _ = try evaluate(third)
    #expect(third.columnCounts == [2, 3, 2])
    scenario.preferences[0].place = 3
    scenario.musts[0].isOn = false
    let fourth = try EvaluationContext(base: base, scenario: scenario, reusing: third)
    _ = try evaluate(fourth)
    #expect(fourth.columnCounts == [2, 3, 2])
    scenario.devices = [Fixture.device(budgetGiB: 24)]
    scenario.preferences.removeLast()
    let fifth = try EvaluationContext(base: base, scenario: scenario, reusing: fourth)
    _ = try evaluate(fifth)
    #expect(fifth.columnCounts == [0, 1, 1], "other ways have columns of their own")
  }

  /// Everything an outcome says, as one text.
  private func account(_ outcome: Outcome) throws -> String {
    var lines = [outcome.json(ways: true).canonicalText]
    for model in outcome.excluded + outcome.pending {
      lines.append("\(model.model.id) \(model.alternative.delivery.key) \(model.verdicts)")
      lines += model.excludingMusts.map { "\(String(describing: model.observation(of: $0)))" }
    }
    lines += outcome.restricted.map { "\($0.model.id) \($0.alternative.delivery.key)" }
    lines += outcome.rows.map { row in
      row.otherDeliveries.map(\.delivery.key).joined(separator: " ") + " \(row.unknownMusts)"
    }
    lines += outcome.references.map { "\($0.model.id) \($0.score)" }
    lines += outcome.ruleReports.map { "\($0.must.id) \($0.alone.map(\.model.id))" }
    return lines.joined(separator: "\n")
  }
}

extension EvaluationContext {
  /// How many columns of rules, values and facts are kept.
  fileprivate var columnCounts: [Int] {
    [ways.columns.rules.count, ways.columns.values.count, ways.columns.cells.count]
  }
}

extension Chance {
  /// One change of a scenario as people make them.
  mutating func edit(_ scenario: inout Scenario) {
    let other = self.scenario()
    switch whole(0...13) {
    case 0: scenario.order = other.order
    case 1: scenario.musts = other.musts
    case 2...3:
      guard !scenario.musts.isEmpty else { return }
      let position = whole(0...scenario.musts.count - 1)
      scenario.musts[position].isOn.toggle()
      scenario.musts[position].unknown = pick(UnknownPolicy.allCases)
    case 4...5:
      guard let changed = other.musts.first else { return }
      if let position = scenario.musts.firstIndex(where: { $0.field == changed.field }) {
        scenario.musts[position].value = changed.value
        scenario.musts[position].comparison = changed.comparison
      } else {
        scenario.musts.append(changed)
      }
    case 6...7: scenario.preferences = other.preferences
    case 8:
      guard !scenario.preferences.isEmpty else { return }
      let position = whole(0...scenario.preferences.count - 1)
      scenario.preferences[position].points = number(0...100)
      scenario.preferences[position].place = whole(1...6)
      scenario.preferences[position].prior = happens(0.5) ? 0.25...0.5 : nil
      scenario.preferences[position].notApplicable = number(0...1)
    case 9: scenario.weightMethod = other.weightMethod
    case 10: scenario.use = other.use
    case 11: scenario.overrides = happens(0.5) ? [override(in: scenario)] : []
    case 12: scenario.devices = happens(0.5) ? [Fixture.device(budgetGiB: number(1...24))] : []
    default:
      scenario.allowsHosts = other.allowsHosts
      scenario.allowsAggregators = other.allowsAggregators
    }
  }
}
