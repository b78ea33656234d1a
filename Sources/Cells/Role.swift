/// What a cell's text is for; a theme decides how that looks.
///
/// Roles never carry meaning alone: a glyph or a word always says the same.
public enum Role: UInt8, CaseIterable, Hashable, Sendable {
  /// Plain text.
  case text
  /// Text of less weight: rules, units, dates.
  case muted
  /// The one accent: the active tab, a title.
  case accent
  /// Meets, allowed, best.
  case good
  /// Caution, with a duty, to be reviewed.
  case caution
  /// Fails, prohibited.
  case bad

  /// The letter that stands for the role in snapshots.
  public var letter: Character {
    switch self {
    case .text: "t"
    case .muted: "m"
    case .accent: "a"
    case .good: "g"
    case .caution: "c"
    case .bad: "b"
    }
  }
}
