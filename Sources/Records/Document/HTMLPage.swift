/// A document as one HTML file that needs nothing else: no script, no address that is loaded, no font.
///
/// **Source**: HTML Living Standard; the drawings are SVG within it. The policy in its head forbids a
/// browser to load or run anything, should a text ever come out as more than text.
enum HTMLPage {
  /// The file of a document.
  static func page(_ document: Document, title: String) -> String {
    let name = PlainText.oneLine(title)
    var output = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src \
      'unsafe-inline'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(Markup.escaped(name.isEmpty ? "Decision" : name))</title>
      <style>
      \(style)
      </style>
      </head>
      <body>
      <main>

      """
    var hasContents = false
    for block in document.blocks {
      if case .heading(2, _, _) = block, !hasContents {
        output += contents(document)
        hasContents = true
      }
      write(block, to: &output)
    }
    return output + "</main>\n</body>\n</html>\n"
  }

  private static let style = """
    body { margin: 0 auto; max-width: 54rem; padding: 1.5rem; background: \(Palette.paper);
      color: \(Palette.text); font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
    h1, h2, h3 { line-height: 1.25; break-after: avoid; }
    h2 { margin-top: 2.5rem; border-bottom: 1px solid \(Palette.grid); }
    a { color: \(Palette.good); }
    code, pre { font-family: ui-monospace, monospace; font-size: 0.9em; }
    code, td, th { unicode-bidi: isolate; }
    pre { white-space: pre-wrap; border: 1px solid \(Palette.grid); padding: 0.75rem; }
    figure { margin: 1rem 0; }
    figcaption, caption { color: \(Palette.muted); font-size: 0.875em; text-align: left; }
    svg { max-width: 100%; height: auto; }
    .wide { overflow-x: auto; }
    table { border-collapse: collapse; font-size: 0.875em; margin: 0.5rem 0 1.5rem; }
    th, td { border: 1px solid \(Palette.grid); padding: 0.25rem 0.5rem; text-align: left;
      vertical-align: top; overflow-wrap: break-word; }
    @media print {
      @page { margin: 18mm; }
      body { max-width: none; padding: 0; font-size: 10pt; }
      nav { display: none; }
      .wide { overflow-x: visible; }
      figure, tr, li { break-inside: avoid; }
    }
    """

  /// The parts of the page, as a list of links.
  private static func contents(_ document: Document) -> String {
    let items = document.blocks.compactMap { block -> String? in
      guard case .heading(2, let text, let anchor?) = block else { return nil }
      return "<li><a href=\"#\(anchor.name)\">\(self.text(of: text))</a></li>\n"
    }
    return items.isEmpty
      ? "" : "<nav aria-label=\"Contents\">\n<ul>\n\(items.joined())</ul>\n</nav>\n"
  }

  private static func write(_ block: Document.Block, to output: inout String) {
    switch block {
    case .heading(let level, let text, let anchor):
      let shown = text.isEmpty ? "-" : self.text(of: text)
      output += "<h\(level)\(id(anchor))>\(shown)</h\(level)>\n"
    case .paragraph(let text): output += "<p>\(self.text(of: text))</p>\n"
    case .list(let items):
      output += "<ul>\n"
      for item in items { output += "<li\(id(item.anchor))>\(text(of: item.text))</li>\n" }
      output += "</ul>\n"
    case .table(let table): write(table, to: &output)
    case .chart(let chart):
      output += "<figure>\n\(chart.element)\n<figcaption>"
      output += "\(Markup.escaped(chart.summary))</figcaption>\n</figure>\n"
      write(chart.table, to: &output)
    case .listing(let text): output += "<pre>\n\(Markup.escaped(text))</pre>\n"
    }
  }

  private static func write(_ table: DataTable, to output: inout String) {
    output += "<div class=\"wide\">\n<table>\n<caption>\(text(of: table.caption))</caption>\n"
    output += "<thead>\n<tr>"
    for cell in table.header { output += "<th scope=\"col\">\(text(of: cell))</th>" }
    output += "</tr>\n</thead>\n<tbody>\n"
    for row in table.rows {
      output += "<tr>"
      for (column, cell) in row.enumerated() {
        output +=
          column == 0
          ? "<th scope=\"row\">\(text(of: cell))</th>" : "<td>\(text(of: cell))</td>"
      }
      output += "</tr>\n"
    }
    output += "</tbody>\n</table>\n</div>\n"
  }

  private static func id(_ anchor: Anchor?) -> String {
    anchor.map { " id=\"\($0.name)\"" } ?? ""
  }

  /// The markup of a line.
  static func text(of prose: Prose) -> String {
    var output = ""
    for piece in prose.pieces {
      switch piece {
      case .words(let text), .text(let text): output += Markup.escaped(text)
      case .code(let text): output += "<code>\(Markup.escaped(text))</code>"
      case .link(let address):
        let escaped = Markup.escaped(address)
        output += "<a href=\"\(escaped)\" rel=\"noreferrer noopener\">\(escaped)</a>"
      case .reference(let text, let anchor):
        output += "<a href=\"#\(anchor.name)\">\(Markup.escaped(text))</a>"
      }
    }
    return output
  }
}
