/// A way to store weights in fewer bits.
///
/// To add one: a row in the table of its family, in this folder.
public struct Quantization: Hashable, Sendable {
  /// How its blocks are made, which decides who can run it.
  public enum Family: String, Hashable, Sendable {
    /// Plain numbers of 16 or 32 bits.
    case float
    /// Blocks of llama.cpp.
    case gguf
    /// Four bits with a scale of eight bits for a few weights.
    case microscaled
    /// Four bits with scales for a group of weights, in `safetensors`.
    case grouped
    /// Groups of MLX.
    case mlx
    /// Eight-bit floating point.
    case eightBitFloat
  }

  /// Bits per weight of whole files, as observed.
  public struct Observation: Hashable, Sendable {
    /// Half of the files have fewer.
    public let median: Double
    /// From the tenth to the ninetieth percentile.
    public let range: ClosedRange<Double>
    /// How many files were looked at.
    public let files: Int
  }

  /// What stays in 16 bits beside the blocks, where whole files were not observed.
  enum Remainder: Hashable {
    case nothing
    /// The embedding table and the head.
    case embeddings
    /// Everything but the experts.
    case allButExperts
  }

  /// Its usual name: `Q4_K_M`.
  public let id: String
  /// How its blocks are made.
  public let family: Family
  /// Bits per weight of its blocks, scales included.
  public let blockBits: Double
  /// Whole files, where some were observed.
  public let observed: Observation?
  /// Other names it goes by, in lower case.
  let aliases: [String]
  let remainder: Remainder
  /// Its place in the registry.
  let index: Int

  /// The bits per weight it is ordered by: of whole files where observed, else of blocks.
  public var typicalBits: Double { observed?.median ?? blockBits }

  /// Equal where the names are.
  public static func == (left: Quantization, right: Quantization) -> Bool {
    left.index == right.index
  }

  /// Hashes the place in the registry, which stands for the name.
  public func hash(into hasher: inout Hasher) { hasher.combine(index) }
}

extension Quantization {
  /// One row of a family's table.
  struct Row {
    var id: String
    var family: Family
    var blockBits: Double
    var observed: Observation?
    var remainder: Remainder = .nothing
    var aliases: [String] = []
  }

  /// Every quantization Weigh knows, family by family.
  public static let all: [Quantization] = {
    let rows = floatRows + ggufRows + ggufSmallRows + rareRows + microscaledRows + groupedRows
    return rows.enumerated().map { index, row in
      Quantization(
        id: row.id, family: row.family, blockBits: row.blockBits, observed: row.observed,
        aliases: row.aliases, remainder: row.remainder, index: index)
    }
  }()

  private static let byName: [String: Quantization] = {
    var names: [String: Quantization] = [:]
    for quantization in all {
      names[quantization.id.lowercased()] = quantization
      for alias in quantization.aliases { names[alias] = quantization }
    }
    return names
  }()

  /// The quantization of this name, whatever the case; `nil` for names nobody declared.
  public static func named(_ name: String) -> Quantization? { byName[name.lowercased()] }

  /// How the publisher's own weights are stored; `nil` where that is not stated.
  public static func published(_ architecture: Architecture) -> Quantization? {
    if let method = architecture.quantizationMethod { return named(method) }
    return architecture.weightType.flatMap(named)
  }
}
