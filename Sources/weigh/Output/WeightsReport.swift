internal import Catalog
internal import Cells
internal import Decision

/// Weights, where the first place changes, and how sure it is: as tables, tab-separated or in
/// sentences.
struct WeightsReport {
  let outcome: Outcome
  let robustness: Robustness?
  let limit: Int

  /// Tables for people.
  func lines(width: Int, glyphs: GlyphSet) -> [String] {
    var lines = ["\(outcome.scenario.name): \(outcome.weightOrigin)"]
    lines = lines.flatMap { glyphs.metrics.wrapped($0, to: width) }
    guard !outcome.criteria.isEmpty else { return lines + [noCriteria] }
    lines += weightTable.lines(width: width, glyphs: glyphs)
    guard let robustness else { return lines + ["", nothingLeft] }
    lines.append("")
    lines += glyphs.metrics.wrapped(robustness.verdict, to: width)
    lines += shareTable(robustness, glyphs).lines(width: width, glyphs: glyphs)
    lines += remarks(robustness).flatMap { glyphs.metrics.wrapped($0, to: width) }
    guard !robustness.openFacts.isEmpty else { return lines }
    lines += ["", "What to look up next:"]
    for fact in robustness.openFacts {
      lines += glyphs.metrics.wrapped(fact.sentence, to: max(20, width - 4)).enumerated().map {
        ($0 == 0 ? "  - " : "    ") + $1
      }
    }
    return lines
  }

  private var weightTable: Table {
    var table = Table(columns: [
      Table.Column(header: "Criterion", alignsRight: false, minimum: nil),
      Table.Column(header: "Weight", alignsRight: true, minimum: nil),
      Table.Column(header: "Worst to best", alignsRight: false, minimum: 12),
      Table.Column(header: "First below", alignsRight: false, minimum: 16),
      Table.Column(header: "First above", alignsRight: false, minimum: 16),
    ])
    let shares = outcome.weightShares
    let ranges = outcome.weightRanges
    for (position, criterion) in outcome.criteria.enumerated() {
      let range = ranges.indices.contains(position) ? ranges[position] : nil
      table.rows.append([
        criterion.definition.label, shares[position] + " %", criterion.scaleWords,
        range?.low.words ?? (outcome.rows.isEmpty ? "" : "it has all the weight"),
        range?.high.words ?? "",
      ])
    }
    return table
  }

  private func shareTable(_ robustness: Robustness, _ glyphs: GlyphSet) -> Table {
    var table = Table(columns: [
      Table.Column(header: "#", alignsRight: true, minimum: nil),
      Table.Column(header: "Model", alignsRight: false, minimum: 24),
      Table.Column(header: "Score", alignsRight: true, minimum: nil),
      Table.Column(header: "First", alignsRight: true, minimum: nil),
      Table.Column(header: "Top 3", alignsRight: true, minimum: nil),
      Table.Column(header: "Leader wins", alignsRight: true, minimum: nil),
    ])
    for finalist in shown(robustness) {
      table.rows.append([
        "\(finalist.row.rank)", finalist.row.model.shortName,
        Wording.points(finalist.row.score[outcome.scenario.order]),
        Robustness.percent(finalist.firstShare), Robustness.percent(finalist.topThreeShare),
        finalist.lossShare.map(Robustness.percent) ?? glyphs.dash,
      ])
    }
    return table
  }

  /// The leader and the rows most often first, in the order of the list.
  private func shown(_ robustness: Robustness) -> [Robustness.Finalist] {
    var chosen = robustness.byFirstShare.prefix(limit).map(\.row.position)
    if let leader = robustness.leader, !chosen.contains(leader.row.position) {
      chosen = [leader.row.position] + chosen.dropLast()
    }
    return robustness.finalists.filter { chosen.contains($0.row.position) }
  }

  /// What was drawn, what was not looked at, and what other methods say.
  private func remarks(_ robustness: Robustness) -> [String] {
    let hidden = robustness.finalists.count - min(limit, robustness.finalists.count)
    return [
      "Drawn: \(robustness.title).",
      hidden > 0 ? "\(Wording.count(hidden, "more model")) drawn with them: --limit." : nil,
      robustness.cutRemark, outcome.otherMethods?.sentence,
    ].compactMap { $0 }
  }

  private var noCriteria: String { "Nothing weighs: the scenario has no criterion in force." }
  private var nothingLeft: String { "No model is left. Try: weigh excluded." }

  /// Sentences, one fact a line.
  var prose: [String] {
    var lines = ["\(outcome.scenario.name): \(outcome.weightOrigin)"]
    guard !outcome.criteria.isEmpty else { return lines + [noCriteria] }
    for (criterion, share) in zip(outcome.criteria, outcome.weightShares) {
      lines.append(
        "\(criterion.definition.label) weighs \(share) per "
          + "cent, from worst to best \(criterion.scaleWords).")
    }
    guard let robustness else { return lines + [nothingLeft] }
    lines += outcome.weightRanges.compactMap { $0?.sentence }
    lines.append(robustness.verdict)
    lines += shown(robustness).map {
      "\($0.row.rank). \($0.row.model.shortName): first in "
        + "\(Robustness.percent($0.firstShare)), among the first three in "
        + "\(Robustness.percent($0.topThreeShare))."
    }
    return lines + remarks(robustness) + robustness.openFacts.map(\.sentence)
  }

  /// Tab-separated lines: criteria first, then models.
  var plain: [String] {
    var lines = [
      PlainTable.line([
        "kind", "id", "weight", "low", "low_successor", "high", "high_successor", "position",
        "first", "top3", "leader_wins",
      ])
    ]
    let ranges = outcome.weightRanges
    for (position, criterion) in outcome.criteria.enumerated() {
      let range = ranges.indices.contains(position) ? ranges[position] : nil
      lines.append(
        PlainTable.line([
          "criterion", criterion.definition.id, Wording.decimals(criterion.weight, 6),
          range.map { Wording.decimals($0.low.weight, 6) } ?? "",
          range?.low.successor?.model.id ?? "",
          range.map { Wording.decimals($0.high.weight, 6) } ?? "",
          range?.high.successor?.model.id ?? "", "", "", "", "",
        ]))
    }
    for finalist in robustness?.finalists ?? [] {
      lines.append(
        PlainTable.line([
          "model", finalist.row.model.id, "", "", "", "", "", "\(finalist.row.position)",
          Wording.decimals(finalist.firstShare, 6), Wording.decimals(finalist.topThreeShare, 6),
          finalist.lossShare.map { Wording.decimals($0, 6) } ?? "",
        ]))
    }
    return lines
  }
}
