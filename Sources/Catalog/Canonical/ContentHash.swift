/// The hash that names the contents of a catalog, whatever files and machine they stand on.
///
/// **Shape**: SHA-256 over rows of `kind`, id, field, canonical JSON, source and as-of date with a
/// tab between them, sorted by their bytes and joined by line feeds. Each list row is one row; a
/// losing or disputed statement has a row of its own under `field/alt` or `field/disputed`; clause,
/// note, estimate mark and inheritance have rows under `field/clause` and so on. Records of kind
/// `catalog` count as `meta`.
public enum ContentHash {
  /// The hash of records in any order, 64 hex digits.
  ///
  /// **Cost**: O(n log n) in the number of statements.
  public static func sha256(of records: [Record]) -> String {
    var rows = Rows()
    for record in records { rows.add(record) }
    return SHA256.hex(rows.joined())
  }

  /// The rows of records, sorted, as they are hashed; for those who look for a difference.
  public static func rows(of records: [Record]) -> [String] {
    var rows = Rows()
    for record in records { rows.add(record) }
    return rows.sortedTexts()
  }

  /// Rows as one buffer of bytes with their bounds.
  private struct Rows {
    private var bytes: [UInt8] = []
    private var bounds: [Range<Int>] = []

    mutating func add(_ record: Record) {
      let head = (record.kind == .catalog ? "meta" : record.kind.rawValue) + "\t" + record.id + "\t"
      for value in record.identity { add(head, value.field.name, value.value, nil) }
      for fact in record.facts { add(head, fact.field.name, fact.fact) }
      for section in record.sections {
        for fact in section.facts { add(head, section.name + "." + fact.field.name, fact.fact) }
      }
      for list in record.lists {
        for row in list.rows {
          let object = JSONValue.object(
            Dictionary(
              row.values.map { ($0.field.name, $0.value.json) },
              uniquingKeysWith: { first, _ in first }))
          addRow(head, list.name, object, row.evidence)
        }
      }
    }

    private mutating func add(_ head: String, _ field: String, _ fact: Fact) {
      switch fact {
      case .known(let value, let evidence, let losing):
        add(head, field, value, evidence)
        for claim in losing { add(head, field + "/alt", claim.value, claim.evidence) }
      case .unknown(let reason, let evidence):
        add(head, field + "/unknown", FactValue.text(reason), evidence)
      case .disputed(let claims):
        for claim in claims { add(head, field + "/disputed", claim.value, claim.evidence) }
      }
    }

    private mutating func add(
      _ head: String, _ field: String, _ value: FactValue, _ evidence: Evidence?
    ) {
      addRow(head, field, value.json, evidence)
      guard let evidence else { return }
      if let clause = evidence.clause { addRow(head, field + "/clause", .text(clause), evidence) }
      if let note = evidence.note { addRow(head, field + "/n", .text(note), evidence) }
      if let from = evidence.inheritedFrom { addRow(head, field + "/from", .text(from), evidence) }
      if evidence.isEstimate { addRow(head, field + "/est", .flag(true), evidence) }
    }

    private mutating func addRow(
      _ head: String, _ field: String, _ json: JSONValue, _ evidence: Evidence?
    ) {
      let start = bytes.count
      bytes.append(contentsOf: head.utf8)
      bytes.append(contentsOf: field.utf8)
      bytes.append(0x09)
      json.writeCanonical(into: &bytes)
      bytes.append(0x09)
      if let evidence {
        if evidence.source != Evidence.ownRecord { bytes.append(contentsOf: evidence.source.utf8) }
        bytes.append(0x09)
        if let date = evidence.asOf { bytes.append(contentsOf: date.description.utf8) }
      } else {
        bytes.append(0x09)
      }
      bounds.append(start..<bytes.count)
    }

    private func sorted() -> [Range<Int>] {
      bytes.withUnsafeBytes { buffer in
        bounds.sorted { left, right in
          buffer[left].lexicographicallyPrecedes(buffer[right])
        }
      }
    }

    func joined() -> [UInt8] {
      var output: [UInt8] = []
      output.reserveCapacity(bytes.count + bounds.count)
      for (position, bound) in sorted().enumerated() {
        if position > 0 { output.append(0x0A) }
        output.append(contentsOf: bytes[bound])
      }
      return output
    }

    func sortedTexts() -> [String] {
      sorted().map { String(decoding: bytes[$0], as: UTF8.self) }
    }
  }
}
