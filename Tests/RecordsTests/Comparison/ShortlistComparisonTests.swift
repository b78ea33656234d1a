import Decision
import Testing

@testable import Records

/// Two lists held against each other.
@Suite struct ShortlistComparisonTests {
  private static func compare(
    _ change: (inout ListFixture) -> Void
  ) throws -> ShortlistComparison {
    ShortlistComparison(try ListFixture().file(), try ListFixture.file(change))
  }

  @Test func `two lists of the same ranking do not differ, whoever made them`() throws {
    let comparison = try Self.compare {
      $0.title = "Another title"
      $0.author = "reviewer 2"
    }
    #expect(!comparison.differs)
    #expect(comparison.comparability.isSame)
    #expect(comparison.entries.allSatisfy { $0.split?.change == 0 && $0.rise == 0 })
    #expect(comparison.agreement.tauB == 1)
    #expect(abs((comparison.agreement.rankBiasedOverlap ?? 0) - 1) < 1e-12)
  }

  @Test func `a moved weight is all that moves scores`() throws {
    let comparison = try Self.compare { $0.weights = (price: 20, context: 80) }
    #expect(comparison.differs)
    #expect(abs((comparison.movedWeight ?? 0) - 0.4) < 1e-9)
    #expect(comparison.needs.isEmpty && comparison.curves.isEmpty)
    for entry in comparison.entries {
      guard let split = entry.split else { continue }
      #expect(split.parts.data == 0 && split.parts.values == 0)
      #expect(split.parts.weights == split.change)
      // With only B's weights it stands where B has it.
      #expect(entry.sharedRanks?.a.switched[.weights] == entry.sharedRanks?.b.now)
    }
  }

  @Test func `a fact that changed is named with value, source and day`() throws {
    let comparison = try Self.compare { $0.prices["example/m3"] = 0.75 }
    #expect(!comparison.comparability.isSameCatalog)
    let change = try #require(comparison.comparability.changedFacts.first)
    #expect(comparison.comparability.changedFacts.count == 1)
    #expect(change.model == "example/m3")
    #expect(change.words.contains("0.55"))
    #expect(change.words.hasSuffix("(prices, 2026-06-20)"), "\(change.words)")
    let split = try #require(comparison.entry("example/m3")?.split)
    #expect(split.parts.weights == 0 && split.parts.values == 0)
    #expect(split.parts.data < 0)
    #expect(split.shifts.first?.criterion == "price.blended")
  }

  @Test func `another range is a part of its own`() throws {
    let comparison = try Self.compare { $0.priceRange = "worst = 2\nbest = 0.1" }
    let curve = try #require(comparison.curves.first)
    #expect(curve.criterion == "price.blended")
    #expect(curve.text.b == "2.00 to 0.10 USD/Mtok; where it does not apply it counts 50")
    let splits = comparison.entries.compactMap(\.split)
    #expect(!splits.isEmpty)
    #expect(splits.allSatisfy { $0.parts.weights == 0 && $0.parts.data == 0 })
    #expect(splits.contains { $0.parts.values != 0 })
  }

  @Test func `the score with one part switched is what a ranking with it gives`() throws {
    func change(_ fixture: inout ListFixture, _ factors: Set<ScoreSplit.Factor>) {
      if factors.contains(.weights) { fixture.weights = (price: 25, context: 75) }
      if factors.contains(.data) { fixture.prices["example/m3"] = 2.5 }
      if factors.contains(.values) { fixture.priceRange = "worst = 3\nbest = 0.2" }
    }
    var lists = [ListFixture(), ListFixture()]
    change(&lists[1], [.weights, .data, .values])
    for place in lists.indices { lists[place].length = 6 }
    let comparison = ShortlistComparison(try lists[0].file(), try lists[1].file())
    let split = try #require(comparison.entry("example/m3")?.split)
    func score(_ factors: Set<ScoreSplit.Factor>) throws -> Double {
      var fixture = ListFixture()
      change(&fixture, factors)
      return try #require(try fixture.outcome().row(of: "example/m3")).score.mid
    }
    for factor in ScoreSplit.Factor.allCases {
      let others = Set(ScoreSplit.Factor.allCases).subtracting([factor])
      #expect(abs(split.score(of: .a, switching: factor) - (try score([factor]))) < 1e-6)
      #expect(abs(split.score(of: .b, switching: factor) - (try score(others))) < 1e-6)
      var part = 2 * (try score([factor]) - (try score([])))
      part += 2 * (try score([.weights, .data, .values]) - (try score(others)))
      for other in others { part += try score([factor, other]) - (try score([other])) }
      #expect(abs(split.parts[factor] - part / 6) < 1e-6)
    }
  }

  @Test func `what ranks, the middle or an end of the range, is a setting and moves values`() throws
  {
    let comparison = try Self.compare { $0.order = "low" }
    #expect(comparison.settings.map(\.key) == ["order"])
    #expect(comparison.settings.map(\.words) == ["A mid, B low"])
    #expect(comparison.curves.isEmpty)
  }

