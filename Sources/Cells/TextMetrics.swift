/// How wide text is on this terminal; layout and drawing both ask here.
///
/// **Units** cells. Controls count as the two cells they are shown in (`^[`).
public struct TextMetrics: Hashable, Sendable {
  /// True on a terminal set to draw characters of East Asian ambiguous width in two cells.
  public let ambiguousIsWide: Bool
  /// What stands for the part of a text that was cut.
  public let cut: String

  /// Creates metrics; most callers take those of a `GlyphSet`.
  public init(ambiguousIsWide: Bool = false, cut: String = "…") {
    self.ambiguousIsWide = ambiguousIsWide
    self.cut = cut
  }

  /// How many cells a text takes.
  ///
  /// **Cost** O(n).
  public func cellWidth(_ text: String) -> Int {
    units(text).reduce(0) { $0 + $1.width }
  }

  /// How many cells a character takes.
  public func cellWidth(_ character: Character) -> Int {
    cellWidth(String(character))
  }

  /// The text with controls replaced, as it will be drawn.
  public func harmless(_ text: String) -> String {
    units(text).reduce(into: "") { $0 += $1.text }
  }

  func units(_ text: String) -> TextUnits {
    TextUnits(text, ambiguousIsWide: ambiguousIsWide)
  }
}
