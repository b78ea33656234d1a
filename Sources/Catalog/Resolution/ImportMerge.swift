/// Adds the statements of imports to a record.
struct ImportMerge {
  private let preference: SourcePreference

  init(_ preference: SourcePreference) { self.preference = preference }

  func merge(_ imports: [ImportedFact], into record: inout Record) {
    let schema = RecordSchema.of(record.kind)
    let groups = Dictionary(grouping: imports, by: \.path)
    for (path, facts) in groups.sorted(by: { $0.key.precedesByBytes($1.key) }) {
      guard let first = facts.first else { continue }
      if case .row = first.statement {
        record.changeList(first.field.name, schema) {
          merge(facts, into: &$0, of: first.field.name)
        }
      } else if let section = first.section {
        record.changeSection(section, schema) {
          merge(facts, path, into: &$0, schema.sections.first { $0.name == section }?.fields ?? [])
        }
      } else {
        merge(facts, path, into: &record.facts, schema.facts)
      }
    }
  }

  private func merge(
    _ imports: [ImportedFact], _ path: String, into facts: inout [NamedFact], _ specs: [FieldSpec]
  ) {
    guard let field = imports.first?.field else { return }
    let position = facts.firstIndex { $0.field == field }
    guard let fact = fact(imports, path, over: position.map { facts[$0].fact }) else { return }
    if let position {
      facts[position].fact = fact
    } else {
      facts.insert(NamedFact(field, fact), inSchemaOrder: specs)
    }
  }

  /// What follows from the fact that stands and what imports say.
  private func fact(_ imports: [ImportedFact], _ path: String, over standing: Fact?) -> Fact? {
    let claims = imports.compactMap { fact -> Claim? in
      guard case .value(let value) = fact.statement else { return nil }
      return Claim(value, fact.evidence)
    }
    switch standing {
    case .known(let value, let evidence, let losing)?:
      let newer = claims.filter { isNewer($0.evidence, than: evidence) }
        .max { older, newer in
          (preference.date(of: older.evidence)?.dayNumber ?? 0)
            < (preference.date(of: newer.evidence)?.dayNumber ?? 0)
        }
      let accepted = newer ?? Claim(value, evidence)
      let others = (newer == nil ? [] : [Claim(value, evidence)]) + losing + claims
      return .known(
        accepted.value, accepted.evidence,
        losing: SourcePreference.distinct(others, besides: accepted.value))
    case .disputed(let standing)?:
      var seen = Set(standing.map(\.value))
      return .disputed(standing + claims.filter { seen.insert($0.value).inserted })
    case .unknown?, nil:
      if let fact = preference.fact(of: path, claims) { return fact }
      if standing != nil { return nil }
      for fact in imports {
        if case .unknown(let reason) = fact.statement {
          return .unknown(reason: reason, fact.evidence)
        }
      }
      return nil
    }
  }

  /// Whether the same source says something at a later date.
  private func isNewer(_ evidence: Evidence, than other: Evidence) -> Bool {
    guard evidence.source == other.source, let date = preference.date(of: evidence),
      let otherDate = preference.date(of: other)
    else { return false }
    return date > otherDate
  }

  private func merge(_ imports: [ImportedFact], into rows: inout [Row], of list: String) {
    var index = RowIndex(rows, of: list)
    for fact in imports {
      guard case .row(let values) = fact.statement else { continue }
      let row = Row(values: values, evidence: fact.evidence)
      guard let position = index.position(of: row, among: rows) else {
        index.add(row, at: rows.count)
        rows.append(row)
        continue
      }
      if let evidence = rows[position].evidence, isNewer(fact.evidence, than: evidence) {
        rows[position] = list == "offers" ? row.keepingMeasurements(of: rows[position]) : row
        index.add(row, at: position)
      }
    }
    rows = RowOrder.sorted(rows, of: list)
  }
}

/// Finds the row of a list that speaks of the same thing as another.
private struct RowIndex {
  private let list: String
  private var byKey: [String: Int] = [:]
  /// Rows of one source about one subject.
  private var bySubject: [String: Set<Int>] = [:]

  init(_ rows: [Row], of list: String) {
    self.list = list
    for (position, row) in rows.enumerated() { add(row, at: position) }
  }

