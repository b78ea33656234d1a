/// Writes records against growing tables of texts and evidence.
struct RecordPacker {
  var body = ByteWriter()
  private var texts: [String] = []
  private var textPositions: [[UInt8]: Int] = [:]
  private var evidence: [Evidence] = []
  private var evidencePositions: [Evidence: Int] = [:]

  /// Both tables, as they stand before the records.
  var tables: [UInt8] {
    // Evidence brings texts of its own, so its table is written first and stands second.
    var packer = self
    packer.body = ByteWriter()
    packer.body.write(count: evidence.count)
    for evidence in evidence { packer.writeContents(of: evidence) }
    var output = ByteWriter()
    output.write(count: packer.texts.count)
    for text in packer.texts { output.write(text: text) }
    return output.bytes + packer.body.bytes
  }

  mutating func write(_ record: Record) {
    write(record.kind.rawValue)
    write(record.id)
    body.write(count: record.identity.count)
    for named in record.identity { write(named) }
    write(record.facts)
    body.write(count: record.sections.count)
    for section in record.sections {
      write(section.name)
      write(section.facts)
    }
    body.write(count: record.lists.count)
    for list in record.lists {
      write(list.name)
      write(list.rows)
    }
  }

  /// Rows come with the number of their bytes, so that a reader can pass them.
  private mutating func write(_ rows: [Row]) {
    body.write(count: rows.count)
    let outer = body
    body = ByteWriter()
    for row in rows {
      body.write(count: row.values.count)
      for named in row.values { write(named) }
      write(row.evidence)
    }
    let inner = body.bytes
    body = outer
    body.write(count: inner.count)
    body.bytes += inner
  }

  private mutating func write(_ facts: [NamedFact]) {
    body.write(count: facts.count)
    for named in facts {
      write(named.field.name)
      switch named.fact {
      case .known(let value, let evidence, let losing) where losing.isEmpty:
        body.write(unsigned: PackedFact.known.rawValue)
        write(value)
        write(evidence)
      case .known(let value, let evidence, let losing):
        body.write(unsigned: PackedFact.contested.rawValue)
        write(value)
        write(evidence)
        write(losing)
      case .unknown(let reason, let evidence):
        body.write(unsigned: PackedFact.unknown.rawValue)
        write(reason)
        write(evidence)
      case .disputed(let claims):
        body.write(unsigned: PackedFact.disputed.rawValue)
        write(claims)
      }
    }
  }

  private mutating func write(_ claims: [Claim]) {
    body.write(count: claims.count)
    for claim in claims {
      write(claim.value)
      write(claim.evidence)
    }
  }

  private mutating func write(_ named: Row.NamedValue) {
    write(named.field.name)
    write(named.value)
  }

  private mutating func write(_ value: FactValue) {
    body.write(unsigned: PackedValue(value).rawValue)
    switch value {
    case .text(let text): write(text)
    case .integer(let integer): body.write(signed: integer)
    case .number(let number): body.write(eightBytes: number.bitPattern)
    case .flag: break
    case .date(let date): body.write(date)
    case .list(let list):
      body.write(count: list.count)
      for text in list { write(text) }
    case .numbers(let numbers):
      body.write(count: numbers.count)
      for number in numbers { body.write(eightBytes: number.bitPattern) }
    case .counts(let counts):
      body.write(count: counts.count)
      for count in counts {
        write(count.name)
        body.write(signed: count.count)
      }
    }
  }

  /// The position in the table and one, or zero for none.
  private mutating func write(_ evidence: Evidence?) {
    guard let evidence else { return body.write(unsigned: 0) }
    if let position = evidencePositions[evidence] { return body.write(count: position + 1) }
    evidencePositions[evidence] = self.evidence.count
    self.evidence.append(evidence)
    body.write(count: self.evidence.count)
  }

  /// One byte says which parts follow.
  private mutating func writeContents(of evidence: Evidence) {
    var parts: UInt64 = 0
    if evidence.asOf != nil { parts |= 1 }
    if evidence.note != nil { parts |= 2 }
    if evidence.clause != nil { parts |= 4 }
    if evidence.inheritedFrom != nil { parts |= 8 }
    if evidence.isEstimate { parts |= 16 }
    if evidence.layer == .overlay { parts |= 32 }
    if evidence.layer == .probe { parts |= 64 }
    body.write(unsigned: parts)
    write(evidence.source)
    if let asOf = evidence.asOf { body.write(asOf) }
    for text in [evidence.note, evidence.clause, evidence.inheritedFrom] {
      if let text { write(text) }
    }
  }

  /// Texts are told apart by their bytes: two spellings of one letter stay two texts.
  private mutating func write(_ text: String) {
    let bytes = Array(text.utf8)
    if let position = textPositions[bytes] { return body.write(count: position) }
    textPositions[bytes] = texts.count
    body.write(count: texts.count)
    texts.append(text)
  }
}

/// The byte before a packed fact.
enum PackedFact: UInt64 {
  case known, contested, unknown, disputed
}

/// The byte before a packed value.
enum PackedValue: UInt64 {
  case text, integer, number, no, yes, date, list, numbers, counts

  init(_ value: FactValue) {
    switch value {
    case .text: self = .text
    case .integer: self = .integer
    case .number: self = .number
    case .flag(let flag): self = flag ? .yes : .no
    case .date: self = .date
    case .list: self = .list
    case .numbers: self = .numbers
    case .counts: self = .counts
    }
  }
}
