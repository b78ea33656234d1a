/// A model as a server describes it.
///
/// What the server does not say, or says absurdly, is nil.
public struct ServedModel: Equatable, Sendable, Codable {
  /// Its name, harmless to show.
  public var id: String
  /// Its name exactly as the server spells it: to be sent back, never to be shown.
  public var wireName: String
  /// The engine that serves it, such as `llama.cpp`.
  public var engine: String
  /// The engine's build, as it reports it.
  public var engineBuild: String?
  /// Number of parameters.
  public var parameters: Int?
  /// Name of the quantization, such as `Q8_0`.
  public var quantization: String?
  /// Bytes of its weights.
  public var sizeBytes: Int?
  /// Tokens of context that one request may use.
  public var contextTokens: Int?
  /// Tokens of context the model was made for.
  public var trainedContextTokens: Int?
  /// Requests the server works on at once.
  public var slots: Int?

  /// Above any model there is: a larger number is an error of the server.
  static let mostParameters = 100_000_000_000_000
  static let largestSize = 1_000_000_000_000_000
  static let largestContext = 1_000_000_000

  /// A model of which only the name is known, as its server spells it.
  public init(wireName: String, engine: String) {
    id = PrintableText(wireName, limit: 120).text
    self.wireName = wireName
    self.engine = engine
  }

  /// Makes texts harmless and drops facts that say nothing.
  mutating func tidy() {
    func text(_ raw: String?) -> String? {
      guard let raw, !raw.isEmpty else { return nil }
      return PrintableText(raw, limit: 80).text
    }
    func count(_ number: Int?) -> Int? { number == 0 ? nil : number }
    engineBuild = text(engineBuild)
    quantization = text(quantization)
    parameters = count(parameters)
    sizeBytes = count(sizeBytes)
    contextTokens = count(contextTokens)
    trainedContextTokens = count(trainedContextTokens)
    slots = count(slots)
  }
}
