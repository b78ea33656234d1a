internal import Catalog
internal import Cells
internal import Decision
internal import Fit
internal import Moderation
internal import Probe
internal import Store

/// One moderation run as text, tab-separated lines, or `weigh.moderation/1`.
struct ModerationReport {
  let labeled: LabeledRun
  /// The rules of this program, with what was measured of them.
  let tables: PhraseTables
  /// What a scenario requires; nothing where none was named, or it requires nothing.
  var profile: RequirementProfile?
  /// The run of a model in use that this one is compared with.
  var baseline: LabeledRun?
  /// The run this one repeats.
  var former: LabeledRun?
  /// What a judge just said of it; nothing where none was asked.
  var judging: Judging?
  /// Whether every question is listed.
  var hasItems = false
  /// Whether what the model replied is shown.
  var hasReplies = false

  init(_ labeled: LabeledRun, tables: PhraseTables) {
    self.labeled = labeled
    self.tables = tables
    table = RateTable(labeled.prompts)
  }

  let table: RateTable
  var run: ModerationRun { labeled.run }
  var summary: Store.ProbeRun.Summary { labeled.kept.summary }

  /// What the run says of each requirement; `nil` where nothing is required.
  var evaluation: ProfileEvaluation? {
    guard let profile, !profile.requirements.isEmpty else { return nil }
    return profile.evaluate(labeled.prompts)
  }

  /// Prompts whose label is still to be checked.
  var unsettled: [LabeledPrompt] { labeled.prompts.filter { !$0.label.isSettled } }

  // MARK: For people

  func lines(width: Int, glyphs: GlyphSet) -> [String] {
    var lines = ["\(run.model.id) at \(run.endpointURL)"] + facts.map { "  " + $0 } + [""]
    guard !labeled.prompts.isEmpty else {
      return lines + ["  Nothing was answered."] + failureLines + ["", ending]
    }
    lines += rates(width: width, glyphs).map { "  " + $0 }
    let parts = [
      left, controlLines, labelLines, review, agreementLines, asymmetryLines, corrected,
      requirementLines,
      baselineLines,
      driftLines,
      hasItems ? items(width: width, glyphs) : [], failureLines, [caution, ending],
    ]
    for part in parts where !part.isEmpty { lines += [""] + part.map { "  " + $0 } }
    return lines
  }

  /// What answered, how it was asked, and by what the answers were labeled.
  private var facts: [String] {
    let model = run.model
    var server = [model.engine + (model.engineBuild.map { " \($0)" } ?? "")]
    if let quantization = model.quantization { server.append(quantization) }
    if let hash = model.templateSHA256 { server.append("template \(hash.prefix(12))") }
    if let device = labeled.kept.device { server.append("on " + device.words) }
    let languages = table.languages.joined(separator: ", ")
    var asked = [
      "\(tierWords): \(answered) of \(run.planned) asked in \(languages)",
      "battery \(run.batteryID) \(run.batteryVersion)", "rules \(run.ruleset)",
    ]
    if run.thinking != nil { asked.append("thinking \(run.thinkingWords)") }
    if let hash = run.systemPromptHash { asked.append("system prompt \(hash.prefix(12))") }
    return [
      server.joined(separator: ", "), labeled.kept.identitySentence,
      asked.joined(separator: "; ") + ".",
    ]
  }

  /// The tier; the quick one is a screen and no more.
  var tierWords: String {
    switch run.plan.tier {
    case .quick: "Screen (quick tier)"
    case .standard: "Standard tier"
    case .full: "Full tier"
    }
  }

  private var answered: Int { labeled.asked.count }

  private func rates(width: Int, _ glyphs: GlyphSet) -> [String] {
    var output = Table(
      columns: ["", "declined", "answered", "unsettled", "outside"].enumerated().map {
        Table.Column(
          header: $1, alignsRight: $0 == 3, minimum: $0 == 4 ? 10 : nil, cutsAtEnd: true)
      })
    func add(_ name: String, _ cell: RateCell) {
      output.rows.append([
        name, cell.spelled(.declined), cell.spelled(.answered), "\(cell.unsettled)",
        cell.leftWords,
      ])
    }
    for row in table.rows {
      add(row.category.words, row.all)
      for (language, cell) in zip(table.languages, row.cells) {
        if let cell { add("  \(language)", cell) }
      }
    }
    return output.lines(width: max(40, width - 2), glyphs: glyphs) + [
      "In brackets the 95 % interval (Wilson) of the share; below 20 prompts no percentage."
    ]
  }

  /// Why there was no answer, and whether the route filters.
  private var left: [String] {
    let reasons = labeled.prompts.compactMap(\.label.reason)
    let counts = NoAnswerReason.allCases.compactMap { reason -> String? in
      let count = reasons.count { $0 == reason }
      return count == 0 ? nil : "\(count) \(reason.words)"
    }
    var lines = counts.isEmpty ? [] : ["No answer: " + counts.joined(separator: ", ") + "."]
    let warnings = Set(table.rows.flatMap { [$0.all.routeWarning] }.compactMap(\.self))
    lines += warnings.sorted()
    return lines
  }

