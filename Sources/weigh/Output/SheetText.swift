internal import Catalog
internal import Cells
internal import Decision
internal import Sheets

/// A page of statements as text: for people, as sentences, or tab-separated.
struct SheetText {
  let sheet: Sheet
  let snapshot: CatalogSnapshot

  /// Lines of this width for people.
  func lines(width: Int, glyphs: GlyphSet) -> [String] {
    wrapped("", sheet.title, width, glyphs) + [""]
      + sheet.items.enumerated().flatMap { position, item -> [String] in
        let (label, text) = words(item)
        switch item {
        case .heading(let text): return position == 0 ? [text] : ["", text]
        case .entry: return wrapped("", "\(label): \(text)", width, glyphs)
        case .statement:
          return wrapped("", label.isEmpty ? text : "\(label): \(text)", width, glyphs)
        case .point: return wrapped("- ", text, width, glyphs)
        case .remark: return wrapped("    ", text, width, glyphs)
        case .evidence: return wrapped("  ", text, width, glyphs)
        case .table(let table): return lines(table, width: width, glyphs: glyphs)
        }
      }
  }

  /// One sentence per statement, never broken; a row of a table is one, and so is each of its
  /// sources.
  var prose: [String] {
    [Self.sentence(sheet.title)] + sheet.items.flatMap(sentences)
  }

  /// Tab-separated lines, without a header: name of the page, part, label, text.
  func plain(page: String) -> [String] {
    var part = ""
    return sheet.items.flatMap { item -> [String] in
      switch item {
      case .heading(let text):
        part = text
        return []
      case .table(let table): return plain(table).map { PlainTable.line([page, part] + $0) }
      default:
        let (label, text) = words(item)
        return [PlainTable.line([page, part, label, text])]
      }
    }
  }

  /// The header of the tab-separated form.
  static let plainHeader = PlainTable.line(["page", "part", "label", "text"])

  private func words(_ item: SheetItem) -> (label: String, text: String) {
    switch item {
    case .heading(let text), .point(let text), .remark(let text): return ("", text)
    case .entry(let label, let value): return (label, value)
    case .statement(let text, let lead): return (lead ?? "", text)
    case .evidence(let item): return ("source", SourceLine(snapshot: snapshot).text(item))
    // Tables are printed row by row and never come here.
    case .table: return ("", "")
    }
  }

  private static func sentence(_ text: String) -> String {
    guard let last = text.last, !".:!?".contains(last) else { return text }
    return text + "."
  }

  /// Lines after the first stand two cells further in.
  private func wrapped(_ lead: String, _ text: String, _ width: Int, _ glyphs: GlyphSet) -> [String]
  {
    let indent = String(repeating: " ", count: max(2, lead.count + (lead.hasSuffix("- ") ? 0 : 2)))
    let body = glyphs.metrics.wrapped(glyphs.spelled(text), to: max(20, width - indent.count))
    return body.enumerated().map { position, line in (position == 0 ? lead : indent) + line }
  }
}

/// Tables within a page.
extension SheetText {
  private func sentences(_ item: SheetItem) -> [String] {
    guard case .table(let table) = item else {
      let (label, text) = words(item)
      return [Self.sentence(label.isEmpty ? text : "\(label): \(text)")]
    }
    // What a picture shows is said by the rows it pictures; its heading stands alone then.
    guard !table.isPicture else { return [] }
    return table.rows.flatMap { row -> [String] in
      let named = zip(table.columns, row.cells).filter { !$1.isEmpty }
        .map { column, cell in "\(column.header) \(cell)" }
      return [Self.sentence(named.joined(separator: ", "))]
        + row.evidence.map { Self.sentence("Source, " + SourceLine(snapshot: snapshot).text($0)) }
    }
  }

  /// The rows of a table as label and text, each followed by what it rests on.
  private func plain(_ table: SheetTable) -> [[String]] {
    table.rows.flatMap { row -> [[String]] in
      let cells = zip(table.columns, row.cells).dropFirst()
        .map { column, cell in "\(column.header): \(cell)" }
      return [[row.cells.first ?? "", cells.joined(separator: "; ")]]
        + row.evidence.map { ["source", SourceLine(snapshot: snapshot).text($0)] }
    }
  }

  /// A table, and below it the sources its rows name by number.
  private func lines(_ table: SheetTable, width: Int, glyphs: GlyphSet) -> [String] {
    let numbers = sheet.sourceKeys
    let laidOut = table.laidOut(numbers: numbers)
    var lines = WrappedTable(
      columns: laidOut.columns, rows: laidOut.rows.map { $0.map(glyphs.spelled) }
    ).lines(width: width, metrics: glyphs.metrics).flatMap { $0 }
    let cited = Set(table.sourceKeys)
    for (number, key) in numbers.enumerated() where cited.contains(key) {
      lines += wrapped(
        "", "[\(number + 1)] " + SourcePlace(key, in: snapshot).line, width, glyphs)
    }
    return lines
  }
}
