internal import Foundation

/// A pattern that runs over normalized text.
///
/// `NSRegularExpression` matches code units, so it finds `सकत` inside `सकता`, which a pattern of
/// whole graphemes does not.
struct PhrasePattern: @unchecked Sendable {
  // Foundation documents the expression as immutable and safe to use from several threads.
  private let expression: NSRegularExpression
  /// The pattern, normalized.
  let text: String

  /// Compiles a pattern; `nil` where it is none.
  ///
  /// **Shape** the pattern goes through the same normalization as the text: NFKC turns full-width
  /// punctuation into ASCII and splits Thai `ำ`, and a pattern left as typed would match nothing.
  init?(_ pattern: String) {
    let normal = NormalText.composed(pattern)
    guard let expression = try? NSRegularExpression(pattern: normal) else { return nil }
    self.expression = expression
    text = normal
  }

  /// The first match, as its text and the first unit behind it.
  ///
  /// **Shape** the first that lies before `end`; where there is none and `orLater` is set, the first
  /// behind it.
  func firstMatch(
    in text: NormalText, before end: Int = .max, orLater: Bool = false
  ) -> (text: String, end: Int)? {
    let all = text.units.length
    let limit = min(end, all)
    // Most patterns are nowhere, so the whole text is asked first.
    guard let first = match(in: text, upTo: orLater ? all : limit) else { return nil }
    if first.end <= limit || !orLater { return first }
    return match(in: text, upTo: limit) ?? first
  }

  private func match(in text: NormalText, upTo end: Int) -> (text: String, end: Int)? {
    let range = NSRange(location: 0, length: end)
    guard
      let match = expression.firstMatch(
        in: text.text, options: [.withoutAnchoringBounds], range: range)
    else { return nil }
    return (text.units.substring(with: match.range), match.range.location + match.range.length)
  }
}
