import Catalog
import Decision
import Scoring

/// Scenarios and catalogs by chance, the same in every run.
struct Chance {
  private var generator: SplitMix64

  init(seed: UInt64) { generator = SplitMix64(seed: seed) }

  mutating func whole(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
  mutating func number(_ range: ClosedRange<Double>) -> Double {
    Double.random(in: range, using: &generator)
  }
  mutating func happens(_ share: Double) -> Bool { number(0...1) < share }
  mutating func bits() -> UInt64 { generator.next() }
  mutating func pick<Item>(_ items: [Item]) -> Item { items[whole(0...items.count - 1)] }
  mutating func some<Item>(of items: [Item], atLeast least: Int = 1) -> [Item] {
    Array(items.shuffled(using: &generator).prefix(whole(least...items.count)))
  }
}

// MARK: Scenarios

extension Chance {
  /// A scenario that can be ranked.
  mutating func scenario(musts: Bool = true) -> Scenario {
    var scenario = Scenario(name: text())
    scenario.revision = whole(0...99)
    scenario.order = pick(Scenario.Order.allCases)
    scenario.use = happens(0.8) ? Fixture.product : [:]
    scenario.contextTokens = Int64(whole(1...200_000))
    scenario.promptTokens = Int64(whole(1...4096))
    scenario.streams = Int64(whole(1...8))
    scenario.allowsHosts = happens(0.9)
    scenario.allowsAggregators = happens(0.3)
    scenario.referenceCount = whole(0...5)
    if happens(0.1) { scenario.devices = [Fixture.device(budgetGiB: number(1...24))] }
    if musts { scenario.musts = self.musts() }
    scenario.preferences = preferences()
    scenario.weightMethod = pick(WeightMethod.allCases)
    return scenario
  }

  /// Names and reasons as people write them, quotation marks and all.
  mutating func text() -> String {
    pick(["plain", "with \"quotes\"", "Ünïcode 模型", "back\\slash", "two\nlines", "tab\t", "#[=]'"])
  }

  private mutating func musts() -> [Must] {
    some(of: Constraints.all.map(\.field), atLeast: 0).prefix(5).compactMap { field in
      if field == "moderation" { return happens(0.3) ? moderationNeed() : nil }
      let comparison = pick(Constraints.named(field)?.operators ?? [.equal])
      return Must(
        id: happens(0.5) ? field : field + " " + text(), field: field, comparison: comparison,
        value: value(field, comparison), unknown: pick(UnknownPolicy.allCases),
        review: field == "license" && happens(0.5) ? pick(UnknownPolicy.allCases) : nil,
        isOn: happens(0.9), why: happens(0.3) ? text() : nil)
    }
  }

  private mutating func value(_ field: String, _ comparison: MustOperator) -> FactValue {
    switch field {
    case "license": return .text(pick(["allowed", "allowed-with-duty", "needs-legal-review"]))
    case "delivery": return .flag(true)
    case "fit": return happens(0.7) ? .flag(true) : .number(number(1...40))
    case "host.country", "host.datacenters", "developer.country":
      return .list(some(of: ["EU", "US", "CN", "DE"]))
    case "languages": return .list(some(of: ["en", "de", "fr", "zh"]))
    case "modalities": return .list(some(of: ["text", "image"]))
    case "kinds": return .list(some(of: ["chat", "code", "base"]))
    case "tools", "reasoning", "structured-output":
      return happens(0.5) ? .flag(happens(0.7)) : .list(["yes"])
    case "training-data": return .list(some(of: ["open", "partial", "closed"]))
    case "models": return .list(some(of: ["acme/m0", "acme/m1", "acme/m2", "line"]))
    case "age" where comparison == .within:
      return .numbers([number(0...100), number(100...900)])
    case "context": return .integer(Int64(whole(1000...200_000)))
    case "age": return .integer(Int64(whole(0...900)))
    case "openness": return .integer(Int64(whole(0...4)))
    case "price": return .number(number(0.01...5))
    case "first_token": return .number(number(50...3000).rounded())
    default: return .number(number(1...100))
    }
  }

  private mutating func preferences() -> [Preference] {
    let preferences = some(of: Criteria.all.map(\.id), atLeast: 0).prefix(6).map { id in
      var preference = Preference(
        criterion: id, place: whole(1...6), points: number(0...100),
        notApplicable: number(0...1), isOn: happens(0.9))
      if case .points? = Criteria.named(id)?.curve {
      } else if happens(0.3) {
        preference.worst = number(1...100)
        preference.best = number(101...900).rounded()
        if happens(0.5) { swap(&preference.worst, &preference.best) }
      }
      if happens(0.3) {
        let low = number(0...1)
        preference.prior = low...number(low...1)
      }
      return preference
    }
    return Array(preferences)
  }

