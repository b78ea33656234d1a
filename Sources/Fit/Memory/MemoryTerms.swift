/// What must stay in memory for full speed, line by line, without any allocation.
struct MemoryTerms {
  var weights: ByteInterval
  var cache: ByteInterval
  var indexer: ByteInterval
  var state: ByteInterval
  var compute: ByteInterval
  var output: ByteInterval
  var runtime: ByteInterval

  /// What an engine keeps for itself, chosen: on the processor, and for each card.
  private static let processorRuntime = 32_212_255...161_061_274 as ClosedRange<Int64>
  private static let cardRuntime = 322_122_547...1_073_741_824 as ClosedRange<Int64>

  init(
    _ model: ModelShape, _ quantization: Quantization, _ device: Device, _ workload: Workload
  ) {
    let context = workload.contextTokens
    let streams = workload.streams
    weights = Self.weights(model, quantization, device)
    cache = model.cache.cacheBytes(
      contextTokens: context, streams: streams, type: workload.cacheType)
    indexer = model.cache.indexerBytes(contextTokens: context, streams: streams)
    state = model.cache.stateBytes(streams: streams)
    let vocabulary = model.architecture.vocabulary
    let onProcessor = device.runsOnProcessor
    let buffer = model.computeWidth.bytes(
      maskTokens: model.cache.maskTokens(contextTokens: context), vocabulary: vocabulary,
      onProcessor: onProcessor)
    compute = ByteInterval(
      low: buffer.low, high: buffer.high.map { $0.times(onProcessor ? 1 : device.count) },
      basis: buffer.basis)
    let scores = streams.times(vocabulary ?? ComputeWidth.largestVocabulary).times(4)
    output = ByteInterval(low: vocabulary == nil ? 0 : scores, high: scores, basis: .formula)
    let runtimeRange = onProcessor ? Self.processorRuntime : Self.cardRuntime
    let engines = onProcessor ? 1 : device.count
    runtime = ByteInterval(
      low: runtimeRange.lowerBound.times(engines), high: runtimeRange.upperBound.times(engines),
      basis: .chosen)
  }

  /// On a card the token embeddings may stay in host memory, unless the head needs them.
  private static func weights(
    _ model: ModelShape, _ quantization: Quantization, _ device: Device
  ) -> ByteInterval {
    let weights = model.weights(quantization)
    guard device.kind == .discrete, !device.runsOnProcessor, device.runtime == .llamaCpp,
      model.architecture.tiesEmbeddings != true
    else { return weights }
    let table = model.embeddingBytes(quantization) ?? model.largestTable(of: weights.low)
    return ByteInterval(low: weights.low.minus(table), high: weights.high, basis: weights.basis)
  }

  var need: ByteInterval { weights + cache + indexer + state + compute + output + runtime }

  /// What moves with the layers when some of them leave the card.
  var layered: ByteInterval { weights + cache + indexer + state }

  /// What stays on each card, however many layers it holds.
  var fixed: ByteInterval { compute + output + runtime }

  /// The most an engine keeps for itself on the processor.
  static var processorRuntimeBytes: Int64 { processorRuntime.upperBound }
}
