internal import Catalog
internal import Cells
internal import Decision
internal import Sheets

/// What the pane says about the row under the cursor.
extension AppState {
  var rankPreview: Panel {
    switch currentLine {
    case .row(let index): return preview(of: outcome.rows[index])
    case .reference(let index): return referencePreview(outcome.references[index])
    case .way: return currentWay.map(preview) ?? emptyPreview
    case .folded: return foldedPreview
    case .pending: return pendingPreview
    case nil: return emptyPreview
    }
  }

  private func preview(of row: RankedRow) -> Panel {
    var panel = Panel(title(of: row))
    panel.items.append(.chunks(needMarks(row.alternative, row.overridden)))
    if !outcome.criteria.isEmpty {
      panel.items += comparison(row) + [leadLine(row)]
      panel.items.append(restLine(row))
      if let better = outcome.dominators(of: row).first {
        panel.items.append(
          .entry(
            "Beaten by",
            "\(better.model.shortName) on every criterion that weighs, whatever turns out"))
      }
    }
    panel.items += settling(row)
    let others = row.otherDeliveries.count
    panel.items.append(
      .entry(
        "Runs by",
        [Span(row.alternative.deliveryName)]
          + (others > 0
            ? [
              Span(
                ", and \(Wording.count(others, "other way")) that would do; z opens them", .muted)
            ]
            : [])))
    if outcome.hasPolicies, let column = RankColumn.all.first(where: { $0.id == .restrictions }) {
      panel.items.append(
        .entry("Restrictions", column.text(row, in: outcome).text + ", apart from the score"))
    }
    if layout.isWide { panel.items += parts(row) }
    return panel
  }

  private func title(of row: RankedRow) -> String {
    guard !outcome.criteria.isEmpty else { return row.model.shortName }
    let score = row.score
    return row.model.shortName
      + "   \(Wording.points(score.mid)) "
      + "[\(Wording.points(score.low))–\(Wording.points(score.high))]"
  }

  /// Every need in force with its mark.
  func needMarks(_ alternative: Alternative, _ overridden: [Int] = []) -> [[Span]] {
    var marks: [[Span]] = []
    for (position, must) in outcome.scenario.musts.enumerated() where must.isOn {
      guard let definition = Constraints.named(must.field) else { continue }
      let truth = definition.judge(alternative, must)
      let mark = overridden.contains(position) ? (glyphs.caution, Role.caution) : truth.mark(glyphs)
      marks.append([Span(mark.0, mark.1), Span(" " + must.label)])
    }
    return marks.isEmpty ? [[Span("No need is on; every open model is listed.", .muted)]] : marks
  }

  /// The row it is held against: the leader, or for the leader the next one.
  private func rival(of row: RankedRow) -> RankedRow? {
    guard let leader = outcome.rows.first else { return nil }
    if leader.position != row.position { return leader }
    return outcome.rows.dropFirst().first
  }

  private func comparison(_ row: RankedRow) -> [PanelItem] {
    guard let rival = rival(of: row) else { return [] }
    let differences = outcome.differences(of: row, against: rival)
    let gains = differences.filter { $0.points > 0.0005 }.prefix(2)
    let losses = differences.reversed().filter { $0.points < -0.0005 }.prefix(2)
    func words(_ parts: some Sequence<(criterion: ActiveCriterion, points: Double)>) -> String {
      let texts = parts.map {
        "\($0.criterion.definition.label.lowercased()) "
          + ($0.points > 0 ? "+" : "") + Wording.decimals($0.points * 100, 1)
      }
      return texts.isEmpty ? "nothing" : texts.joined(separator: ", ")
    }
    return [
      .entry(
        "Gains most on",
        [Span(words(gains)), Span("   against \(rival.model.shortName)", .muted)]),
      .entry("Loses most on", words(losses)),
    ]
  }

  /// Which single weight would change who leads.
  private func leadLine(_ row: RankedRow) -> PanelItem {
    guard let leader = outcome.rows.first, leader.position != row.position else {
      guard let threat = nearestThreat else {
        return .entry("Leads", "whatever single weight changes")
      }
      return .entry("Loses lead if", "\(words(threat.flip)), to \(threat.row.model.shortName)")
    }
    guard row.group == leader.group else {
      return .entry("Would lead if", "the open needs are settled first")
    }
    guard let flip = outcome.flips(from: leader, to: row).first else {
      return .entry("Would lead if", "no single weight puts it first")
    }
    return .entry("Would lead if", words(flip))
  }

  /// The smallest change of one weight that takes the lead from the leader.
  var nearestThreat: (row: RankedRow, flip: WeightFlip)? {
    threats.first
  }

