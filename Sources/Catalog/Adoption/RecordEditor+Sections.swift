extension RecordEditor {
  /// Writes a fact of a section such as `[arch]`.
  mutating func applySectionFact(_ imported: ImportedFact) -> Result {
    guard let name = imported.section, let fact = Self.fact(of: imported) else {
      return .unchanged
    }
    guard let section = document.root.entries.first(where: { $0.key == name }) else {
      return addSection(name, imported, fact)
    }
    guard let table = section.value.table else {
      return .conflict(line: section.line, .notEditable)
    }
    if let entry = table.entries.first(where: { $0.key == imported.field.name }) {
      return replace(entry, in: table, imported, fact)
    }
    let declared =
      schema.sections.first { $0.name == name }?.fields.map(\.field.name) ?? []
    let heads = ["source", "from", "d"]
    let before = heads + declared.prefix { $0 != imported.field.name }
    let anchor = table.entries.last { entry in
      before.contains(entry.key)
        || (!declared.contains(imported.field.name)
          && entry.key.precedesByBytes(imported.field.name))
    }
    let place = anchor.map { end(ofValueAt: $0.line) } ?? section.line
    let line = self.line(of: imported, fact, in: table)
    return edit(imported) { $0.insert(line, at: place) } ?? .adopted
  }

  /// A plain value where the section states the same evidence, a whole fact otherwise.
  func line(of imported: ImportedFact, _ fact: Fact, in table: TOMLTable) -> String {
    let evidence = imported.evidence
    let isPlain =
      table["source"]?.text == evidence.source && table["d"]?.date == evidence.asOf
      && table["from"]?.text == evidence.inheritedFrom && evidence.note == nil
      && evidence.clause == nil && !evidence.isEstimate
    if isPlain, case .known(let value, _, losing: let losing) = fact, losing.isEmpty {
      return TOMLText.key(imported.field.name) + " = " + TOMLText.value(value)
    }
    return CatalogWriter.line(of: NamedFact(imported.field, fact))
  }

  private mutating func addSection(
    _ name: String, _ imported: ImportedFact, _ fact: Fact
  ) -> Result {
    let later =
      schema.sections.map(\.name).drop { $0 != name }.dropFirst() + schema.lists.map(\.name)
    let next = document.root.entries.filter { later.contains($0.key) }.map(\.line).min()
    var new = [
      "[\(name)]", "source = " + TOMLText.text(imported.evidence.source),
    ]
    if let from = imported.evidence.inheritedFrom { new.append("from = " + TOMLText.text(from)) }
    if let date = imported.evidence.asOf { new.append("d = " + TOMLText.date(date)) }
    var head = imported.evidence
    head.note = nil
    head.isEstimate = false
    if imported.evidence == head, let value = fact.value {
      new.append(TOMLText.key(imported.field.name) + " = " + TOMLText.value(value))
    } else {
      new.append(CatalogWriter.line(of: NamedFact(imported.field, fact)))
    }
    let block = new
    return edit(imported) { lines in
      if let next {
        lines.insert(contentsOf: block + [""], at: Self.headStart(next, lines))
      } else {
        if lines.last?.isEmpty == false { lines.append("") }
        lines += block
      }
    } ?? .adopted
  }
}
