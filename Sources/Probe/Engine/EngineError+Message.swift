internal import Glibc

extension EngineError {
  /// The sentence a person reads.
  public var message: String {
    switch self {
    case .noProgram:
      "No llama-server found. Install llama.cpp, or point to a running server: weigh probe URL."
    case .notFound(let name):
      "No program '\(name)'. --server PATH names llama.cpp's llama-server."
    case .notRunnable(let path, let reason):
      "'\(path)' cannot be started: \(reason). --server PATH names llama.cpp's llama-server."
    case .noModel(let path, let reason):
      "'\(path)' cannot be read: \(reason)."
    case .died(let code, let signal, let lastLine):
      "The engine \(Self.ending(code, signal)) before it was ready\(Self.said(lastLine))"
        + Self.hint(signal)
    case .gone(let code, let signal, let lastLine):
      "The engine \(Self.ending(code, signal)) in the middle of the run\(Self.said(lastLine))"
        + Self.hint(signal)
    case .notReady(let seconds, let lastLine):
      "The engine was not ready within \(ProbeError.time(seconds))\(Self.said(lastLine))"
    case .portsTaken(let tries):
      "Others took each of \(tries) ports before the engine could use it. Run it again."
    case .noTransport(let reason):
      "The engine cannot be asked: \(reason). Install libcurl4."
    case .stopped:
      "Stopped; the engine is ended."
    }
  }

  private static func ending(_ code: Int32, _ signal: Int32?) -> String {
    signal.map { "was ended by \(name($0))" } ?? "ended (exit code \(code))"
  }

  private static func said(_ line: String) -> String {
    line.isEmpty ? ", without a word." : "; its last line: \(line)"
  }

  /// What a signal of the processor hints at.
  private static func hint(_ signal: Int32?) -> String {
    signal == SIGILL || signal == SIGSEGV ? " A build for another CPU can do this." : ""
  }

  private static func name(_ signal: Int32) -> String {
    let names: [Int32: String] = [
      SIGILL: "SIGILL", SIGSEGV: "SIGSEGV", SIGABRT: "SIGABRT", SIGBUS: "SIGBUS",
      SIGFPE: "SIGFPE", SIGKILL: "SIGKILL", SIGTERM: "SIGTERM", SIGINT: "SIGINT",
      SIGPIPE: "SIGPIPE", SIGTRAP: "SIGTRAP",
    ]
    return names[signal] ?? "signal \(signal)"
  }
}
