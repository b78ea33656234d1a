/// How a terminal shows a cell beyond its text.
public struct CellStyle: Hashable, Sendable {
  /// Effects a terminal adds to text.
  public struct Effects: OptionSet, Hashable, Sendable {
    /// One bit per effect.
    public let rawValue: UInt8

    /// Creates a set from its bits.
    public init(rawValue: UInt8) {
      self.rawValue = rawValue
    }

    /// Bold.
    public static let bold = Effects(rawValue: 1)
    /// Dim.
    public static let dim = Effects(rawValue: 2)
    /// Underlined.
    public static let underline = Effects(rawValue: 4)
    /// Colors of text and background exchanged.
    public static let reverse = Effects(rawValue: 8)
  }

  /// Color of the text as an xterm-256 index; nil is the terminal's own.
  public let foreground: UInt8?
  /// Color behind the text as an xterm-256 index; nil is the terminal's own.
  public let background: UInt8?
  /// Effects besides color.
  public let effects: Effects

  /// Creates a style.
  public init(foreground: UInt8? = nil, background: UInt8? = nil, effects: Effects = []) {
    self.foreground = foreground
    self.background = background
    self.effects = effects
  }
}

/// The looks of Weigh: a style for every role.
public struct Theme: Hashable, Sendable {
  /// The name a person chooses it by.
  public let name: String
  /// Style of each role, in the order of `Role.allCases`.
  let styles: [CellStyle]
  /// Style of the whole cursor row; nil exchanges text and background color of each cell.
  let cursorRow: CellStyle?

  /// True when the theme names colors; without, it never makes the terminal start color.
  public var usesColor: Bool {
    styles.contains { $0.foreground != nil || $0.background != nil }
  }

  /// The style of a cell.
  public func style(of role: Role, isCursorRow: Bool = false) -> CellStyle {
    let style = styles[Int(role.rawValue)]
    guard isCursorRow else { return style }
    return cursorRow
      ?? CellStyle(
        foreground: style.foreground, background: style.background,
        effects: style.effects.union(.reverse))
  }
}
