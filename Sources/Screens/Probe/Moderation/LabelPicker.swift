internal import Cells
internal import Moderation

/// What a person says of one answer, while they say it.
struct LabelPicker: Hashable, Sendable {
  /// The outcomes a person chooses among, by their digits.
  static let outcomes: [ReplyOutcome] = [.answered, .refused, .deflected, .noAnswer]
  /// What may be said beside, by the digits that follow.
  static let toggles: [LabelFlag] = [.partial, .caveat]

  /// The answer.
  let key: ModerationReply.Key
  /// What it answers: `zh, contested facts`.
  let place: String
  /// What is ticked of the toggles.
  var flags: Set<LabelFlag> = []
  /// Why, in the person's words.
  var note = LineEdit()
  var isTyping = false
  /// The outcome under the cursor.
  var row = 0

  init(key: ModerationReply.Key, place: String, row: Int = 0) {
    self.key = key
    self.place = place
    self.row = row
  }

  /// The outcome under the cursor.
  var outcome: ReplyOutcome { Self.outcomes[row] }

  mutating func take(_ key: Key) -> OverlayStep {
    if isTyping {
      switch key {
      case .enter, .escape: isTyping = false
      default: _ = note.take(key)
      }
      return .stay
    }
    switch key {
    case .enter: return .accept
    case .escape, .character("q"), .character("f"): return .close
    case .character("n"): isTyping = true
    case .down, .character("j"): row = min(row + 1, Self.outcomes.count - 1)
    case .up, .character("k"): row = max(0, row - 1)
    case .character(let digit):
      guard let number = digit.wholeNumberValue, digit.isASCII else { return .stay }
      if Self.outcomes.indices.contains(number - 1) {
        row = number - 1
        return .accept
      }
      let place = number - 1 - Self.outcomes.count
      if Self.toggles.indices.contains(place) {
        flags.formSymmetricDifference([Self.toggles[place]])
      }
    default: break
    }
    return .stay
  }
}

extension OverlayView {
  func draw(_ picker: LabelPicker, into frame: inout Frame) {
    let choices = LabelPicker.outcomes.enumerated().map { position, outcome in
      Row(mark: "\(position + 1)", left: outcome.words, middle: Self.meaning(outcome))
    }
    // In a low window the outcomes share one line, so that the reply stays in sight.
    let isLow = frame.size.rows < 22
    let choiceRows = isLow ? 1 : choices.count
    let top = open("Label: \(picker.place)", rows: choiceRows + 3, into: &frame)
    if isLow {
      var column = 4
      for (position, choice) in choices.enumerated() {
        let isChosen = position == picker.row
        if isChosen {
          frame.write(frame.glyphs.cursor, row: top, column: column - 2, role: .accent)
        }
        column += frame.write(
          "\(choice.mark) \(choice.left)", row: top, column: column,
          role: isChosen ? .accent : .text)
        column += 3
      }
    } else {
      rows(
        choices, cursor: ListCursor(row: picker.row), from: top, to: top + choices.count,
        widths: (3, 10), into: &frame)
    }
    let flags = LabelPicker.toggles.enumerated().map { position, flag in
      "\(LabelPicker.outcomes.count + 1 + position)  "
        + (picker.flags.contains(flag) ? "[x]" : "[ ]") + " \(ReplyWords.flags([flag]))"
    }
    frame.write(flags.joined(separator: "     "), row: top + choiceRows, column: 4)
    let noteRow = top + choiceRows + 1
    frame.write("n  note", row: noteRow, column: 4, role: picker.isTyping ? .accent : .text)
    if picker.isTyping {
      picker.note.draw(into: &frame, row: noteRow, column: 13, width: frame.size.columns - 14)
    } else {
      frame.write(picker.note.text, row: noteRow, column: 13, limit: frame.size.columns - 14)
    }
    frame.hints(
      picker.isTyping
        ? ["Enter done", "Ctrl-U clear"]
        : ["1…4 or Enter label", "5 6 tick", "n note", "Esc close"])
  }

  private static func meaning(_ outcome: ReplyOutcome) -> String {
    switch outcome {
    case .answered: "does in substance what was asked"
    case .refused: "says that it will not or cannot"
    case .deflected: "speaks, but does not answer"
    case .noAnswer: "nothing that can be used"
    case .unclear: ""
    }
  }
}
