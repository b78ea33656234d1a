/// Reads records back from bytes.
struct RecordUnpacker {
  var reader: ByteReader
  private let tables: PackedTables

  init(_ reader: ByteReader, _ tables: PackedTables) {
    self.reader = reader
    self.tables = tables
  }

  mutating func records() throws(PackingError) -> [Record] {
    let count = try reader.count()
    var records: [Record] = []
    records.reserveCapacity(count)
    for _ in 0..<count { records.append(try record()) }
    guard reader.position == reader.bytes.count else { throw .damaged }
    return records
  }

  private mutating func record() throws(PackingError) -> Record {
    guard let kind = RecordKind(rawValue: try text()) else { throw .damaged }
    let id = try text()
    let identity = try values()
    let facts = try facts()
    let sectionCount = try reader.count()
    var sections: [Record.Section] = []
    sections.reserveCapacity(sectionCount)
    for _ in 0..<sectionCount {
      let name = try text()
      sections.append(Record.Section(name: name, facts: try self.facts()))
    }
    let listCount = try reader.count()
    var lists: [Record.List] = []
    lists.reserveCapacity(listCount)
    for _ in 0..<listCount { lists.append(try list(of: kind)) }
    return Record(
      kind: kind, id: id, identity: identity, facts: facts, sections: sections, lists: lists)
  }

  /// The long lists of the kinds with many records stay packed.
  private mutating func list(of kind: RecordKind) throws(PackingError) -> Record.List {
    let name = try text()
    let count = try reader.count()
    let size = try reader.count()
    let end = reader.position + size
    switch kind {
    case .model, .host, .benchmark:
      let packed = PackedRows(
        bytes: reader.bytes, start: reader.position, count: count, tables: tables)
      reader.position = end
      return Record.List(name: name, packed: packed)
    default:
      var rows: [Row] = []
      rows.reserveCapacity(count)
      for _ in 0..<count { rows.append(try row()) }
      guard reader.position == end else { throw .damaged }
      return Record.List(name: name, rows: rows)
    }
  }

  mutating func row() throws(PackingError) -> Row {
    let values = try values()
    return Row(values: values, evidence: try optionalEvidence())
  }

  private mutating func values() throws(PackingError) -> [Row.NamedValue] {
    let count = try reader.count()
    var values: [Row.NamedValue] = []
    values.reserveCapacity(count)
    for _ in 0..<count {
      let field = Field(try text())
      values.append(Row.NamedValue(field, try value()))
    }
    return values
  }

  private mutating func facts() throws(PackingError) -> [NamedFact] {
    let count = try reader.count()
    var facts: [NamedFact] = []
    facts.reserveCapacity(count)
    for _ in 0..<count {
      let field = Field(try text())
      facts.append(NamedFact(field, try fact()))
    }
    return facts
  }

  @inline(__always)
  private mutating func fact() throws(PackingError) -> Fact {
    switch PackedFact(rawValue: try reader.unsigned()) {
    case .known:
      let value = try value()
      return .known(value, try evidence(), losing: [])
    case .contested:
      let value = try value()
      let evidence = try evidence()
      return .known(value, evidence, losing: try claims())
    case .unknown:
      let reason = try text()
      return .unknown(reason: reason, try evidence())
    case .disputed: return .disputed(try claims())
    case nil: throw .damaged
    }
  }

  private mutating func claims() throws(PackingError) -> [Claim] {
    let count = try reader.count()
    var claims: [Claim] = []
    claims.reserveCapacity(count)
    for _ in 0..<count {
      let value = try value()
      claims.append(Claim(value, try evidence()))
    }
    return claims
  }

  mutating func value() throws(PackingError) -> FactValue {
    switch PackedValue(rawValue: try reader.unsigned()) {
    case .text: return .text(try text())
    case .integer: return .integer(try reader.signed())
    case .number: return .number(Double(bitPattern: try reader.eightBytes()))
    case .no: return .flag(false)
    case .yes: return .flag(true)
    case .date: return .date(try reader.date())
    case .list: return .list(try texts())
    case .numbers: return .numbers(try numbers())
    case .counts: return .counts(try counts())
    case nil: throw .damaged
    }
  }

  /// Passes a value that nobody asked for.
  mutating func skipValue() throws(PackingError) {
    switch PackedValue(rawValue: try reader.unsigned()) {
    case .text: _ = try textPosition()
    case .integer, .date: _ = try reader.unsigned()
    case .number: _ = try reader.eightBytes()
    case .no, .yes: break
    case .list: for _ in 0..<(try reader.count()) { _ = try textPosition() }
    case .numbers: for _ in 0..<(try reader.count()) { _ = try reader.eightBytes() }
    case .counts:
      for _ in 0..<(try reader.count()) {
        _ = try textPosition()
        _ = try reader.signed()
      }
    case nil: throw .damaged
    }
  }

  private mutating func texts() throws(PackingError) -> [String] {
    let count = try reader.count()
    var texts: [String] = []
    texts.reserveCapacity(count)
    for _ in 0..<count { texts.append(try text()) }
    return texts
  }

  private mutating func numbers() throws(PackingError) -> [Double] {
    let count = try reader.count()
    var numbers: [Double] = []
    numbers.reserveCapacity(count)
    for _ in 0..<count { numbers.append(Double(bitPattern: try reader.eightBytes())) }
    return numbers
  }

  private mutating func counts() throws(PackingError) -> [NamedCount] {
    let count = try reader.count()
    var counts: [NamedCount] = []
    counts.reserveCapacity(count)
    for _ in 0..<count {
      let name = try text()
      counts.append(NamedCount(name: name, count: try reader.signed()))
    }
    return counts
  }

  @inline(__always)
  private mutating func text() throws(PackingError) -> String {
    tables.texts[try textPosition()]
  }

  @inline(__always)
  mutating func textPosition() throws(PackingError) -> Int {
    let position = try reader.unsigned()
    guard position < UInt64(tables.texts.count) else { throw .damaged }
    return Int(position)
  }

  private mutating func evidence() throws(PackingError) -> Evidence {
    guard let evidence = try optionalEvidence() else { throw .damaged }
    return evidence
  }

  @inline(__always)
  mutating func optionalEvidence() throws(PackingError) -> Evidence? {
    let position = try reader.unsigned()
    if position == 0 { return nil }
    guard position <= UInt64(tables.evidence.count) else { throw .damaged }
    return tables.evidence[Int(position) - 1]
  }
}
