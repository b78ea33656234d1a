internal import Foundation

/// A pattern that runs over normalized text.
///
/// `NSRegularExpression` matches code units, so it finds `सकत` inside `सकता`, which a pattern of
/// whole graphemes does not.
struct PhrasePattern: @unchecked Sendable {
  // Foundation documents the expression as immutable and safe to use from several threads.
  private let expression: NSRegularExpression

  /// Compiles a pattern; `nil` where it is none.
  ///
  /// **Shape** the pattern goes through the same normalization as the text: NFKC turns full-width
  /// punctuation into ASCII and splits Thai `ำ`, and a pattern left as typed would match nothing.
  init?(_ pattern: String) {
    let normal = pattern.precomposedStringWithCompatibilityMapping
    guard let expression = try? NSRegularExpression(pattern: normal) else { return nil }
    self.expression = expression
  }

  /// The first match, as its place in code units and its text.
  func firstMatch(in text: NSString, before end: Int? = nil) -> (range: NSRange, text: String)? {
    let range = NSRange(location: 0, length: min(end ?? text.length, text.length))
    guard
      let match = expression.firstMatch(
        in: text as String, options: [.withoutAnchoringBounds], range: range)
    else { return nil }
    return (match.range, text.substring(with: match.range))
  }
}
