internal import Cells

/// Where the parts of a screen lie at a size.
struct Layout: Hashable {
  let size: Size
  /// Rows of the pane below the list, without its rule; a screen may ask for a larger share.
  let previewRows: Int
  /// Whether the pane stands beside the list.
  let isWide: Bool

  init(_ size: Size, previewShare: Int = 3, mostPreviewRows: Int = .max) {
    self.size = size
    isWide = size.columns >= 120 && size.rows >= 30
    let body = size.rows - 3 - (size.rows >= 30 ? 3 : 2)
    let usual = body >= 19 ? max(5, body / 3) : max(1, body - 14)
    previewRows = min(
      mostPreviewRows, previewShare < 3 ? max(usual, body / previewShare - 2) : usual)
  }

  /// The least size the program draws at.
  static let minimum = Size(columns: 60, rows: 16)

  /// Whether the program draws at all.
  var fits: Bool {
    size.columns >= Self.minimum.columns && size.rows >= Self.minimum.rows
  }

  /// The first row below the header.
  let bodyTop = 3
  /// The row of the hints.
  var hintRow: Int { size.rows - 1 }
  /// The row that shows the command of the screen, where there is room for one.
  var commandRow: Int? { size.rows >= 30 ? size.rows - 2 : nil }
  /// The row of the legend or message.
  var messageRow: Int { size.rows - (commandRow == nil ? 2 : 3) }
  /// The row of the rule above the pane below the list.
  var ruleRow: Int { messageRow - previewRows - 1 }

  /// The width of the pane beside the list.
  var sideWidth: Int { min(72, max(50, size.columns * 42 / 100)) }
  /// The width of the list.
  var listWidth: Int { isWide ? size.columns - sideWidth - 4 : size.columns }
  /// The rows of the list, its column headers included.
  var listRows: Int {
    if isWide { return messageRow - bodyTop - 1 }
    let gap = ruleRow - bodyTop > 11 ? 1 : 0
    return max(1, ruleRow - bodyTop - gap)
  }

  /// All between the header and the legend, for a screen that is one page.
  var page: Pane {
    Pane(
      row: bodyTop + 1, column: 1, width: size.columns - 2, rows: messageRow - bodyTop - 2,
      ruleColumns: 0..<size.columns)
  }

  /// The place of the pane, without its title.
  var pane: Pane {
    isWide
      ? Pane(
        row: bodyTop + 1, column: size.columns - sideWidth, width: sideWidth - 1,
        rows: messageRow - bodyTop - 2, ruleColumns: size.columns - sideWidth..<size.columns)
      : Pane(
        row: ruleRow + 1, column: 1, width: size.columns - 2, rows: previewRows,
        ruleColumns: 0..<size.columns)
  }
}

/// A rectangle text is written into.
struct Pane: Hashable {
  let row: Int
  let column: Int
  let width: Int
  let rows: Int
  /// The cells a rule with a title takes inside it.
  let ruleColumns: Range<Int>
}
