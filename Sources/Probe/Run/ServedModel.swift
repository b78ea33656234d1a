/// A model as a server describes it.
///
/// What the server does not say, or says absurdly, is nil. Bodies written before a field was
/// added are read with that field nil.
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

  /// The key of the dialect that was recognized, such as `ollama`.
  public var dialect: String?
  /// Whether that dialect has been run against its engine, and not only read about.
  public var isVerified: Bool?
  /// How far `parameters` may be off because the server rounds: `7.6B` is off by up to 0.05 B.
  public var parameterMargin: Int?
  /// The architecture as the server names it: `qwen3moe`, `Qwen3ForCausalLM`.
  public var architecture: String?
  /// Tokens in its vocabulary.
  public var vocabularySize: Int?
  /// SHA-256 of its chat template, 64 hex digits.
  public var templateSHA256: String?
  /// The engine's own fingerprint of the model; what it covers differs from engine to engine.
  public var digest: String?
  /// What the weights are called where they came from, beside the name they are served under.
  public var sourceName: String?
  /// The name of the file or folder it was loaded from, without the way to it.
  public var fileName: String?
  /// Where the server says its file lies, exactly as it spells it.
  ///
  /// Never shown and never stored: it may hold the name of a person.
  public var filePath: String?
  /// The model this one is an adapter of.
  public var adapterOf: String?
  /// Another machine that does the work: the server only passes requests on.
  public var remoteHost: String?
  /// Whether it is in memory; false means that the first request loads it.
  public var isLoaded: Bool?
  /// Requests of others it was working on when it was looked at.
  public var busySlots: Int?

  private enum CodingKeys: String, CodingKey {
    case id, wireName, engine, engineBuild, parameters, quantization, sizeBytes, contextTokens
    case trainedContextTokens, slots, dialect, isVerified, parameterMargin, architecture
    case vocabularySize, templateSHA256, digest, sourceName, fileName, adapterOf, remoteHost
    case isLoaded, busySlots
  }

  /// Above any model there is: a larger number is an error of the server.
  static let mostParameters = 100_000_000_000_000
  static let largestSize = 1_000_000_000_000_000
  static let largestContext = 1_000_000_000
  static let largestVocabulary = 100_000_000
  static let mostSlots = 4096

  /// A model of which only the name is known, as its server spells it.
  public init(wireName: String, engine: String) {
    id = PrintableText(wireName, limit: 120).text
    self.wireName = wireName
    self.engine = engine
  }

  /// Makes texts harmless and drops facts that say nothing.
  mutating func tidy() {
    func text(_ raw: String?, _ limit: Int = 80) -> String? {
      guard let raw, !raw.isEmpty else { return nil }
      return PrintableText(raw, limit: limit).text
    }
    func count(_ number: Int?) -> Int? { number == 0 ? nil : number }
    engineBuild = text(engineBuild)
    quantization = text(quantization)
    architecture = text(architecture)
    digest = text(digest, 128)
    sourceName = text(sourceName, 160)
    adapterOf = text(adapterOf, 160)
    remoteHost = text(remoteHost, 120)
    fileName = text(fileName ?? filePath.flatMap(Self.lastComponent), 160)
    parameters = count(parameters)
    if parameters == nil { parameterMargin = nil }
    sizeBytes = count(sizeBytes)
    contextTokens = count(contextTokens)
    trainedContextTokens = count(trainedContextTokens)
    vocabularySize = count(vocabularySize)
    slots = count(slots)
  }

  /// The last part of a path of either kind of system.
  private static func lastComponent(_ path: String) -> String? {
    path.split { $0 == "/" || $0 == "\\" }.last.map(String.init)
  }
}
