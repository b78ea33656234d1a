import CTerminal
import Cells

/// One item of input as curses reports it.
enum RawKey: Hashable {
  case scalar(Unicode.Scalar)
  case key(Key)
  case pasteBegins
  case pasteEnds
  /// A key Weigh has no use for.
  case unbound

  /// The next item that is there now.
  static func next() -> RawKey? {
    var value: UInt32 = 0
    let kind = terminal_read_key(&value)
    switch kind {
    case TERMINAL_KEY_NONE: return nil
    case TERMINAL_KEY_CHARACTER: return Unicode.Scalar(value).map(RawKey.scalar) ?? .unbound
    case TERMINAL_KEY_FUNCTION: return .key(.function(Int(value)))
    case TERMINAL_KEY_PASTE_BEGINS: return .pasteBegins
    case TERMINAL_KEY_PASTE_ENDS: return .pasteEnds
    default: return named(kind).map(RawKey.key) ?? .unbound
    }
  }

  private static func named(_ kind: terminal_key) -> Key? {
    switch kind {
    case TERMINAL_KEY_UP: .up
    case TERMINAL_KEY_DOWN: .down
    case TERMINAL_KEY_LEFT: .left
    case TERMINAL_KEY_RIGHT: .right
    case TERMINAL_KEY_SHIFT_LEFT: .shiftLeft
    case TERMINAL_KEY_SHIFT_RIGHT: .shiftRight
    case TERMINAL_KEY_HOME: .home
    case TERMINAL_KEY_END: .end
    case TERMINAL_KEY_PAGE_UP: .pageUp
    case TERMINAL_KEY_PAGE_DOWN: .pageDown
    case TERMINAL_KEY_ENTER: .enter
    case TERMINAL_KEY_BACKSPACE: .backspace
    case TERMINAL_KEY_DELETE: .delete
    case TERMINAL_KEY_BACK_TAB: .backTab
    default: nil
    }
  }
}
