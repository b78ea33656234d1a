/// How an engine is to run a model.
public struct EngineSettings: Equatable, Sendable {
  /// Tokens of context that one request may use.
  public var contextTokens: Int
  /// Requests it works on at once.
  public var slots: Int
  /// Threads it computes with.
  public var threads: Int

  /// Settings; counts below one are raised to one.
  public init(contextTokens: Int, slots: Int = 1, threads: Int) {
    self.contextTokens = max(1, contextTokens)
    self.slots = max(1, slots)
    self.threads = max(1, threads)
  }

  /// Threads that leave a core to those who ask the engine, where there are more than two.
  public static func usualThreads(cores: Int) -> Int {
    cores > 2 ? cores - 1 : max(1, cores)
  }

  /// The arguments for a model on a port, with extras only as far as the engine lists them.
  ///
  /// The engine splits its whole context between its slots. It keeps no earlier prompts,
  /// because no prompt is sent twice.
  func arguments(model: String, port: Int, listed: Set<String>) -> [String] {
    var arguments = [
      "-m", model, "--host", "127.0.0.1", "--port", "\(port)",
      "-c", "\(contextTokens.multipliedReportingOverflow(by: slots).partialValue)",
      "-np", "\(slots)", "-t", "\(threads)",
    ]
    for option in ["--metrics", "--slots", "--offline"] where listed.contains(option) {
      arguments.append(option)
    }
    if listed.contains("-lv") { arguments += ["-lv", "4"] }
    if listed.contains("--cache-ram") { arguments += ["--cache-ram", "0"] }
    return arguments
  }
}
