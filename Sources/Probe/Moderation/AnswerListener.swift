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
  }

  /// Pieces of text, about a token each, that are read after a refusal.
  static let piecesAfterRefusal = 24

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
}