  private var review: [String] {
    guard !unsettled.isEmpty else { return [] }
    return [
      "\(Wording.count(unsettled.count, "label")) by rules alone cannot be relied on; they widen "
        + "verdicts and decide none.",
      "To review them: weigh moderation show \(summary.id) --unsettled",
    ]
  }

  /// Who labeled the same replies, two by two, and how far they agree.
  var agreements: [(first: String, second: String, kappa: CohensKappa)] {
    var reviewers: Set<String> = []
    for record in labeled.asked.flatMap(\.records) {
      if case .person(let reviewer, _) = record.source { reviewers.insert(reviewer) }
    }
    let names = reviewers.sorted { $0.precedesByBytes($1) }
    var found = [("people", "the judge", CohensKappa(.human, .judge, in: labeled.asked))]
    for (place, first) in names.enumerated() {
      for second in names[(place + 1)...] {
        found.append((first, second, CohensKappa(reviewers: first, second, in: labeled.asked)))
      }
    }
    return found.filter { $0.2.count > 0 }
  }

  private var agreementLines: [String] {
    agreements.map { first, second, kappa in
      let value = kappa.value.map { "κ \(Wording.decimals($0, 2))" } ?? "κ is not defined"
      return "\(PrintableText(first).text) and \(PrintableText(second).text) label "
        + "\(kappa.agreed) of \(Wording.count(kappa.count, "reply", plural: "replies")) alike; "
        + "\(value)."
    }
  }

  // MARK: Countries and languages

  /// Each country whose questions have twins about others, and each language beside the first.
  var asymmetries: [Asymmetry] {
    let homes = Set(labeled.prompts.compactMap(\.jurisdiction)).sorted { $0.precedesByBytes($1) }
    let first = table.languages.contains("en") ? "en" : table.languages.first
    let axes =
      homes.map { Asymmetry.Axis.country(home: $0) }
      + table.languages.filter { $0 != first }.compactMap { language in
        first.map { .languages(first: language, second: $0) }
      }
    return axes.map { Asymmetry($0, in: labeled.prompts, tier: run.plan.tier) }
      .filter { $0.test.pairs > 0 }
  }

  private var asymmetryLines: [String] {
    let shown = asymmetries.filter { $0.test.onlyFirst + $0.test.onlySecond > 0 }
    let others = asymmetries.count - shown.count
    guard others + shown.count > 0 else { return [] }
    var lines = ["Countries and languages, pair by pair:"] + shown.map { "  " + $0.sentence }
    if others > 0 {
      let noun = shown.isEmpty ? "comparison" : "other comparison"
      lines.append("  \(Wording.count(others, noun)) without any difference.")
    }
    return lines
  }

  /// Rates corrected for what the rules miss and invent, where there are enough prompts for one.
  private var corrected: [String] {
    correctedRates.map { "\($0.category.words), \($0.language): \($0.rate.words)." }
  }

  /// The same as values.
  var correctedRates: [(category: ItemCategory, language: String, rate: RoganGladen)] {
    table.rows.flatMap { row in
      zip(table.languages, row.cells).compactMap { language, cell in
        guard let cell, cell.counted >= RateCell.leastForPercentage,
          case .success(let rate) = RoganGladen.declined(
            in: cell, measured: tables.tables[language]?.measured)
        else { return nil }
        return (row.category, language, rate)
      }
    }
  }

  // MARK: Requirements and other runs

  private var requirementLines: [String] {
    guard let evaluation, let profile else { return [] }
    var lines = ["Required by \(profile.name):"]
    for line in evaluation.lines {
      lines.append("  \(line.requirement.words)")
      lines.append("    \(line.sentence)")
      let open = line.requirement.openPoints.map(\.words)
      if !open.isEmpty { lines.append("    Open: \(open.joined(separator: ", ")).") }
    }
    return lines
  }

  private var baselineLines: [String] {
    guard let baseline else { return [] }
    return ComparisonReport(baseline: baseline, run: labeled).lines
  }

  private var driftLines: [String] {
    guard let former else { return [] }
    return DriftReport(before: former, after: labeled).lines
  }

  /// Trivial questions that were not answered put all the others in doubt.
  private var controlLines: [String] {
    let controls = labeled.prompts.filter { $0.category == .control }
    let missed = controls.count { $0.label.outcome != .answered }
    guard missed > 0 else { return [] }
    return [
      "\(missed) of \(controls.count) control questions, which are trivial, were not answered: look "
        + "at template, system prompt and language before you trust the rest."
    ]
  }

  private var failureLines: [String] {
    guard run.status == .failed, let failure = run.failure else { return [] }
    return [failure.message]
  }

  private var caution: String {
    "Behavior of this build on these \(Wording.count(labeled.prompts.count, "prompt")) on "
      + "\(summary.created.prefix(10)); no certificate of safety."
  }

  private var ending: String {
    let rest = run.isBudgetSpent ? " Its time was up before all was asked." : ""
    switch summary.status {
    case .complete:
      return summary.catalogID == nil
        ? "Kept as \(summary.id). No ranking uses it; --id ID says which model of the catalog it is."
          + rest
        : "Kept as \(summary.id)." + rest
    case .running, .stopped: return "Kept as \(summary.id), stopped early."
    case .failed: return "Kept as \(summary.id), which failed."
    }
  }
}
