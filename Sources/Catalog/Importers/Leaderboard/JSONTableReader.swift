/// Reads a JSON leaderboard: a list of objects, or objects within objects whose keys name things.
///
/// **Shape**: of a list, each object is a row and each of its plain values a cell; values of nested
/// objects stand under `outer.inner`. Where the mapping names levels, such as `["category", "model"]`,
/// the keys of the nested objects are meant: the one of `model` is the row, those of the other levels
/// lead the name of the column, as in `chinese.rating`.
struct JSONTableReader {
  private var columns: [String: Int] = [:]
  private var names: [String] = []

  static func read(
    _ bytes: [UInt8], levels: [String]
  ) throws(TableProblem) -> LeaderboardTable {
    let json: JSONValue
    do {
      json = try JSONValue(reading: bytes, keepsUnreadableNumbers: true)
    } catch {
      throw .notJSON(error)
    }
    var reader = JSONTableReader()
    return levels.isEmpty
      ? try reader.list(json, bytes) : try reader.nested(json, levels, bytes)
  }

  private mutating func list(
    _ json: JSONValue, _ bytes: [UInt8]
  ) throws(TableProblem) -> LeaderboardTable {
    guard case .list(let items) = json else { throw .notRows }
    var rows: [(line: Int, cells: [Int: String], text: String)] = []
    let lines = Self.linesOfItems(bytes)
    for (position, item) in items.enumerated() {
      guard case .object(let object) = item else { throw .notRows }
      var cells: [Int: String] = [:]
      add(object, prefix: "", to: &cells)
      rows.append((position < lines.count ? lines[position] : 1, cells, Self.shown(item)))
    }
    return table(rows)
  }

  private mutating func nested(
    _ json: JSONValue, _ levels: [String], _ bytes: [UInt8]
  ) throws(TableProblem) -> LeaderboardTable {
    guard let modelLevel = levels.firstIndex(of: "model") else { throw .notRows }
    var cells: [String: [Int: String]] = [:]
    func walk(_ json: JSONValue, _ keys: [String]) throws(TableProblem) {
      guard case .object(let object) = json else { throw .notRows }
      if keys.count == levels.count {
        var prefix = keys
        let model = prefix.remove(at: modelLevel)
        var row = cells[model] ?? [column("model"): model]
        add(object, prefix: prefix.map { $0 + "." }.joined(), to: &row)
        cells[model] = row
        return
      }
      for (key, value) in object.sorted(by: { $0.key.precedesByBytes($1.key) }) {
        try walk(value, keys + [key])
      }
    }
    try walk(json, [])
    let lines = Self.lines(of: Set(cells.keys), in: bytes)
    let rows = cells.map { model, cells in
      (line: lines[model] ?? 1, cells: cells, text: LeaderboardTable.shown(Array(model.utf8)[...]))
    }
    return table(
      rows.sorted { left, right in
        left.line != right.line ? left.line < right.line : left.text.precedesByBytes(right.text)
      })
  }

  private mutating func column(_ name: String) -> Int {
    if let position = columns[name] { return position }
    columns[name] = names.count
    names.append(name)
    return names.count - 1
  }

  private mutating func add(
    _ object: [String: JSONValue], prefix: String, to cells: inout [Int: String]
  ) {
    for (key, value) in object.sorted(by: { $0.key.precedesByBytes($1.key) }) {
      switch value {
      case .text(let text): cells[column(prefix + key)] = text
      case .integer, .computed, .stated, .flag:
        cells[column(prefix + key)] = value.canonicalText
      case .null: _ = column(prefix + key)
      case .object(let inner): add(inner, prefix: prefix + key + ".", to: &cells)
      case .list: continue
      }
    }
  }

  private func table(
    _ rows: [(line: Int, cells: [Int: String], text: String)]
  ) -> LeaderboardTable {
    LeaderboardTable(
      columns: names,
      rows: rows.map { row in
        .init(
          line: row.line, cells: names.indices.map { row.cells[$0] }, hasMoreCells: false,
          text: row.text)
      })
  }

  private static func shown(_ json: JSONValue) -> String {
    LeaderboardTable.shown(Array(json.canonicalText.utf8)[...])
  }

  // MARK: Lines

  /// The lines in which the items of the outer list begin; the text is known to be JSON.
  private static func linesOfItems(_ bytes: [UInt8]) -> [Int] {
    var lines: [Int] = []
    scan(bytes) { kind, line, depth in
      if case .open = kind, depth == 1 { lines.append(line) }
    }
    return lines
  }

  /// The lines in which texts come first.
  private static func lines(of texts: Set<String>, in bytes: [UInt8]) -> [String: Int] {
    var lines: [String: Int] = [:]
    scan(bytes) { kind, line, _ in
      guard case .text(let range) = kind else { return }
      let text = String(decoding: bytes[range], as: UTF8.self)
      if texts.contains(text), lines[text] == nil { lines[text] = line }
    }
    return lines
  }

  private enum Token {
    case open
    case text(Range<Int>)
  }

  /// Hands out texts and opening braces with their lines and how deep they stand.
  private static func scan(_ bytes: [UInt8], _ body: (Token, Int, Int) -> Void) {
    var line = 1
    var depth = 0
    var start: Int?
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      if let first = start {
        if byte == 0x5C {
          position += 1
        } else if byte == 0x22 {
          body(.text(first..<position), line, depth)
          start = nil
        }
      } else {
        switch byte {
        case 0x22: start = position + 1
        case 0x0A: line += 1
        case 0x7B, 0x5B:
          if byte == 0x7B { body(.open, line, depth) }
          depth += 1
        case 0x7D, 0x5D: depth -= 1
        default: break
        }
      }
      position += 1
    }
  }
}