  /// An override of some rule of a scenario.
  mutating func override(in scenario: Scenario) -> Override {
    Override(
      model: pick(["acme/m0", "acme/m1", "acme/gone"]),
      must: scenario.musts.isEmpty ? "gone" : pick(scenario.musts).id,
      verdict: pick(TruthValue.allCases), by: text(), date: Fixture.asOf, reason: text())
  }
}

// MARK: Catalogs

extension Chance {
  /// A catalog of so many models, some of them closed.
  mutating func catalog(_ count: Int) -> Fixture {
    var fixture = Fixture((0..<count).map { model($0) })
    fixture.isHashed = false
    for record in fixture.models {
      for host in ["alpha", "beta", "gate"] where happens(0.4) {
        fixture.offer(
          record.id, at: host, input: happens(0.1) ? 0 : number(0.02...6),
          output: happens(0.1) ? 0 : number(0.02...9), more: speed())
      }
      for kind in ["independent", "vendor"] where happens(0.4) {
        fixture.result(record.id, number(0...100), kind: kind)
      }
    }
    fixture.hostKinds["gate"] = pick(["gateway", "host", "first-party"])
    if happens(0.7) {
      fixture.hostFacts["alpha"] = [
        Fixture.fact("contracting_country", .list([pick(["FR", "US", "CN"])]))
      ]
    }
    fixture.more = [Record(kind: .family, id: "line")]
    if happens(0.5) { fixture.moderation = fixture.models.compactMap { run(of: $0.id) } }
    if happens(0.2) {
      let median = number(50...900)
      fixture.measurements = [
        Fixture.measurement(
          of: "acme/m0",
          firstToken: Measurement.Quantity(
            low: median * 0.9, median: median, high: median * 1.2, count: 9))
      ]
    }
    return fixture
  }

  private mutating func speed() -> [Row.NamedValue] {
    var values: [Row.NamedValue] = []
    if happens(0.5) { values.append(Row.NamedValue("latency_ms_p50", .number(number(50...6000)))) }
    if happens(0.5) { values.append(Row.NamedValue("tok_s_p50", .number(number(2...200)))) }
    if happens(0.3) {
      values.append(Row.NamedValue("context", .integer(Int64(whole(1...200)) * 1024)))
    }
    if happens(0.1) { values.append(Row.NamedValue("price_outlier", .flag(true))) }
    if happens(0.1) { values.append(Row.NamedValue("route", .text("aggregator"))) }
    return values
  }

  private mutating func model(_ number: Int) -> Record {
    let states = (0..<whole(0...12)).map { _ in pick(["open", "partial", "closed"]) }
    let words = ["open": "disclosed", "partial": "partly", "closed": "not-disclosed"]
    var facts: [NamedFact] = []
    if happens(0.6) {
      facts.append(Fixture.fact("downloads_30d", .integer(Int64(whole(0...2_000_000)))))
    }
    if happens(0.6) { facts.append(Fixture.fact("tool_call", .flag(happens(0.5)))) }
    if happens(0.2) {
      facts.append(
        Fixture.disputed("context", [.integer(Int64(whole(1...99)) * 1024), .integer(131_072)]))
    }
    let isDisputed = facts.contains { $0.field == "context" }
    var sections = [
      Record.Section(
        name: "openness",
        facts: states.prefix(1).map { Fixture.fact("training_data_base", .text($0)) })
    ]
    if happens(0.5) { sections.append(Fixture.architecture) }
    return Fixture.model(
      "acme/m\(number)", status: happens(0.1) ? "closed" : "listed",
      kinds: some(of: ["chat", "code", "base"], atLeast: 0),
      license: happens(0.9)
        ? pick(["open", "credit", "study", "doubt", "unseen"].map { "example-" + $0 }) : nil,
      context: isDisputed || happens(0.3) ? nil : Int64(whole(1...250)) * 1024,
      parameters: happens(0.8) ? Int64(whole(1...90)) * 1_000_000_000 : nil,
      released: happens(0.8) ? pick(["2026-06-01", "2025-11", "2024-02-29", "2026-03-31"]) : nil,
      languages: happens(0.7) ? some(of: ["en", "de", "fr", "zh"]) : nil,
      family: happens(0.3) ? "line" : nil, facts: facts, sections: sections,
      lists: [Fixture.review(states.compactMap { words[$0] })]
        + (happens(0.3)
          ? [Fixture.moderation(asked: Int64(whole(5...200)), answered: Int64(whole(0...5)))]
          : []))
  }
}
