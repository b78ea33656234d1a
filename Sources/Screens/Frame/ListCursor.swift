/// Where somebody stands in a list, and which part of it is seen.
struct ListCursor: Hashable, Sendable {
  /// The row the cursor is on.
  var row = 0
  /// The first row shown.
  var first = 0
  /// How far the pane beside or below is scrolled.
  var paneScroll = 0

  /// Moves by some rows and stays inside.
  mutating func move(by step: Int, count: Int) { go(to: row + step, count: count) }

  /// Goes to a row and stays inside.
  mutating func go(to target: Int, count: Int) {
    let inside = min(max(0, target), max(0, count - 1))
    if inside != row { paneScroll = 0 }
    row = inside
  }

  /// Keeps the cursor in the list and in view.
  mutating func settle(count: Int, height: Int) {
    go(to: row, count: count)
    first = ListWindow(rows: count, cursor: row, height: height, first: first).first
  }
}

/// A list that shows a window of its rows around the cursor.
struct ListWindow {
  /// The first row shown.
  let first: Int
  /// How many rows are shown.
  let count: Int
  /// How many follow.
  let hidden: Int

  /// Keeps the cursor in view; when rows follow, the last line is left for saying how many.
  init(rows: Int, cursor: Int, height: Int, first wanted: Int = 0) {
    guard rows > height, height > 0 else {
      first = 0
      count = max(0, min(rows, height))
      hidden = 0
      return
    }
    let room = max(1, height - 1)
    var start = min(max(0, wanted), rows - 1)
    if cursor < start { start = cursor }
    if cursor >= start + room { start = cursor - room + 1 }
    if rows - start <= height {
      first = max(0, rows - height)
      count = min(height, rows - max(0, rows - height))
      hidden = 0
    } else {
      first = start
      count = room
      hidden = rows - start - room
    }
  }

  /// The rows shown.
  var rows: Range<Int> { first..<first + count }
}
