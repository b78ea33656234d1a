import Decision
import Testing

@testable import Records

/// What holds of any two lists.
@Suite struct ComparisonPropertyTests {
  @Test(arguments: 0..<60)
  func `swapping two lists mirrors every part`(_ seed: UInt64) throws {
    let first = try ListFixture.random(seed * 2).file("a")
    let second = try ListFixture.random(seed * 2 + 1).file("b")
    let one = ShortlistComparison(first, second)
    let other = ShortlistComparison(second, first)
    #expect(one.differs == other.differs)
    #expect(one.comparability.isSame == other.comparability.isSame)
    #expect(one.comparability.usedFacts == other.comparability.usedFacts)
    #expect(
      Set(one.comparability.changedFacts.map { FactKey($0, $0.statements) })
        == Set(other.comparability.changedFacts.map { FactKey($0, $0.statements.swapped) }))
    #expect(
      Set(one.needs.map { NeedKey(text: $0.text, kind: $0.kind) })
        == Set(other.needs.map { NeedKey(text: $0.text.swapped, kind: $0.kind.mirrored) }))
    #expect(
      Set(one.settings.map { [$0.key: $0.text] })
        == Set(other.settings.map { [$0.key: $0.text.swapped] }))
    #expect(one.weights.map(\.criterion) == other.weights.map(\.criterion))
    #expect(one.weights.map(\.weight) == other.weights.map(\.weight.swapped))
    #expect(one.movedWeight == other.movedWeight)
    #expect(Set(one.curves.map(\.text)) == Set(other.curves.map(\.text.swapped)))
    #expect(one.agreement.tauB == other.agreement.tauB)
    #expect(
      abs((one.agreement.rankBiasedOverlap ?? 0) - (other.agreement.rankBiasedOverlap ?? 0))
        < 1e-12)
    #expect(Set(one.entries.map(\.id)) == Set(other.entries.map(\.id)))
    for entry in one.entries {
      let mirror = try #require(other.entry(entry.id))
      #expect(entry.standing == mirror.standing.swapped)
      #expect(entry.sharedRanks == mirror.sharedRanks?.swapped)
      #expect(entry.places?.left == mirror.places?.arrived)
      #expect(entry.places?.gained == (mirror.places?.gained).map { -$0 })
      for factor in ScoreSplit.Factor.allCases {
        let parts = (entry.split?.parts[factor] ?? 0, mirror.split?.parts[factor] ?? 0)
        #expect(abs(parts.0 + parts.1) < 1e-12)
      }
    }
  }

  @Test(arguments: 0..<60)
  func `the parts of a difference sum to it, and places add up`(_ seed: UInt64) throws {
    let comparison = ShortlistComparison(
      try ListFixture.random(seed * 2 + 500).file("a"),
      try ListFixture.random(seed * 2 + 501).file("b"))
    for entry in comparison.entries {
      if let split = entry.split {
        #expect(abs(split.parts.total - split.change) < 1e-9)
        #expect(split.score.a == entry.standing.a.score && split.score.b == entry.standing.b.score)
        // Files hold six decimals, and the parts of each criterion rest on those.
        let shifts = split.shifts.map(\.parts.total).reduce(0, +)
        #expect(abs(shifts - split.change) < 1e-5)
      }
      if let places = entry.places, let first = entry.standing.a.position,
        let second = entry.standing.b.position
      {
        #expect(places.gained == first - second)
      }
    }
  }

  @Test(arguments: 0..<30)
  func `a list held against itself differs in nothing`(_ seed: UInt64) throws {
    let file = try ListFixture.random(seed + 900).file()
    let comparison = ShortlistComparison(file, file)
    #expect(!comparison.differs)
    #expect(comparison.comparabilitySentences.count == 1)
    #expect(comparison.entries.allSatisfy { !$0.differs && $0.explanation.count <= 1 })
  }

  private struct FactKey: Hashable {
    let model: String
    let field: String
    let statements: Pair<[DecisionRecord.Statement]>

    init(_ change: FactChange, _ statements: Pair<[DecisionRecord.Statement]>) {
      model = change.model
      field = change.field
      self.statements = statements
    }
  }

  private struct NeedKey: Hashable {
    let text: Pair<String?>
    let kind: NeedChange.Kind
  }
}
