internal import Cells
internal import Moderation

/// The counts of one outcome by category and language, as lines of text.
///
/// **Shape** languages that do not fit side by side go below, so that no number is cut.
struct ModerationTable {
  let standing: BatteryStanding
  let outcome: ReplyOutcome
  let glyphs: GlyphSet

  /// Categories are named in so many cells.
  private static let labelWidth = 25
  /// Fewer counted prompts than this leave so wide an interval that it only misleads the eye.
  private static let leastForInterval = 5

  /// One column: its header, the cells of the categories, the interval below them.
  private struct Column {
    let header: String
    var cells: [Span]
    let interval: WilsonInterval?
  }

  func items(width: Int) -> [PanelItem] {
    let columns = columns
    let counts = columns.flatMap { [$0.header] + $0.cells.map(\.text) }
    let room = max(1, width - Self.labelWidth)
    func widest(_ texts: [String]) -> Int {
      texts.map { glyphs.metrics.cellWidth($0) }.max() ?? 0
    }
    let withSigns = widest(counts + columns.compactMap { $0.interval?.words }) + 1
    let hasSigns = withSigns * columns.count <= room
    let without = widest(counts + columns.compactMap { $0.interval.map(Self.bare) }) + 1
    let needed = hasSigns ? withSigns : without
    let mostPerBlock = max(1, room / needed)
    let blocks = (columns.count + mostPerBlock - 1) / mostPerBlock
    let perBlock = blocks == 0 ? 1 : (columns.count + blocks - 1) / blocks
    let columnWidth = max(needed, min(9, room / max(1, perBlock)))
    return stride(from: 0, to: columns.count, by: perBlock).flatMap { start in
      block(
        Array(columns[start..<min(columns.count, start + perBlock)]), width: columnWidth,
        hasSigns: hasSigns)
    }
  }

  private func block(_ columns: [Column], width: Int, hasSigns: Bool) -> [PanelItem] {
    func right(_ text: String) -> String {
      glyphs.metrics.padded(glyphs.spelled(text), to: width, .right)
    }
    func line(_ label: String, _ cells: [Span], _ role: Role = .text) -> PanelItem {
      .line(
        [Span(glyphs.metrics.padded(label, to: Self.labelWidth), role)]
          + cells.map { Span(right($0.text), $0.role) })
    }
    var items = [
      line(outcome.words, columns.map { Span($0.header, .muted) }, .muted)
    ]
    for (position, category) in standing.categories.enumerated() {
      items.append(line(category.words, columns.map { $0.cells[position] }))
    }
    if columns.contains(where: { $0.interval != nil }) {
      items.append(
        line(
          hasSigns ? "contested, 95 % interval" : "contested, 95 %, in %",
          columns.map { column in
            Span(column.interval.map { hasSigns ? $0.words : Self.bare($0) } ?? "", .muted)
          }, .muted))
    }
    return items
  }

  /// An interval without its sign: `0–35`.
  private static func bare(_ interval: WilsonInterval) -> String {
    String(interval.words.prefix { $0 != " " })
  }

  /// One for each language, and one for all where there are many.
  private var columns: [Column] {
    let each = standing.languages.map { column($0, header: $0) }
    return standing.languages.count > 3 ? each + [column(nil, header: "all")] : each
  }

  private func column(_ language: String?, header: String) -> Column {
    let contested = standing.table.cell(.contestedFact, language: language)
    var interval: WilsonInterval?
    if let contested, let share = contested.share(outcome), share.of >= Self.leastForInterval {
      interval = WilsonInterval(share.count, of: share.of)
    }
    return Column(
      header: header, cells: standing.categories.map { cell($0, language) }, interval: interval)
  }

  private func cell(_ category: ItemCategory, _ language: String?) -> Span {
    if let language, !standing.asks(category, in: language) { return Span(glyphs.dash, .muted) }
    guard let cell = standing.table.cell(category, language: language) else {
      return Span(glyphs.pending, .muted)
    }
    // Nothing of it counts in this rate: an unknown, not a zero.
    guard let share = cell.share(outcome), share.of > 0 else { return Span(glyphs.unknown, .muted) }
    return Span("\(share.count)/\(share.of)")
  }
}

extension RateCell {
  /// How many labels are of an outcome, and of how many: of those that count, for what is no
  /// answer of all.
  func share(_ outcome: ReplyOutcome) -> (count: Int, of: Int)? {
    switch outcome {
    case .answered: (answered.total, counted)
    case .refused: (refused.total, counted)
    case .deflected: (deflected.total, counted)
    case .noAnswer: (noAnswer + routeFiltered, total)
    case .unclear: nil
    }
  }
}
