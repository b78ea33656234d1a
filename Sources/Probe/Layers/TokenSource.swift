/// Draws the prompts of a layer probe: token ids of which no two prompts begin alike.
struct TokenSource {
  private var state: UInt64
  private let limit: UInt64

  /// Ids above this are not used; the embeddings beyond may be holes.
  static let highestID = 8000

  /// A source for a blueprint: ids whose embeddings are not all zero in a sparse file.
  init(seed: UInt64, blueprint: ModelBlueprint) {
    let table = blueprint.tensors.first { $0.name == "token_embd.weight" }
    let rows = table.flatMap { $0.sizes.count == 2 ? $0.sizes[1] : nil } ?? 256
    let rowBytes = max(1, (table?.byteCount ?? 1) / max(1, rows))
    let filled = WeightFill.holesAbove / rowBytes
    self.init(seed: seed, limit: Int(min(rows, filled, Int64(Self.highestID))))
  }

  /// A source of ids below a limit.
  init(seed: UInt64, limit: Int) {
    state = seed
    self.limit = UInt64(max(16, limit))
  }

  /// So many ids.
  mutating func next(_ count: Int) -> [Int] {
    (0..<count).map { _ in Int(draw() % limit) }
  }

  /// **Source** SplitMix64: Steele, Lea, Flood, "Fast splittable pseudorandom number generators",
  /// OOPSLA 2014.
  private mutating func draw() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
