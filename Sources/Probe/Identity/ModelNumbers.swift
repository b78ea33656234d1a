public import Catalog

/// What the catalog says about a model that a server's own words can be compared with.
public struct ModelNumbers: Equatable, Sendable {
  /// A file of its weights that somebody published.
  public struct PublishedFile: Equatable, Sendable {
    /// SHA-256 of the file, 64 hex digits in lower case.
    public var sha256: String
    /// Its bytes, where they are stated.
    public var bytes: Int?
    /// The repository it is in, else who made it.
    public var place: String?

    /// States a file.
    public init(sha256: String, bytes: Int? = nil, place: String? = nil) {
      self.sha256 = sha256.lowercased()
      self.bytes = bytes
      self.place = place
    }
  }

  /// The catalog id.
  public var id: String
  /// All parameters.
  public var parameters: Int?
  /// Those among them of draft layers, which plain decoding does not load.
  public var draftParameters: Int?
  /// Whether it reads more than text, so that a part of it may be served apart.
  public var isMultimodal: Bool?
  /// Tokens in its vocabulary.
  public var vocabularySize: Int?
  /// Numbers in a row of its embedding table.
  public var hiddenSize: Int?
  /// Its architecture in its configuration: `qwen3_moe`.
  public var modelType: String?
  /// Class names in its configuration: `Qwen3MoeForCausalLM`.
  public var classes: [String]
  /// Tokens of context it was made for.
  public var contextTokens: Int?
  /// Files with a known hash.
  public var files: [PublishedFile]

  /// A model of which only the id is known.
  public init(id: String) {
    self.id = id
    classes = []
    files = []
  }

  /// The numbers of a catalog model.
  public init(_ model: Model) {
    self.init(id: model.id)
    func number(_ value: FactValue?) -> Int? {
      value?.integer.flatMap { $0 > 0 ? Int(exactly: $0) : nil }
    }
    parameters = number(model["params_total"]?.value)
    draftParameters = number(model["params_draft"]?.value)
    isMultimodal = model.isMultimodal
    contextTokens = number(model["context"]?.value)
    let architecture = model.record.section("arch")
    for named in architecture {
      switch named.field.name {
      case "vocab_size": vocabularySize = number(named.fact.value)
      case "hidden_size": hiddenSize = number(named.fact.value)
      case "model_type": modelType = named.fact.value?.text
      case "architectures": classes = named.fact.value?.list ?? []
      default: break
      }
    }
    for row in model.record.rows("artifacts") {
      guard let hash = row["sha256"]?.text, hash.utf8.count == 64 else { continue }
      files.append(
        PublishedFile(
          sha256: hash, bytes: number(row["bytes"]),
          place: row["repo"]?.text ?? row["publisher"]?.text))
    }
  }
}
