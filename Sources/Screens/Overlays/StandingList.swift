internal import Catalog
internal import Cells
internal import Decision
internal import Records

/// The checklist or the duties, opened over Decide.
struct StandingList: Hashable, Sendable {
  /// Which list.
  enum Kind: Hashable, Sendable {
    case checklist, duties
  }

  /// What of a row is typed.
  enum Part: Hashable, Sendable {
    case owner, due, note
  }

  let kind: Kind
  var list = ListCursor()
  /// How far what is known of the row is scrolled.
  var scroll = 0
  /// What is being typed.
  var area: TextArea?

  init(kind: Kind) { self.kind = kind }
}

extension OverlayView {
  func draw(_ standings: StandingList, into frame: inout Frame) {
    if let area = standings.area { return draw(area, into: &frame) }
    let all = state.standings(standings.kind)
    let title =
      standings.kind == .checklist
      ? "Checklist: \(ChecklistProgress(state.decision).sentence)" : "Duties of the licenses"
    let top = open(title, rows: frame.size.rows, into: &frame)
    let bottom = frame.layout.messageRow
    let width = min(100, frame.size.columns - 6)
    let row = all.indices.contains(standings.list.row) ? all[standings.list.row] : nil
    let facts = (row.map(Self.facts) ?? []).flatMap {
      frame.glyphs.metrics.wrapped(frame.glyphs.spelled($0), to: width)
    }
    // The list keeps at least five rows, what is known of the row a third.
    let room = min(facts.count, max(2, (bottom - top) / 3))
    let first = facts.isEmpty ? 0 : standings.scroll * max(1, room - 1) % facts.count
    let isCut = facts.count > room
    let end = bottom - room - 1
    let items = all.map { item in
      let people = [item.owner, item.due.map { "by \($0)" }].compactMap(\.self)
      return Row(
        left: item.state, middle: item.title, right: people.joined(separator: ", "),
        role: item.state == "open" ? .text : .muted)
    }
    rows(
      items, cursor: standings.list, from: top, to: end,
      widths: (0, leftWidth(items, least: 4, most: 13, frame)), into: &frame)
    frame.rule(row: end)
    for (place, line) in facts.dropFirst(first).prefix(room).enumerated() {
      frame.write(line, row: end + 1 + place, column: 4)
    }
    let more =
      isCut
      ? "Tab shows more of what is known." : "Facts come from the outcome; people set the state."
    frame.write(
      state.message ?? more, row: bottom, role: state.message == nil ? .muted : .caution)
    var hints = ["Space state", "o owner", "b by when"]
    if standings.kind == .checklist { hints.append("n note") }
    frame.hints(hints + ["u undo", "Esc close"])
  }

  /// Everything known of a row, its title in full first.
  private static func facts(_ row: Standing) -> [String] {
    [row.title] + [row.note.map { "Note: \($0)" }].compactMap(\.self) + row.facts
  }
}
