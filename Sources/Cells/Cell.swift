/// One place on the screen: the text it shows and what that text is for.
///
/// A character of two cells fills its first cell and leaves a continuation in the second.
public struct Cell: Hashable, Sendable {
  /// A printable character with its combining marks; empty in a continuation.
  public let text: String
  /// How many cells the text takes: 1 or 2, and 0 in a continuation.
  public let width: Int
  /// What the text is for.
  public var role: Role
  /// True when the cell belongs to the row the cursor is on.
  public var isCursorRow: Bool

  init(text: String, width: Int, role: Role, isCursorRow: Bool = false) {
    self.text = text
    self.width = width
    self.role = role
    self.isCursorRow = isCursorRow
  }

  /// A cell that shows nothing.
  public static let blank = Cell(text: " ", width: 1, role: .text)

  /// True for the second cell of a character of two cells.
  public var isContinuation: Bool { width == 0 }
}
