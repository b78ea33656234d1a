internal import Catalog

/// What the header of a file tells of the model in it.
///
/// **Shape**: `nil` means that the header does not tell; nothing of it counts as zero.
public struct GGUFModel: Sendable {
  /// Its name in the file, to be shown.
  public let name: String?
  /// The architecture's name in files: `qwen3moe`.
  public let architectureName: String?
  /// What decides its memory.
  public let architecture: Architecture
  /// Elements of all tensors, without factors of position.
  public let parameters: Int64?
  /// Parameters one token uses, for mixtures of experts.
  public let activeParameters: Int64?
  /// The longest context it accepts, in tokens.
  public let contextTokens: Int64?
  /// How the file is stored, as people name it: `Q4_K_M`.
  public let quantizationName: String?
  /// Its weights by kind and type.
  public let weights: GGUFWeights
  /// Bytes of the file, or of all its parts.
  public let fileBytes: Int64
  /// What is worth knowing, the header's own notes first.
  public let notes: [GGUFNote]

  /// Reads the facts out of a header.
  public init(_ header: GGUFHeader) {
    let name = header.text("general.architecture")
    var reading = ArchitectureReading(header, name: name)
    reading.read()
    self.name = header.text("general.name")
    architectureName = name
    architecture = reading.architecture
    weights = reading.weights
    parameters = header.modelParameters
    activeParameters = weights.hasExperts ? weights.activeParameters : nil
    contextTokens = reading.contextTokens
    let stated = header.integer("general.file_type").flatMap(FileTypes.name)
    quantizationName = stated ?? FileTypes.name(from: weights)
    fileBytes = header.totalBytes
    notes = header.notes + reading.notes
  }

  /// How the file is stored, where that is a quantization Weigh knows.
  public var quantization: Quantization? { quantizationName.flatMap(Quantization.named) }
}

extension GGUFHeader {
  /// Elements of all tensors but the factors of position, which engines work out and files carry.
  fileprivate var modelParameters: Int64? {
    let factors = tensors.filter {
      $0.name.contains("rope_freqs.") || $0.name.contains("rope_factors_")
    }
    return parameters.map { $0 - factors.reduce(0) { $0.plus($1.elementCount) } }
  }
}

/// Reads an architecture out of the keys of a header.
private struct ArchitectureReading {
  private let header: GGUFHeader
  private let name: String?
  private var numbers: HeaderNumbers
  private(set) var architecture = Architecture()
  private(set) var weights = GGUFWeights([], mainLayers: nil, experts: nil, used: nil)
  private(set) var contextTokens: Int64?
  private(set) var notes: [GGUFNote] = []

  init(_ header: GGUFHeader, name: String?) {
    self.header = header
    self.name = name
    numbers = HeaderNumbers(header, architecture: name ?? "")
  }

  mutating func read() {
    let rules = name.flatMap(LayerRules.named)
    noteKind(rules)
    var cacheReader = HeaderCacheReader(numbers, rules: rules)
    let cache = cacheReader.cache()
    numbers = cacheReader.numbers
    architecture.headerCache = cache
    architecture.type = rules?.configurationType
    contextTokens = numbers.size("context_length")
    readSizes(cacheReader.sizes)
    readExperts(cacheReader.sizes)
    readWeights(cacheReader.sizes)
    notes += cacheReader.notes
    notes += numbers.unusable.map { GGUFNote.unusableKey($0) }
  }

  private mutating func noteKind(_ rules: LayerRules?) {
    if let kind = header.text("general.type"), kind != "model" {
      notes.append(.notAModel(kind: kind))
    } else if name == nil {
      notes.append(.noArchitecture)
    } else if let name, rules == nil {
      notes.append(.unknownArchitecture(name))
    }
    if header.tensors.isEmpty { notes.append(.noTensors) }
  }

  private mutating func readSizes(_ sizes: HeaderLayers?) {
    architecture.embedding = numbers.size("embedding_length")
    architecture.vocabulary = vocabulary()
    guard let sizes else { return }
    architecture.layers = sizes.main
    architecture.feedForward = Self.largest(sizes.feedForward, sizes.main)
    architecture.heads = Self.largest(sizes.heads, sizes.main)
    let heads = sizes.keyValueHeads?.prefix(Int(sizes.main)) ?? []
    // Layers without a cache state no heads; the others may agree.
    let stated = Set(heads).subtracting([0])
    architecture.keyValueHeads = stated.count == 1 ? stated.first : nil
    architecture.latentRank = sizes.latentRank
    architecture.indexDimension = numbers.size("attention.indexer.key_length")
    architecture.windowed.windowTokens = numbers.size("attention.sliding_window")
    if sizes.latentRank != nil {
      architecture.ropeDimension = sizes.ropeDimension
    } else {
      architecture.headDimension = sizes.keyElements
      if sizes.valueElements != sizes.keyElements {
        architecture.valueDimension = sizes.valueElements
      }
    }
  }

  private static func largest(_ numbers: [Int64]?, _ count: Int64) -> Int64? {
    numbers?.prefix(Int(count)).max().flatMap { $0 > 0 ? $0 : nil }
  }

  /// The size of the vocabulary: stated, or the number of tokens, or the rows of the table.
  private mutating func vocabulary() -> Int64? {
    if let stated = numbers.size("vocab_size") { return stated }
    if let tokens = header.array("tokenizer.ggml.tokens")?.count, tokens > 0 { return tokens }
    return header.tensors.first { $0.name == "token_embd.weight" }
      .flatMap { $0.sizes.count == 2 ? $0.sizes[1] : nil }
  }

  private mutating func readExperts(_ sizes: HeaderLayers?) {
    architecture.experts.count = numbers.count("expert_count").flatMap { $0 > 0 ? $0 : nil }
    let used = numbers.layers("expert_used_count", count: sizes?.all ?? 1)
    architecture.experts.usedCount = Self.largest(used, sizes?.main ?? 1)
    architecture.experts.sharedCount = numbers.count("expert_shared_count")
    let widths = numbers.layers("expert_feed_forward_length", count: sizes?.all ?? 1)
    architecture.experts.width = Self.largest(widths, sizes?.main ?? 1)
    architecture.experts.sharedWidth = numbers.size("expert_shared_feed_forward_length")
  }

  private mutating func readWeights(_ sizes: HeaderLayers?) {
    weights = GGUFWeights(
      header.tensors, mainLayers: sizes?.main, experts: architecture.experts.count,
      used: numbers.layers("expert_used_count", count: sizes?.all ?? 1))
    if !header.tensors.isEmpty { architecture.tiesEmbeddings = !weights.hasHead }
    let draft = weights.amount(.draft)
    if let sizes, draft.tensors > 0 {
      notes.append(.draftLayers(sizes.all - sizes.main, bytes: draft.bytes))
    }
  }
}
