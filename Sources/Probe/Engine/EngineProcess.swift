internal import Glibc

/// An inference server that was started here for one run, and ends with it.
///
/// It listens on 127.0.0.1 only. `end` ends it; so do the end of this value, and the end or
/// crash of this program.
public final class EngineProcess: Sendable {
  /// Where it answers.
  public let endpoint: Endpoint
  /// The options it was started with, its name left out.
  public let arguments: [String]
  /// What it set aside while it loaded the model.
  public let buffers: [EngineBuffer]
  /// Seconds until it was ready.
  public let loadSeconds: Double
  private let child: ChildProcess
  private let servingProcessID: Int32

  private init(
    child: ChildProcess, endpoint: Endpoint, arguments: [String], loadSeconds: Double
  ) {
    self.child = child
    self.endpoint = endpoint
    self.arguments = arguments
    self.loadSeconds = loadSeconds
    buffers = EngineBuffer.read(child.output)
    // A script around the engine may have started it instead of becoming it.
    servingProcessID =
      ListeningProcess.processID(port: endpoint.port) ?? child.processID
  }

  deinit { end() }

  /// Starts an engine and waits until it is ready.
  ///
  /// - Parameters:
  ///   - program: what to start.
  ///   - model: the model's file.
  ///   - settings: context, slots and threads.
  ///   - limits: how long to wait.
  ///   - stop: ends the wait, and with it the engine.
  ///   - onWait: told each second how long it has been loading.
  /// - Returns: the engine, ready to answer.
  /// - Throws: `EngineError`; nothing is left running then.
  public static func start(
    _ program: EngineProgram, model: String, settings: EngineSettings,
    limits: ProbeLimits = ProbeLimits(), stop: ProbeStop = ProbeStop(),
    onWait: (ProbeProgress.Wait) -> Void = { _ in }
  ) throws(EngineError) -> EngineProcess {
    guard access(model, R_OK) == 0 else {
      throw .noModel(path: model, reason: ChildProcess.StartFailure(number: errno).reason)
    }
    let listed = try program.listedOptions(stop: stop)
    let tries = 5
    for _ in 0..<tries {
      guard let endpoint = try FreePort.find(limits: limits, stop: stop) else { continue }
      let arguments = settings.arguments(
        model: model, port: endpoint.port, listed: listed)
      let child: ChildProcess
      do {
        child = try ChildProcess(
          path: program.path, arguments: arguments, environment: EngineEnvironment.current)
      } catch {
        throw .notRunnable(path: program.path, reason: error.reason)
      }
      let wait = EngineWait(child: child, endpoint: endpoint, limits: limits, stop: stop)
      if let seconds = try wait.untilReady(onWait) {
        return EngineProcess(
          child: child, endpoint: endpoint, arguments: arguments, loadSeconds: seconds)
      }
    }
    throw stop.isStopped ? .stopped : .portsTaken(tries: tries)
  }

  /// Its process id.
  public var processID: Int32 { servingProcessID }

  /// Its memory and processor time now; nil where the system does not tell.
  public var memory: ProcessMemory? { ProcessMemory.of(processID: servingProcessID) }

  /// Seconds of processor time it has used; nil where the system does not tell.
  public var processorSeconds: Double? { ProcessMemory.processorSeconds(of: servingProcessID) }

  /// The last 64 KiB of what it wrote.
  public var log: String { child.output }

  /// Why it is no longer there; nil while it runs.
  public var failure: EngineError? {
    child.end.map { end in
      .gone(code: end.code, signal: end.signal, lastLine: OutputTail.lastLine(of: child.output))
    }
  }

  /// The same, for one that may be about to end: waits a moment for that.
  var failureSoon: EngineError? {
    _ = child.wait(seconds: 0.5)
    return failure
  }

