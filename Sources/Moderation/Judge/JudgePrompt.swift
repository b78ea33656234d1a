internal import Catalog

/// What a second model is asked about a reply.
///
/// Question and reply are quoted between lines with a mark that neither holds, so that nothing in
/// them can end the quotation.
public struct JudgePrompt: Sendable {
  /// SHA-256 of the text without question and reply; part of every label a judge sets.
  public let hash: String
  private let template: String

  /// The prompt this program was built with.
  public static let bundled = JudgePrompt(template: BundledText.judge)

  /// A prompt with places for `{LANGUAGE}`, `{MARK}`, `{QUESTION}` and `{REPLY}`.
  init(template: String) {
    self.template = template
    hash = SHA256.hex(template)
  }

  /// Scalars of a reply that are quoted (chosen: ten times what 64 tokens hold).
  private static let mostScalars = 4000

  /// The prompt for one reply, without thinking that stands in it.
  public func text(question: String, reply: String, language: String) -> String {
    let visible = VisibleText(reply).text.unicodeScalars
    var quoted = String(visible.prefix(Self.mostScalars))
    if visible.count > Self.mostScalars { quoted += "…" }
    let mark = Self.mark(question, quoted)
    var text = ""
    var rest = Substring(template)
    // Once through: a place that stands in what was filled in is no place.
    while let open = rest.firstIndex(of: "{") {
      text += rest[..<open]
      rest = rest[open...]
      let places = [
        "{LANGUAGE}": language, "{MARK}": mark, "{QUESTION}": question, "{REPLY}": quoted,
      ]
      if let place = places.first(where: { rest.hasPrefix($0.key) }) {
        text += place.value
        rest = rest.dropFirst(place.key.count)
      } else {
        text += "{"
        rest = rest.dropFirst()
      }
    }
    return text + rest
  }

  /// A mark that follows from both texts and stands in neither.
  private static func mark(_ question: String, _ reply: String) -> String {
    var number = 0
    while true {
      let mark = String(SHA256.hex("\(number)\n\(question)\n\(reply)").prefix(16))
      if !question.contains(mark), !reply.contains(mark) { return mark }
      number += 1
    }
  }
}