  mutating func add(_ row: Row, at position: Int) {
    let key = RowOrder.key(of: row, in: list)
    if byKey[key] == nil { byKey[key] = position }
    bySubject[subject(of: row), default: []].insert(position)
  }

  /// The row with the same key; else the one in which the same source already says something of the
  /// same subject, where there is exactly one: a result of another date, or one that was kept
  /// without its name at the source.
  func position(of row: Row, among rows: [Row]) -> Int? {
    if let position = byKey[RowOrder.key(of: row, in: list)] { return position }
    guard let name = RowOrder.nameColumn(of: list), row.evidence != nil else { return nil }
    let found = (bySubject[subject(of: row)] ?? []).filter { position in
      let other = rows[position][name]
      return other == nil || row[name] == nil || other == row[name]
    }
    return found.count == 1 ? found.first : nil
  }

  private func subject(of row: Row) -> String {
    RowOrder.key(of: row, columns: RowOrder.subjectColumns(of: list)) + "\t"
      + (row.evidence?.source ?? "")
  }
}

extension Row {
  /// Columns of an offer that come from whoever measured it.
  private static let measured: Set<String> = [
    "quantization", "latency_ms_p50", "latency_ms_p99", "tok_s_p50", "uptime_24h", "latency_s",
    "latency_d", "datacenters",
  ]

  /// A newer row of an offer with what rests on others than its source: measurements under a source
  /// of their own, and a person's mark of a price that is the same still.
  fileprivate func keepingMeasurements(of standing: Row) -> Row {
    let isMeasured = standing["latency_s"] != nil && self["latency_ms_p50"] == nil
    let isSamePrice = self["input"] == standing["input"] && self["output"] == standing["output"]
    let kept = standing.values.filter { value in
      self[value.field] == nil
        && (isMeasured && Self.measured.contains(value.field.name)
          || isSamePrice && value.field == "price_outlier")
    }
    let order = RecordSchema.host.lists.first { $0.name == "offers" }?.columns.map(\.field) ?? []
    let all = values + kept
    return Row(
      values: order.compactMap { field in all.first { $0.field == field } }, evidence: evidence)
  }
}

extension Record {
  /// Changes a section, which is made where the record lacks it.
  mutating func changeSection(
    _ name: String, _ schema: RecordSchema, _ body: (inout [NamedFact]) -> Void
  ) {
    var facts = section(name)
    body(&facts)
    guard !facts.isEmpty else { return }
    if let position = sections.firstIndex(where: { $0.name == name }) {
      sections[position].facts = facts
    } else {
      let names = schema.sections.map(\.name)
      let rank = names.firstIndex(of: name) ?? names.count
      let place = sections.firstIndex { (names.firstIndex(of: $0.name) ?? names.count) > rank }
      sections.insert(Section(name: name, facts: facts), at: place ?? sections.endIndex)
    }
  }

  /// Changes a list, which is made where the record lacks it.
  mutating func changeList(
    _ name: String, _ schema: RecordSchema, _ body: (inout [Row]) -> Void
  ) {
    var rows = rows(name)
    body(&rows)
    guard !rows.isEmpty else { return }
    if let position = lists.firstIndex(where: { $0.name == name }) {
      lists[position].rows = rows
    } else {
      let names = schema.lists.map(\.name)
      let rank = names.firstIndex(of: name) ?? names.count
      let place = lists.firstIndex { (names.firstIndex(of: $0.name) ?? names.count) > rank }
      lists.insert(List(name: name, rows: rows), at: place ?? lists.endIndex)
    }
  }
}

extension [NamedFact] {
  /// Inserts a fact where the schema puts it; fields it does not declare come last, by name.
  mutating func insert(_ fact: NamedFact, inSchemaOrder specs: [FieldSpec]) {
    func rank(_ field: Field) -> (Int, String) {
      (specs.firstIndex { $0.field == field } ?? specs.count, field.name)
    }
    let own = rank(fact.field)
    let place = firstIndex { other in
      let rank = rank(other.field)
      return rank.0 != own.0 ? rank.0 > own.0 : own.1.precedesByBytes(rank.1)
    }
    insert(fact, at: place ?? endIndex)
  }
}
