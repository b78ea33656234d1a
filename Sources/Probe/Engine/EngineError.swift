/// What can go wrong with an engine that is started; facts only, the sentences are elsewhere.
///
/// Texts that came from the engine are already harmless (`PrintableText`).
public enum EngineError: Error, Equatable, Sendable, Codable {
  /// No `llama-server` on the search path, and none was named.
  case noProgram
  /// The one that was named is not there.
  case notFound(name: String)
  /// It cannot be started.
  case notRunnable(path: String, reason: String)
  /// The model's file cannot be read.
  case noModel(path: String, reason: String)
  /// It ended before it was ready: how, and its last line.
  case died(code: Int32, signal: Int32?, lastLine: String)
  /// It was there and has ended.
  case gone(code: Int32, signal: Int32?, lastLine: String)
  /// It was not ready in time.
  case notReady(seconds: Double, lastLine: String)
  /// Others took every port that was tried.
  case portsTaken(tries: Int)
  /// It cannot be asked anything.
  case noTransport(reason: String)
  /// Somebody stopped it.
  case stopped

  /// The exit code a command ends with: 66 not there, 69 no usable engine, 130 interrupted.
  public var exitCode: Int32 {
    switch self {
    case .noProgram, .notFound, .notRunnable, .noModel: 66
    case .died, .gone, .notReady, .portsTaken, .noTransport: 69
    case .stopped: 130
    }
  }
}
