internal import ArgumentParser
internal import Catalog
internal import Decision
internal import Fit
internal import Foundation
internal import Probe

/// What is probed, and how it is reached.
struct ProbeTargetOptions: ParsableArguments {
  @Argument(help: "Addresses of the API, each ending in /v1.")
  var addresses: [String] = []
  @Option(name: .long, help: "The model to ask, where the server has several.")
  var model: String?
  @Option(name: .customLong("id"), help: "The catalog id of the model that is served.")
  var catalogID: String?
  @Option(name: .long, help: "What to call the endpoint.")
  var label: String?
  @Option(name: .long, help: "The device of the scenario or catalog it runs on.")
  var device: String?
  @Option(name: .customLong("allow-host"), help: "A host beyond this machine that may be asked.")
  var allowedHosts: [String] = []
  @Option(name: .customLong("key-file"), help: "A file with the key; '-' reads standard input.")
  var keyFile: String?
  @Option(name: .customLong("ca-file"), help: "A root certificate to trust.")
  var certificateFile: String?

  /// The servers to measure.
  ///
  /// **Errors**: an address that is not probed, a model the catalog has not, a key that cannot be
  /// read.
  func jobs(
    _ keeper: ProbeKeeper, plan: ProbePlan, limits: ProbeLimits
  ) throws -> [ProbeBatch.Item] {
    let named = try catalogID.map { name in
      guard let candidate = keeper.base.candidate(name) else {
        throw Failure(
          .notThere, "there is no model '\(name)' in this catalog.",
          hint: "To look for one: weigh catalog search TEXT.")
      }
      return candidate.model.id
    }
    let key = try keyFile.map(ProbeKey.init(file:))
    var machine: ProbedDevice?
    return try addresses.map { address in
      let endpoint = try endpoint(address)
      var job = ServerJob(endpoint: endpoint)
      job.plan = plan
      job.plan.model = model
      job.limits = limits
      job.key = key
      job.catalogID = named
      if let device {
        job.device = .declared(device)
      } else if endpoint.isLoopback {
        machine = machine ?? keeper.thisMachine()
        job.device = machine
      }
      return ProbeBatch.Item(name: endpoint.label, job: job)
    }
  }

  private func endpoint(_ address: String) throws(Failure) -> Endpoint {
    do {
      return try Endpoint(
        address, label: label, allowedHosts: Set(allowedHosts), certificateFile: certificateFile)
    } catch {
      throw Failure(error)
    }
  }

  /// The options a run needs again to go on.
  var resumeWords: String {
    var words = allowedHosts.map { " --allow-host \($0)" }.joined()
    if let keyFile { words += " --key-file \(keyFile)" }
    if let certificateFile { words += " --ca-file \(certificateFile)" }
    return words
  }
}

extension ProbeKey {
  /// Reads a key from a file; `-` is standard input.
  init(file: String) throws(Failure) {
    let text: String?
    if file == "-" {
      text = String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self)
    } else {
      text = try? String(contentsOfFile: file, encoding: .utf8)  // The sentence below says enough.
    }
    guard let text else { throw Failure(.notThere, "cannot read the key file '\(file)'.") }
    guard let key = ProbeKey(text) else {
      throw Failure(.doesNotParse, "the key file '\(file)' holds no key.")
    }
    self = key
  }
}

/// How many requests of which lengths, and how long to wait.
struct ProbePlanOptions: ParsableArguments {
  @Option(name: .long, help: "Requests for each of first token and speed.")
  var runs: Int?
  @Option(
    name: .customLong("prompt-tokens"),
    help: "Prompt tokens for the first token; the scenario's, else 512.")
  var promptTokens: Int?
  @Option(name: .customLong("output-tokens"), help: "Answer tokens for the speed; 128.")
  var outputTokens: Int?
  @Option(name: .long, help: "Seconds to wait for a first byte, such as 120s.")
  var wait = "120s"

  func validate() throws {
    for (name, value) in [
      ("--runs", runs), ("--prompt-tokens", promptTokens), ("--output-tokens", outputTokens),
    ] {
      if let value, value < 1 { throw ValidationError("\(name) takes a whole number from 1.") }
    }
    guard Self.seconds(wait) != nil else {
      throw ValidationError("--wait takes seconds, such as 120s.")
    }
  }

  /// The plan; lengths that are not stated come from the scenario, where there is one.
  func plan(for scenario: Scenario?) -> ProbePlan {
    var plan = ProbePlan()
    if let runs {
      plan.firstTokenRuns = runs
      plan.throughputRuns = runs
    }
    if let tokens = promptTokens ?? scenario.map({ Int($0.promptTokens) }) {
      plan.promptTokens = max(1, tokens)
    }
    if let outputTokens { plan.outputTokens = outputTokens }
    return plan
  }

  var limits: ProbeLimits {
    var limits = ProbeLimits()
    limits.waitSeconds = Self.seconds(wait) ?? limits.waitSeconds
    return limits
  }

  /// Seconds as `120s`, `2m` or a plain number.
  static func seconds(_ text: String) -> Double? {
    let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600]
    let unit = text.last.flatMap { units[$0] }
    let number = Double(unit == nil ? text : String(text.dropLast()))
    return number.flatMap { $0 > 0 && $0.isFinite ? $0 * (unit ?? 1) : nil }
  }
}

/// What is done with runs that were kept.
struct StoredRunOptions: ParsableArguments {
  @Flag(name: .long, help: "List the runs that were kept.")
  var list = false
  @Option(name: .long, help: "Show a run that was kept, by its id.")
  var show: String?
  @Option(name: .long, help: "Delete a run that was kept.")
  var delete: String?
  @Flag(name: .long, help: "With --json: every request with its times.")
  var samples = false

  /// Whether one of them is asked for, so that nothing is measured.
  var isNamed: Bool { list || show != nil || delete != nil }

  func validate() throws {
    if [list, show != nil, delete != nil].count(where: { $0 }) > 1 {
      throw ValidationError("Choose one of --list, --show and --delete.")
    }
  }
}
