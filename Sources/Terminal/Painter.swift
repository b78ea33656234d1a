import CTerminal
import Cells

/// Puts cells into curses' next frame in the looks of one theme.
struct Painter {
  private struct Ink {
    let effects: UInt32
    let pair: CInt
  }

  /// Ink of each role, and after those of each role on the cursor row.
  private let inks: [Ink]

  /// Starts color if the theme has any and it is allowed.
  init(_ wanted: Theme, allowsColor: Bool) {
    var theme = allowsColor ? wanted : .mono
    if theme.usesColor, terminal_start_color() < 256 { theme = .terminal }
    inks = [false, true].flatMap { isCursorRow in
      Role.allCases.map { role in
        let style = theme.style(of: role, isCursorRow: isCursorRow)
        return Ink(
          effects: UInt32(style.effects.rawValue),
          pair: theme.usesColor
            ? terminal_color_pair(
              style.foreground.map(CInt.init) ?? -1, style.background.map(CInt.init) ?? -1)
            : 0)
      }
    }
  }

  /// Puts one cell down; a character the terminal's library measures otherwise becomes `?`.
  func put(_ cell: Cell, row: Int, column: Int) {
    let ink = inks[Int(cell.role.rawValue) + (cell.isCursorRow ? Role.allCases.count : 0)]
    let scalars = cell.text.unicodeScalars.map(\.value)
    guard let base = scalars.first else { return }
    if base < 0x7F || terminal_scalar_width(base) == CInt(cell.width) {
      put(scalars, row, column, ink)
      return
    }
    put([0x3F], row, column, ink)
    if cell.width == 2 { put([0x20], row, column + 1, ink) }
  }

  private func put(_ scalars: [UInt32], _ row: Int, _ column: Int, _ ink: Ink) {
    terminal_put(CInt(row), CInt(column), scalars, CInt(scalars.count), ink.effects, ink.pair)
  }
}
