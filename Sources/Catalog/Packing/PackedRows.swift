/// The rows of one list, still packed.
///
/// Their bytes passed the checksum when the catalog was opened. Where they are malformed all the
/// same, the rows before that place are read and the others are not.
struct PackedRows: Sendable {
  private let bytes: [UInt8]
  private let start: Int
  private let tables: PackedTables
  /// How many rows there are.
  let count: Int

  init(bytes: [UInt8], start: Int, count: Int, tables: PackedTables) {
    self.bytes = bytes
    self.start = start
    self.count = count
    self.tables = tables
  }

  func rows() -> [Row] {
    var unpacker = RecordUnpacker(ByteReader(bytes, at: start), tables)
    var rows: [Row] = []
    rows.reserveCapacity(count)
    do {
      for _ in 0..<count { rows.append(try unpacker.row()) }
    } catch {}
    return rows
  }

  /// Hands out the values of some columns row by row, without building the others' names.
  func forEachRow(_ columns: [Field], _ body: ([FactValue?], Evidence?) -> Void) {
    var unpacker = RecordUnpacker(ByteReader(bytes, at: start), tables)
    // Few columns come in the same order in every row, so a short list finds them fastest.
    var known: [(name: Int, place: Int)] = []
    var values = [FactValue?](repeating: nil, count: columns.count)
    do {
      for _ in 0..<count {
        for place in values.indices where values[place] != nil { values[place] = nil }
        for _ in 0..<(try unpacker.reader.count()) {
          let name = try unpacker.textPosition()
          let place: Int
          if let index = known.firstIndex(where: { $0.name == name }) {
            place = known[index].place
          } else {
            place = columns.firstIndex(of: Field(tables.texts[name])) ?? -1
            known.append((name, place))
          }
          if place >= 0 {
            values[place] = try unpacker.value()
          } else {
            try unpacker.skipValue()
          }
        }
        body(values, try unpacker.optionalEvidence())
      }
    } catch {}
  }
}
