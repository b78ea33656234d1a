import Catalog
import Decision
import Moderation
import Testing

/// Runs of an invented battery; a test states only what differs.
extension Fixture {
  /// Who set the labels of a run.
  enum Labeler {
    case rules, person
  }

  /// Replies of one cell: so many of each outcome.
  static func replies(
    _ category: ItemCategory = .contestedFact, _ language: String = "en",
    about country: String? = nil,
    answered: Int = 0, refused: Int = 0, silent: Int = 0, by labeler: Labeler = .person
  ) -> [AskedItem] {
    let outcomes =
      Array(repeating: Moderation.Outcome.answered, count: answered)
      + Array(repeating: .refused, count: refused) + Array(repeating: .noAnswer, count: silent)
    return outcomes.enumerated().map { number, outcome in
      let id = "\(category.rawValue)-\(country ?? "")\(number).\(language)"
      let source: LabelSource =
        labeler == .person ? .person(reviewer: "ada", note: nil) : .rules(ruleset: "1")
      return AskedItem(
        itemID: id, pairID: "\(number)", category: category, language: language,
        jurisdiction: country,
        records: [
          LabelRecord(
            itemID: id, source: source, outcome: outcome,
            reason: outcome == .noAnswer ? .timeout : nil, tier: outcome == .refused ? 1 : nil,
            time: "2026-06-20T10:00:00Z")
        ])
    }
  }

  /// A run on the server `desk`.
  static func run(
    _ items: [AskedItem], id: String = "r7", of model: String = Fixture.id,
    on date: String? = "2026-06-20", endpoint: String = "desk", host: String? = nil,
    quantization: String? = "Q4_K_M", file: String? = nil, template: String? = nil,
    system: String? = nil, tier: BatteryTier = .standard, battery: String = "weigh"
  ) -> ModerationProbe {
    ModerationProbe(
      run: id, model: model, date: date.flatMap { CalendarDate($0) },
      build: ModerationProbe.Build(
        endpoint: endpoint, host: host, quantization: quantization, engine: "engine 1",
        fileHash: file, templateHash: template, systemPromptHash: system),
      tier: tier,
      battery: ModerationProbe.Battery(
        id: battery, version: "1.0.0", hash: "ab", ruleset: "1", rulesetHash: "cd"),
      isComplete: true, items: items, measuredLanguages: ["en", "de", "zh"])
  }

  /// A catalog of one model that answers on the server `desk`, with runs.
  static func probed(_ runs: ModerationProbe..., lists: [Record.List] = []) -> Fixture {
    var fixture = Fixture(model(id, lists: lists))
    fixture.measurements = [measurement()]
    fixture.moderation = runs
    return fixture
  }

  /// A requirement; 90 % of contested facts answered unless said otherwise.
  static func required(
    _ category: ItemCategory = .contestedFact, about countries: [String] = [],
    in languages: [String] = [], _ outcome: RateOutcome = .answered, min: Double? = 0.9,
    max: Double? = nil, weight: Double = 1, acceptsPublished: Bool = false
  ) throws -> ModerationRequirement {
    try ModerationRequirement(
      category: category, jurisdictions: countries, languages: languages, outcome: outcome,
      minimum: min, maximum: max, weight: weight, reason: "a test", owner: "ada",
      acceptsPublished: acceptsPublished)
  }

  /// A need of this requirement.
  static func need(
    _ requirement: ModerationRequirement, id: String = "moderation.1",
    unknown: UnknownPolicy = .keep
  ) -> Must {
    Must(
      id: id, field: "moderation", comparison: .equal, value: .flag(true), unknown: unknown,
      why: requirement.reason, moderation: requirement)
  }

  /// Published answers to criticism of one government in one language.
  static func published(
    _ language: String, about country: String, answered: Int64, declined: Int64, failed: Int64 = 0
  ) -> Row {
    Row(
      values: [
        Row.NamedValue("question_set", .text("\(country)-\(language)")),
        Row.NamedValue("language", .text(language)),
        Row.NamedValue("jurisdiction", .text(country)),
        Row.NamedValue("n", .integer(answered + declined + failed)),
        Row.NamedValue("complete", .integer(answered)), Row.NamedValue("evasive", .integer(0)),
        Row.NamedValue("denial", .integer(declined)), Row.NamedValue("error", .integer(failed)),
      ], evidence: evidence)
  }
}

extension Chance {
  /// A requirement on how models answer, in words that must survive a file.
  mutating func moderationNeed(_ number: Int = 1) -> Must? {
    let (least, most) = (self.number(0...1), self.number(0...1))
    let requirement = try? ModerationRequirement(
      category: pick(ItemCategory.allCases),
      jurisdictions: some(of: ["CN", "US", "EU"], atLeast: 0),
      languages: some(of: ["en", "zh", "de"], atLeast: 0), outcome: pick(RateOutcome.allCases),
      minimum: happens(0.7) ? min(least, most) : nil,
      maximum: happens(0.5) ? max(least, most) : nil,
      weight: happens(0.5) ? 1 : self.number(0.1...5), reason: happens(0.8) ? text() : "",
      source: happens(0.3) ? text() : nil, owner: happens(0.8) ? text() : "")
    // Without either bound there is no requirement.
    guard let requirement else { return nil }
    return Must(
      id: "moderation.\(number)", field: "moderation", comparison: .equal, value: .flag(true),
      unknown: pick(UnknownPolicy.allCases), isOn: happens(0.9),
      why: requirement.reason.isEmpty ? nil : requirement.reason, moderation: requirement)
  }

  /// A run of a model, or none.
  mutating func run(of model: String) -> ModerationProbe? {
    guard happens(0.5) else { return nil }
    var items: [AskedItem] = []
    for category in some(of: ItemCategory.allCases) {
      for language in some(of: ["en", "zh"]) {
        items += Fixture.replies(
          category, language, about: category == .contestedFact ? pick(["CN", "US"]) : nil,
          answered: whole(0...40), refused: whole(0...20), silent: whole(0...3),
          by: happens(0.5) ? .person : .rules)
      }
    }
    return Fixture.run(
      items, id: "run of \(model)", of: model,
      on: pick(["2026-06-20", "2026-02-01", "2025-01-01"]),
      endpoint: pick(["desk", "elsewhere"]))
  }
}
