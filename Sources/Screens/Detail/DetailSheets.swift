internal import Cells
internal import Decision
internal import Sheets

/// The pages every surface shares, drawn in a pane.
extension DetailSubject {
  var sheetSubject: SheetSubject { SheetSubject(outcome: outcome, alternative: alternative) }

  /// The pages that have something to tell, by their position in the registry.
  var sheetIndices: [Int] {
    let subject = sheetSubject
    return Sheets.all.indices.filter { Sheets.all[$0].tells(subject) }
  }

  func sheet(_ index: Int) -> Sheet? {
    Sheets.all.indices.contains(index) ? Sheets.all[index].sheet(sheetSubject) : nil
  }

  /// A page in one line.
  func sheetSummary(_ index: Int) -> String {
    Sheets.all.indices.contains(index) ? Sheets.all[index].summary(sheetSubject) ?? "" : ""
  }

  func sheetPage(_ index: Int) -> Panel {
    guard let sheet = sheet(index) else { return Panel("") }
    return Panel(sheet.title, panelItems(sheet))
  }

  /// A page in the parts of a pane.
  func panelItems(_ sheet: Sheet) -> [PanelItem] {
    let book = SourceBook(sheet.evidence)
    var items: [PanelItem] = []
    for item in sheet.items {
      switch item {
      case .heading(let text):
        if !items.isEmpty { items.append(.blank) }
        items += [.title(text), .blank]
      case .entry(let label, let value): items.append(.entry(label, value))
      case .statement(let text, let lead):
        if case .entry? = items.last { items.append(.blank) }
        let spans = lead.map { [Span($0 + ": ", .accent), Span(text)] } ?? [Span(text)]
        items.append(.text(spans, indent: 2))
      case .point(let text): items.append(.text([Span("- " + text)], indent: 2))
      case .remark(let text): items.append(.text([Span("  " + text, .muted)], indent: 2))
      case .evidence(let item): items += evidenceLines(item, book)
      case .table(let table):
        let marked = table.rows.indices.filter { table.rows[$0].isMarked }
        items.append(.table(table.laidOut(numbers: sheet.sourceKeys), marked: Set(marked)))
        let cited = Set(table.sourceKeys)
        for (number, key) in sheet.sourceKeys.enumerated() where cited.contains(key) {
          let line = "[\(number + 1)] " + SourcePlace(key, in: snapshot).line
          items.append(.text([Span(line, .muted)], indent: 4))
        }
      }
    }
    return items
  }
}
