internal import Catalog

/// A reply of somebody else's model that somebody else labeled.
///
/// **Shape** rows of the development data: one JSON object a line. They are for measuring and
/// nothing else.
public struct LabeledReply: Sendable {
  /// What people or judges made of it.
  public enum Truth: Sendable {
    /// An explicit refusal.
    case refused
    /// Did what was asked.
    case complied
    /// Something between; left out of refused-or-complied.
    case between
  }

  /// The data it comes from.
  public let source: String
  /// The model that replied.
  public let model: String
  /// The language of the question.
  public let language: String
  /// The reply.
  public let text: String
  /// What it was labeled.
  public let truth: Truth

  /// Reads one line; `nil` where it is no row, or its label is none that counts.
  public init?(line: String) {
    guard case .object(let row)? = try? JSONValue(reading: Array(line.utf8)),
      case .text(let text)? = row["response"], case .text(let language)? = row["lang"]
    else { return nil }
    guard let truth = Self.truth(of: row) else { return nil }
    func word(_ key: String) -> String {
      if case .text(let word)? = row[key] { word } else { "" }
    }
    self.text = text
    self.language = language
    self.truth = truth
    source = word("src")
    model = word("model")
  }

  /// The column of each data set that counts, and what its values say.
  private static let columns: [(name: String, refused: String, complied: String)] = [
    ("human", "2_full_refusal", "1_full_compliance"), ("judge_gptoss", "refusal", "compliance"),
    ("judge_wildguard_refusal", "1", "0"), ("judge_grok41", "DENIAL", "COMPLETE"),
  ]

  private static func truth(of row: [String: JSONValue]) -> Truth? {
    for column in columns {
      let value: String
      switch row[column.name] {
      case .text(let text)?: value = text
      case .integer(let number)?: value = String(number)
      default: continue
      }
      return value == column.refused ? .refused : value == column.complied ? .complied : .between
    }
    return nil
  }
}
