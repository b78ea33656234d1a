import Catalog
import Decision
import Fit
import Testing

/// Every way of running one model: which is best, and why the others are not.
@Suite struct WayTests {
  private let cheap = Preference(criterion: "price.blended", place: 1, notApplicable: 0.5)
  private let fit = Must.rule("fit", .fits, .flag(true))

  private func latency(_ milliseconds: Double) -> [Row.NamedValue] {
    [Row.NamedValue("latency_ms_p50", .number(milliseconds))]
  }

  private func ways(_ fixture: Fixture, _ scenario: Scenario) throws -> ([Way], Outcome) {
    let outcome = try fixture.outcome(scenario)
    let candidate = try #require(outcome.context.base.candidate(Fixture.id))
    return (outcome.ways(of: candidate), outcome)
  }

  @Test func `the best way comes first, the others follow with what they are behind by`() throws {
    var fixture = Fixture(Fixture.model(Fixture.id))
    fixture.offer(Fixture.id, at: "dear", input: 4, output: 4)
    fixture.offer(Fixture.id, at: "cheap", input: 0.2, output: 0.2)
    let (ways, outcome) = try ways(fixture, Fixture.scenario(preferences: [cheap]))
    #expect(ways.map(\.key) == ["hosted:cheap", "hosted:dear"])
    #expect(ways.map(\.isBest) == [true, false])
    #expect(ways.map(\.standing) == [.meets, .meets])
    #expect(ways[0].reason(in: outcome) == "the best way under the needs and weights")
    let gap = (ways[0].row.score.mid - ways[1].row.score.mid) * 100
    let points = Wording.decimals(gap, 1)
    #expect(ways[1].reason(in: outcome) == "\(points) points behind Cheap: price -\(points)")
    #expect(ways[1].shortReason(in: outcome) == "\(points) behind")
  }

  @Test func `ways that hang or fail come after those that meet, each with its need`() throws {
    var fixture = Fixture(Fixture.model(Fixture.id))
    fixture.offer(Fixture.id, at: "slow", input: 0.1, output: 0.1, more: latency(900))
    fixture.offer(Fixture.id, at: "silent", input: 0.1, output: 0.1)
    fixture.offer(Fixture.id, at: "timed", input: 4, output: 4, more: latency(300))
    let must = Must.rule("first_token", .lessOrEqual, .integer(500))
    let (ways, outcome) = try ways(
      fixture, Fixture.scenario(musts: [must], preferences: [cheap]))
    #expect(ways.map(\.key) == ["hosted:timed", "hosted:silent", "hosted:slow"])
    #expect(ways.map(\.standing) == [.meets, .hangs, .excluded])
    #expect(ways[1].reason(in: outcome).hasPrefix("hangs on First token; "))
    #expect(ways[2].reason(in: outcome) == "fails First token")
    #expect(ways[2].excludingMusts == [0])
    #expect(ways[1].shortReason(in: outcome) == "hangs on First token")
  }

