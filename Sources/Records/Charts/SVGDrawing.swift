internal import Cells
internal import Decision

/// Lines, boxes and words on a sheet, written as Scalable Vector Graphics.
///
/// **Units**: px of a sheet 760 wide, from the top left corner; two decimals in the file, so that
/// the same figures give the same bytes. **Source**: SVG 1.1, §5.4 and §9.
struct SVGDrawing {
  /// Where a text stands from.
  enum Side: String {
    case start, middle, end
  }

  /// The width of every sheet.
  static let width = 760.0
  /// The height of the letters.
  static let letterHeight = 13.0
  /// The room a cell of a terminal gets here.
  ///
  /// More than common fonts need for most letters, so that little runs into its neighbor.
  private static let cellWidth = 7.4

  /// The height of the sheet.
  var height = 0.0
  private var body = ""

  /// The drawing as an element with a name and a description for those who do not see it.
  func element(_ id: String, title: String, description: String) -> String {
    let size = "0 0 \(number(Self.width)) \(number(height))"
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="\(size)" width="\(number(Self.width))" \
      height="\(number(height))" role="img" aria-labelledby="\(id)-title \(id)-desc" \
      font-family="system-ui, sans-serif" font-size="\(number(Self.letterHeight))">
      <title id="\(id)-title">\(Markup.escaped(PlainText.oneLine(title)))</title>
      <desc id="\(id)-desc">\(Markup.escaped(PlainText.oneLine(description)))</desc>
      <rect width="100%" height="100%" fill="\(Palette.paper)"/>
      \(body)</svg>
      """
  }

  mutating func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ color: String, width: Double = 1,
    isDashed: Bool = false
  ) {
    let dashes = isDashed ? " stroke-dasharray=\"4 3\"" : ""
    body += """
      <line x1="\(number(x1))" y1="\(number(y1))" x2="\(number(x2))" y2="\(number(y2))" \
      stroke="\(color)" stroke-width="\(number(width))"\(dashes)/>

      """
  }

  /// A box; one that is not filled is dashed, for what is only assumed.
  mutating func box(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ color: String,
    isFilled: Bool = true
  ) {
    let paint =
      isFilled
      ? "fill=\"\(color)\" stroke=\"\(Palette.paper)\""
      : "fill=\"\(Palette.paper)\" stroke=\"\(color)\" stroke-dasharray=\"4 3\""
    body += """
      <rect x="\(number(x))" y="\(number(y))" width="\(number(width))" \
      height="\(number(height))" \(paint)/>

      """
  }

  mutating func dot(_ x: Double, _ y: Double, _ color: String) {
    body += "<circle cx=\"\(number(x))\" cy=\"\(number(y))\" r=\"4\" fill=\"\(color)\"/>\n"
  }

  /// A line through points that only goes along the axes: first across, then up.
  mutating func steps(_ points: [(x: Double, y: Double)], _ color: String) {
    guard let first = points.first else { return }
    var path = "M\(number(first.x)) \(number(first.y))"
    for point in points.dropFirst() { path += "H\(number(point.x))V\(number(point.y))" }
    body += "<path d=\"\(path)\" fill=\"none\" stroke=\"\(color)\" stroke-width=\"1.50\"/>\n"
  }

  /// A text on one line, cut to the room there is.
  mutating func text(
    _ text: String, _ x: Double, _ y: Double, from side: Side = .start,
    color: String = Palette.text, room: Double = width
  ) {
    let cells = max(1, Int(room / Self.cellWidth))
    let line = TextMetrics().clipped(PlainText.oneLine(text), to: cells)
    body += """
      <text x="\(number(x))" y="\(number(y))" text-anchor="\(side.rawValue)" \
      fill="\(color)">\(Markup.escaped(line))</text>

      """
  }

  private func number(_ value: Double) -> String { Wording.decimals(value, 2) }
}
