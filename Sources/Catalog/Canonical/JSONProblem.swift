/// Why a text is no JSON document that Weigh reads.
public enum JSONProblem: Error, Hashable, Sendable {
  /// The grammar is broken. The column counts bytes of its line.
  case syntax(line: Int, column: Int, Reason)

  /// What breaks the grammar.
  public enum Reason: Hashable, Sendable {
    case missingValue
    case missing(String)
    case unclosedText
    case controlCharacter
    case wrongEscape
    case notUTF8
    case repeatedKey(String)
    case tooDeep(limit: Int)
    case moreAfterTheEnd
  }

  /// The line it was found at, from 1.
  public var line: Int {
    switch self {
    case .syntax(let line, _, _): return line
    }
  }

  /// What is wrong, in a sentence; whoever shows it names file and line.
  public var message: String {
    switch self {
    case .syntax(_, let column, let reason):
      return "This is not valid JSON at column \(column): \(reason.message)"
    }
  }
}

extension JSONProblem.Reason {
  var message: String {
    switch self {
    case .missingValue: return "a value is missing."
    case .missing(let text): return "\(text.quotedForMessage) is missing."
    case .unclosedText: return "a text is not closed."
    case .controlCharacter: return "a control character must be written as an escape."
    case .wrongEscape: return "there is no such escape."
    case .notUTF8: return "the text is not UTF-8."
    case .repeatedKey(let key): return "\(key.quotedForMessage) is set twice."
    case .tooDeep(let limit): return "objects and lists are nested more than \(limit) deep."
    case .moreAfterTheEnd: return "only one value may stand here."
    }
  }
}
