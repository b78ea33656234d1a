internal import Cells
internal import Decision

/// A list of names of which any number is ticked: the value of a need that lists names.
struct TickList: Hashable, Sendable {
  /// One name.
  struct Item: Hashable, Sendable {
    let name: String
    /// How many models, hosts or countries stand behind it.
    let detail: String
    var isOn: Bool
  }

  let title: String
  /// The need whose value is edited.
  var must: Must
  /// The ways the need can read its names.
  let operators: [MustOperator]
  var items: [Item]
  var list = ListCursor()
  var query: LineEdit?
  var isTyping = false
  /// Why the ticks were not accepted.
  var problem: String?

  /// Positions of the names shown.
  var shown: [Int] { NameFilter(names: items.map(\.name)).holding(query?.text ?? "") }

  /// The ticked names.
  var names: [String] { items.filter(\.isOn).map(\.name) }

  mutating func take(_ key: Key) -> OverlayStep {
    problem = nil
    if isTyping, takeTyped(key) { return .stay }
    switch key {
    case .enter: return .accept
    case .escape, .character("q"): return .close
    case .character(" "): tick()
    case .tab, .backTab:
      if let place = operators.firstIndex(of: must.comparison) {
        must.comparison = operators[(place + 1) % operators.count]
      }
    case .character("/"):
      query = query ?? LineEdit()
      isTyping = true
    default: list.take(key, count: shown.count)
    }
    return .stay
  }

  private mutating func tick() {
    let shown = shown
    guard shown.indices.contains(list.row) else { return }
    items[shown[list.row]].isOn.toggle()
  }

  /// While letters are typed: Enter adds a name that is not listed yet.
  private mutating func takeTyped(_ key: Key) -> Bool {
    switch key {
    case .enter:
      let typed = (query?.text ?? "").split(separator: " ").joined(separator: " ")
      if shown.isEmpty, !typed.isEmpty {
        items.insert(Item(name: typed, detail: "typed", isOn: true), at: 0)
        query = nil
        list.row = 0
      }
      isTyping = false
      return true
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
