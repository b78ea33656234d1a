internal import Catalog
internal import Decision
internal import Sheets

/// Pages about a model or a family, printed.
struct SheetReport {
  /// The pages that have something to tell, by name.
  let texts: [(id: String, text: SheetText)]
  /// The pages as one object.
  let json: JSONValue

  /// One page by its name, or `all`.
  ///
  /// **Errors**: a name no page has.
  init(page: String, subject: SheetSubject) throws {
    let pages: [any SheetDefinition]
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
    var object: [String: JSONValue] = [
      "schema": .text("weigh.page/1"), "catalog": subject.outcome.catalogJSON,
      "id": .text(subject.model.id),
    ]
    for page in pages { object[page.id] = page.json(subject) ?? .null }
    json = .object(object)
    texts = pages.compactMap { page in
      page.sheet(subject).map { (page.id, SheetText(sheet: $0, snapshot: subject.snapshot)) }
    }
  }

  /// The history of a family: `weigh.family/1`.
  init(family: FamilyPage) {
    var object = family.json
    object["schema"] = .text("weigh.family/1")
    object["catalog"] = family.snapshot.release.json
    json = .object(object)
    texts = [("family", SheetText(sheet: family.sheet, snapshot: family.snapshot))]
  }

  /// Pages of statements under one object.
  init(_ sheets: [(id: String, sheet: Sheet)], json: JSONValue, snapshot: CatalogSnapshot) {
    self.json = json
    texts = sheets.map { ($0.id, SheetText(sheet: $0.sheet, snapshot: snapshot)) }
  }

  /// Prints the pages, for people with an empty line between two of them.
  func print(_ output: OutputOptions, widest: Int = 100) {
    let width = min(Streams.width, widest)
    output.print(
      json: json,
      plain: [SheetText.plainHeader] + texts.flatMap { $0.text.plain(page: $0.id) },
      prose: texts.flatMap(\.text.prose),
      lines: texts.enumerated().flatMap { position, page in
        (position > 0 ? [""] : []) + page.text.lines(width: width, glyphs: output.glyphs)
      })
  }
}
