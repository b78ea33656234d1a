internal import Cells
internal import Decision

/// Ways of running a model, as lines below its row.
struct RankWays {
  let state: AppState

  /// What a line of a way tells, from left to right.
  private enum Column: Int, CaseIterable {
    case name, score, room, speed, reason
  }

  /// Draws one way of a model between two columns of the list.
  func draw(_ way: Way, among ways: [Way], row: Int, from start: Int, into frame: inout Frame) {
    let limit = frame.layout.listWidth - 1
    let mark = state.mark(of: way)
    let markWidth = max(2, frame.glyphs.metrics.cellWidth(frame.glyphs.spelled(mark.0)) + 1)
    frame.write(mark.0, row: row, column: start, role: mark.1)
    let left = start + markWidth
    let texts = texts(of: way)
    let role: Role = way.competes && way.standing != .excluded ? .text : .muted
    for placed in layout(ways, width: limit - left, frame.glyphs).columns {
      guard let column = Column(rawValue: placed.index) else { continue }
      let column0 = left + placed.start
      switch column {
      case .name:
        frame.write(
          state.fitted([way.name] + way.alternative.deliveryNames, placed.width), row: row,
          column: column0, role: role)
      case .reason:
        frame.write(
          texts[column.rawValue], row: row, column: column0, role: .muted, limit: placed.width)
      case .score, .room, .speed:
        frame.field(
          texts[column.rawValue], row: row, column: column0, width: placed.width, align: .right,
          role: role)
      }
    }
  }

  /// Where the parts of a line stand, the same for all ways of one model.
  ///
  /// No number is cut. The speed goes first where the line is short: the pane names it.
  private func layout(_ ways: [Way], width: Int, _ glyphs: GlyphSet) -> ColumnLayout {
    let all = ways.map(texts)
    func widest(_ column: Column) -> Int {
      all.map { glyphs.metrics.cellWidth(glyphs.spelled($0[column.rawValue])) }.max() ?? 0
    }
    return ColumnLayout.fit(
      [
        ColumnSpec(
          width: min(14, widest(.name)), growingTo: min(32, widest(.name)), priority: 0,
          isPinned: true),
        ColumnSpec(width: widest(.score), priority: 1),
        ColumnSpec(width: widest(.room), priority: 2),
        ColumnSpec(width: widest(.speed), priority: 4),
        ColumnSpec(width: min(12, widest(.reason)), growingTo: 40, priority: 3),
      ], into: width, gap: 2)
  }

  private func texts(of way: Way) -> [String] {
    let alternative = way.alternative
    let score = state.outcome.criteria.isEmpty ? "" : Wording.points(way.row.score.mid)
    return [
      way.name, score, alternative.headroomWords ?? alternative.priceWords ?? "? $/Mtok",
      alternative.speedWords ?? "? tok/s", way.shortReason(in: state.outcome),
    ]
  }
}