  @Test func `what drops a way as not known is never worded as a fail`() throws {
    var fixture = Fixture(Fixture.model(Fixture.id))
    fixture.offer(Fixture.id, at: "silent", input: 0.1, output: 0.1)
    var must = Must.rule("first_token", .lessOrEqual, .integer(500))
    must.unknown = .drop
    let (ways, outcome) = try ways(fixture, Fixture.scenario(musts: [must]))
    #expect(ways.map(\.standing) == [.excluded])
    #expect(
      ways[0].reason(in: outcome)
        == "set aside, not known: First token; no other way comes nearer")
    #expect(ways[0].shortReason(in: outcome) == "not known: First token")
  }

  @Test func `the row, the exclusion and the restriction name the first way`() throws {
    var chance = Chance(seed: 77)
    for _ in 0..<400 {
      let fixture = chance.catalog(6)
      var scenario = chance.scenario()
      if chance.happens(0.5) {
        scenario.devices = [Fixture.device(budgetGiB: chance.number(1...24))]
      }
      let context = try EvaluationContext(base: fixture.base, scenario: scenario)
      guard let outcome = try? evaluate(context) else { continue }
      for candidate in context.base.candidates {
        let ways = outcome.ways(of: candidate)
        let id = candidate.model.id
        guard candidate.model.status != .closed else {
          #expect(ways.isEmpty)
          continue
        }
        let named = outcome.row(of: id)?.alternative ?? outcome.exclusion(of: id)?.alternative
        #expect(ways.first?.key == named?.delivery.key)
        #expect(ways.filter(\.isBest).count == 1)
        #expect(
          ways.filter(\.competes).map(\.key).sorted()
            == context.alternatives(of: candidate).map(\.delivery.key).sorted())
        if let row = outcome.row(of: id) {
          #expect(ways[0].row.score == row.score)
          #expect(ways[0].standing == (row.group == .meets ? .meets : .hangs))
        }
        for way in ways {
          #expect(!way.reason(in: outcome).isEmpty)
          #expect((way.standing == .excluded) == !way.excludingMusts.isEmpty || !way.competes)
        }
      }
    }
  }

  @Test func `quantizations that were not chosen stand last and say why`() throws {
    let fixture = Fixture(Fixture.model(Fixture.id, sections: [Fixture.architecture]))
    let (ways, outcome) = try ways(fixture, Fixture.deviceScenario(budgetGiB: 7, musts: [fit]))
    let best = try #require(ways.first)
    #expect(best.standing == .meets)
    #expect(best.key == "self:desk:Q5_K_M")
    let others = ways.dropFirst()
    #expect(others.map(\.standing).allSatisfy { $0 == .unchosen })
    #expect(others.map(\.key) == ["self:desk:Q8_0", "self:desk:Q6_K", "self:desk:Q4_K_M"])
    #expect(
      others.map { $0.shortReason(in: outcome) } == ["may not fit", "may not fit", "smaller"])
    #expect(
      others.last?.reason(in: outcome)
        == "not asked for: it holds less than Q5_K_M, which was chosen; run.quantizations lets it "
        + "compete")
  }

  @Test func `what spills further than what was chosen says so, and not that the other stays`()
    throws
  {
    let fixture = Fixture(Fixture.model(Fixture.id, sections: [Fixture.architecture]))
    func reason(budgetGiB: Double) throws -> String? {
      var scenario = Fixture.deviceScenario(musts: [fit])
      scenario.devices[0]["budget_gib"] = .number(budgetGiB)
      scenario.devices[0]["ram_gib"] = .number(64)
      let (ways, outcome) = try ways(fixture, scenario)
      return ways.first { $0.key == "self:desk:Q8_0" }?.reason(in: outcome)
    }
    #expect(
      try reason(budgetGiB: 3)
        == "not chosen: more of it lies in host memory than of Q4_K_M")
    #expect(
      try reason(budgetGiB: 7) == "not chosen: it needs host memory, Q5_K_M stays on the card")
  }

  @Test func `each quantization asked for is a way of its own on each device`() throws {
    let fixture = Fixture(Fixture.model(Fixture.id, sections: [Fixture.architecture]))
    var scenario = Fixture.deviceScenario(budgetGiB: 5.5, musts: [fit])
    var second = Fixture.device(budgetGiB: 22)
    second["id"] = .text("shelf")
    scenario.devices.append(second)
    scenario.quantizations = ["Q8_0", "q4_k_m"].compactMap(Quantization.named)
    let (ways, _) = try ways(fixture, scenario)
    #expect(
      Set(ways.map(\.key)) == [
        "self:desk:Q8_0", "self:desk:Q4_K_M", "self:shelf:Q8_0", "self:shelf:Q4_K_M",
      ])
    let failing = try #require(ways.first { $0.key == "self:desk:Q8_0" })
    #expect(failing.standing == .excluded)
    #expect(failing.excludingMusts == [0])
    #expect(ways.filter(\.competes).count == ways.count)
  }

  @Test func `fewer bits are chosen only where the scenario says so`() throws {
    let fixture = Fixture(Fixture.model(Fixture.id, sections: [Fixture.architecture]))
    var scenario = Fixture.deviceScenario(budgetGiB: 4.5, musts: [fit])
    let usual = try #require(try fixture.outcome(scenario).rows.first)
    #expect(usual.alternative.delivery.key == "self:desk:Q4_K_M")
    #expect(usual.group == .hangs)
    scenario.minimumBits = 3
    let row = try #require(try fixture.outcome(scenario).rows.first)
    #expect(row.alternative.delivery.key == "self:desk:Q2_K")
  }

  @Test func `a smaller cache type leaves more memory, and nothing else changes`() throws {
    let fixture = Fixture(Fixture.model(Fixture.id, sections: [Fixture.architecture]))
    var scenario = Fixture.deviceScenario(budgetGiB: 20)
    let full = try #require(try fixture.alternative(Fixture.id, scenario).memory?.need)
    scenario.cacheType = .q8_0
    let half = try #require(try fixture.alternative(Fixture.id, scenario).memory?.need)
    #expect(half.high < full.high)
    #expect(half.low <= full.low)
  }

  @Test func `an edit of the quantizations makes the memory anew, another one keeps it`() throws {
    let fixture = Fixture(Fixture.model(Fixture.id, sections: [Fixture.architecture]))
    var scenario = Fixture.deviceScenario(budgetGiB: 20)
    let base = fixture.base
    let first = try EvaluationContext(base: base, scenario: scenario)
    scenario.quantizations = ["Q4_K_M"].compactMap(Quantization.named)
    let second = try EvaluationContext(base: base, scenario: scenario, reusing: first)
    let candidate = try #require(base.candidate(Fixture.id))
    #expect(second.alternatives(of: candidate).map(\.delivery.key) == ["self:desk:Q4_K_M"])
    scenario.revision += 1
    let third = try EvaluationContext(base: base, scenario: scenario, reusing: second)
    #expect(
      third.alternatives(of: candidate).first?.memory
        === second.alternatives(of: candidate).first?.memory)
  }

  @Test func `names of a way grow shorter and keep what runs`() throws {
    var fixture = Fixture(Fixture.model(Fixture.id, sections: [Fixture.architecture]))
    fixture.offer(
      Fixture.id, input: 1, output: 1, more: [Row.NamedValue("variant", .text("turbo"))])
    let (ways, _) = try ways(
      fixture, Fixture.scenario { $0.devices = [Fixture.device()] })
    let names = Dictionary(
      ways.filter(\.competes).map { ($0.key, $0.alternative.deliveryNames) },
      uniquingKeysWith: { first, _ in first })
    #expect(names["hosted:alpha:turbo"] == ["Alpha, turbo", "Alpha"])
    #expect(names["self:desk:Q8_0"] == ["Q8_0 on desk", "Q8_0 desk", "Q8_0"])
  }

  @Test func `ways of one name are told apart by what is served, then by a number`() throws {
    var fixture = Fixture(Fixture.model(Fixture.id))
    for (price, served) in [(1.0, "fp8"), (2, "bf16"), (3, "bf16")] {
      fixture.offer(
        Fixture.id, input: price, output: price,
        more: [Row.NamedValue("quantization", .text(served))])
    }
    let (ways, _) = try ways(fixture, Fixture.scenario(preferences: [cheap]))
    #expect(ways.map(\.name) == ["Alpha, fp8", "Alpha, bf16", "Alpha, bf16 (2)"])
  }

  @Test func `the way of an excluded model is named where another way fails other needs`() throws {
    var fixture = Fixture(Fixture.model(Fixture.id))
    fixture.offer(Fixture.id, at: "dear", input: 9, output: 9, more: latency(300))
    fixture.offer(Fixture.id, at: "slow", input: 1, output: 1, more: latency(900))
    let price = Must.rule("price", .lessOrEqual, .integer(2))
    let wait = Must.rule("first_token", .lessOrEqual, .integer(500))
    let both = try fixture.outcome(Fixture.scenario(musts: [price, wait]))
    let out = try #require(both.excluded.first)
    #expect(both.nearestWay(of: out) == out.alternative.deliveryName)
    let one = try fixture.outcome(
      Fixture.scenario(musts: [.rule("context", .greaterOrEqual, .integer(1_000_000))]))
    let short = try #require(one.excluded.first)
    #expect(one.nearestWay(of: short) == nil)
  }

  @Test func `machine output of a way has its memory, its needs and its reason`() throws {
    let fixture = Fixture(Fixture.model(Fixture.id, sections: [Fixture.architecture]))
    let outcome = try fixture.outcome(Fixture.deviceScenario(budgetGiB: 2, musts: [fit]))
    let candidate = try #require(outcome.context.base.candidate(Fixture.id))
    let way = try #require(outcome.ways(of: candidate).first)
    let text = way.json(in: outcome).canonicalText
    #expect(text.contains(#""excludedBy":["fit"]"#))
    #expect(text.contains(#""fits":"fail""#))
    #expect(text.contains(#""standing":"excluded""#))
    #expect(
      text.contains(
        #""priceUSDPerMillionTokens":{"evidence":"not-applicable","value":null}"#))
    #expect(!outcome.json().canonicalText.contains(#""ways""#))
  }
}
