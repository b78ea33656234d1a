internal import Catalog
internal import Cells
internal import Decision

/// What the Weights screen says of the first place.
extension AppState {
  /// The end of a range in words: `44 % or less`.
  ///
  /// Whole per cents, unless that would read as now.
  private func words(_ end: WeightRange.End, isFloor: Bool, now: Double) -> String {
    let isNear = abs(end.weight - now) < 0.01
    let scale = isNear ? 10.0 : 1
    let percent = (end.weight * 100 * scale).rounded(isFloor ? .up : .down) / scale
    return "\(Wording.decimals(percent, isNear ? 1 : 0)) % " + (isFloor ? "or more" : "or less")
  }

  /// What would change the first place, weight by weight; in a pane with room both ends stand in one
  /// line.
  func flipItems(width: Int) -> [PanelItem] {
    guard let leader = outcome.rows.first else {
      return [.text("No model is left, so nobody is first.")]
    }
    let order = weightRows.filter { weights.ranges.indices.contains($0) }
    let moving = order.filter { weights.ranges[$0].map { !$0.isWhole } ?? false }
    let full = order.filter { outcome.criteria[$0].weight > 1 - 1e-9 }
    guard !moving.isEmpty || !full.isEmpty else {
      return [.text("No single weight takes the first place from \(leader.model.shortName).")]
    }
    let labels = moving.map { outcome.criteria[$0].definition.label }
    let labelWidth = (labels.map { glyphs.metrics.cellWidth($0) }.max() ?? 0) + 2
    let isOneLine = width - labelWidth >= 58
    let nameWidth = isOneLine ? (width - labelWidth - 32) / 2 : width - labelWidth - 16
    var items: [PanelItem] = []
    for position in moving {
      guard let range = weights.ranges[position] else { continue }
      let now = range.criterion.weight
      let ends = [(range.low, false), (range.high, true)].map { end, isFloor -> [Span] in
        guard let successor = end.successor else { return [] }
        let words = words(end, isFloor: isFloor, now: now)
        let name = glyphs.metrics.clipped(
          glyphs.spelled(successor.model.shortName), to: max(8, nameWidth), at: .middle)
        return [
          Span(glyphs.metrics.padded(words, to: 14, .right) + "  "),
          Span(isOneLine ? glyphs.metrics.padded(name, to: nameWidth) : name, .accent),
        ]
      }
      let label = range.criterion.definition.label
      if isOneLine {
        let blank = Span(String(repeating: " ", count: nameWidth + 16))
        items.append(.entry(label, (ends[0].isEmpty ? [blank] : ends[0]) + ends[1]))
      } else {
        let lines = ends.filter { !$0.isEmpty }
        items += lines.enumerated().map { .entry($0 == 0 ? label : "", $1) }
      }
    }
    let fixed = order.filter { weights.ranges[$0]?.isWhole ?? false }.map {
      Wording.inSentence(outcome.criteria[$0].definition.label)
    }
    items += full.map {
      .text("\(outcome.criteria[$0].definition.label) has all the weight.", .muted)
    }
    if !fixed.isEmpty {
      items.append(
        .text("No weight of \(Wording.list(fixed, joint: "or")) changes who is first.", .muted))
    }
    return items
  }

  /// Who comes first, and how often; what belongs to weights that were left is drawn muted.
  func shareItems(width: Int) -> [PanelItem] {
    guard let robustness = weights.robustness else {
      return [.text(outcome.rows.isEmpty ? "Nothing is ranked." : "They are being drawn.", .muted)]
    }
    let role: Role = sharesAreOld ? .muted : .text
    let count = layout.isWide ? 5 : 3
    let shown = robustness.byFirstShare.prefix(count).filter { $0.firstShare > 0 }
    let names = shown.map { glyphs.spelled($0.row.model.shortName) }
    let widest = names.map { glyphs.metrics.cellWidth($0) }.max() ?? 0
    let nameWidth = max(10, min(width * 45 / 100, 26, widest))
    let numbers = shown.map { Robustness.percent($0.firstShare) }
    let numberWidth = max(5, numbers.map(\.count).max() ?? 0)
    let room = max(4, width - nameWidth - numberWidth - 3)
    var items: [PanelItem] = shown.indices.map { place in
      let bar = glyphs.bar(shown[place].firstShare, cells: room)
      let gap = room - glyphs.metrics.cellWidth(bar) + 1
      return .text(
        [
          Span(glyphs.metrics.padded(names[place], to: nameWidth, cutAt: .middle) + " ", role),
          Span(bar, sharesAreOld ? .muted : .accent),
          Span(
            String(repeating: " ", count: gap)
              + glyphs.metrics.padded(numbers[place], to: numberWidth, .right), role),
        ], indent: 0)
    }
    items.append(.text(robustness.verdict, role))
    if let remark = robustness.cutRemark { items.append(.text(remark, .muted)) }
    return items
  }

  /// How many weightings were drawn, and which.
  var sharesTitle: String {
    guard let robustness = weights.robustness else { return "First if the weights differ" }
    return sharesAreOld ? "Being drawn anew; before the change" : "First in \(robustness.drawn)"
  }
}

extension Outcome {
  /// The score of a row, 0…1, if one criterion weighed so much and the others kept their shares.
  func score(of row: RankedRow, ifWeighing criterion: Int, _ share: Double) -> Double {
    let rest = 1 - criteria[criterion].weight
    var others = 0.0
    for position in criteria.indices where position != criterion {
      let part = rest > 1e-12 ? criteria[position].weight / rest : 1 / Double(criteria.count - 1)
      others += part * value(of: row.contributions[position])
    }
    return share * value(of: row.contributions[criterion]) + (1 - share) * others
  }
}
