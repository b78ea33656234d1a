internal import CModeration
internal import Catalog

/// The phrase tables of all languages with their version.
public struct PhraseTables: Sendable {
  /// The version of the rules; any change of them raises it.
  public let version: String
  /// SHA-256 of all tables.
  public let hash: String
  /// The table of each language.
  public let tables: [String: PhraseTable]
  /// Function words of languages without rules that look like one with rules.
  public let decoys: [String: Set<String>]

  /// Tells which rules are worth a try.
  let filter: PhraseFilter

  /// Languages with rules, in byte order.
  public var languages: [String] { tables.keys.sorted { $0.precedesByBytes($1) } }

  /// The tables this program was built with.
  public static let bundled: Result<PhraseTables, PhraseProblem> = Result {
    () throws(PhraseProblem) -> PhraseTables in
    try PhraseTables(sources: BundledText.phrases)
  }

  /// Reads tables, from files by name without ending: one for each language, and `index`.
  ///
  /// **Errors** a file that is no TOML, lacks a key, or holds a pattern that does not compile.
  public init(sources: [String: String]) throws(PhraseProblem) {
    var tables: [String: PhraseTable] = [:]
    var version = ""
    var decoys: [String: Set<String>] = [:]
    var seen: Set<String> = []
    var patterns: [String] = []
    for (name, text) in sources.sorted(by: { $0.key.precedesByBytes($1.key) }) {
      let reader = try PhraseReader(file: name, text: text)
      if name == "index" {
        version = try reader.text("version")
        decoys = try reader.decoys()
        continue
      }
      var table = try reader.table()
      for place in table.rules.indices {
        let rule = table.rules[place]
        guard seen.insert(rule.id).inserted else {
          throw PhraseProblem(file: name, line: 1, fault: .repeatedID(rule.id))
        }
        table.rules[place].number = patterns.count
        patterns.append(rule.expression.text)
      }
      tables[table.language] = table
    }
    let joined = sources.sorted { $0.key.precedesByBytes($1.key) }.map { "\($0.key)\n\($0.value)" }
    self.version = version
    self.tables = tables
    self.decoys = decoys
    filter = PhraseFilter(patterns)
    hash = SHA256.hex(joined.joined(separator: "\n"))
  }
}
