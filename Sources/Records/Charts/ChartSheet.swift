internal import Decision

/// Several charts on one sheet, one below the other, each under its title.
enum ChartSheet {
  /// The room above a chart for its title.
  private static let titleHeight = 36.0

  /// The sheet as a file; without charts it says so.
  static func file(_ charts: [Chart], title: String) -> String {
    var body = ""
    var height = 12.0
    for chart in charts {
      body += """
        <text x="4" y="\(Wording.decimals(height + 22, 2))" font-size="16" \
        fill="\(Palette.text)">\(Markup.escaped(PlainText.oneLine(chart.title)))</text>
        <svg x="0" y="\(Wording.decimals(height + titleHeight, 2))"\
        \(chart.element.dropFirst("<svg".count))

        """
      height += titleHeight + chart.drawing.height + 12
    }
    if charts.isEmpty {
      body = "<text x=\"4\" y=\"34\" fill=\"\(Palette.text)\">The record has no figures.</text>\n"
      height += titleHeight
    }
    let name = PlainText.oneLine(title)
    let shown = charts.isEmpty ? "The record has no figures." : Wording.list(charts.map(\.title))
    let width = Wording.decimals(SVGDrawing.width, 2)
    let tall = Wording.decimals(height, 2)
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(tall)" width="\(width)" \
      height="\(tall)" role="img" aria-labelledby="sheet-title sheet-desc" \
      font-family="system-ui, sans-serif">
      <title id="sheet-title">\(Markup.escaped(name.isEmpty ? "Figures" : name))</title>
      <desc id="sheet-desc">\(Markup.escaped(shown))</desc>
      <rect width="100%" height="100%" fill="\(Palette.paper)"/>
      \(body)</svg>

      """
  }
}
