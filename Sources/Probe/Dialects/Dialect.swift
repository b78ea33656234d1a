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

  /// Timings of which these are known.
  public init(
    promptTokens: Int? = nil, cachedTokens: Int? = nil, promptMilliseconds: Double? = nil,
    outputTokens: Int? = nil, millisecondsPerToken: Double? = nil
  ) {
    self.promptTokens = promptTokens
    self.cachedTokens = cachedTokens
    self.promptMilliseconds = promptMilliseconds
    self.outputTokens = outputTokens
    self.millisecondsPerToken = millisecondsPerToken
  }
}

/// What a server answered while it was looked at.
struct ServerAnswers {
  /// The `Server` header.
  var software = ""
  /// The list of models.
  var models = JSONValue.null
  /// Other answers that were JSON, by path below the root, such as `/props`.
  var others: [String: JSONValue] = [:]

  /// The first 1,000 entries of the list of models.
  var modelEntries: [JSONValue] { models["data"]?.array ?? [] }
}

/// What one kind of engine says beyond the common protocol.
///
/// A dialect only adds facts and request fields. If it is wrong about a server, the run
/// still uses the common protocol and nothing else changes.
protocol Dialect: Sendable {
  /// The engine's name as people write it.
  var engine: String { get }
  /// Further paths below the root worth asking, if `suspects` is true.
  var paths: [String] { get }
  /// Whether the list of models looks like this engine.
  func suspects(_ answers: ServerAnswers) -> Bool
  /// Whether all answers together say that it is this engine.
  func recognizes(_ answers: ServerAnswers) -> Bool
  /// Adds what is known about a model; `entry` is its entry in the list of models.
  func describe(_ model: inout ServedModel, entry: JSONValue, answers: ServerAnswers)
  /// Fields to add to each request.
  var requestFields: [RequestField] { get }
  /// The engine's own timings, if this event has them.
  func timings(_ event: JSONValue) -> ServerTimings?
}

/// The dialects, in the order they are tried; the last one takes every server.
enum Dialects {
  /// One line per dialect.
  static let all: [any Dialect] = [
    LlamaServerDialect(),
    PlainDialect(),
  ]
}
