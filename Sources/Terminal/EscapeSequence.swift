import Cells

/// What follows an Escape that curses did not know.
///
/// It may be Ctrl with an arrow, an answer of the terminal, or a report of the mouse, and must not be
/// taken for the keys it is spelled with.
enum EscapeSequence: Hashable {
  /// No sequence: the key Esc.
  case none
  /// A sequence whose end is still to come.
  case begun
  /// A sequence of a length, without the Escape, and the keys it means.
  case whole(length: Int, keys: [Key])

  /// Scalars after which a sequence without an end is none.
  private static let longest = 64
  /// Arrow keys that one notch of the wheel counts as.
  static let rowsPerNotch = 3

  init(_ rest: ArraySlice<RawKey>) {
    let scalars = rest.prefix(Self.longest).map { raw -> UInt32 in
      if case .scalar(let scalar) = raw { scalar.value } else { 0 }
    }
    switch scalars.first {
    case 0x4F:
      let isWhole = scalars.count > 1 && (0x40...0x7E).contains(scalars[1])
      self = isWhole ? .whole(length: 2, keys: []) : .none
    case 0x5B:
      let inner = scalars.dropFirst().prefix { (0x20...0x3F).contains($0) }
      guard let last = scalars.dropFirst(1 + inner.count).first else {
        self = inner.isEmpty || scalars.count == Self.longest ? .none : .begun
        return
      }
      guard (0x40...0x7E).contains(last) else {
        self = .none
        return
      }
      let text = String(String.UnicodeScalarView(inner.compactMap(Unicode.Scalar.init)))
      self = .whole(length: inner.count + 2, keys: last == 0x4D ? Self.mouse(text) : [])
    default: self = .none
    }
  }

  /// The keys of a button that was pressed: `<button;column;row`, counted from 1.
  private static func mouse(_ report: String) -> [Key] {
    guard report.first == "<" else { return [] }
    let numbers = report.dropFirst().split(separator: ";").map { Int($0) ?? 0 }
    guard numbers.count == 3 else { return [] }
    switch numbers[0] {
    case 0: return [.click(Position(row: numbers[2] - 1, column: numbers[1] - 1))]
    case 64: return Array(repeating: .up, count: rowsPerNotch)
    case 65: return Array(repeating: .down, count: rowsPerNotch)
    default: return []
    }
  }
}
