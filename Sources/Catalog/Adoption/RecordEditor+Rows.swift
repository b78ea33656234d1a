extension RecordEditor {
  /// Writes a row of a list such as `[[offers]]`.
  mutating func applyRow(_ values: [Row.NamedValue], _ imported: ImportedFact) -> Result {
    let name = imported.field.name
    guard let spec = schema.lists.first(where: { $0.name == name }) else { return .unchanged }
    let row = Row(values: values, evidence: imported.evidence)
    var reader = RecordReader(imported.kind, file: "", layer: .base)
    let record = reader.record(document.root, id: imported.id, impliesID: true)
    let rows = record.rows(name)
    let tables = document.root[name]?.array?.compactMap(\.table) ?? []
    guard rows.count == tables.count else { return .conflict(line: 1, .notEditable) }
    let key = RowOrder.key(of: row, in: name)
    guard let position = rows.firstIndex(where: { RowOrder.key(of: $0, in: name) == key }) else {
      return insert(row, spec, rows, tables, imported)
    }
    let table = tables[position]
    let source = rows[position].evidence?.source ?? ""
    guard source == imported.evidence.source else {
      return .conflict(line: table.line, .otherSource(source))
    }
    return update(table, rows[position], with: row, spec, imported)
  }

  /// Changes the columns that differ; columns the import does not state stay.
  private mutating func update(
    _ table: TOMLTable, _ old: Row, with new: Row, _ spec: RecordSchema.ListSpec,
    _ imported: ImportedFact
  ) -> Result {
    var wanted = new.values.filter { old[$0.field] != $0.value }
      .map { ($0.field.name, TOMLText.value($0.value)) }
    if let date = imported.evidence.asOf, old.evidence?.asOf != date {
      wanted.append(("d", TOMLText.date(date)))
    }
    if wanted.isEmpty { return .unchanged }
    let order = spec.columns.map(\.field.name) + ["s", "d"]
    var insertions: [(place: Int, text: String)] = []
    var replacements: [Int: String] = [:]
    for (name, value) in wanted {
      let text = TOMLText.key(name) + " = " + value
      if let entry = table.entries.first(where: { $0.key == name }) {
        guard end(ofValueAt: entry.line) == entry.line else {
          return .conflict(line: entry.line, .notEditable)
        }
        replacements[entry.line - 1] = text
      } else {
        let before = order.prefix { $0 != name }
        let anchor = table.entries.filter { before.contains($0.key) }.map(\.line).max()
        insertions.append((anchor.map { end(ofValueAt: $0) } ?? table.line, text))
      }
    }
    return edit(imported) { lines in
      for (line, text) in replacements { lines[line] = text }
      let ordered = insertions.enumerated().sorted { left, right in
        left.element.place != right.element.place
          ? left.element.place > right.element.place : left.offset > right.offset
      }
      for (_, insertion) in ordered { lines.insert(insertion.text, at: insertion.place) }
    } ?? .adopted
  }

  /// Adds a row before the first one that sorts after it.
  private mutating func insert(
    _ row: Row, _ spec: RecordSchema.ListSpec, _ rows: [Row], _ tables: [TOMLTable],
    _ imported: ImportedFact
  ) -> Result {
    let block = CatalogWriter.block(of: row, spec)
    let sorted = RowOrder.sorted(rows + [row], of: spec.name)
    let rank = sorted.lastIndex(of: row) ?? rows.count
    let next = sorted[(rank + 1)...].first.flatMap { rows.firstIndex(of: $0) }
    let later = schema.lists.map(\.name).drop { $0 != spec.name }.dropFirst()
    let nextList = document.root.entries.filter { later.contains($0.key) }.map(\.line).min()
    let line = next.map { tables[$0].line } ?? nextList
    return edit(imported) { lines in
      if let line {
        lines.insert(contentsOf: block + [""], at: Self.headStart(line, lines))
      } else {
        if lines.last?.isEmpty == false { lines.append("") }
        lines += block
      }
    } ?? .adopted
  }
}
