/// What the layers of a file keep for the tokens before, one entry for each.
///
/// **Shape**: `nil` where neither the header nor the rules of its architecture tell.
/// **Source**: the keys of the header and `LayerRules`.
public struct LayerKinds: Hashable, Sendable {
  /// Layers that run for every token; those that draft tokens come after them.
  public let mainLayers: Int
  /// Layers that draft tokens.
  public let draftLayers: Int
  /// Which layers see only a window.
  public let windowed: [Bool]?
  /// Which layers keep a state instead of a cache.
  public let recurrent: [Bool]?
  /// Whether the architecture is one whose layers are known.
  public let isKnown: Bool

  /// Reads the kinds; `nil` where the number of layers is not stated.
  public init?(_ header: GGUFHeader) {
    let name = header.text("general.architecture")
    let rules = name.flatMap(LayerRules.named)
    var reader = HeaderCacheReader(
      HeaderNumbers(header, architecture: name ?? ""), rules: rules)
    _ = reader.cache()
    guard let sizes = reader.sizes else { return nil }
    mainLayers = Int(sizes.main)
    draftLayers = Int(sizes.all - sizes.main)
    windowed = reader.windowed
    recurrent = reader.recurrent
    isKnown = rules != nil
  }
}
