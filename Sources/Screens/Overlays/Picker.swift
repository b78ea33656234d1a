internal import Cells
internal import Decision

/// A short list of which one entry is chosen.
struct Picker: Hashable, Sendable {
  /// What the choice is for.
  enum Purpose: Hashable, Sendable {
    case preset
    case add
    case sort
    /// Common answers; the form of the use takes the choice.
    case use
    case value(Must)
    /// The memory of a device; the list of devices takes the choice.
    case memory
    /// The criterion of an axis of the scatter.
    case axis(CompareAxis)
    /// The order of importance of a preset.
    case weights
    /// One of the models of a server.
    case servedModel(address: String)
    /// The quantization of a model to probe without its weights.
    case probedQuantization(model: String)
    /// What of a server is measured.
    case measure(ProbeTarget)
    /// The third language of the quick tier; what to measure is asked again.
    case thirdLanguage(ProbeTarget)
    /// Whether to begin a run that cannot prove all that is required.
    case unprovable(ProbeTarget, ProbeMeasure, choice: Int)
    /// What is said of a model of the shortlist.
    case verdict(model: String)
    /// What a reviewer says of it.
    case stance(reviewer: String, model: String)
    /// Where the decision stands.
    case status
    /// Whether files that differ are replaced.
    case replaceExports([String])
  }

  /// One entry.
  struct Item: Hashable, Sendable {
    let label: String
    let detail: String
  }

  let title: String
  let note: String
  let items: [Item]
  let purpose: Purpose
  /// What is said above the entries.
  let lines: [String]
  var list = ListCursor()
  /// What is looked for; nil until somebody asks.
  var query: LineEdit?
  var isTyping = false

  init(
    title: String, note: String = "", items: [Item], purpose: Purpose, cursor: Int = 0,
    lines: [String] = []
  ) {
    self.lines = lines
    self.title = title
    self.note = note
    self.items = items
    self.purpose = purpose
    list.row = cursor
  }

  /// Positions of the entries shown.
  var shown: [Int] {
    NameFilter(names: items.map { $0.label + " " + $0.detail }).holding(query?.text ?? "")
  }

  /// The entry under the cursor.
  var chosen: Int? {
    let shown = shown
    return shown.indices.contains(list.row) ? shown[list.row] : nil
  }

  mutating func take(_ key: Key) -> OverlayStep {
    if isTyping, takeTyped(key) { return .stay }
    switch key {
    case .enter: return chosen == nil ? .stay : .accept
    case .escape, .character("q"): return .close
    case .character("/"):
      query = query ?? LineEdit()
      isTyping = true
    case .character(let digit) where digit.isASCII && digit.isWholeNumber:
      guard let number = digit.wholeNumberValue, number > 0, number <= shown.count else {
        return .stay
      }
      list.row = number - 1
      return .accept
    default: list.take(key, count: shown.count)
    }
    return .stay
  }

  private mutating func takeTyped(_ key: Key) -> Bool {
    switch key {
    case .enter:
      isTyping = false
      return shown.count != 1
    case .escape:
      query = nil
      isTyping = false
      list.row = 0
      return true
    case .up, .down, .pageUp, .pageDown: return false
    default:
      _ = query?.take(key)
      list.row = 0
      return true
    }
  }
}

extension ListCursor {
  /// Takes a key that moves in a list of an overlay.
  mutating func take(_ key: Key, count: Int, page: Int = 10) {
    switch key {
    case .down, .character("j"): move(by: 1, count: count)
    case .up, .character("k"): move(by: -1, count: count)
    case .pageDown, .control("d"): move(by: page, count: count)
    case .pageUp, .control("u"): move(by: -page, count: count)
    case .home, .character("g"): go(to: 0, count: count)
    case .end, .character("G"): go(to: count - 1, count: count)
    default: break
    }
  }
}
