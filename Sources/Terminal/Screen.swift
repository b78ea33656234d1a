import CTerminal
import Cells
import Glibc

/// The screen of this process while the full-screen program has it.
///
/// Curses keeps its state per process and is not safe for threads; so is this.
final class Screen {
  private let allowsColor: Bool
  private var painter: Painter
  private var shown: CellBuffer?
  private var needsFullRepaint = true

  /// How many cells there are, as last asked.
  private(set) var size: Size

  /// Takes the screen; signals must be installed before, so that curses installs none of its own.
  init(_ options: TerminalOptions) throws(TerminalError) {
    let name = getenv("TERM").map { String(cString: $0) } ?? ""
    terminal_remember_modes()
    switch terminal_open() {
    case TERMINAL_OPENED: break
    case TERMINAL_UNKNOWN_TYPE: throw .unknownTerminal(name: name)
    case TERMINAL_CANNOT_MOVE_CURSOR: throw .cannotPlaceText(name: name)
    default: throw .cannotOpen(name: name)
    }
    allowsColor = options.allowsColor
    painter = Painter(options.theme, allowsColor: allowsColor)
    size = Self.currentSize()
    terminal_hold_errors()
    terminal_mark_screen(true)
  }

  /// Gives the screen back, for good or until `resume`.
  func leave() {
    terminal_mark_screen(false)
    terminal_leave()
    terminal_release_errors()
  }

  /// Takes the screen again and has all of it sent with the next frame.
  func resume() {
    terminal_hold_errors()
    terminal_resume()
    terminal_mark_screen(true)
    repaint()
  }

  /// Has all of the screen sent with the next frame.
  func repaint() {
    shown = nil
    needsFullRepaint = true
  }

  /// Asks for the size and tells whether it is another one now.
  func updateSize() -> Bool {
    let former = size
    size = Self.currentSize()
    if size == former { return false }
    repaint()
    return true
  }

  /// Uses another theme from the next frame on.
  func setTheme(_ theme: Theme) {
    painter = Painter(theme, allowsColor: allowsColor)
    shown = nil
  }

  /// Has the terminal report the mouse or not.
  func setMouse(_ isOn: Bool) {
    terminal_set_mouse(isOn)
  }

  /// Sends what differs from the last frame.
  func show(_ buffer: CellBuffer) {
    let former = shown?.size == buffer.size ? shown : nil
    for row in 0..<size.rows {
      for column in 0..<size.columns {
        let cell = buffer[row, column]
        if let former, former[row, column] == cell { continue }
        if !cell.isContinuation { painter.put(cell, row: row, column: column) }
      }
    }
    shown = buffer
    let cursor = buffer.cursor ?? Self.cursorRow(of: buffer)
    terminal_show(
      CInt(min(max(0, cursor.row), max(0, size.rows - 1))),
      CInt(min(max(0, cursor.column), max(0, size.columns - 1))),
      buffer.cursor != nil, needsFullRepaint)
    needsFullRepaint = false
  }

  /// Sends a text to the terminal's clipboard.
  func copy(_ text: String) {
    var bytes = Array(clipboardSequence(text).utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { return }
      bytes = bytes.dropFirst(written)
    }
  }

  /// The hidden text cursor waits on the cursor row, where screen readers look for it.
  private static func cursorRow(of buffer: CellBuffer) -> Position {
    let first = buffer.cells.firstIndex(where: \.isCursorRow) ?? 0
    let columns = max(1, buffer.size.columns)
    return Position(row: first / columns, column: first % columns)
  }

  private static func currentSize() -> Size {
    var rows: CInt = 0
    var columns: CInt = 0
    terminal_size(&rows, &columns)
    return Size(columns: Int(columns), rows: Int(rows))
  }
}
