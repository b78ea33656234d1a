internal import Foundation
internal import Moderation

/// How long patterns take on text made to keep them busy.
enum PatternTime {
  /// The most a pattern may take on one text.
  static let mostMilliseconds = 5.0
  /// How long these texts are.
  private static let length = 300

  /// The slowest of some texts of repeated characters: each letter of the rule's own example, and
  /// the beginnings of that example.
  ///
  /// **Shape**: the shortest of three tries each, because other programs run too; `nil` for a
  /// pattern that does not compile.
  static func milliseconds(of rule: PhraseRule) -> Double? {
    let pattern = rule.pattern.precomposedStringWithCompatibilityMapping
    guard let expression = try? NSRegularExpression(pattern: pattern) else { return nil }
    let clock = ContinuousClock()
    return texts(rule).map { text in
      let whole = NSRange(location: 0, length: (text as NSString).length)
      return (0..<3).map { _ in
        let taken = clock.measure { _ = expression.firstMatch(in: text, range: whole) }
        return Double(taken.components.attoseconds) * 1e-15
          + Double(taken.components.seconds) * 1000
      }.min() ?? 0
    }.max()
  }

  private static func texts(_ rule: PhraseRule) -> [String] {
    let example = rule.hit.lowercased().precomposedStringWithCompatibilityMapping
    let letters = Set(example).prefix(12).sorted() + ["a", " "]
    let beginnings = [1, 2, 3].map { count in
      example.split(separator: " ").prefix(count).joined(separator: " ") + " "
    }
    return (letters.map(String.init) + beginnings).map { part in
      let times = max(1, length / max(1, part.unicodeScalars.count))
      return String(repeating: part, count: times)
    }
  }
}
