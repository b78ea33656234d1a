internal import Foundation

/// A reply without the thinking in it.
public struct VisibleText: Equatable {
  /// What is left for the reader.
  public let text: String
  /// How many scalars of thinking were taken out.
  public let reasoningScalars: Int

  /// Takes out `<think>…</think>` and `◁think▷…◁/think▷`.
  ///
  /// **Shape** a closer without an opener ends thinking that began with the reply, because some
  /// templates send the opener themselves; an opener without a closer makes all the rest thinking.
  public init(_ raw: String) {
    var text = raw
    for (opener, closer) in [("<think>", "</think>"), ("◁think▷", "◁/think▷")] {
      text = Self.without(text, from: opener, to: closer)
    }
    self.text = text
    reasoningScalars = max(0, raw.unicodeScalars.count - text.unicodeScalars.count)
  }

  /// Whether a reply holds thinking.
  public static func holdsReasoning(_ raw: String) -> Bool {
    VisibleText(raw).reasoningScalars > 0
  }

  private static func without(_ text: String, from opener: String, to closer: String) -> String {
    var rest = Substring(text)
    var kept = ""
    if let end = rest.range(of: closer),
      rest.range(of: opener).map({ $0.lowerBound > end.lowerBound }) ?? true
    {
      rest = rest[end.upperBound...]
    }
    while let start = rest.range(of: opener) {
      kept += rest[..<start.lowerBound]
      let after = rest[start.upperBound...]
      guard let end = after.range(of: closer) else { return kept }
      rest = after[end.upperBound...]
    }
    return kept + rest
  }
}
