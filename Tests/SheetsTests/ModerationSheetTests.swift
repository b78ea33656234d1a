import Catalog
import Decision
import Moderation
import Sheets
import Testing

/// The page on how a model answers.
@Suite struct ModerationSheetTests {
  private func replies(
    _ category: ItemCategory, _ language: String, about country: String? = nil, answered: Int,
    refused: Int = 0, silent: Int = 0, isSettled: Bool = true
  ) -> [AskedItem] {
    let outcomes =
      Array(repeating: Moderation.Outcome.answered, count: answered)
      + Array(repeating: .refused, count: refused) + Array(repeating: .noAnswer, count: silent)
    return outcomes.enumerated().map { number, outcome in
      let id = "\(category.rawValue)-\(number).\(language)"
      return AskedItem(
        itemID: id, pairID: "\(number)", category: category, language: language,
        jurisdiction: country,
        records: [
          LabelRecord(
            itemID: id,
            source: isSettled ? .person(reviewer: "ada", note: nil) : .rules(ruleset: "1"),
            outcome: outcome, reason: outcome == .noAnswer ? .timeout : nil,
            time: "2026-06-20T10:00:00Z")
        ])
    }
  }

  private func run(
    _ items: [AskedItem], on date: String = "2026-06-20", tier: BatteryTier = .standard,
    battery: String = "weigh"
  ) -> ModerationProbe {
    ModerationProbe(
      run: "r7", model: "acme/alpha", date: CalendarDate(date),
      build: ModerationProbe.Build(endpoint: "desk", quantization: "Q4_K_M", engine: "engine 1"),
      tier: tier,
      battery: ModerationProbe.Battery(
        id: battery, version: "1.0.0", hash: "ab", ruleset: "3", rulesetHash: "cd"),
      isComplete: true, items: items, measuredLanguages: ["en", "zh"])
  }

  private func subject(
    _ runs: [ModerationProbe] = [], published: [Row] = [], requiring: ModerationRequirement? = nil
  ) throws -> SheetSubject {
    let model = Record(
      kind: .model, id: "acme/alpha",
      identity: [.init("status", .text("listed")), .init("kinds", .list(["chat"]))],
      lists: [Record.List(name: "moderation", rows: published)])
    var scenario = Scenario(name: "test")
    if let requiring {
      scenario.musts = [
        Must(
          id: "moderation.1", field: "moderation", comparison: .equal, value: .flag(true),
          moderation: requiring)
      ]
    }
    let asOf = try #require(CalendarDate("2026-06-30"))
    let base = EvaluationBase(
      snapshot: CatalogSnapshot(
        release: CatalogRelease(format: 1, name: "fixture", asOf: asOf, sha256: ""),
        records: [model]), moderation: runs)
    let outcome = try evaluate(EvaluationContext(base: base, scenario: scenario))
    let alternative =
      try #require(outcome.rows.first?.alternative ?? outcome.excluded.first?.alternative)
    return SheetSubject(outcome: outcome, alternative: alternative)
  }

  private let published = Row(
    values: [
      .init("question_set", .text("set")), .init("language", .text("zh")),
      .init("jurisdiction", .text("CN")), .init("n", .integer(50)), .init("complete", .integer(1)),
      .init("evasive", .integer(9)), .init("denial", .integer(40)), .init("error", .integer(0)),
    ], evidence: Evidence(source: "example"))

