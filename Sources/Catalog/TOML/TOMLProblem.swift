/// Why a text is no TOML document that Weigh reads.
public enum TOMLProblem: Error, Hashable, Sendable {
  /// The bytes are not UTF-8; the line is that of the first wrong byte.
  case notUTF8(line: Int)
  /// More bytes than any file of Weigh has.
  case tooLarge(bytes: Int, limit: Int)
  /// The grammar is broken, or a key contradicts an earlier one. The column counts characters.
  case syntax(line: Int, column: Int, Reason)

  /// What breaks the grammar.
  public enum Reason: Hashable, Sendable {
    case missingKey
    case missingEqualSign(key: String)
    case missingValue
    case missingLineEnd
    case missingBracket(String)
    case unclosedText
    case controlCharacter
    case wrongEscape(String)
    case wrongLiteral(String)
    case numberTooLarge(String)
    case noSuchDate(String)
    case repeatedKey(String)
    case repeatedTable(String)
    case notATable(String)
    case notAList(String)
    case closedTable(String)
    case tooDeep(limit: Int)
  }

  /// The line it was found at; 1 where it concerns the whole text.
  public var line: Int {
    switch self {
    case .tooLarge: return 1
    case .notUTF8(let line), .syntax(let line, _, _): return line
    }
  }
}
