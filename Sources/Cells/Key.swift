/// A key as a person presses it, whatever bytes the terminal sends for it.
public enum Key: Hashable, Sendable {
  /// A printable character, also a blank.
  case character(Character)
  /// Enter or Return.
  case enter
  /// Escape.
  case escape
  /// Tab.
  case tab
  /// Shift and Tab.
  case backTab
  /// Backspace.
  case backspace
  /// Delete.
  case delete
  /// Arrow up.
  case up
  /// Arrow down.
  case down
  /// Arrow left.
  case left
  /// Arrow right.
  case right
  /// Shift and arrow left.
  case shiftLeft
  /// Shift and arrow right.
  case shiftRight
  /// Home.
  case home
  /// End.
  case end
  /// Page up.
  case pageUp
  /// Page down.
  case pageDown
  /// A function key, counted from 1.
  case function(Int)
  /// Ctrl and a letter, which is written small.
  case control(Character)
  /// Text that came in one piece from the clipboard.
  case paste(String)
  /// The first mouse button, pressed on a cell; only while the mouse is on.
  case click(Position)
}

extension Key {
  /// The key's printed name: `Ctrl-R`, `PgDn`, `Shift-←`.
  public func name(in glyphs: GlyphSet = .unicode) -> String {
    switch self {
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .enter: "Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backTab: "Shift-Tab"
    case .backspace: "Backspace"
    case .delete: "Del"
    case .up: glyphs.isASCII ? "Up" : "↑"
    case .down: glyphs.isASCII ? "Down" : "↓"
    case .left: glyphs.isASCII ? "Left" : "←"
    case .right: glyphs.isASCII ? "Right" : "→"
    case .shiftLeft: "Shift-" + Key.left.name(in: glyphs)
    case .shiftRight: "Shift-" + Key.right.name(in: glyphs)
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .function(let number): "F\(number)"
    case .control(let letter): "Ctrl-\(letter.uppercased())"
    case .paste: "paste"
    case .click: "click"
    }
  }
}
