/// A phrase table that cannot be used.
public struct PhraseProblem: Error, Hashable, Sendable {
  /// What is wrong with it.
  public enum Fault: Hashable, Sendable {
    /// No TOML; the parser's own sentence.
    case unreadable(String)
    /// A key that must be there is not, or has another shape.
    case missing(key: String, shape: String)
    /// A word that is none of those allowed.
    case unknownWord(key: String, word: String, allowed: [String])
    /// A pattern that does not compile.
    case badPattern(rule: String)
    /// Two rules with one id.
    case repeatedID(String)
  }

  /// The file, without ending.
  public let file: String
  /// Its line.
  public let line: Int
  /// What is wrong.
  public let fault: Fault
}

extension PhraseProblem {
  /// What a person reads.
  public var message: String {
    let what =
      switch fault {
      case .unreadable(let sentence): sentence
      case .missing(let key, let shape): "'\(key)' is missing or is not \(shape)."
      case .unknownWord(let key, let word, let allowed):
        "'\(key)' has no value '\(word)'. Known are \(allowed.joined(separator: ", "))."
      case .badPattern(let rule): "the pattern of rule \(rule) does not compile."
      case .repeatedID(let id): "the rule id \(id) stands twice."
      }
    return "phrases '\(file)' line \(line): \(what)"
  }
}
