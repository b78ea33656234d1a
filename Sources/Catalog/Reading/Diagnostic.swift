/// One thing that is wrong, or looks wrong, in the files of a catalog.
public struct Diagnostic: Hashable, Sendable, Comparable {
  /// How bad it is.
  public enum Severity: String, Hashable, Sendable {
    /// The catalog cannot be built.
    case error
    /// Somebody should look.
    case warning
  }

  /// How bad it is.
  public let severity: Severity
  /// The file, relative to the catalog folder.
  public let file: String
  /// The line, from 1.
  public let line: Int
  /// The rule it breaks, such as `unknown-key`.
  public let rule: String
  /// What is wrong and what to do, in a sentence or two.
  public let message: String

  /// States what is wrong at a place.
  public init(_ severity: Severity, file: String, line: Int, rule: String, message: String) {
    self.severity = severity
    self.file = file
    self.line = line
    self.rule = rule
    self.message = message
  }

  /// By file, line, rule and sentence.
  public static func < (left: Diagnostic, right: Diagnostic) -> Bool {
    if left.file != right.file { return left.file.precedesByBytes(right.file) }
    if left.line != right.line { return left.line < right.line }
    if left.rule != right.rule { return left.rule.precedesByBytes(right.rule) }
    return left.message.precedesByBytes(right.message)
  }

  /// The line `weigh catalog lint` prints: `models/a/b.toml:12: error [unknown-key] …`.
  public var printed: String {
    "\(file):\(line): \(severity.rawValue) [\(rule)] \(message)"
  }
}
