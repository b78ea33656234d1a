/// Writes statements of an import into the TOML files people keep.
///
/// **Shape**: files are edited by line, so comments and everything foreign stay. A line whose
/// source is another one is never touched; it is reported as a conflict.
public enum Adoption {
  /// A line that an import would change but may not.
  public struct Conflict: Hashable, Sendable {
    /// Why it is left alone.
    public enum Reason: Hashable, Sendable {
      /// It rests on another source.
      case otherSource(String)
      /// It is disputed, and a person must settle it.
      case disputed
      /// Its value spans lines or is written in a way that cannot be edited safely.
      case notEditable
      /// There is no such file.
      case missingFile
    }

    /// The file, below the catalog folder.
    public let file: String
    /// The line, from 1.
    public let line: Int
    /// The field or list.
    public let field: String
    /// Why it is left alone.
    public let reason: Reason

    /// What is in the way, in a sentence or two.
    public var message: String {
      switch reason {
      case .otherSource(let source):
        return "\(field.quotedForMessage) rests on source \(source.quotedForMessage) and stays."
      case .disputed:
        return "\(field.quotedForMessage) is disputed. Settle it by hand."
      case .notEditable:
        return "\(field.quotedForMessage) cannot be changed without touching other lines. "
          + "Edit it by hand."
      case .missingFile:
        return "The record of \(field.quotedForMessage) has no file to write to."
      }
    }
  }

  /// What came of an adoption.
  public struct Outcome: Sendable {
    /// The changed files with their new texts, by path.
    public let changed: [CatalogFile]
    /// What was left alone, by file and line.
    public let conflicts: [Conflict]
    /// How many statements were written.
    public let adoptedCount: Int
    /// How many stood there already.
    public let unchangedCount: Int
  }

  /// Adopts the statements of one source.
  ///
  /// `fields` names fields or lists as imports do (`context`, `arch.head_dim`, `offers`), `nil`
  /// meaning all; `ids` is a pattern in which `*` stands for any characters.
  public static func adopt(
    source: String, fields: Set<String>? = nil, ids: String = "*", imports: [ImportedFact],
    files: [CatalogFile]
  ) -> Outcome {
    let wanted = imports.filter { fact in
      fact.evidence.source == source && fields?.contains(fact.path) != false
        && GlobPattern(ids).matches(fact.id)
    }
    let byFile = Dictionary(grouping: wanted) { RecordPlace.path(of: $0.kind, id: $0.id) }
    let texts = Dictionary(
      files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    var changed: [CatalogFile] = []
    var conflicts: [Conflict] = []
    var counts = (adopted: 0, unchanged: 0)
    for (path, facts) in byFile.sorted(by: { $0.key.precedesByBytes($1.key) }) {
      guard case .bytes(let bytes)? = texts[path]?.contents,
        var editor = RecordEditor(String(decoding: bytes, as: UTF8.self), kind: facts[0].kind)
      else {
        conflicts += facts.map { .init(file: path, line: 1, field: $0.path, reason: .missingFile) }
        continue
      }
      for fact in facts.sorted(by: { $0.line.precedesByBytes($1.line) }) {
        switch editor.apply(fact) {
        case .adopted: counts.adopted += 1
        case .unchanged: counts.unchanged += 1
        case .conflict(let line, let reason):
          conflicts.append(.init(file: path, line: line, field: fact.path, reason: reason))
        }
      }
      if editor.isChanged { changed.append(CatalogFile(path: path, text: editor.text)) }
    }
    conflicts.sort { left, right in
      if left.file != right.file { return left.file.precedesByBytes(right.file) }
      return left.line != right.line ? left.line < right.line : left.field < right.field
    }
    return Outcome(
      changed: changed, conflicts: conflicts, adoptedCount: counts.adopted,
      unchangedCount: counts.unchanged)
  }
}

/// A pattern in which `*` stands for any characters.
struct GlobPattern {
  private let parts: [[UInt8]]

  init(_ pattern: String) {
    parts = pattern.split(separator: "*", omittingEmptySubsequences: false).map { Array($0.utf8) }
  }

  /// Whether a text follows the pattern, case included.
  func matches(_ text: String) -> Bool {
    var rest = Array(text.utf8)[...]
    guard let first = parts.first, let last = parts.last, rest.starts(with: first) else {
      return false
    }
    if parts.count == 1 { return rest.elementsEqual(first) }
    rest = rest.dropFirst(first.count)
    for part in parts.dropFirst().dropLast() {
      guard let found = Self.position(of: part, in: rest) else { return false }
      rest = rest[(found + part.count)...]
    }
    return rest.count >= last.count && rest.suffix(last.count).elementsEqual(last)
  }

  private static func position(of part: [UInt8], in text: ArraySlice<UInt8>) -> Int? {
    guard text.count >= part.count else { return nil }
    return (text.startIndex...(text.endIndex - part.count)).first {
      text[$0...].starts(with: part)
    }
  }
}
