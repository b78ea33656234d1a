internal import Cells
internal import Decision
internal import Moderation
internal import Probe

/// What the page of a kept moderation run says beside the counts.
struct ModerationFacts {
  let standing: BatteryStanding
  let outcome: ReplyOutcome
  let book: ModerationBook?
  let profile: RequirementProfile

  /// What changed since the run this one repeats, prompt by prompt.
  var drift: [PanelItem] {
    guard let drift = standing.drift, let day = standing.earlierDay else { return [] }
    var items: [PanelItem] = [.title("Since the run of \(day)")]
    items += drift.alerts.map { .text([Span("\($0.words).", .caution)], indent: 2) }
    items.append(.text(drift.comparison.primary.sentence(first: "the former", second: "this")))
    if drift.changes.isEmpty {
      items.append(.text("Every prompt has the label it had."))
    } else {
      items.append(.table(Self.changes(drift.changes), marked: []))
      items.append(.text("v shows both replies of each, behind the other views.", .muted))
    }
    return items + [.blank]
  }

  private static func changes(_ changes: [Drift.Change]) -> WrappedTable {
    WrappedTable(
      columns: [
        .init("Changed", wraps: true), .init("Before", wraps: true), .init("Now", wraps: true),
      ],
      rows: changes.map { change in
        [
          change.id, ReplyWords.outcome(change.before.outcome, change.before.reason),
          ReplyWords.outcome(change.after.outcome, change.after.reason),
        ]
      })
  }

  /// What the scenario requires, and what the run says of it.
  var verdicts: [PanelItem] {
    guard !profile.requirements.isEmpty, !standing.prompts.isEmpty else { return [] }
    let lines = profile.evaluate(standing.prompts).lines
    return [.title("What the scenario requires")]
      + lines.flatMap { line -> [PanelItem] in
        [
          .text(AppState.sentence(line.requirement.words) + "."),
          .text([Span(line.sentence, Self.role(line.verdict?.result))], indent: 2),
        ]
      } + [.blank]
  }

  private static func role(_ result: RequirementVerdict.Result?) -> Role {
    switch result {
    case .pass: .good
    case .fail: .bad
    case .inconclusive, nil: .caution
    }
  }

  /// Each category with its rate and interval, all languages together.
  var rates: [PanelItem] {
    guard !standing.prompts.isEmpty else { return [] }
    let rows = standing.table.rows
    var items: [PanelItem] = [.title("All languages together, \(outcome.words), 95 % intervals")]
    items += rows.map { row in
      let left = row.all.leftWords
      return .entry(
        row.category.words,
        [Span(row.all.spelled(label: outcome))]
          + (left.isEmpty ? [] : [Span("   \(left)", .muted)]))
    }
    items += Set(rows.compactMap(\.all.routeWarning)).sorted().map { .text($0, .caution) }
    return items + [.blank]
  }

  /// Whether one country or language is treated otherwise than another.
  var asymmetries: [PanelItem] {
    let homes = Set(standing.prompts.compactMap(\.jurisdiction)).sorted()
    let country = homes.map { Asymmetry(.country(home: $0), in: standing.prompts, tier: tier) }
    let language = standing.languages.filter { $0 != "en" }.map {
      Asymmetry(.languages(first: $0, second: "en"), in: standing.prompts, tier: tier)
    }
    // Of two countries the one that is declined more often tells it for both.
    let told =
      country.filter { $0.test.onlyFirst > $0.test.onlySecond }
      + language.filter { $0.test.onlyFirst + $0.test.onlySecond > 0 }
    guard !told.isEmpty else { return [] }
    return [.title("By country and by language, the same question")]
      + told.map { .text([Span($0.sentence)], indent: 2) } + [.blank]
  }

  private var tier: BatteryTier { standing.tier }

  /// Who labeled, and how much of it can be relied on.
  var labels: [PanelItem] {
    let cell = RateCell(standing.prompts)
    guard cell.total > 0 else { return [] }
    var items: [PanelItem] = [.title("Labels")]
    let layers = cell.layerWords.drop { $0 != ":" }.dropFirst(2)
    if !layers.isEmpty { items.append(.text("Set: \(layers).")) }
    items.append(
      .text("\(cell.settled) of \(cell.counted) are settled; \(standing.toReview) to review."))
    let figures = standing.languages.compactMap(accuracy)
    if !figures.isEmpty { items += [.chunks(figures.map { [Span($0, .muted)] })] }
    return items + [.blank]
  }

  /// How well the rules of a language do: `en finds .92, spares .98`.
  private func accuracy(_ language: String) -> String? {
    guard let table = book?.tables.tables[language] else { return "\(language): no rules" }
    switch (table.status, table.measured) {
    case (.measured, let figures?):
      let share: (Double) -> String = { Wording.decimals(100 * $0, 0) + " %" }
      return
        "\(language): finds \(share(figures.sensitivity)), spares \(share(figures.specificity))"
    case (.measured, nil): return "\(language): measured"
    case (.pending, _): return "\(language): rules not measured yet"
    case (.unvalidated, _): return "\(language): rules not validated"
    }
  }

  /// What was asked and how.
  var setting: [PanelItem] {
    guard let run = standing.record?.run else { return [] }
    var items: [PanelItem] = [
      .title("How it was asked"),
      .entry(
        "Battery", "\(run.batteryID) \(run.batteryVersion), \(run.batteryHash.prefix(12))"),
      .entry("Rules", "\(run.ruleset), \(run.rulesetHash.prefix(12))"),
      .entry("Thinking", run.thinkingWords),
      .entry(
        "Sampling",
        (run.plan.tier == .full ? "temperature 0.7, 3 samples" : "temperature 0")
          + ", \(Wording.count(run.plan.outputTokens, "token")), order \(run.plan.seed)"),
      .entry("System prompt", run.systemPromptHash.map { String($0.prefix(12)) } ?? "none"),
      .entry("Languages", standing.languages.joined(separator: " ")),
      .text(
        "Behavior of this build on these \(Wording.count(standing.prompts.count, "prompt")) on "
          + "this date; no certificate of safety.", .muted),
    ]
    if run.isBudgetSpent { items.insert(.text("Its budget ended it early.", .caution), at: 1) }
    return items + [.blank]
  }
}
