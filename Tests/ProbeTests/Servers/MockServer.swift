import Foundation
import Testing

@testable import Probe

/// The scripted server, and short ways to probe it.
enum MockServer {
  /// One for all tests; each test has its own name on it.
  private static let shared = Result { try start() }

  static func start() throws -> ServerProcess {
    try ServerProcess(python: "/usr/bin/env", script: "mock_server.py")
  }

  static func process() throws -> ServerProcess { try shared.get() }

  /// The address of a behavior under a name of its own.
  static func url(_ behavior: String, name: String = newName()) throws -> String {
    try "\(process().url)/\(behavior)/\(name)/v1"
  }

  static func newName() -> String { "t\(UInt64.random(in: 0 ... .max))" }

  /// A run that is over soon.
  static var quickPlan: ProbePlan {
    var plan = ProbePlan()
    plan.warmUpRuns = 1
    plan.firstTokenRuns = 3
    plan.throughputRuns = 2
    plan.promptTokens = 64
    plan.firstTokenOutputTokens = 4
    plan.outputTokens = 24
    return plan
  }

  /// Limits that end a wait soon.
  static var quickLimits: ProbeLimits {
    var limits = ProbeLimits()
    limits.waitSeconds = 10
    limits.silenceSeconds = 10
    limits.requestSeconds = 20
    limits.retrySeconds = 0.01
    return limits
  }

  /// An environment whose clock stands still on a machine without load.
  static let environment = ProbeEnvironment(
    now: { 1_000 }, loadAverage: { 0.1 }, cores: 2, seed: 42)

  /// Probes a behavior.
  static func run(
    _ behavior: String, name: String = newName(), plan: ProbePlan = quickPlan,
    limits: ProbeLimits = quickLimits, key: String? = nil,
    environment: ProbeEnvironment = environment, stop: ProbeStop = ProbeStop(),
    progress: (ProbeProgress) -> ProbeControl = { _ in .proceed }
  ) throws -> ProbeRun {
    try probe(
      Endpoint(url(behavior, name: name)), plan: plan, key: key.flatMap(ProbeKey.init),
      limits: limits, environment: environment, stop: stop,
      report: { $0.place.map(progress) ?? .proceed })
  }

  /// The error a behavior ends in before anything was measured.
  static func error(
    _ behavior: String, plan: ProbePlan = quickPlan, limits: ProbeLimits = quickLimits,
    key: String? = nil, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> ProbeError? {
    try #require(throws: ProbeError.self, sourceLocation: sourceLocation) {
      _ = try run(behavior, plan: plan, limits: limits, key: key)
    }
  }

  /// One request the server saw.
  struct Seen {
    var path: String
    var received: Double
    /// When each text was sent.
    var sent: [Double]
    var prompt: String
    var fields: [String: Any]
    var headers: [String: String]
  }

  /// What the server saw under a name.
  static func log(_ name: String) throws -> [Seen] {
    let endpoint = try Endpoint(process().url)
    let client = HTTPClient(
      endpoint: endpoint, key: nil, limits: ProbeLimits(), stop: ProbeStop())
    let answer = WholeAnswer(waitSeconds: 10, bodyLimit: 1 << 24) { _ in true }
    _ = client.perform(HTTPRequest(url: "\(endpoint.origin)/_log/\(name)"), answer)
    let list = try JSONSerialization.jsonObject(with: Data(answer.body)) as? [[String: Any]]
    return (list ?? []).map { entry in
      let body = entry["body"] as? [String: Any] ?? [:]
      let messages = body["messages"] as? [[String: Any]]
      return Seen(
        path: entry["path"] as? String ?? "", received: entry["received"] as? Double ?? 0,
        sent: entry["sent"] as? [Double] ?? [],
        prompt: messages?.first?["content"] as? String ?? "", fields: body,
        headers: entry["headers"] as? [String: String] ?? [:])
    }
  }

  /// The chats among them.
  static func chats(_ name: String) throws -> [Seen] {
    try log(name).filter { $0.path.hasSuffix("/chat/completions") }
  }
}

extension ProbeRun {
  /// The sentence of what made it end early.
  var failureMessage: String? { failure?.message }

  /// The sentences of failed samples, without repeats.
  var sampleMessages: Set<String> { Set(samples.compactMap { $0.failure?.message }) }
}

extension ProbeEvent {
  /// Where the run is, if that is what it tells.
  var place: ProbeProgress? {
    if case .progress(let progress) = self { return progress }
    return nil
  }
}
