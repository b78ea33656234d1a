extension LeaderboardMapping {
  /// Words that mean no score where a mapping names none.
  private static let usualUnknown = ["", "N/A", "n/a", "NA", "-", "–", "—", "None", "null", "NaN"]

  /// Reads a mapping.
  ///
  /// - Throws: `MappingProblem` with the line of the first problem.
  public init(reading bytes: [UInt8], name: String) throws(MappingProblem) {
    let document: TOMLDocument
    do {
      document = try TOMLDocument(bytes: bytes)
    } catch {
      throw .notTOML(error)
    }
    let table = MappingTable(document.root)
    try table.allow([
      "title", "source", "format", "files", "levels", "model", "mode", "mode_in_name", "date",
      "kind", "evaluator", "unknown", "variant", "groups", "scores",
    ])
    self.name = name
    title = try table.text("title")
    source = try table.text("source")
    format = try table.word("format", LeaderboardTable.Format.allCases.map(\.rawValue))
    files = try table.optionalTexts("files") ?? []
    levels = try table.optionalTexts("levels") ?? []
    if !levels.isEmpty, levels.count(where: { $0 == "model" }) != 1 {
      throw table.wrong("levels", "a list of texts with 'model' once among them")
    }
    model = levels.isEmpty ? try table.text("model") : "model"
    mode = try table.optionalText("mode")
    takesModeFromName = try table.flag("mode_in_name")
    date = try table.optionalText("date")
    kind = try table.word("kind", ["independent", "vendor", "unknown"])
    evaluator = try table.optionalText("evaluator")
    unknown = try table.optionalTexts("unknown") ?? Self.usualUnknown
    variant = try table.table("variant").map { (table) throws(MappingProblem) in
      try table.allow(["column", "keep"])
      return Variant(column: try table.text("column"), keep: try table.texts("keep"))
    }
    groups = try Self.groups(table)
    scores = try Self.scores(table)
  }

  private static func groups(_ table: MappingTable) throws(MappingProblem) -> [String: [String]] {
    guard let groups = try table.table("groups") else { return [:] }
    var read: [String: [String]] = [:]
    for entry in groups.table.entries { read[entry.key] = try groups.texts(entry.key) }
    return read
  }

  private static func scores(_ table: MappingTable) throws(MappingProblem) -> [Score] {
    var scores: [Score] = []
    for item in try table.tables("scores") {
      try item.allow(["benchmark", "edition", "column", "mean", "unit", "decimals", "low", "high"])
      let parts: [String]
      switch (try item.optionalText("column"), try item.optionalTexts("mean")) {
      case (let column?, nil): parts = [column]
      case (nil, let mean?) where !mean.isEmpty: parts = mean
      case (nil, nil): throw .missingKey("column", line: item.table.line)
      default: throw item.wrong("mean", "a list of columns, and stand without 'column'")
      }
      let decimals = try item.optionalInteger("decimals", 0...9)
      let score = Score(
        benchmark: try item.text("benchmark"), edition: try item.optionalText("edition"),
        parts: parts, unit: try item.word("unit", Unit.allCases.map(\.rawValue)),
        decimals: decimals, low: try item.optionalText("low"), high: try item.optionalText("high"))
      if scores.contains(where: { $0.benchmark == score.benchmark }) {
        throw .notOnce(score.benchmark, line: item.table.line)
      }
      scores.append(score)
    }
    return scores
  }
}

/// A table of a mapping whose keys are read by what they must be.
private struct MappingTable {
  let table: TOMLTable

  init(_ table: TOMLTable) { self.table = table }

  private func entry(_ key: String) -> TOMLTable.Entry? { table.entries.first { $0.key == key } }

  func wrong(_ key: String, _ wanted: String) -> MappingProblem {
    .wrongValue(key: key, wanted: wanted, line: entry(key)?.line ?? table.line)
  }

  func allow(_ keys: [String]) throws(MappingProblem) {
    for entry in table.entries where !keys.contains(entry.key) {
      throw .unknownKey(
        entry.key, line: entry.line, nearest: Spelling.nearest(entry.key, in: keys))
    }
  }

  func optionalText(_ key: String) throws(MappingProblem) -> String? {
    guard let entry = entry(key) else { return nil }
    guard let text = entry.value.text, !text.isEmpty else { throw wrong(key, "a text") }
    return text
  }

  func text(_ key: String) throws(MappingProblem) -> String {
    guard let text = try optionalText(key) else { throw .missingKey(key, line: table.line) }
    return text
  }

  func optionalTexts(_ key: String) throws(MappingProblem) -> [String]? {
    guard let entry = entry(key) else { return nil }
    let texts = entry.value.array?.compactMap(\.text)
    guard let texts, texts.count == entry.value.array?.count else {
      throw wrong(key, "a list of texts")
    }
    return texts
  }

  func texts(_ key: String) throws(MappingProblem) -> [String] {
    guard let texts = try optionalTexts(key) else { throw .missingKey(key, line: table.line) }
    guard !texts.isEmpty else { throw wrong(key, "a list of texts that is not empty") }
    return texts
  }

  func word<Word: RawRepresentable<String>>(
    _ key: String, _ words: [String]
  ) throws(MappingProblem) -> Word {
    guard let word = Word(rawValue: try text(key)) else {
      throw wrong(key, "one of " + words.map { "'\($0)'" }.joined(separator: ", "))
    }
    return word
  }

  func flag(_ key: String) throws(MappingProblem) -> Bool {
    guard let entry = entry(key) else { return false }
    guard let flag = entry.value.flag else { throw wrong(key, "true or false") }
    return flag
  }

  func optionalInteger(
    _ key: String, _ range: ClosedRange<Int64>
  ) throws(MappingProblem) -> Int? {
    guard let entry = entry(key) else { return nil }
    guard let integer = entry.value.integer, range.contains(integer) else {
      throw wrong(key, "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return Int(integer)
  }

  func table(_ key: String) throws(MappingProblem) -> MappingTable? {
    guard let entry = entry(key) else { return nil }
    guard let table = entry.value.table else { throw wrong(key, "a table") }
    return MappingTable(table)
  }

  func tables(_ key: String) throws(MappingProblem) -> [MappingTable] {
    guard let entry = entry(key) else { throw .missingKey(key, line: table.line) }
    let tables = entry.value.array?.compactMap(\.table) ?? []
    guard !tables.isEmpty, tables.count == entry.value.array?.count else {
      throw wrong(key, "a list of tables")
    }
    return tables.map { MappingTable($0) }
  }
}
