internal import Cells
internal import Decision
internal import Moderation
internal import Probe

/// The answers of a moderation run: the list of one outcome, and one of them in full.
struct ModerationScreen {
  let state: AppState
  let standing: BatteryStanding

  private var view: ModerationView { state.probe.moderation.view }

  /// Where an answer stands, and beside it that of the run before.
  static func regions(_ state: AppState, _ layout: Layout) -> (main: Pane, side: Pane?) {
    let hasSide =
      layout.isWide && state.currentReply.map { state.moderation?.earlier[$0.key] != nil } ?? false
    let end = layout.messageRow - (layout.isWide ? 1 : 0)
    let width = hasSide ? layout.listWidth : layout.size.columns
    let main = Pane(
      row: layout.bodyTop, column: 1, width: width - 2, rows: end - layout.bodyTop,
      ruleColumns: 0..<width)
    guard hasSide else { return (main, nil) }
    let start = layout.size.columns - layout.sideWidth
    return (
      main,
      Pane(
        row: layout.bodyTop, column: start, width: layout.sideWidth - 1, rows: end - layout.bodyTop,
        ruleColumns: start..<layout.size.columns)
    )
  }

  /// Rows of the list, its title and headers left out.
  static func listRows(_ layout: Layout) -> Int { max(1, layout.listRows - 2) }

  // MARK: One answer

  func answer(into frame: inout Frame) {
    let (main, side) = Self.regions(state, frame.layout)
    frame.panel(
      state.answerMain(isBeside: side != nil), in: main, scroll: state.probe.moderation.page.row,
      more: "PgDn")
    if let side { frame.panel(state.answerSide, in: side) }
  }

  // MARK: The list

  func list(into frame: inout Frame) {
    let layout = frame.layout
    let width = layout.listWidth
    let replies = state.listedReplies
    let columns = Columns(width: width, frame.glyphs)
    let count = Wording.count(standing.replies.count, "answer")
    frame.rule(
      row: layout.bodyTop, title: "\(AppState.sentence(view.words)): \(replies.count) of \(count)",
      columns: 0..<width)
    columns.header(view, row: layout.bodyTop + 1, into: &frame)
    let top = layout.bodyTop + 2
    if replies.isEmpty {
      frame.write(emptySentence, row: top, column: 4, role: .muted, limit: width - 5)
    }
    let window = ListWindow(
      rows: replies.count, cursor: state.probe.moderation.list.row, height: Self.listRows(layout))
    for (line, position) in window.rows.enumerated() {
      let row = top + line
      columns.draw(replies[position], view, standing, row: row, into: &frame)
      guard position == state.probe.moderation.list.row else { continue }
      frame.write(frame.glyphs.cursor, row: row, column: 1, role: .accent)
      frame.buffer.markCursorRow(row, columns: 0..<width)
      frame.buffer.cursor = Position(row: row, column: 1)
    }
    frame.writeHidden(window.hidden, row: top + Self.listRows(layout) - 1)
    let preview = state.replyPreview
    frame.paneRule(title: preview.title)
    frame.panel(preview, in: layout.pane, scroll: state.probe.moderation.list.paneScroll)
  }

  private var emptySentence: String {
    switch view {
    case .review: "Nothing waits for you."
    case .changed: "Every prompt has the label it had."
    default: "No answer is labeled so\(state.isProbing ? " yet" : "")."
    }
  }

  /// What stands in a row of the list; the name of the question gives way first.
  private struct Columns {
    private let languageWidth = 4
    private let topicWidth = 23
    private let lastWidth: Int
    private let itemWidth: Int

    init(width: Int, _ glyphs: GlyphSet) {
      lastWidth = width < 78 ? 12 : 22
      itemWidth = max(8, width - 4 - languageWidth - topicWidth - lastWidth - 3)
    }

    private var topic: Int { 4 + languageWidth }
    private var item: Int { topic + topicWidth }
    private var last: Int { item + itemWidth + 2 }

    func header(_ view: ModerationView, row: Int, into frame: inout Frame) {
      frame.write("In", row: row, column: 4, role: .muted)
      frame.write("Topic", row: row, column: topic, role: .muted)
      frame.write("Question", row: row, column: item, role: .muted, limit: itemWidth)
      let words =
        switch view {
        case .review: "Flags"
        case .changed: "Before, now"
        case .noAnswer: "Reason"
        default: "Rule"
        }
      frame.write(words, row: row, column: last, role: .muted, limit: lastWidth)
    }

    func draw(
      _ reply: ModerationReply, _ view: ModerationView, _ standing: BatteryStanding, row: Int,
      into frame: inout Frame
    ) {
      frame.write(reply.item.language, row: row, column: 4, limit: languageWidth - 1)
      frame.write(
        reply.item.category.words, row: row, column: topic, limit: topicWidth - 1)
      let sample = standing.tier.samples > 1 ? " \(reply.key.sample)" : ""
      frame.field(
        reply.item.id + sample, row: row, column: item, width: itemWidth, isName: true)
      let (words, role) = Self.words(reply, view, standing)
      frame.write(words, row: row, column: last, role: role, limit: lastWidth)
    }

    private static func words(
      _ reply: ModerationReply, _ view: ModerationView, _ standing: BatteryStanding
    ) -> (String, Role) {
      switch view {
      case .review:
        return (
          ReplyWords.flags(
            reply.label.flags.filter { [.wrongLanguage, .noReasoningSeen].contains($0) }), .muted
        )
      case .changed:
        let change = standing.drift?.changes.first { $0.id == reply.item.id }
        return (
          change.map { "\($0.before.outcome.words), \($0.after.outcome.words)" } ?? "", .text
        )
      case .noAnswer: return (reply.label.reason?.words ?? "", .text)
      case .refused, .deflected, .answered:
        let by = reply.label.layer == .rule ? "" : "by \(reply.label.layer.words)"
        let rule = reply.rule?.ruleIDs.first ?? "none fired"
        let open = reply.label.isSettled ? "" : "to review"
        return (
          [by.isEmpty ? rule : by, open].filter { !$0.isEmpty }.joined(separator: ", "),
          reply.label.isSettled ? .text : .caution
        )
      }
    }
  }

  /// The row of the list on a row of the screen.
  static func row(at screenRow: Int, _ state: AppState) -> Int? {
    let layout = state.layout
    let window = ListWindow(
      rows: state.listedReplies.count, cursor: state.probe.moderation.list.row,
      height: listRows(layout))
    let position = window.first + screenRow - layout.bodyTop - 2
    return window.rows.contains(position) ? position : nil
  }
}
