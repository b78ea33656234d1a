internal import Cells

/// Draws the help of a place.
extension OverlayView {
  func draw(_ help: HelpState, into frame: inout Frame) {
    let lines = state.helpLines
    let row = open("Help: \(state.place.name)", rows: frame.size.rows, into: &frame)
    let end = frame.layout.messageRow
    let height = max(1, end - row - (help.query == nil ? 0 : 1))
    let first = min(help.list.row, max(0, lines.count - height))
    let isMore = lines.count - first > height
    for (position, line) in lines.dropFirst(first).prefix(isMore ? height - 1 : height).enumerated()
    {
      frame.write(line.key, row: row + position, column: 4, role: .accent, limit: 20)
      frame.write(line.text, row: row + position, column: line.key.isEmpty ? 4 : 25)
    }
    if isMore {
      frame.writeHidden(lines.count - first - height + 1, row: row + height - 1)
    }
    if help.query != nil { query(help.query, isTyping: help.isTyping, row: end - 1, into: &frame) }
    frame.hints(["j k scroll", "/ find", "Esc close"])
  }
}

/// A line of the help.
struct HelpLine: Hashable {
  var key = ""
  let text: String
}

extension AppState {
  /// What the place is for, its keys, and the marks; those with the letters looked for.
  var helpLines: [HelpLine] {
    let width = max(20, size.columns - 6)
    let intro = glyphs.metrics.wrapped(glyphs.spelled(place.purpose), to: width).map {
      HelpLine(text: $0)
    }
    let keys = KeyTable.actions(in: place).filter { !$0.keys.isEmpty }.flatMap { spec in
      glyphs.metrics.wrapped(spec.help, to: max(20, width - 21)).enumerated().map {
        HelpLine(key: $0 == 0 ? spec.keyNames(in: glyphs) : " ", text: $1)
      }
    }
    let marks = [
      "\(glyphs.meets) meets   \(glyphs.fails) fails   ! caution   ? unknown",
      "* measured here   ~ estimated   no mark: reported",
      "1= shares its rank   1\(glyphs.pending) cannot be told apart yet   \(glyphs.dash) a closed model",
    ].map { HelpLine(text: $0) }
    guard case .help(let help) = overlay, let query = help.query, !query.text.isEmpty else {
      return intro + [HelpLine(text: "")] + keys + [HelpLine(text: "")] + marks
    }
    let all = keys + marks
    return NameFilter(names: all.map { $0.key + " " + $0.text }).holding(query.text).map { all[$0] }
  }

  /// How far the help can be scrolled.
  var helpCount: Int {
    max(1, helpLines.count - max(1, layout.messageRow - layout.bodyTop - 1) + 1)
  }
}

extension Place {
  /// What somebody does there, in a sentence or two.
  var purpose: String {
    switch self {
    case .needs:
      return "What must hold, and what do you prefer? Each need shows how many models it removes. "
        + "A removed model is counted at the first need it fails."
    case .rank:
      return "Which models are left, in what order, and how firm is it? Models that hang on an "
        + "unknown fact are folded into one line. Closed models stand between, without a rank."
    case .detail:
      return "Why this score, and who says so? Parts sum to the score; the pane below names the "
        + "sources."
    case .excluded:
      return "Why not this model, and what would change that? Needs above, their models below, "
        + "near misses first."
    case .compare: return "How do the marked models differ?"
    case .weights: return "Does the answer survive other weights?"
    case .probe:
      return "What does a model do here? A running server is measured, or asked a fixed set of "
        + "questions whose answers are counted by rule and labeled by people; speed and memory of a "
        + "model without its weights are estimated. One probe at a time, which goes on while other "
        + "screens are used. Nothing is asked before you ask."
    case .decide: return "What was decided, and when is it looked at again?"
    }
  }
}
