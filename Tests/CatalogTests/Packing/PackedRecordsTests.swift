import Scoring
import Testing

@testable import Catalog

@Suite struct `Packed records` {
  /// Records of every kind, without the files they come from, which packing leaves out.
  private static func records(_ count: Int, seed: UInt64) -> [Record] {
    var source = RandomRecords(seed: seed)
    return (0..<count).flatMap { number in
      RecordKind.allCases.map { kind in
        var record = source.record(kind, number: number)
        record.file = nil
        return record
      }
    }
  }

  /// A few records with every shape of part.
  private static let small: [Record] = {
    let evidence = Evidence(source: "hub", asOf: .epoch, note: "n", isEstimate: true)
    let values: [FactValue] = [
      .text("x"), .integer(-7), .number(0.5), .flag(true), .date(.epoch), .list(["a", "b"]),
      .numbers([1, 2]), .counts([NamedCount(name: "full", count: 3)]),
    ]
    let facts = values.map { NamedFact("f", .known($0, evidence, losing: [])) }
    let claims = [Claim(.integer(1), evidence), Claim(.integer(2), Evidence(source: "card"))]
    let others = [
      NamedFact("g", .known(.flag(false), evidence, losing: claims)),
      NamedFact("h", .unknown(reason: "silent", evidence)), NamedFact("i", .disputed(claims)),
    ]
    let row = Row(
      values: [
        .init("model", .text("a/b")), .init("score", .number(1)), .init("kind", .text("vendor")),
      ],
      evidence: evidence)
    return [
      Record(kind: .license, id: "l", lists: [.init(name: "duties", rows: [row, row])]),
      Record(
        kind: .model, id: "a/b", identity: [.init("kinds", .list(["chat"]))], facts: facts + others,
        sections: [.init(name: "arch", facts: facts)]),
      Record(kind: .benchmark, id: "q", lists: [.init(name: "results", rows: [row, row])]),
    ]
  }()

  @Test func `what was packed unpacks to equal records`() throws {
    let records = Self.records(30, seed: 3)
    let unpacked = try PackedRecords.unpack(PackedRecords.pack(records))
    #expect(unpacked == records)
    #expect(ContentHash.sha256(of: unpacked) == ContentHash.sha256(of: records))
  }

  @Test func `nothing packs to something that unpacks to nothing`() throws {
    #expect(try PackedRecords.unpack(PackedRecords.pack([])) == [])
  }

  @Test func `packing twice gives the same bytes`() throws {
    let records = Self.records(5, seed: 4)
    let packed = PackedRecords.pack(records)
    #expect(PackedRecords.pack(records) == packed)
    #expect(PackedRecords.pack(try PackedRecords.unpack(packed)) == packed)
  }

  @Test func `extreme values survive`() throws {
    let values: [FactValue] = [
      .integer(.min), .integer(.max), .number(.greatestFiniteMagnitude), .number(-0.0),
      .number(.leastNonzeroMagnitude), .text("\u{0}"), .text("e\u{301}"), .text("é"),
      .list([]), .numbers([.infinity]), .counts([]),
    ]
    let evidence = Evidence(source: "s", layer: .probe)
    let record = Record(
      kind: .model, id: "a",
      facts: values.map { NamedFact("x", .known($0, evidence, losing: [])) })
    let unpacked = try PackedRecords.unpack(PackedRecords.pack([record]))
    #expect(unpacked == [record])
    let texts = unpacked[0].facts.compactMap { $0.fact.value?.text }
    #expect(texts.map { $0.unicodeScalars.count } == [1, 2, 1])
    #expect(unpacked[0].facts[0].fact.evidence?.layer == .probe)
  }

  @Test func `every cut and every changed byte is noticed`() {
    let packed = PackedRecords.pack(Self.records(1, seed: 5))
    for length in 0..<min(packed.count, 400) {
      #expect(throws: PackingError.self) { try PackedRecords.unpack(Array(packed.prefix(length))) }
    }
    for position in stride(from: 1, to: packed.count, by: 7) {
      var changed = packed
      changed[position] ^= 0x10
      #expect(throws: PackingError.damaged) { try PackedRecords.unpack(changed) }
    }
    #expect(throws: PackingError.damaged) { try PackedRecords.unpack(packed + [0]) }
  }

  @Test func `bytes of another format say which`() {
    #expect(throws: PackingError.otherFormat(9)) { try PackedRecords.unpack([9, 1, 2]) }
    #expect(throws: PackingError.damaged) { try PackedRecords.unpack([]) }
  }

  @Test func `ten thousand mutations with a matching checksum end in records or an error`() {
    var random = SplitMix64(seed: 6)
    let packed = PackedRecords.pack(Self.small)
    let contents = Array(packed.dropFirst(9))
    var outcomes = (records: 0, errors: 0)
    for _ in 0..<10_000 {
      var bytes = contents
      for _ in 0..<(1 + random.below(3)) {
        let place = random.below(bytes.count)
        switch random.below(4) {
        case 0: bytes[place] = UInt8(random.below(256))
        case 1: bytes[place] = [0, 1, 0x7F, 0x80, 0xFF][random.below(5)]
        case 2: bytes.removeSubrange(place..<min(bytes.count, place + random.below(5)))
        default: bytes.insert(UInt8(random.below(256)), at: place)
        }
        if bytes.isEmpty { bytes = [0] }
      }
      do {
        let records = try PackedRecords.unpack(PackedRecords.seal(bytes))
        for record in records {
          for list in record.lists { _ = list.rows.count }
        }
        _ = CatalogSnapshot(release: .none, records: records)
        outcomes.records += 1
      } catch {
        outcomes.errors += 1
      }
    }
    #expect(outcomes.records > 200 && outcomes.errors > 200)
  }

  @Test func `columns are handed out alike from packed and from plain rows`() throws {
    let rows = (0..<4).map { number in
      Row(
        values: [
          .init("model", .text("a/\(number)")), .init("note", .list(["x"])),
          .init("score", .number(Double(number))),
        ].filter { !(number == 2 && $0.field == "score") },
        evidence: number == 3 ? nil : Evidence(source: "s"))
    }
    let record = Record(
      kind: .benchmark, id: "b", lists: [.init(name: "results", rows: rows)])
    let unpacked = try PackedRecords.unpack(PackedRecords.pack([record]))
    for list in [record.lists[0], unpacked[0].lists[0]] {
      var seen: [String] = []
      list.forEachRow(["score", "missing", "model"]) { values, evidence in
        let score = values[0]?.number.map(JSONValue.shortest) ?? "none"
        #expect(values[1] == nil)
        seen.append("\(values[2]?.text ?? "") \(score) \(evidence?.source ?? "nobody")")
      }
      #expect(seen == ["a/0 0 s", "a/1 1 s", "a/2 none s", "a/3 3 nobody"])
      #expect(list.count == 4)
    }
  }
}

extension CatalogRelease {
  /// A release for tests in which it does not matter.
  static var none: CatalogRelease {
    CatalogRelease(format: 1, name: "test", asOf: .epoch, sha256: "")
  }
}
