/// Reads one table as a record of one kind and notes every problem on the way.
struct RecordReader {
  let index: SchemaIndex
  let file: String
  let layer: Evidence.Layer
  var problems: [(line: Int, problem: CatalogProblem)] = []

  init(_ kind: RecordKind, file: String, layer: Evidence.Layer) {
    index = SchemaIndex.of(kind)
    self.file = file
    self.layer = layer
  }

  private var schema: RecordSchema { index.schema }

  /// The record a table states; parts that cannot be read are left out.
  ///
  /// `impliedID` stands where the file does not repeat the id, as in `sources.toml`.
  mutating func record(_ table: TOMLTable, id: String, impliesID: Bool) -> Record {
    var identity: [(Int, Row.NamedValue)] = []
    var facts: [(Int, NamedFact)] = []
    var sections: [(Int, Record.Section)] = []
    var lists: [(Int, Record.List)] = []
    for entry in table.entries {
      switch index.slots[entry.key] {
      case .identity(let position):
        let spec = schema.identity[position]
        if let value = value(entry, spec) {
          identity.append((position, .init(spec.field, value)))
        }
      case .fact(let position):
        let spec = schema.facts[position]
        if let fact = fact(entry, spec) { facts.append((position, NamedFact(spec.field, fact))) }
      case .section(let position):
        if let section = section(entry, position) { sections.append((position, section)) }
      case .list(let position):
        if let list = list(entry, position) { lists.append((position, list)) }
      case nil: noteUnknownKey(entry, place: nil, among: index.slots.keys)
      }
    }
    checkIdentity(identity.map(\.1), table, id: id, impliesID: impliesID)
    let isStated = identity.contains { $0.1.field == "id" }
    if impliesID, !isStated, case .identity(let position)? = index.slots["id"] {
      identity.append((position, .init("id", .text(id))))
    }
    return Record(
      kind: schema.kind, id: id, file: file, identity: Self.ordered(identity),
      facts: Self.ordered(facts), sections: Self.ordered(sections), lists: Self.ordered(lists))
  }

  private static func ordered<Part>(_ parts: [(Int, Part)]) -> [Part] {
    parts.sorted { $0.0 < $1.0 }.map(\.1)
  }

  private mutating func checkIdentity(
    _ identity: [Row.NamedValue], _ table: TOMLTable, id: String, impliesID: Bool
  ) {
    let stated = identity.first { $0.field == "id" }?.value.text
    if let stated, stated != id {
      let line = table.entries.first { $0.key == "id" }?.line ?? table.line
      note(line, .idDiffersFromPath(id: stated, path: id))
    }
    for field in schema.required where !identity.contains(where: { $0.field == field }) {
      // A file of an overlay may state a single fact of a record of the base.
      if (impliesID && field == "id") || layer == .overlay { continue }
      if table.entries.contains(where: { $0.key == field.name }) { continue }
      note(table.line, .missingKey(field.name, place: impliesID ? id : nil))
    }
  }

  // MARK: Parts

  mutating func note(_ line: Int, _ problem: CatalogProblem) { problems.append((line, problem)) }

  private mutating func noteUnknownKey(
    _ entry: TOMLTable.Entry, place: String?, among keys: some Sequence<String>
  ) {
    let nearest = Spelling.nearest(entry.key, in: keys)
    note(entry.line, .unknownKey(entry.key, place: place, nearest: nearest))
  }

  private mutating func value(
    _ entry: TOMLTable.Entry, _ spec: FieldSpec, key: String? = nil
  ) -> FactValue? {
    switch ValueReader.read(entry.value, as: spec, key: key ?? entry.key) {
    case .success(let value): return value
    case .failure(let failure):
      note(entry.line, failure.problem)
      return nil
    }
  }

