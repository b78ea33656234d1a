/// What the model is asked to do, as the scenario declares it.
public struct Workload: Hashable, Sendable {
  /// Context of one stream, in tokens.
  public let contextTokens: Int64
  /// Prompt of one request, in tokens.
  public let promptTokens: Int64
  /// Answer to one request, in tokens.
  public let answerTokens: Int64
  /// Requests served at once.
  public let streams: Int64
  /// The type of the attention cache.
  public let cacheType: CacheType

  /// Declares a workload; counts below one are raised to one.
  public init(
    contextTokens: Int64, promptTokens: Int64 = 1000, answerTokens: Int64 = 500,
    streams: Int64 = 1, cacheType: CacheType = .f16
  ) {
    self.contextTokens = max(1, contextTokens)
    self.promptTokens = max(0, promptTokens)
    self.answerTokens = max(0, answerTokens)
    self.streams = max(1, streams)
    self.cacheType = cacheType
  }

  /// The same work at another context.
  public func withContext(_ tokens: Int64) -> Workload {
    Workload(
      contextTokens: tokens, promptTokens: promptTokens, answerTokens: answerTokens,
      streams: streams, cacheType: cacheType)
  }

  /// The same work for another number of streams.
  public func withStreams(_ count: Int64) -> Workload {
    Workload(
      contextTokens: contextTokens, promptTokens: promptTokens, answerTokens: answerTokens,
      streams: count, cacheType: cacheType)
  }

  /// The same work with another type of cache.
  public func withCacheType(_ type: CacheType) -> Workload {
    Workload(
      contextTokens: contextTokens, promptTokens: promptTokens, answerTokens: answerTokens,
      streams: streams, cacheType: type)
  }
}
