internal import Cells

/// A list that shrinks while a name is typed; here, the models of the catalog.
struct Finder: NarrowedList, Hashable, Sendable {
  /// What a model is looked for.
  enum Purpose: Hashable, Sendable {
    /// To open it.
    case detail
    /// To probe it without its weights.
    case layers
  }

  let title: String
  let names: [String]
  let purpose: Purpose
  var line = LineEdit()
  var list = ListCursor()

  init(title: String, names: [String], purpose: Purpose = .detail) {
    self.title = title
    self.names = names
    self.purpose = purpose
  }

  /// Positions of the names shown.
  var shown: [Int] { NameFilter(names: names).best(line.text) }

  /// The name under the cursor.
  var chosen: String? { chosenPosition.map { names[$0] } }
}

/// Every action by name.
struct Palette: NarrowedList, Hashable, Sendable {
  /// One action with the key that asks for it.
  struct Entry: Hashable, Sendable {
    let action: Action
    let key: Key?
    let name: String
    let help: String
    let keyName: String
  }

  let entries: [Entry]
  var line = LineEdit()
  var list = ListCursor()

  /// Positions of the entries shown.
  var shown: [Int] {
    let named = NameFilter(names: entries.map(\.name)).best(line.text)
    let helping = NameFilter(names: entries.map(\.help)).holding(line.text)
    return named + helping.filter { !named.contains($0) }
  }

  /// The entry under the cursor.
  var chosen: Entry? { chosenPosition.map { entries[$0] } }
}

/// The keys of a place, and what it is for.
struct HelpState: Hashable, Sendable {
  var list = ListCursor()
  var query: LineEdit?
  var isTyping = false

  mutating func take(_ key: Key, count: Int) -> OverlayStep {
    if isTyping {
      switch key {
      case .enter: isTyping = false
      case .escape:
        isTyping = false
        query = nil
      default: _ = query?.take(key)
      }
      list.row = 0
      return .stay
    }
    switch key {
    case .escape, .character("q"), .character("?"), .function(1): return .close
    case .character("/"):
      query = query ?? LineEdit()
      isTyping = true
    case .character(" "): list.take(.pageDown, count: count)
    default: list.take(key, count: count)
    }
    return .stay
  }
}