  private mutating func section(_ entry: TOMLTable.Entry, _ position: Int) -> Record.Section? {
    let spec = schema.sections[position]
    guard let table = entry.value.table else {
      note(entry.line, .notASection(spec.name))
      return nil
    }
    var evidence: Evidence?
    if schema.isFactSourced {
      evidence = sectionEvidence(table, declared: index.sectionFields[position])
    } else {
      evidence = Evidence(source: Evidence.ownRecord, layer: layer)
    }
    var facts: [(Int, NamedFact)] = []
    for entry in table.entries {
      let field: FieldSpec
      var place = index.sectionFields[position][entry.key]
      if let place {
        field = spec.fields[place]
      } else if schema.isFactSourced, ["source", "from", "d"].contains(entry.key) {
        continue
      } else if let shape = spec.openShape {
        field = FieldSpec(Field(entry.key), shape, "")
        place = spec.fields.count
      } else {
        noteUnknownKey(entry, place: spec.name, among: index.sectionFields[position].keys)
        continue
      }
      if let fact = fact(entry, field, section: spec.name, default: evidence) {
        facts.append((place ?? 0, NamedFact(field.field, fact)))
      }
    }
    facts.sort { left, right in
      if left.0 != right.0 { return left.0 < right.0 }
      return left.1.field.name.precedesByBytes(right.1.field.name)
    }
    return facts.isEmpty ? nil : Record.Section(name: spec.name, facts: facts.map(\.1))
  }

  private mutating func sectionEvidence(
    _ table: TOMLTable, declared: [String: Int]
  ) -> Evidence? {
    var source: String?
    var from: String?
    var date: CalendarDate?
    for entry in table.entries where declared[entry.key] == nil {
      switch entry.key {
      case "source": source = value(entry, FactKeys.source)?.text
      case "from": from = value(entry, FactKeys.from)?.text
      case "d": date = value(entry, FactKeys.date)?.date
      default: break
      }
    }
    return source.map { Evidence(source: $0, asOf: date, inheritedFrom: from, layer: layer) }
  }

  private mutating func list(_ entry: TOMLTable.Entry, _ position: Int) -> Record.List? {
    let spec = schema.lists[position]
    guard let array = entry.value.array else {
      note(entry.line, .notAList(spec.name))
      return nil
    }
    var rows: [Row] = []
    rows.reserveCapacity(array.count)
    for item in array {
      guard let table = item.table else {
        note(entry.line, .notAList(spec.name))
        return nil
      }
      rows.append(row(table, spec, index.columns[position]))
    }
    return rows.isEmpty ? nil : Record.List(name: spec.name, rows: rows)
  }

  private mutating func row(
    _ table: TOMLTable, _ spec: RecordSchema.ListSpec, _ columns: [String: Int]
  ) -> Row {
    var values: [(Int, Row.NamedValue)] = []
    values.reserveCapacity(table.entries.count)
    var source: String?
    var date: CalendarDate?
    for entry in table.entries {
      if let position = columns[entry.key] {
        let column = spec.columns[position]
        if let value = value(entry, column) {
          values.append((position, .init(column.field, value)))
        }
      } else if spec.isSourced, entry.key == "s" {
        source = value(entry, FactKeys.source)?.text
      } else if spec.isSourced, entry.key == "d" {
        date = value(entry, FactKeys.date)?.date
      } else {
        let keys = Array(columns.keys) + (spec.isSourced ? ["s", "d"] : [])
        noteUnknownKey(entry, place: spec.name, among: keys)
      }
    }
    let written = { (key: String) in table.entries.contains { $0.key == key } }
    for field in spec.required where !written(field.name) {
      note(table.line, .missingKey(field.name, place: spec.name))
    }
    if spec.isSourced, !written("s") { note(table.line, .missingSource(key: spec.name)) }
    let ownEvidence = spec.isSourced ? nil : Evidence(source: Evidence.ownRecord, layer: layer)
    return Row(
      values: Self.ordered(values),
      evidence: source.map { Evidence(source: $0, asOf: date, layer: layer) } ?? ownEvidence)
  }
}
