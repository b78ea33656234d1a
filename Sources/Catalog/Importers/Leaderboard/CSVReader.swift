/// Reads comma-separated values.
///
/// **Shape**: the first line that is not empty names the columns. Cells may be quoted, and then hold
/// commas, line breaks and doubled quotation marks; lines end with LF or CRLF. A row may be shorter
/// than the columns: what it lacks is not known. Empty lines are no rows.
/// **Source**: RFC 4180.
struct CSVReader {
  private let bytes: [UInt8]
  private var position = 0
  private var line = 1

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  static func read(_ bytes: [UInt8]) throws(TableProblem) -> LeaderboardTable {
    var reader = CSVReader(bytes)
    guard let header = try reader.record() else { throw .noColumns }
    let columns = header.cells.map { $0.trimmed }
    guard columns.contains(where: { !$0.isEmpty }) else { throw .noColumns }
    var rows: [LeaderboardTable.Row] = []
    while let record = try reader.record() {
      var cells: [String?] = Array(record.cells.prefix(columns.count))
      while cells.count < columns.count { cells.append(nil) }
      rows.append(
        .init(
          line: record.line, cells: cells, hasMoreCells: record.cells.count > columns.count,
          text: LeaderboardTable.shown(bytes[record.range])))
    }
    return LeaderboardTable(columns: columns, rows: rows)
  }

  private struct Record {
    let line: Int
    let cells: [String]
    let range: Range<Int>
  }

  /// The next record that is not an empty line.
  private mutating func record() throws(TableProblem) -> Record? {
    while position < bytes.count, isLineEnd { skipLineEnd() }
    guard position < bytes.count else { return nil }
    let start = position
    let firstLine = line
    var cells = [try cell()]
    while position < bytes.count, bytes[position] == 0x2C {
      position += 1
      cells.append(try cell())
    }
    let range = start..<position
    if position < bytes.count { skipLineEnd() }
    return Record(line: firstLine, cells: cells, range: range)
  }

  /// Whether a line ends here; a carriage return alone is a character like any other.
  private var isLineEnd: Bool {
    bytes[position] == 0x0A
      || (bytes[position] == 0x0D && position + 1 < bytes.count && bytes[position + 1] == 0x0A)
  }

  private mutating func skipLineEnd() {
    position += bytes[position] == 0x0D ? 2 : 1
    line += 1
  }

  private mutating func cell() throws(TableProblem) -> String {
    guard position < bytes.count, bytes[position] == 0x22 else {
      let start = position
      while position < bytes.count, bytes[position] != 0x2C, !isLineEnd { position += 1 }
      return String(decoding: bytes[start..<position], as: UTF8.self)
    }
    let firstLine = line
    position += 1
    var text: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == 0x22 {
        guard position < bytes.count, bytes[position] == 0x22 else {
          let isEnd = position == bytes.count || bytes[position] == 0x2C || isLineEnd
          guard isEnd else { throw .textAfterQuote(line: line) }
          return String(decoding: text, as: UTF8.self)
        }
        position += 1
      }
      if byte == 0x0A { line += 1 }
      text.append(byte)
    }
    throw .unclosedQuote(line: firstLine)
  }
}

extension String {
  /// This text without blanks at its ends.
  var trimmed: String {
    let blanks: Set<UInt8> = [0x20, 0x09, 0x0D, 0x0A]
    var bytes = utf8[...]
    while let first = bytes.first, blanks.contains(first) { bytes.removeFirst() }
    while let last = bytes.last, blanks.contains(last) { bytes.removeLast() }
    return String(Substring(bytes))
  }
}
