internal import Fit

/// What of a model's memory follows from its shapes: the cache, which grows with the context, and
/// the buffers that grow with it.
struct LayerMemory {
  private let shape: ModelShape?

  /// The memory of a blueprint; knows nothing where its header cannot be read.
  init(_ blueprint: ModelBlueprint) {
    // The header was made here from what was read or computed before; if it cannot be read,
    // the figures that need it are unknown.
    let header = try? GGUFHeader(reading: blueprint.headerBytes)
    shape = header.map { ModelShape(gguf: GGUFModel($0)) }
  }

  /// Bytes the engine sets aside for the cache of one stream; nil without a certain formula.
  func cacheBytes(contextTokens: Int) -> Int64? {
    guard let shape else { return nil }
    let allocation = shape.engineAllocation(for: Workload(contextTokens: Int64(contextTokens)))
    guard let high = allocation.cache.high, high == allocation.cache.low else { return nil }
    return high
  }

  /// Bytes of the mask of attention: two for each token of a batch of 512 and each of context.
  ///
  /// **Source** The `compute` line of FIT: `2·U·C` of the buffer, verified for llama.cpp b11549.
  static func maskBytes(contextTokens: Int) -> Int64 {
    Int64(contextTokens).multipliedReportingOverflow(by: 1024).partialValue
  }
}
