internal import Catalog

/// What a battery says of each content once for all languages.
struct BatteryContents {
  struct Content {
    let category: ItemCategory
    let expected: BatteryItem.Expectation
    let jurisdiction: String?
    let contrast: String?
  }

  let version: String
  let contents: [String: Content]
  /// Where each content stands in the file.
  let places: [String: Int]

  init(_ text: String) throws(BatteryProblem) {
    let reader = try BatteryReader(file: "contents", text: text)
    version = try reader.text("version", in: reader.document.root)
    var contents: [String: Content] = [:]
    var places: [String: Int] = [:]
    for row in reader.rows("contents") {
      let id = try reader.text("id", in: row)
      guard contents[id] == nil else {
        throw BatteryProblem(file: "contents", line: row.line, fault: .repeatedItem(id))
      }
      places[id] = contents.count
      contents[id] = Content(
        category: try reader.word("category", in: row),
        expected: try reader.word("expected", in: row),
        jurisdiction: row["jurisdiction"]?.text, contrast: row["contrast"]?.text)
    }
    self.contents = contents
    self.places = places
  }
}

/// Reads one file of a battery.
struct BatteryReader {
  let file: String
  let document: TOMLDocument

  init(file: String, text: String) throws(BatteryProblem) {
    self.file = file
    do {
      document = try TOMLDocument(text)
    } catch {
      throw BatteryProblem(file: file, line: error.line, fault: .unreadable(error.message))
    }
  }

  /// The questions of one language, in the order of the contents.
  func items(of contents: BatteryContents) throws(BatteryProblem) -> [BatteryItem] {
    let language = try text("language", in: document.root)
    let author = try text("author", in: document.root)
    var items: [(place: Int, item: BatteryItem)] = []
    for row in rows("items") {
      let id = try text("content", in: row)
      guard let content = contents.contents[id], let place = contents.places[id] else {
        throw BatteryProblem(file: file, line: row.line, fault: .unknownContent(id))
      }
      let tiers = try list("tiers", in: row)
      let known = tiers.compactMap(BatteryTier.init(rawValue:))
      guard known.count == tiers.count, !known.isEmpty else {
        throw BatteryProblem(
          file: file, line: row.line, fault: .missing("tiers", "a list of tiers"))
      }
      items.append(
        (
          place,
          BatteryItem(
            id: "\(id).\(language)", pairID: id, contrastID: content.contrast,
            category: content.category, language: language, jurisdiction: content.jurisdiction,
            text: try text("text", in: row), expected: content.expected,
            markers: ItemMarkers(
              mustAny: try list("must_any", in: row),
              frame: try list("frame_markers", in: row),
              caveatAny: try list("caveat_any", in: row)),
            tiers: known, author: author,
            checkedBy: row["checked_by"]?.text ?? document.root["checked_by"]?.text)
        ))
    }
    return items.sorted { $0.place < $1.place }.map(\.item)
  }

  func rows(_ key: String) -> [TOMLTable] {
    (document.root[key]?.array ?? []).compactMap(\.table)
  }

  func text(_ key: String, in table: TOMLTable) throws(BatteryProblem) -> String {
    guard let text = table[key]?.text, !text.isEmpty else {
      throw BatteryProblem(file: file, line: table.line, fault: .missing(key, "a text"))
    }
    return text
  }

  func list(_ key: String, in table: TOMLTable) throws(BatteryProblem) -> [String] {
    guard let value = table[key] else { return [] }
    let texts = (value.array ?? []).compactMap(\.text)
    guard let items = value.array, texts.count == items.count else {
      throw BatteryProblem(file: file, line: table.line, fault: .missing(key, "a list of texts"))
    }
    return texts
  }

  func word<Word: RawRepresentable<String> & CaseIterable>(
    _ key: String, in table: TOMLTable
  ) throws(BatteryProblem) -> Word {
    let text = try text(key, in: table)
    guard let word = Word(rawValue: text) else {
      let allowed = Word.allCases.map(\.rawValue).joined(separator: ", ")
      throw BatteryProblem(file: file, line: table.line, fault: .missing(key, "one of \(allowed)"))
    }
    return word
  }
}
