/// Reads the one shape of YAML that leaderboards are kept in: a list of flat tables.
///
/// **Shape**: `- key: value` begins a row, `  key: value` goes on with it; values are plain or quoted
/// and stay texts. Comments and empty lines are skipped. Anything else of YAML (nested values,
/// anchors, blocks, flows) is refused with its line rather than read wrongly.
/// **Source**: YAML 1.2.2, sections 6.6, 7.3 and 8.2; keys and values there are one line each.
struct YAMLListReader {
  private struct Item {
    let line: Int
    var lines: [Substring]
    var values: [(key: String, value: String?)] = []
  }

  static func read(_ bytes: [UInt8]) throws(TableProblem) -> LeaderboardTable {
    var items: [Item] = []
    var indent: Int?
    for (offset, raw) in String(decoding: bytes, as: UTF8.self).linesBetweenFeeds.enumerated() {
      let line = offset + 1
      let text = raw.utf8.last == 0x0D ? raw.dropLast() : raw
      let content = text.drop { $0 == " " }
      if content.isEmpty || content.hasPrefix("#") || (offset == 0 && text == "---") { continue }
      let depth = text.utf8.count - content.utf8.count
      if depth == 0, content.hasPrefix("- ") {
        items.append(Item(line: line, lines: [text]))
        let entry = content.dropFirst(2).drop { $0 == " " }
        let column = text.utf8.count - entry.utf8.count
        guard indent == nil || indent == column else { throw .notFlat(line: line) }
        indent = column
        try add(entry, line, to: &items[items.count - 1])
      } else {
        guard !items.isEmpty, depth == indent else { throw .notFlat(line: line) }
        items[items.count - 1].lines.append(text)
        try add(content, line, to: &items[items.count - 1])
      }
    }
    return table(of: items)
  }

  private static func table(of items: [Item]) -> LeaderboardTable {
    var columns: [String] = []
    var positions: [String: Int] = [:]
    for value in items.flatMap(\.values) where positions[value.key] == nil {
      positions[value.key] = columns.count
      columns.append(value.key)
    }
    let rows = items.map { item in
      var cells = [String?](repeating: nil, count: columns.count)
      for value in item.values {
        if let position = positions[value.key] { cells[position] = value.value }
      }
      return LeaderboardTable.Row(
        line: item.line, cells: cells, hasMoreCells: false,
        text: LeaderboardTable.shown(Array(item.lines.joined(separator: " ").utf8)[...]))
    }
    return LeaderboardTable(columns: columns, rows: rows)
  }

  private static func add(
    _ entry: Substring, _ line: Int, to item: inout Item
  ) throws(TableProblem) {
    guard let colon = entry.utf8.firstIndex(of: 0x3A) else { throw .notFlat(line: line) }
    let key = String(entry[..<colon])
    let rest = entry[entry.utf8.index(after: colon)...]
    guard !key.isEmpty, key.utf8.allSatisfy(isKeyByte), rest.isEmpty || rest.hasPrefix(" ") else {
      throw .notFlat(line: line)
    }
    if item.values.contains(where: { $0.key == key }) { throw .repeatedKey(key, line: line) }
    item.values.append((key, try value(String(rest).trimmed, line)))
  }

  private static func isKeyByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: return true
    default: return false
    }
  }

  private static func value(_ text: String, _ line: Int) throws(TableProblem) -> String? {
    guard let first = text.utf8.first else { return nil }
    switch first {
    case 0x22, 0x27: return try quoted(Array(text.utf8), by: first, line)
    case 0x23: return nil
    case 0x5B, 0x7B, 0x26, 0x2A, 0x7C, 0x3E, 0x21, 0x25, 0x40, 0x60: throw .notFlat(line: line)
    default:
      let plain = text.withoutComment
      return plain == "null" || plain == "~" ? nil : plain
    }
  }

  /// A text in double or single quotation marks; only a comment may follow it.
  private static func quoted(
    _ bytes: [UInt8], by mark: UInt8, _ line: Int
  ) throws(TableProblem) -> String {
    var text: [UInt8] = []
    var position = 1
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == 0x5C, mark == 0x22 {
        guard position < bytes.count, [0x22, 0x5C].contains(bytes[position]) else {
          throw .notFlat(line: line)
        }
        text.append(bytes[position])
        position += 1
      } else if byte == mark {
        if mark == 0x27, position < bytes.count, bytes[position] == mark {
          text.append(mark)
          position += 1
          continue
        }
        let rest = String(decoding: bytes[position...], as: UTF8.self).trimmed
        guard rest.isEmpty || rest.hasPrefix("#") else { throw .notFlat(line: line) }
        return String(decoding: text, as: UTF8.self)
      } else {
        text.append(byte)
      }
    }
    throw .unclosedQuote(line: line)
  }
}

extension String {
  /// What stands before a comment, which begins with a blank and a number sign.
  fileprivate var withoutComment: String {
    let bytes = Array(utf8)
    for position in bytes.indices.dropFirst()
    where bytes[position] == 0x23 && [0x20, 0x09].contains(bytes[position - 1]) {
      return String(decoding: bytes[..<position], as: UTF8.self).trimmed
    }
    return self
  }
}
