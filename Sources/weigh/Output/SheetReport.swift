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
    } else {
      lines(width: min(Streams.width, 100), glyphs: output.glyphs).forEach(Streams.line)
    }
  }

  private var sheets: [(id: String, sheet: Sheet)] {
    pages.compactMap { page in page.sheet(subject).map { (page.id, $0) } }
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
    [PlainTable.line(["page", "part", "label", "text"])]
      + sheets.flatMap { page in
        var part = ""
        return page.sheet.items.compactMap { item -> String? in
          if case .heading(let text) = item {
            part = text
            return nil
          }
          let (label, text) = words(item)
          return PlainTable.line([page.id, part, label, text])
        }
      }
  }

  private func words(_ item: SheetItem) -> (label: String, text: String) {
    switch item {
    case .heading(let text), .point(let text), .remark(let text): return ("", text)
    case .entry(let label, let value): return (label, value)
    case .statement(let text, let lead): return (lead ?? "", text)
    case .evidence(let item): return ("source", SourceLine(snapshot: subject.snapshot).text(item))
    }
  }

  private func lines(width: Int, glyphs: GlyphSet) -> [String] {
    sheets.enumerated().flatMap { position, page in
      (position == 0 ? [] : [""]) + [page.sheet.title, ""]
        + page.sheet.items.flatMap { item -> [String] in
          let (label, text) = words(item)
          switch item {
          case .heading(let text): return ["", text]
          case .entry: return wrapped("", "\(label): \(text)", width, glyphs)
          case .statement:
            return wrapped("", label.isEmpty ? text : "\(label): \(text)", width, glyphs)
          case .point: return wrapped("- ", text, width, glyphs)
          case .remark: return wrapped("    ", text, width, glyphs)
          case .evidence: return wrapped("  ", text, width, glyphs)
          }
        }
    }
  }

  /// Lines after the first stand two cells further in.
  private func wrapped(_ lead: String, _ text: String, _ width: Int, _ glyphs: GlyphSet) -> [String]
  {
    let indent = String(repeating: " ", count: max(2, lead.count + (lead.hasSuffix("- ") ? 0 : 2)))
    let body = glyphs.metrics.wrapped(glyphs.spelled(text), to: max(20, width - indent.count))
    return body.enumerated().map { position, line in (position == 0 ? lead : indent) + line }
  }
}
