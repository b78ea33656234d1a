internal import Catalog
internal import Cells
internal import Decision
internal import Sheets

/// Pages about a model, printed.
struct SheetReport {
  let pages: [any SheetDefinition]
  let subject: SheetSubject

  /// One page by its name, or `all`.
  ///
  /// **Errors**: a name no page has.
  init(page: String, subject: SheetSubject) throws {
    self.subject = subject
    if page == "all" {
      pages = Sheets.all
    } else if let named = Sheets.named(page) {
      pages = [named]
    } else {
      let names = Sheets.all.map(\.id) + ["all"]
      throw Failure(
        .usage, "there is no page '\(page)'.",
        hint: Spelling.nearest(page, in: names).map { "Did you mean '\($0)'?" }
          ?? "There are \(Wording.list(names)).")
    }
  }

  func print(_ output: OutputOptions) {
    if output.json {
      Streams.line(json.canonicalText)
    } else if output.plain {
      plain.forEach(Streams.line)
    } else if output.wantsProse {
      prose.forEach(Streams.line)
    } else {
      lines(width: min(Streams.width, 100), glyphs: output.glyphs).forEach(Streams.line)
    }
  }

  private var texts: [(id: String, text: SheetText)] {
    pages.compactMap { page in
      page.sheet(subject).map { (page.id, SheetText(sheet: $0, snapshot: subject.snapshot)) }
    }
  }

  private var json: JSONValue {
    var object: [String: JSONValue] = [
      "schema": .text("weigh.page/1"), "catalog": subject.outcome.catalogJSON,
      "id": .text(subject.model.id),
    ]
    for page in pages { object[page.id] = page.json(subject) ?? .null }
    return .object(object)
  }

  /// Tab-separated lines: one per statement.
  private var plain: [String] {
    [SheetText.plainHeader] + texts.flatMap { $0.text.plain(page: $0.id) }
  }

  private var prose: [String] { texts.flatMap(\.text.prose) }

  private func lines(width: Int, glyphs: GlyphSet) -> [String] {
    texts.enumerated().flatMap { position, page in
      (position == 0 ? [] : [""]) + page.text.lines(width: width, glyphs: glyphs)
    }
  }
}
