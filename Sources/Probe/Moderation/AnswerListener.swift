internal import Moderation
internal import Synchronization

/// Takes in the words of one answer while they come.
///
/// Written by the thread that reads the stream, read once the exchange is over.
final class AnswerListener: Sendable {
  /// What was heard.
  struct Heard: Sendable {
    var text = ""
    var reasoning = ""
    /// Pieces of text since a refusal was heard; nil before there was one.
    var piecesSinceRefusal: Int?
    /// Whether the rest was not read.
    var isCutShort = false

    /// Whether it holds a word of thinking, sent apart or in the text; marks around nothing are
    /// none.
    var thinks: Bool { Self.hasInk(reasoning) || VisibleText.holdsThinking(text) }

    /// Whether it holds a word for the reader.
    var hasText: Bool { Self.hasInk(VisibleText(text).text) }

    /// Scalars of thinking, wherever they were sent.
    var thinkingScalars: Int {
      reasoning.unicodeScalars.count + VisibleText(text).reasoningScalars
    }

    private static func hasInk(_ text: String) -> Bool {
      text.unicodeScalars.contains { !$0.properties.isWhitespace }
    }
  }

  /// Pieces of text, about a token each, that are read after a refusal.
  static let piecesAfterRefusal = 24
  /// Bytes of text, or of thinking, that are kept (chosen: 200 times what 64 tokens hold).
  static let mostBytes = 64 << 10

  private let state = Mutex(Heard())
  /// Tells whether what was heard so far refuses; nil listens to the end.
  private let refuses: (@Sendable (String) -> Bool)?

  /// A listener that has heard enough some words after a refusal.
  init(refuses: (@Sendable (String) -> Bool)?) { self.refuses = refuses }

  /// Forgets what an earlier attempt said.
  func begin() { state.withLock { $0 = Heard() } }

  /// Takes in a piece of the answer.
  ///
  /// - Returns: whether to go on reading.
  func hear(text: String, reasoning: String) -> Bool {
    state.withLock { heard in
      heard.text += text
      heard.reasoning += reasoning
      guard max(heard.text.utf8.count, heard.reasoning.utf8.count) <= Self.mostBytes else {
        heard.text = Self.cut(heard.text)
        heard.reasoning = Self.cut(heard.reasoning)
        heard.isCutShort = true
        return false
      }
      guard let refuses, !text.isEmpty else { return true }
      if let pieces = heard.piecesSinceRefusal {
        heard.piecesSinceRefusal = pieces + 1
      } else if refuses(heard.text) {
        heard.piecesSinceRefusal = 0
      }
      heard.isCutShort = heard.piecesSinceRefusal ?? 0 >= Self.piecesAfterRefusal
      return !heard.isCutShort
    }
  }

  /// What was heard.
  var heard: Heard { state.withLock { $0 } }

  private static func cut(_ text: String) -> String {
    text.utf8.count <= mostBytes
      ? text : String(decoding: text.utf8.prefix(mostBytes), as: UTF8.self)
  }
}

extension VisibleText {
  /// Marks that open and close thinking.
  private static let marks = ["<think>", "</think>", "◁think▷", "◁/think▷"]

  /// Whether there is a word between the marks of thinking; some templates send the marks alone
  /// once thinking is off.
  fileprivate static func holdsThinking(_ raw: String) -> Bool {
    guard holdsReasoning(raw) else { return false }
    func ink(_ text: String) -> Int { text.unicodeScalars.count { !$0.properties.isWhitespace } }
    let inMarks = marks.reduce(0) { sum, mark in
      sum + (raw.split(separator: mark, omittingEmptySubsequences: false).count - 1) * ink(mark)
    }
    return ink(raw) - ink(VisibleText(raw).text) > inMarks
  }
}
