extension Theme {
  /// Every theme, in the order a key press goes through them.
  public static let all: [Theme] = [terminal, slate, paper, contrastDark, contrastLight, mono]

  /// The theme of a name.
  public static func named(_ name: String) -> Theme? {
    all.first { $0.name == name }
  }

  /// The terminal's own colors, told apart by weight only; the default.
  public static let terminal = Theme(
    name: "terminal", plain: [], muted: .dim, good: .bold, caution: .bold, bad: [.bold, .underline])

  /// No color is started and none is used.
  public static let mono = Theme(
    name: "mono", plain: [], muted: .dim, good: .bold, caution: .reverse, bad: .underline)

  /// Dark.
  public static let slate = Theme(
    name: "slate", background: 234, text: 252, muted: 246, good: 111, caution: 222, bad: 167,
    cursorRow: CellStyle(foreground: 255, background: 238))

  /// Light.
  public static let paper = Theme(
    name: "paper", background: 231, text: 235, muted: 241, good: 25, caution: 130, bad: 52,
    cursorRow: CellStyle(foreground: 16, background: 253))

  /// Dark, with the strongest contrast.
  public static let contrastDark = Theme(
    name: "contrast-dark", background: 16, text: 231, muted: 252, good: 75, caution: 228, bad: 203,
    cursorRow: nil)

  /// Light, with the strongest contrast.
  public static let contrastLight = Theme(
    name: "contrast-light", background: 231, text: 16, muted: 238, good: 18, caution: 94, bad: 52,
    cursorRow: nil)

  /// A theme without colors of its own; the accent looks as good does.
  private init(
    name: String, plain: CellStyle.Effects, muted: CellStyle.Effects, good: CellStyle.Effects,
    caution: CellStyle.Effects, bad: CellStyle.Effects
  ) {
    self.name = name
    styles = [plain, muted, good, good, caution, bad].map { CellStyle(effects: $0) }
    cursorRow = nil
  }

  /// A theme with a background; the accent looks as good does.
  private init(
    name: String, background: UInt8, text: UInt8, muted: UInt8, good: UInt8, caution: UInt8,
    bad: UInt8, cursorRow: CellStyle?
  ) {
    self.name = name
    styles = [text, muted, good, good, caution, bad].map {
      CellStyle(foreground: $0, background: background)
    }
    self.cursorRow = cursorRow
  }
}