  /// The engine's build as it reports it; nil where it does not.
  func build(stop: ProbeStop) -> String? {
    let client = HTTPClient(endpoint: endpoint, key: nil, limits: ProbeLimits(), stop: stop)
    let answer = WholeAnswer(waitSeconds: 5, bodyLimit: 1 << 22) { _ in !stop.isStopped }
    _ = client.perform(HTTPRequest(url: endpoint.root + "/props"), answer)
    var reader = JSONReader(answer.body)
    // An engine that does not tell is one whose build is unknown.
    guard let text = (try? reader.read())?["build_info"]?.string, !text.isEmpty else { return nil }
    return PrintableText(text, limit: 80).text
  }

  /// Ends it: asks, and kills it after 5 seconds.
  ///
  /// Does nothing the second time.
  public func end() { child.finish() }
}

/// The time between the start of an engine and its first answer.
private struct EngineWait {
  let child: ChildProcess
  let endpoint: Endpoint
  let limits: ProbeLimits
  let stop: ProbeStop

  /// Seconds until it was ready; nil where another program has its port.
  ///
  /// The engine is ended before anything is thrown.
  func untilReady(_ onWait: (ProbeProgress.Wait) -> Void) throws(EngineError) -> Double? {
    let begin = HTTPClient.now
    let clock = FullSeconds()
    while true {
      let seconds = Double(HTTPClient.now &- begin) / 1e9
      if stop.isStopped { throw ended(.stopped) }
      if let end = child.end {
        let lastLine = OutputTail.lastLine(of: child.output)
        // Ended because somebody else answers at its port: another one is tried.
        if try FreePort.isTaken(endpoint, limits: limits, stop: stop) { return nil }
        throw .died(code: end.code, signal: end.signal, lastLine: lastLine)
      }
      if seconds > limits.waitSeconds {
        let lastLine = OutputTail.lastLine(of: child.output)
        throw ended(.notReady(seconds: limits.waitSeconds, lastLine: lastLine))
      }
      if isHealthy, child.end == nil {
        guard isOurs else {
          child.finish()
          return nil
        }
        return seconds
      }
      if let full = clock.next(seconds) { onWait(.loading(seconds: full)) }
      usleep(20_000)
    }
  }

  private func ended(_ error: EngineError) -> EngineError {
    child.finish()
    return error
  }

  /// True once it answers that it is ready; while it loads it answers 503.
  private var isHealthy: Bool {
    let client = HTTPClient(endpoint: endpoint, key: nil, limits: limits, stop: stop)
    let answer = WholeAnswer(waitSeconds: 2, bodyLimit: 1 << 16) { _ in child.end == nil }
    _ = client.perform(HTTPRequest(url: endpoint.root + "/health"), answer)
    return answer.head.status == 200
  }

  /// False when the process behind the port is known and belongs to somebody else.
  private var isOurs: Bool {
    guard let processID = ListeningProcess.processID(port: endpoint.port) else {
      return true
    }
    return getpgid(processID) == child.processID
  }
}

/// Ports of this machine that nobody answers at.
private enum FreePort {
  /// Below the ports that systems hand out themselves, chosen.
  private static let range = 20_000..<32_000

  /// An address with a free port; nil where the port that was tried is taken.
  ///
  /// Whether it is free is found by connecting: Weigh opens no port, not even to try.
  static func find(limits: ProbeLimits, stop: ProbeStop) throws(EngineError) -> Endpoint? {
    // A port of this range on this machine is always a valid address.
    guard let endpoint = try? Endpoint("http://127.0.0.1:\(Int.random(in: range))") else {
      return nil
    }
    return try isTaken(endpoint, limits: limits, stop: stop) ? nil : endpoint
  }

  /// True when something accepts connections there.
  static func isTaken(
    _ endpoint: Endpoint, limits: ProbeLimits, stop: ProbeStop
  ) throws(EngineError) -> Bool {
    let client = HTTPClient(endpoint: endpoint, key: nil, limits: limits, stop: stop)
    let answer = WholeAnswer(waitSeconds: 1, bodyLimit: 1 << 16) { _ in true }
    let outcome = client.perform(HTTPRequest(url: endpoint.root + "/health"), answer)
    if stop.isStopped { throw .stopped }
    if case .noTransport(let reason) = outcome.failure { throw .noTransport(reason: reason) }
    if case .nothingAnswers = outcome.failure { return false }
    return true
  }
}
