/// Layers that cache the same number of elements for every token they keep.
public struct CacheGroup: Hashable, Sendable {
  /// How many layers.
  public let layers: Int64
  /// Elements one layer keeps for one entry.
  public let elementsPerEntry: Int64
  /// The latest tokens a layer keeps; `nil` keeps all.
  public let windowTokens: Int64?
  /// Tokens that share one entry; entries that are not full are not kept.
  public let tokensPerEntry: Int64

  /// Makes a group.
  public init(
    layers: Int64, elementsPerEntry: Int64, windowTokens: Int64? = nil, tokensPerEntry: Int64 = 1
  ) {
    self.layers = Swift.max(0, layers)
    self.elementsPerEntry = Swift.max(0, elementsPerEntry)
    self.windowTokens = windowTokens
    self.tokensPerEntry = Swift.max(1, tokensPerEntry)
  }

  /// Layers with keys and values for each key-value head.
  public static func grouped(
    layers: Int64, keyValueHeads: Int64, keyDimension: Int64, valueDimension: Int64,
    windowTokens: Int64? = nil
  ) -> CacheGroup {
    CacheGroup(
      layers: layers,
      elementsPerEntry: keyValueHeads.times(keyDimension.plus(valueDimension)),
      windowTokens: windowTokens)
  }

  /// Layers with one latent for all heads, kept once and not for keys and values each.
  public static func latent(layers: Int64, rank: Int64, ropeDimension: Int64) -> CacheGroup {
    CacheGroup(layers: layers, elementsPerEntry: rank.plus(ropeDimension))
  }

  /// The cells llama.cpp sets aside in each layer for one stream: a multiple of 256, with room
  /// for one batch beside a window.
  func cells(contextTokens: Int64) -> Int64 {
    let wanted = windowTokens.map { Swift.min(contextTokens, $0.plus(ComputeWidth.batch)) }
    return (wanted ?? contextTokens).roundedUpToCells
  }

  /// Elements all its layers keep for one stream of this many tokens.
  public func elements(contextTokens: Int64) -> Int64 {
    let seen = windowTokens.map { Swift.min($0, contextTokens) } ?? contextTokens
    return layers.times(elementsPerEntry).times(seen / tokensPerEntry)
  }
}

/// The layers of a model by what they cache.
public struct CacheLayout: Hashable, Sendable {
  /// Layers that cache alike.
  public let groups: [CacheGroup]
  /// One group for each window, which share a mask; asked for with every plan.
  private let masked: [CacheGroup]

  /// Makes a layout.
  public init(_ groups: [CacheGroup]) {
    self.groups = groups
    var windows: Set<Int64?> = []
    masked = groups.filter { windows.insert($0.windowTokens).inserted }
  }

  /// The cells that the attention masks of one stream span: one mask for layers that see
  /// everything, one for those that see a window.
  func maskCells(contextTokens: Int64) -> Int64 {
    var sum: Int64 = 0
    for group in masked { sum = sum.plus(group.cells(contextTokens: contextTokens)) }
    return sum
  }

  /// Elements kept for one stream of this many tokens.
  public func elements(contextTokens: Int64) -> Int64 {
    var sum: Int64 = 0
    for group in groups { sum = sum.plus(group.elements(contextTokens: contextTokens)) }
    return sum
  }

  /// Bytes of the cache.
  ///
  /// **Units**: bytes = streams · Σ layers · elements · min(context, window) · bytes per element.
  public func bytes(contextTokens: Int64, streams: Int64, type: CacheType) -> Int64 {
    streams.times(type.bytes(elements: elements(contextTokens: contextTokens)))
  }
}
