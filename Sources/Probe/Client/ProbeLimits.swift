/// How long the client waits and how much it reads.
///
/// The defaults are chosen: generous for a large model on a small machine, bounded for
/// a server that means harm.
public struct ProbeLimits: Sendable, Equatable {
  /// Until a connection stands.
  public var connectSeconds = 3.0
  /// Until the first text, and for a model that is loading.
  public var waitSeconds = 120.0
  /// Between two texts of a stream.
  public var silenceSeconds = 60.0
  /// For one whole request.
  public var requestSeconds = 1800.0
  /// Before a request that failed on the server's side is sent again.
  public var retrySeconds = 2.0
  /// The longest wait that a server may ask for.
  public var rateLimitSeconds = 60.0
  /// A pause longer than this is followed by a request that does not count: the server may have
  /// put its model away.
  public var wakeSeconds = 30.0
  /// Requests that may fail in a row.
  public var failuresInARow = 5
  /// Bytes of headers.
  public var headerBytes = 64 << 10
  /// Bytes of one event.
  public var eventBytes = 8 << 20
  /// Bytes of one answer.
  public var answerBytes = 64 << 20

  /// The default limits.
  public init() {}
}