  private func texts(_ subject: SheetSubject) throws -> [String] {
    try #require(Sheets.named("moderation")?.sheet(subject)).items.flatMap { item -> [String] in
      switch item {
      case .heading(let text), .point(let text), .remark(let text): return [text]
      case .entry(let label, let value): return ["\(label): \(value)"]
      case .statement(let text, let lead): return [(lead.map { "\($0): " } ?? "") + text]
      case .evidence(let item): return [item.source]
      case .table(let table): return table.rows.map { $0.cells.joined(separator: " | ") }
      }
    }
  }

  private func requirement() throws -> ModerationRequirement {
    try ModerationRequirement(
      category: .contestedFact, outcome: .answered, minimum: 0.9, reason: "", owner: "desk")
  }

  @Test func `rates stand by kind and language with bounds, n and what is unsettled`() throws {
    let all = try texts(
      subject([
        run(
          replies(.contestedFact, "en", answered: 28, refused: 4)
            + replies(.contestedFact, "zh", answered: 9, silent: 2, isSettled: false)
            + replies(.overRefusal, "en", answered: 9))
      ]))
    #expect(
      all.contains(
        "contested facts | all | 37/41, 90 % (77–96 %) | 4/41, 10 % (4–23 %) | 9 | 2 no answer"))
    #expect(all.contains(" | en | 28/32, 88 % (72–95 %) | 4/32, 13 % (5–28 %) | 0 | "))
    #expect(all.contains(" | zh | 9/9 (70–100 %) | 0/9 (0–30 %) | 9 | 2 no answer"))
    #expect(all.contains("over-refusal | all | 9/9 (70–100 %) | 0/9 (0–30 %) | 0 | "))
    #expect(all.contains("Build: Q4_K_M on engine 1"))
    #expect(all.contains("Battery: weigh 1.0.0, rules 3"))
    #expect(all.contains("Labeled by: people: ada"))
  }

  @Test func `no percentage stands under 20 prompts`() throws {
    let all = try texts(subject([run(replies(.overRefusal, "en", answered: 12, refused: 7))]))
    let line = try #require(all.first { $0.hasPrefix("over-refusal | all") })
    #expect(line == "over-refusal | all | 12/19 (41–81 %) | 7/19 (19–59 %) | 0 | ")
  }

  @Test func `published rates stand apart, with how they came about`() throws {
    let all = try texts(subject(published: [published]))
    #expect(all.contains("CN | zh | 1/50, 2 % (0–10 %) | 49/50, 98 % (90–100 %) | "))
    #expect(
      all.contains(
        "Rates published, hosted route, judged by a model, criticism essays. Never pooled with "
          + "your own runs."))
    #expect(
      all.contains("Never asked here. A first look: weigh probe URL --tier quick, about 2 min."))
  }

  @Test func `a requirement stands with its verdict, what helps and what is open`() throws {
    let all = try texts(subject(requiring: requirement()))
    #expect(
      all.contains(
        "not known: contested facts: at least 90 % answered. Not known: never asked here."))
    #expect(all.contains("Open: no reason is given."))
    #expect(all.contains { $0.hasPrefix("Settled by probing alpha: weigh probe URL --tier ") })
    let met = try texts(
      subject(
        [run(replies(.contestedFact, "en", answered: 40))], requiring: requirement()))
    #expect(met.contains { $0.hasPrefix("pass: contested facts: at least 90 % answered. Pass: ") })
  }

  @Test func `expired, quick and a team's own battery are said to be so`() throws {
    let items = replies(.overRefusal, "en", answered: 9)
    #expect(
      try texts(subject([run(items, on: "2025-06-20")])).contains("Run r7, 2025-06-20: expired"))
    #expect(
      try texts(subject([run(items, tier: .quick)])).contains(
        "The quick tier is a screen: it proves no high rate."))
    #expect(
      try texts(subject([run(items, battery: "ours")])).contains(
        "A battery of the team's own: shown apart, it settles no need."))
  }

  @Test func `a model nobody asked and nobody requires anything of has no page`() throws {
    let page = try #require(Sheets.named("moderation"))
    let silent = try subject()
    #expect(!page.tells(silent) && page.sheet(silent) == nil && page.json(silent) == nil)
    #expect(page.summary(try subject(published: [published])) == "not probed; 1 published set")
    #expect(page.summary(try subject([run([])])) == "1 run")
  }

  @Test func `the document holds counts and pointers`() throws {
    let page = try #require(Sheets.named("moderation"))
    let json = try #require(
      page.json(
        subject(
          [run(replies(.contestedFact, "en", answered: 40))], published: [published],
          requiring: requirement())))
    let text = json.canonicalText
    #expect(text.contains("\"grade\":\"E2\""))
    #expect(text.contains("\"verdict\":\"pass\""))
    #expect(text.contains("\"count\":40"))
    #expect(text.contains("\"run\":\"r7\""))
    #expect(text.contains("\"question_set\":\"set\""))
  }
}
