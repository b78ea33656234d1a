/// What an engine reports about one reply, by its own definitions.
public struct ServerTimings: Equatable, Sendable, Codable {
  /// Prompt tokens it worked on, without cached ones.
  public var promptTokens: Int?
  /// Prompt tokens it took from a cache.
  public var cachedTokens: Int?
  /// Milliseconds for the prompt.
  public var promptMilliseconds: Double?
  /// Tokens of the answer.
  public var outputTokens: Int?
  /// Milliseconds per token of the answer.
  public var millisecondsPerToken: Double?
  /// Milliseconds the request waited for its turn.
  public var queueMilliseconds: Double?
  /// Milliseconds the model was loaded for.
  public var loadMilliseconds: Double?

  /// Timings of which these are known.
  public init(
    promptTokens: Int? = nil, cachedTokens: Int? = nil, promptMilliseconds: Double? = nil,
    outputTokens: Int? = nil, millisecondsPerToken: Double? = nil,
    queueMilliseconds: Double? = nil, loadMilliseconds: Double? = nil
  ) {
    self.promptTokens = promptTokens
    self.cachedTokens = cachedTokens
    self.promptMilliseconds = promptMilliseconds
    self.outputTokens = outputTokens
    self.millisecondsPerToken = millisecondsPerToken
    self.queueMilliseconds = queueMilliseconds
    self.loadMilliseconds = loadMilliseconds
  }
}

/// What one kind of engine says beyond the common protocol.
///
/// A dialect only adds facts and request fields. If it is wrong about a server, the run
/// still uses the common protocol and nothing else changes.
protocol Dialect: Sendable {
  /// What records call it: `ollama`.
  var key: String { get }
  /// The engine's name as people write it.
  var engine: String { get }
  /// The port it listens on unless told otherwise.
  var port: UInt16? { get }
  /// Whether it has been run against its engine; nil where there is nothing to verify.
  var isVerified: Bool? { get }
  /// What to ask beyond the list of models, if `suspects` is true.
  var questions: [ServerQuestion] { get }
  /// Whether the list of models looks like this engine.
  func suspects(_ answers: ServerAnswers) -> Bool
  /// Whether all answers together say that it is this engine.
  func recognizes(_ answers: ServerAnswers) -> Bool
  /// What to ask about one model once it is chosen.
  func questions(about wireName: String) -> [ServerQuestion]
  /// Adds what is known about a model; `entry` is its entry in the list of models.
  func describe(_ model: inout ServedModel, entry: JSONValue, answers: ServerAnswers)
  /// Fields to add to each request.
  var requestFields: [RequestField] { get }
  /// The engine's own timings, if this event has them.
  func timings(_ event: JSONValue) -> ServerTimings?
}

extension Dialect {
  /// Nothing more to ask.
  func questions(about wireName: String) -> [ServerQuestion] { [] }
}

/// The dialects, in the order they are tried; the last one takes every server.
enum Dialects {
  /// One line per dialect.
  static let all: [any Dialect] = [
    LlamaServerDialect(),
    VLLMDialect(),
    SGLangDialect(),
    OllamaDialect(),
    LMStudioDialect(),
    PlainDialect(),
  ]
}
