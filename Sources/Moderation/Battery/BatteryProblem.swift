/// A battery that cannot be read.
public struct BatteryProblem: Error, Hashable, Sendable {
  /// What is wrong with it.
  public enum Fault: Hashable, Sendable {
    /// No TOML; the parser's own sentence.
    case unreadable(String)
    /// Nobody says what the questions are about.
    case noContents
    /// A key that must be there is not, or has another shape.
    case missing(String, String)
    /// A question about a content nobody described.
    case unknownContent(String)
    /// A content, or a question of it in one language, that stands twice.
    case repeatedItem(String)
  }

  /// The file, without ending.
  public let file: String
  /// Its line.
  public let line: Int
  /// What is wrong.
  public let fault: Fault
}

extension BatteryProblem {
  /// What a person reads.
  public var message: String {
    let what =
      switch fault {
      case .unreadable(let sentence): sentence
      case .noContents: "a battery needs a file contents.toml that lists what it asks about."
      case .missing(let key, let shape): "'\(key)' is missing or is not \(shape)."
      case .unknownContent(let id): "contents.toml describes no content '\(id)'."
      case .repeatedItem(let id): "'\(id)' stands twice."
      }
    return "battery '\(file)' line \(line): \(what)"
  }
}
