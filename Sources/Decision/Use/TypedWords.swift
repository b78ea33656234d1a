/// Words as people type them in an answer.
enum TypedWords {
  /// Yes or no.
  static func flag(_ text: String) throws(AnswerRefusal) -> Bool {
    switch text.lowercased() {
    case "yes", "y", "true": return true
    case "no", "n", "false": return false
    default: throw .noFlag(text)
    }
  }

  /// Words with blanks, commas or semicolons between them.
  static func list(_ text: String) -> [String] {
    text.split { $0 == " " || $0 == "," || $0 == ";" }.map(String.init)
  }
}