  @Test func `a model that is out on one side says why`() throws {
    let comparison = try Self.compare { $0.contextFloor = 262_144 }
    let entry = try #require(comparison.entry("example/m3"))
    #expect(entry.standing.a.isListed)
    guard case .out(let reasons, _, _, _) = entry.standing.b else {
      Issue.record("\(entry.standing.b)")
      return
    }
    #expect(reasons.map(\.rule) == ["context"])
    #expect(
      entry.cause(in: comparison.files)
        == "B: out: Context: 131,072 tokens, asked 262,144 tokens or more.")
    let reason = try #require(entry.reasons(.b, in: comparison.files.b).first)
    #expect(reason.contains("(cards, 2026-06-30)"))
    #expect(reason.contains("Reopens if"))
  }

  @Test func `a list that ends earlier says so, and a model of another catalog as well`() throws {
    var short = ListFixture()
    short.length = 1
    let second = try short.file("b", models: ["example/m2"])
    let comparison = ShortlistComparison(try ListFixture().file(), second)
    let below = comparison.entries.filter { if case .below = $0.standing.b { true } else { false } }
    #expect(!below.isEmpty)
    let ends = below.compactMap { entry in
      (entry.standing.b.position ?? 0) > 1 ? entry.cause(in: comparison.files) : nil
    }
    #expect(ends.allSatisfy { $0.hasPrefix("B: rank ") && $0.hasSuffix(", list ends at 1") })
    let gone = try Self.compare { $0.contexts["example/m3"] = nil }
    #expect(
      gone.entry("example/m3").map { $0.cause(in: gone.files) } == "B: not in that catalog")
  }

  @Test func `needs are added, dropped, made stricter and milder`() throws {
    let stricter = try Self.compare { $0.contextFloor = 65_536 }
    #expect(stricter.needs.map(\.kind) == [.tightened])
    #expect(
      stricter.needs.first?.words
        == "B is stricter: A Context: 32,768 tokens or more, B Context: 65,536 tokens or more")
    #expect(try Self.compare { $0.contextFloor = 16_384 }.needs.map(\.kind) == [.loosened])
    let dropped = try Self.compare { $0.isContextNeeded = false }
    #expect(dropped.needs.map(\.kind) == [.removed])
    let added = try Self.compare {
      $0.more = """
        [[must]]
        id = "price"
        field = "price"
        op = "<="
        value = 0.5
        unknown = "drop"

        """
    }
    #expect(
      added.needs.first?.words
        == "B also requires Price: 0.50 USD/Mtok or less, unknown facts: dropped")
  }

  @Test func `the effect of a need is what A's catalog ranks with that need alone changed`() throws
  {
    let fixture = ListFixture()
    var comparison = try Self.compare {
      $0.contextFloor = 65_536
      $0.weights = (price: 10, context: 90)
    }
    #expect(comparison.needs.map(\.effectWords) == ["?"])
    #expect(comparison.effectsNeed?.contains("it takes the catalog of 2026-07-01 (") == true)
    comparison.measureEffects { try? fixture.outcome($0).rows.count }
    #expect(comparison.needs.map(\.effectWords) == ["−1"])
    #expect(comparison.effectsNeed == nil)
  }

  @Test func `other rules of the engine let orders be compared, not scores`() throws {
    let other = try Self.compare { $0.engine = ["weigh": "0.0.1", "qualityCalibration": "2"] }
    #expect(other.comparability.areScoresComparable, "a file that names no version proves nothing")
    var first = ListFixture()
    first.engine = ["weigh": "0.0.0", "qualityCalibration": "1"]
    let comparison = ShortlistComparison(try first.file(), other.files.b)
    #expect(!comparison.comparability.areScoresComparable)
    #expect(comparison.entries.allSatisfy { $0.split == nil })
    #expect(comparison.agreement.tauB != nil)
    #expect(
      comparison.comparabilitySentences.contains { $0.hasPrefix("Scores are not comparable") })
  }

  @Test func `a scenario that does not read leaves needs and causes unknown`() throws {
    var list = try ListFixture().list()
    let body = list.content.basis.scenarioBody
    list.content.basis = list.content.basis.with(
      body: body.replacing("price.blended", with: "price.tomorrow"))
    let comparison = ShortlistComparison(
      try ListFixture().file(), RankingFile(.shortlist(list), name: "b"))
    #expect(comparison.comparability.unreadable == [.b])
    #expect(comparison.needs.isEmpty && comparison.entries.allSatisfy { $0.split == nil })
    #expect(!comparison.scenariosDifferInWordsOnly)
  }

  @Test func `a shortlist and a decision record are compared alike`() throws {
    let record = RankingFile(.record(try RecordFixture.record()), name: "0007.json")
    let list = try Shortlist(
      try RecordFixture.outcome(), title: "List", created: try RecordFixture.today(), length: 2)
    let comparison = ShortlistComparison(
      RankingFile(.shortlist(list), name: "list.json"), record)
    #expect(comparison.comparability.isSameCatalog && comparison.comparability.isSameScenario)
    #expect(comparison.entry("example/gamma-70b")?.standing.b.isListed == true)
    #expect(record.originSentences.first?.contains("by reviewer 1 and reviewer 2") == true)
    #expect(record.originSentences.contains { $0.contains("it chooses example/alpha-7b") })
  }
}

extension DecisionRecord.Basis {
  /// The same with another scenario.
  fileprivate func with(body: String) -> DecisionRecord.Basis {
    DecisionRecord.Basis(
      catalogName: catalogName, catalogAsOf: catalogAsOf, catalogSHA256: catalogSHA256,
      catalogEntries: catalogEntries, overlays: overlays, scenarioName: scenarioName,
      scenarioRevision: scenarioRevision, scenarioSHA256: "0", scenarioBody: body, engine: engine,
      resultID: resultID)
  }
}