  /// For each criterion, the nearest change of its weight that changes who leads.
  var threats: [(row: RankedRow, flip: WeightFlip)] {
    guard let leader = outcome.rows.first else { return [] }
    var nearest: [Int: (row: RankedRow, flip: WeightFlip)] = [:]
    // Rows far behind need larger changes than those near the top; twenty are enough to show three.
    for row in outcome.rows.dropFirst().prefix(20) where row.group == leader.group {
      for flip in outcome.flips(from: leader, to: row) {
        let old = nearest[flip.criterion].map { distance($0.flip) } ?? .infinity
        if distance(flip) < old { nearest[flip.criterion] = (row, flip) }
      }
    }
    return nearest.values.sorted {
      (distance($0.flip), $0.flip.criterion) < (distance($1.flip), $1.flip.criterion)
    }
  }

  private func distance(_ flip: WeightFlip) -> Double {
    abs(flip.weight - outcome.criteria[flip.criterion].weight)
  }

  /// A change of a weight in words: `price weighed 45 % or more, now 25 %`.
  func words(_ flip: WeightFlip) -> String { outcome.words(flip) }

  private func restLine(_ row: RankedRow) -> PanelItem {
    let book = SourceBook(row.alternative, outcome: outcome)
    let count = book.statementCount
    guard let oldest = book.oldest else {
      return .entry("Rests on", Wording.count(count, "fact"))
    }
    let age = Dates.age(oldest, asOf: base.snapshot.release.asOf)
    return .entry("Rests on", "\(Wording.count(count, "fact")); the oldest was read \(age) ago")
  }

  /// At most three unknown facts, those that move the score most first, and how to settle each.
  private func settling(_ row: RankedRow) -> [PanelItem] {
    var items: [PanelItem] = []
    for position in row.unknownMusts.prefix(3) {
      let must = outcome.scenario.musts[position]
      guard let definition = Constraints.named(must.field) else { continue }
      let observation = definition.observe(row.alternative, must)
      items.append(.entry("Hangs on", observation.sentence + " " + observation.reopen))
    }
    let missing = zip(outcome.criteria, row.contributions).filter { $1.cell == .missing }
      .sorted { $0.0.weight > $1.0.weight }
    for (criterion, _) in missing.prefix(3 - items.count) {
      items.append(
        .entry(
          "Worth settling",
          "\(criterion.definition.label): "
            + criterion.definition.wayToSettle(row.alternative)))
    }
    return items
  }

  /// The score part by part, for a pane with room.
  private func parts(_ row: RankedRow) -> [PanelItem] {
    guard !outcome.criteria.isEmpty else { return [] }
    let points = Wording.shares(row.contributions.map { $0.points * 100 })
    var items: [PanelItem] = [.blank, .title("Points, part by part"), .blank]
    for (index, criterion) in outcome.criteria.enumerated() {
      let part = row.contributions[index]
      let known = part.cell.bounds != nil
      let text = criterion.definition.spelled(part.cell)
      let value = known ? criterion.definition.withUnit(text) : text
      items.append(
        .part(
          criterion.definition.label, Span(value, part.cell == .missing ? .caution : .text),
          points[index]))
    }
    let total = row.contributions.map { $0.points * 100 }.reduce(0, +)
    items.append(.part("", Span(""), Wording.decimals(total, 1)))
    return items
  }

  private func referencePreview(_ row: RankedRow) -> Panel {
    Panel(
      title(of: row),
      [
        .text("A closed model, for comparison: its weights are not public, so it has no rank."),
        .entry("Runs by", row.alternative.deliveryName),
        restLine(row),
      ] + (layout.isWide ? parts(row) : []))
  }

  private var foldedPreview: Panel {
    var items: [PanelItem] = [
      .text("They fail no need, but some need cannot be judged for them. x shows them below.")
    ]
    for step in outcome.funnel where step.unknown > 0 {
      let label = step.must.label
      items.append(.entry(label, "cannot be judged for \(Wording.count(step.unknown, "model"))"))
    }
    return Panel("Hanging on an unknown fact", items)
  }

  /// What each need did, where nothing is left.
  private var emptyPreview: Panel {
    var panel = Panel("What each need did")
    for step in outcome.funnel where step.before != step.after {
      let label = step.must.label
      panel.items.append(
        .entry(label, "\(step.before) to \(step.after); \(step.failingAlone) fail it alone"))
    }
    return panel
  }

  private var pendingPreview: Panel {
    Panel(
      "Set aside until somebody answers",
      [.text("A need with the policy ask cannot be judged for them; 3 lists them by need.")]
        + outcome.pending.prefix(20).map { PanelItem.text($0.model.shortName) })
  }
}

extension TruthValue {
  /// The mark of a verdict with its role.
  func mark(_ glyphs: GlyphSet) -> (String, Role) {
    switch self {
    case .pass: return (glyphs.meets, .good)
    case .fail: return (glyphs.fails, .bad)
    case .unknown: return (glyphs.unknown, .caution)
    }
  }

  /// The verdict in a word.
  var word: String {
    switch self {
    case .pass: return "meets"
    case .fail: return "fails"
    case .unknown: return "unknown"
    }
  }
}
