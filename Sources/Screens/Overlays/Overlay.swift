internal import Cells
internal import Decision

/// What lies over a screen and takes the keys; one at a time.
enum Overlay: Hashable, Sendable {
  case picker(Picker)
  case field(TextField)
  case ticks(TickList)
  case form(UseForm)
  case packs(PackList)
  case devices(DeviceList)
  case finder(Finder)
  case label(LabelPicker)
  case area(TextArea)
  case standings(StandingList)
  case record(RecordPage)
  case palette(Palette)
  case help(HelpState)
}

/// What an overlay wants after a key.
enum OverlayStep: Hashable, Sendable {
  case stay
  case close
  case accept
}

/// A line of text being typed.
struct LineEdit: Hashable, Sendable {
  private(set) var text: String
  private(set) var caret: Int
  /// The most characters it takes.
  private let limit: Int

  /// A person types a limit or a name; more than a few hundred characters are a slip of the
  /// clipboard, unless prose is asked for.
  init(_ text: String = "", limit: Int = 400) {
    self.text = text
    self.limit = limit
    caret = text.count
  }

  /// Takes a key that types or moves; false when the key means something else.
  mutating func take(_ key: Key) -> Bool {
    switch key {
    case .character(let character): insert(String(character))
    case .paste(let text):
      insert(text.split(whereSeparator: \.isNewline).joined(separator: " "))
    case .backspace:
      guard caret > 0 else { return true }
      text.remove(at: text.index(text.startIndex, offsetBy: caret - 1))
      caret -= 1
    case .delete:
      guard caret < text.count else { return true }
      text.remove(at: text.index(text.startIndex, offsetBy: caret))
    case .left: caret = max(0, caret - 1)
    case .right: caret = min(text.count, caret + 1)
    case .home: caret = 0
    case .end: caret = text.count
    case .control("u"):
      text = ""
      caret = 0
    default: return false
    }
    return true
  }

  private mutating func insert(_ piece: String) {
    let room = limit - text.count
    guard room > 0 else { return }
    let piece = piece.prefix(room)
    text.insert(contentsOf: piece, at: text.index(text.startIndex, offsetBy: caret))
    // A combining mark joins the letter before it, so the count decides, not the piece.
    caret = min(text.count, caret + piece.count)
  }

  /// Draws the line and leaves the cursor in it; the part around the caret is shown.
  func draw(into frame: inout Frame, row: Int, column: Int, width: Int) {
    let metrics = frame.glyphs.metrics
    var head = String(text.prefix(caret))
    while metrics.cellWidth(head) >= width, !head.isEmpty { head.removeFirst() }
    let tail = text.dropFirst(caret)
    frame.buffer.fill(row: row, columns: column..<column + width)
    let used = frame.buffer.write(head, row: row, column: column, limit: width)
    frame.buffer.write(String(tail), row: row, column: column + used, limit: width - used)
    frame.buffer.cursor = Position(row: row, column: column + used)
  }
}

/// A prompt for one line.
struct TextField: Hashable, Sendable {
  /// What the line is for.
  enum Purpose: Hashable, Sendable {
    case filter(Place)
    case scenarioName
    case limit(Must)
    /// The address of a server to probe.
    case probeAddress
    /// The path of a GGUF file to probe.
    case probeFile
    /// The path of a shortlist to show beside the ranking.
    case listPath
  }

  let title: String
  let note: String
  var line: LineEdit
  /// Why the line was not accepted.
  var problem: String?
  let purpose: Purpose

  init(title: String, note: String, text: String = "", purpose: Purpose) {
    self.title = title
    self.note = note
    line = LineEdit(text)
    self.purpose = purpose
  }

  mutating func take(_ key: Key) -> OverlayStep {
    switch key {
    case .enter, .tab: return .accept
    case .escape: return .close
    default:
      problem = nil
      _ = line.take(key)
      return .stay
    }
  }
}
