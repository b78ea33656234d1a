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
        }
      }
  }

  /// One sentence per statement, never broken.
  var prose: [String] {
    [Self.sentence(sheet.title)]
      + sheet.items.map { item in
        let (label, text) = words(item)
        return Self.sentence(label.isEmpty ? text : "\(label): \(text)")
      }
  }

  /// Tab-separated lines, without a header: name of the page, part, label, text.
  func plain(page: String) -> [String] {
    var part = ""
    return sheet.items.compactMap { item -> String? in
      if case .heading(let text) = item {
        part = text
        return nil
      }
      let (label, text) = words(item)
      return PlainTable.line([page, part, label, text])
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
