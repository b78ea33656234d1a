/// The signs Weigh draws with, and the widths they are laid out by.
///
/// Two tables with the same meanings: one for UTF-8 terminals, one of ASCII only. Screens name the
/// meaning (`glyphs.meets`), never the sign.
public struct GlyphSet: Hashable, Sendable {
  /// The widths of text drawn together with these signs.
  public let metrics: TextMetrics
  /// True when every sign is ASCII.
  public let isASCII: Bool

  /// A need is met.
  public let meets: String
  /// A need is not met.
  public let fails: String
  /// Caution.
  public let caution = "!"
  /// Unknown.
  public let unknown = "?"

  /// Stands before a value measured here.
  public let measured = "*"
  /// Stands before an estimated value.
  public let estimated = "~"

  /// The row the cursor is on.
  public let cursor: String
  /// A marked row.
  public let marked: String
  /// The best value of a row that is compared.
  public let best = "+"
  /// Sorted downwards, or moved down.
  public let down: String
  /// Sorted upwards, or moved up.
  public let up: String
  /// To the left, in hints and names of keys.
  public let left: String
  /// To the right, in hints and names of keys.
  public let right: String

  /// A cell of a bar.
  public let bar: String
  /// The half cell at a bar's end.
  public let halfBar: String
  /// A cell of a rule, and of the part of a track that is not yet done.
  public let rule: String
  /// Stands between two items of a line.
  public let separator: String
  /// Stands for text that was cut.
  public let cut: String
  /// Stands between the two ends of a range, and for "not asked".
  public let dash: String
  /// Not yet run.
  public let pending: String
  /// Stands between width and height.
  public let times: String

  /// A chart's upright axis.
  public let axis: String
  /// A chart's corner between both axes.
  public let corner: String
  /// A chart's rule upwards from a step, where a line turns: right then up.
  public let stepUp: String
  /// Where a line turns: up then right.
  public let stepRight: String
  /// Where a line turns: right then down.
  public let stepDown: String

  /// Eight heights from low to high.
  public let levels: [String]

  /// License verdict: allowed.
  public var allowed: String { meets }
  /// License verdict: allowed with a duty.
  public var allowedWithDuty: String { meets + " duty" }
  /// License verdict: a lawyer has to look.
  public var legalReview: String { caution }
  /// License verdict: prohibited.
  public var prohibited: String { fails }

  /// A rule of a width.
  public func rule(_ width: Int) -> String {
    String(repeating: rule, count: max(0, width))
  }
}

extension GlyphSet {
  /// The signs for a UTF-8 terminal.
  public static let unicode = GlyphSet(
    metrics: TextMetrics(ambiguousIsWide: false, cut: "…"), isASCII: false,
    meets: "✓", fails: "✗", cursor: "▸", marked: "•", down: "▼", up: "▲", left: "←", right: "→",
    bar: "━", halfBar: "╸", rule: "─", separator: "·", cut: "…", dash: "–", pending: "·",
    times: "×", axis: "│", corner: "└", stepUp: "┘", stepRight: "┌", stepDown: "┐",
    levels: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"])

  /// The signs for a terminal that is known to draw ASCII only.
  public static let ascii = ascii(ambiguousIsWide: false)

  /// The signs for a UTF-8 terminal that draws characters of ambiguous width in two cells: nearly
  /// all signs of the other table are such characters.
  public static let ambiguousWide = ascii(ambiguousIsWide: true)

  private static func ascii(ambiguousIsWide: Bool) -> GlyphSet {
    GlyphSet(
      metrics: TextMetrics(ambiguousIsWide: ambiguousIsWide, cut: "..."), isASCII: true,
      meets: "ok", fails: "no", cursor: ">", marked: "+", down: "v", up: "^", left: "<", right: ">",
      bar: "=", halfBar: "-", rule: "-", separator: "-", cut: "...", dash: "-", pending: ".",
      times: "x", axis: "|", corner: "+", stepUp: "+", stepRight: "+", stepDown: "+",
      levels: ["1", "2", "3", "4", "5", "6", "7", "8"])
  }
}
