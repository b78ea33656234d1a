internal import Catalog
internal import Cells
internal import Decision

/// Ways of running a model, unfolded below its row.
extension AppState {
  /// The ways of a model, worked out when somebody first looks at them.
  func ways(of model: String) -> [Way] { openWays[model] ?? [] }

  /// Works out the ways of the models that are unfolded or open, and of no others.
  mutating func settleWays() {
    let wanted = rank.unfolded.union(details.map(\.model))
    openWays = openWays.filter { wanted.contains($0.key) }
    for model in wanted where openWays[model] == nil {
      guard let candidate = base.candidate(model) else { continue }
      openWays[model] = outcome.ways(of: candidate)
    }
  }

  /// The way under the cursor of the ranked list.
  var currentWay: Way? {
    guard case .way(let row, let place) = currentLine else { return nil }
    let ways = ways(of: outcome.rows[row].model.id)
    return ways.indices.contains(place) ? ways[place] : nil
  }

  /// z: opens the other ways below the row under the cursor, or folds them; on a model, lists them.
  mutating func unfoldWays() {
    if place == .detail {
      openWaysPage()
      return
    }
    let position: Int
    switch currentLine {
    case .row(let index), .way(let index, _): position = index
    case .reference:
      message = "A closed model is run by its developer only."
      return
    case .folded, .pending, nil:
      message = "z opens the other ways to run a model; here is none."
      return
    }
    let model = outcome.rows[position].model
    // The cursor goes to the model's own row, which is there before and after.
    rank.list.row = rank.lines.firstIndex(of: .row(position)) ?? rank.list.row
    if rank.unfolded.remove(model.id) == nil {
      rank.unfolded.insert(model.id)
      settleWays()
      if ways(of: model.id).count < 2 {
        rank.unfolded.remove(model.id)
        message = "\(model.shortName) has no other way to run it under this scenario."
      }
    }
    rank.isStale = true
  }

  /// The name of a way in so many cells, from its names, the fullest first: the last one tells what
  /// runs and is not cut while there is room for it; what stands behind it may be.
  func fitted(_ names: [String], _ width: Int) -> String {
    let metrics = glyphs.metrics
    let spelled = names.map(glyphs.spelled)
    let least = spelled.last ?? ""
    if let whole = spelled.first(where: { $0 != least && metrics.cellWidth($0) <= width }) {
      return whole
    }
    // A few letters of the machine tell more than none.
    if spelled.count > 1, metrics.cellWidth(least) + 5 <= width {
      return metrics.clippedKeepingNumbers(spelled[spelled.count - 2], to: width)
    }
    return metrics.clippedKeepingNumbers(least, to: width)
  }

  /// The mark of a way with its role.
  func mark(of way: Way) -> (String, Role) {
    switch way.standing {
    case .meets: return (glyphs.meets, .good)
    case .hangs: return (glyphs.unknown, .caution)
    case .restricted: return (glyphs.caution, .caution)
    case .excluded: return way.isNotKnown ? (glyphs.unknown, .caution) : (glyphs.fails, .bad)
    case .unchosen: return (glyphs.dash, .muted)
    }
  }

  /// What the pane says about a way: its reason, then memory, speed and price in full.
  func preview(of way: Way) -> Panel {
    let alternative = way.alternative
    let score =
      outcome.criteria.isEmpty
      ? ""
      : "   \(Wording.points(way.row.score.mid)) "
        + "[\(Wording.points(way.row.score.low))–\(Wording.points(way.row.score.high))]"
    var panel = Panel("\(shortName(way.row.model.id)) by \(way.name)\(score)")
    let mark = mark(of: way)
    panel.items.append(
      .text(
        [Span(mark.0 + " ", mark.1), Span(Self.sentence(way.reason(in: outcome)) + ".")],
        indent: 2))
    let open = way.excludingMusts + way.row.unknownMusts
    for position in open {
      let must = outcome.scenario.musts[position]
      guard let observation = alternative.observation(of: must) else { continue }
      let label = must.label
      panel.items.append(.entry(label, reason(observation) + " " + observation.reopen))
    }
    panel.items.append(.chunks(needMarks(alternative)))
    if let memory = alternative.memory {
      // The need for hardware has told it where it fails.
      if !open.contains(where: { outcome.scenario.musts[$0].field == "fit" }) {
        panel.items.append(.entry("Memory", memory.sentence))
      }
      panel.items.append(.entry("Speed", memory.speedSentence))
    } else {
      let speed = alternative.decodeSpeedEvidence + alternative.firstTokenEvidence
      panel.items.append(.entry("Speed", statements(speed)))
    }
    switch alternative.blendedPrice {
    case .notApplicable: break
    default: panel.items.append(.entry("Price", statements(alternative.priceEvidence)))
    }
    return panel
  }

  private func statements(_ items: [EvidenceItem]) -> String {
    items.isEmpty
      ? "not known"
      : items.map { item in
        let date = item.asOf.map { ", \($0)" } ?? ""
        return "\(item.value) (\(item.kind.rawValue)\(date))"
      }.joined(separator: "; ")
  }
}
