internal import Cells

/// A list that shrinks while something is typed.
protocol NarrowedList {
  var line: LineEdit { get set }
  var list: ListCursor { get set }
  /// Positions of what is shown.
  var shown: [Int] { get }
}

extension NarrowedList {
  /// The position of what is under the cursor.
  var chosenPosition: Int? {
    let shown = shown
    return shown.indices.contains(list.row) ? shown[list.row] : nil
  }

  mutating func take(_ key: Key) -> OverlayStep {
    switch key {
    case .enter: return chosenPosition == nil ? .stay : .accept
    case .escape: return .close
    case .up, .down, .pageUp, .pageDown: list.take(key, count: shown.count)
    default:
      if line.take(key) { list.row = 0 }
    }
    return .stay
  }
}
