extension TOMLProblem {
  /// What is wrong and what to do, in a sentence or two; whoever shows it names file and line.
  public var message: String {
    switch self {
    case .notUTF8:
      return "The text is not UTF-8. Save the file as UTF-8."
    case .tooLarge(let bytes, let limit):
      return "The file has \(bytes) bytes; at most \(limit) are read."
    case .syntax(_, let column, let reason):
      return "This is not valid TOML at column \(column): \(reason.message)"
    }
  }
}

extension TOMLProblem.Reason {
  /// What breaks the grammar, as the end of a sentence.
  var message: String {
    switch self {
    case .missingKey:
      return "a key is missing."
    case .missingEqualSign(let key):
      return "\(key.quotedForMessage) needs an equal sign after it."
    case .missingValue:
      return "a value is missing."
    case .missingLineEnd:
      return "only a comment may follow on this line."
    case .missingBracket(let bracket):
      return "\(bracket.quotedForMessage) is missing."
    case .unclosedText:
      return "a text is not closed. Add the closing quotation mark."
    case .controlCharacter:
      return "a control character must be written as an escape."
    case .wrongEscape(let escape):
      return "\(escape.quotedForMessage) is no escape. Write a backslash as '\\\\'."
    case .wrongLiteral(let literal):
      return "\(literal.quotedForMessage) is no value. Put texts in quotation marks."
    case .numberTooLarge(let literal):
      return "\(literal.quotedForMessage) does not fit in 64 bits."
    case .noSuchDate(let literal):
      return "\(literal.quotedForMessage) is no date in the calendar."
    case .repeatedKey(let key):
      return "\(key.quotedForMessage) is set twice. Remove one of them."
    case .repeatedTable(let key):
      return "table \(key.quotedForMessage) is opened twice. Put its keys under one header."
    case .notATable(let key):
      return "\(key.quotedForMessage) is a value already, so nothing can stand below it."
    case .notAList(let key):
      return "\(key.quotedForMessage) is no list of tables, so it takes single brackets."
    case .closedTable(let key):
      return "table \(key.quotedForMessage) is complete already; nothing can be added to it here."
    case .tooDeep(let limit):
      return "tables and lists are nested more than \(limit) deep."
    }
  }
}
