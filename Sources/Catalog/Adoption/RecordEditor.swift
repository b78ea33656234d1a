/// Edits the file of one record line by line.
struct RecordEditor {
  enum Result {
    case adopted
    case unchanged
    case conflict(line: Int, Adoption.Conflict.Reason)
  }

  private(set) var lines: [String]
  private(set) var isChanged = false
  private(set) var document: TOMLDocument
  let schema: RecordSchema
  private let kind: RecordKind
  private let lineEnd: String

  /// Opens a text, if it is valid.
  init?(_ text: String, kind: RecordKind) {
    guard let document = try? TOMLDocument(text) else { return nil }  // told by the reader
    self.document = document
    self.kind = kind
    schema = .of(kind)
    lineEnd = text.utf8.contains(0x0D) ? "\r\n" : "\n"
    lines = text.linesBetweenFeeds.map { line in
      String(line.utf8.last == 0x0D ? Substring(line.utf8.dropLast()) : line)
    }
    if lines.last?.isEmpty == true { lines.removeLast() }
  }

  /// The text as it stands, with the line ends it came with.
  var text: String { lines.map { $0 + lineEnd }.joined() }

  mutating func apply(_ fact: ImportedFact) -> Result {
    switch fact.statement {
    case .row(let values): return applyRow(values, fact)
    case .value, .unknown:
      return fact.section == nil ? applyFact(fact) : applySectionFact(fact)
    }
  }

  // MARK: Facts

  /// The fact an import states, without losing claims.
  static func fact(of imported: ImportedFact) -> Fact? {
    switch imported.statement {
    case .value(let value): return .known(value, imported.evidence, losing: [])
    case .unknown(let reason): return .unknown(reason: reason, imported.evidence)
    case .row: return nil
    }
  }

  private mutating func applyFact(_ imported: ImportedFact) -> Result {
    guard let fact = Self.fact(of: imported) else { return .unchanged }
    let name = imported.field.name
    if let entry = document.root.entries.first(where: { $0.key == name }) {
      return replace(entry, in: nil, imported, fact)
    }
    let earlier = (schema.identity + schema.facts).map(\.field.name)
    let before = Array(earlier.prefix { $0 != name })
    let anchor = document.root.entries.last { before.contains($0.key) }
    var new = [CatalogWriter.line(of: NamedFact(imported.field, fact))]
    let hasFacts = document.root.entries.contains { entry in
      schema.facts.contains { $0.field.name == entry.key }
    }
    let place = anchor.map { end(ofValueAt: $0.line) } ?? firstStatement
    if !hasFacts, place > 0, !lines[place - 1].isEmpty { new.insert("", at: 0) }
    if !hasFacts, place < lines.count, !lines[place].isEmpty { new.append("") }
    return edit(imported) { $0.insert(contentsOf: new, at: place) } ?? .adopted
  }

  /// Replaces the line of a fact, if it is the import's to replace.
  mutating func replace(
    _ entry: TOMLTable.Entry, in section: TOMLTable?, _ imported: ImportedFact, _ fact: Fact
  ) -> Result {
    guard let standing = standingFact(imported) else {
      return .conflict(line: entry.line, .notEditable)
    }
    if case .disputed = standing { return .conflict(line: entry.line, .disputed) }
    guard let evidence = standing.evidence, evidence.source == imported.evidence.source else {
      let source = standing.evidence?.source ?? ""
      return .conflict(line: entry.line, .otherSource(source))
    }
    var new = fact
    if case .known(let value, let evidence, _) = fact, case .known(_, _, let losing) = standing {
      new = .known(value, evidence, losing: SourcePreference.distinct(losing, besides: value))
    }
    if new == standing { return .unchanged }
    guard end(ofValueAt: entry.line) == entry.line else {
      return .conflict(line: entry.line, .notEditable)
    }
    let text: String
    if let section {
      text = line(of: imported, new, in: section)
    } else {
      text = CatalogWriter.line(of: NamedFact(imported.field, new))
    }
    let comment = trailingComment(of: lines[entry.line - 1])
    return edit(imported) { $0[entry.line - 1] = text + comment } ?? .adopted
  }

  /// What the file says of an import's field now.
  func standingFact(_ imported: ImportedFact) -> Fact? {
    var reader = RecordReader(kind, file: "", layer: .base)
    let record = reader.record(document.root, id: imported.id, impliesID: true)
    return imported.section.map { record.fact(imported.field, in: $0) } ?? record[imported.field]
  }

  // MARK: Lines

  /// The position after the last line of the value that begins on a line, from 0.
  func end(ofValueAt line: Int) -> Int {
    var end = line
    // A value goes on as long as the lines up to here make no document of their own.
    while end < lines.count, end - line < 200 {
      if (try? TOMLDocument(lines[(line - 1)..<end].joined(separator: "\n"))) != nil { break }
      end += 1
    }
    return end
  }

  /// The position of a header, or of the comment lines right above it.
  static func headStart(_ line: Int, _ lines: [String]) -> Int {
    var start = line - 1
    while start > 0, lines[start - 1].hasPrefix("#") { start -= 1 }
    return start
  }

  /// The position of the first line that is no comment.
  private var firstStatement: Int { lines.firstIndex { !$0.hasPrefix("#") } ?? lines.count }

  /// The comment behind a one-line value with its blanks, or nothing.
  private func trailingComment(of line: String) -> String {
    guard line.contains("#") else { return "" }
    for index in line.indices where line[index] == "#" {
      if (try? TOMLDocument(String(line[..<index]))) != nil {
        let blanks = line[..<index].reversed().prefix { $0 == " " }.count
        return String(line[line.index(index, offsetBy: -blanks)...])
      }
    }
    return ""
  }

  /// Makes an edit and keeps it if the file is still valid; a conflict otherwise.
  mutating func edit(
    _ imported: ImportedFact, _ change: (inout [String]) -> Void
  ) -> Result? {
    var edited = lines
    change(&edited)
    guard let document = try? TOMLDocument(edited.joined(separator: "\n")) else {
      return .conflict(line: 1, .notEditable)
    }
    var reader = RecordReader(kind, file: "", layer: .base)
    _ = reader.record(document.root, id: imported.id, impliesID: true)
    guard reader.problems.isEmpty else { return .conflict(line: 1, .notEditable) }
    self.document = document
    lines = edited
    isChanged = true
    return nil
  }
}
