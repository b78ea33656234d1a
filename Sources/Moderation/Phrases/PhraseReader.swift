internal import Catalog

/// Reads the file of one language.
struct PhraseReader {
  let file: String
  let document: TOMLDocument

  init(file: String, text: String) throws(PhraseProblem) {
    self.file = file
    do {
      document = try TOMLDocument(text)
    } catch {
      throw PhraseProblem(file: file, line: error.line, fault: .unreadable(error.message))
    }
  }

  func table() throws(PhraseProblem) -> PhraseTable {
    var rules: [PhraseRule] = []
    for value in document.root["rules"]?.array ?? [] {
      guard let row = value.table else { continue }
      rules.append(try rule(row))
    }
    var turns: [PhrasePattern] = []
    for pattern in try list("turns", in: document.root) {
      guard let compiled = PhrasePattern(pattern) else {
        throw PhraseProblem(file: file, line: 1, fault: .badPattern(rule: "turns"))
      }
      turns.append(compiled)
    }
    return PhraseTable(
      language: try text("language"),
      status: try word("status", in: document.root),
      functionWords: Set(try list("function_words", in: document.root)),
      rules: rules.enumerated().sorted {
        ($0.element.tier, $0.offset) < ($1.element.tier, $1.offset)
      }
      .map(\.element),
      turns: turns, innocent: try list("innocent", in: document.root), measured: measured())
  }

  /// The function words of languages without rules.
  func decoys() throws(PhraseProblem) -> [String: Set<String>] {
    var words: [String: Set<String>] = [:]
    guard let table = document.root["decoys"]?.table else { return [:] }
    for key in table.keys { words[key] = Set(try list(key, in: table)) }
    return words
  }

  func text(_ key: String) throws(PhraseProblem) -> String { try text(key, in: document.root) }

  private func rule(_ row: TOMLTable) throws(PhraseProblem) -> PhraseRule {
    let id = try text("id", in: row)
    let pattern = try text("re", in: row)
    guard let tier = row["tier"]?.integer, (1...3).contains(tier) else {
      throw PhraseProblem(
        file: file, line: row.line, fault: .missing(key: "tier", shape: "1, 2 or 3"))
    }
    guard let expression = PhrasePattern(pattern) else {
      throw PhraseProblem(file: file, line: row.line, fault: .badPattern(rule: id))
    }
    return PhraseRule(
      id: id, tier: Int(tier), pattern: pattern, note: try text("note", in: row),
      hit: try text("hit", in: row), miss: try text("miss", in: row), expression: expression)
  }

  private func measured() -> PhraseTable.Measured? {
    guard let row = document.root["measured"]?.table, let sensitivity = row["se"]?.number,
      let specificity = row["sp"]?.number, let count = row["n"]?.integer,
      let date = row["date"]?.text
    else { return nil }
    return PhraseTable.Measured(
      sensitivity: sensitivity, specificity: specificity, count: Int(count), date: date)
  }

  private func text(_ key: String, in table: TOMLTable) throws(PhraseProblem) -> String {
    guard let text = table[key]?.text else {
      throw PhraseProblem(file: file, line: table.line, fault: .missing(key: key, shape: "a text"))
    }
    return text
  }

  private func list(_ key: String, in table: TOMLTable) throws(PhraseProblem) -> [String] {
    guard let value = table[key] else { return [] }
    guard let items = value.array, case let texts = items.compactMap(\.text),
      texts.count == items.count
    else {
      throw PhraseProblem(
        file: file, line: table.line, fault: .missing(key: key, shape: "a list of texts"))
    }
    return texts
  }

  private func word<Word: RawRepresentable<String> & CaseIterable>(
    _ key: String, in table: TOMLTable
  ) throws(PhraseProblem) -> Word {
    let text = try text(key, in: table)
    guard let word = Word(rawValue: text) else {
      throw PhraseProblem(
        file: file, line: table.line,
        fault: .unknownWord(key: key, word: text, allowed: Word.allCases.map(\.rawValue)))
    }
    return word
  }
}
