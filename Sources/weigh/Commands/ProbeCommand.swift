internal import ArgumentParser
internal import Catalog
internal import Decision
internal import Foundation
internal import Probe
internal import Store

/// `weigh probe`: measures a server here.
struct ProbeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "probe",
    abstract: "Measure the first token and the speed of an OpenAI-compatible server.",
    discussion: """
      Connects to the address given and nowhere else; beyond this machine only with --allow-host.
      Sends random words, never your data. The run is stored, and the ranking uses it as measured
      here. Ctrl-C keeps what is done.

      EXAMPLES
        weigh probe http://127.0.0.1:8080/v1
        weigh probe http://127.0.0.1:8080/v1 --id Qwen/QwQ-32B --runs 30
        weigh probe https://models.example/v1 --allow-host models.example --key-file key.txt
      """)

  @OptionGroup var output: OutputOptions
  @Argument(help: "The address of the API, ending in /v1.")
  var url: String
  @Option(name: .long, help: "The model to ask, where the server has several.")
  var model: String?
  @Option(name: .customLong("id"), help: "The catalog id of the model that is served.")
  var catalogID: String?
  @Option(name: .long, help: "What to call the endpoint.")
  var label: String?
  @Option(name: .long, help: "Requests for the first token.")
  var runs = 10
  @Option(name: .customLong("prompt-tokens"), help: "Prompt tokens of a request.")
  var promptTokens = 512
  @Option(name: .customLong("output-tokens"), help: "Answer tokens of a request.")
  var outputTokens = 128
  @Option(name: .long, help: "Seconds to wait for a first byte, such as 120s.")
  var wait = "120s"
  @Option(name: .customLong("allow-host"), help: "A host beyond this machine that may be asked.")
  var allowedHosts: [String] = []
  @Option(name: .customLong("key-file"), help: "A file with the key; '-' reads standard input.")
  var keyFile: String?
  @Option(name: .customLong("ca-file"), help: "A root certificate to trust.")
  var certificateFile: String?
  @Option(name: .long, help: "The compiled catalog.")
  var catalog: String?

  func validate() throws {
    guard runs > 0, promptTokens > 0, outputTokens > 0 else {
      throw ValidationError("--runs, --prompt-tokens and --output-tokens take numbers from 1.")
    }
    guard seconds != nil else { throw ValidationError("--wait takes seconds, such as 120s.") }
  }

  func run() throws {
    let installation = Installation()
    // Catalog and database are opened first: a run that cannot be kept is not worth its time.
    let opened = try installation.openCatalog(catalog)
    let base = EvaluationBase(snapshot: opened.snapshot)
    let named = try catalogID.map { name in
      guard let candidate = base.candidate(name) else {
        throw Failure(
          .notThere, "there is no model '\(name)' in this catalog.",
          hint: "To look for one: weigh catalog search TEXT.")
      }
      return candidate.model.id
    }
    let database = try installation.openDatabase { output.remark($0) }
    let kept = try measure(
      ProbeKeeper(database: database, base: base), catalogID: named)
    guard let run = kept.latency else { return }
    let report = ProbeReport(run: run, summary: kept.summary)
    if output.json {
      Streams.line(report.json.canonicalText)
    } else if output.plain {
      report.plain.forEach(Streams.line)
    } else {
      report.lines.forEach(Streams.line)
    }
    if run.exitCode != 0 {
      throw Failure(
        ExitStatus(rawValue: run.exitCode) ?? .noAnswer,
        run.failure?.message ?? "the probe was stopped; what was measured is kept.")
    }
  }

  private func measure(_ keeper: ProbeKeeper, catalogID: String?) throws -> KeptProbe {
    let endpoint: Endpoint
    do {
      endpoint = try Endpoint(
        url, label: label, allowedHosts: Set(allowedHosts), certificateFile: certificateFile)
    } catch {
      throw Failure(error)
    }
    var job = ServerJob(endpoint: endpoint)
    job.plan.model = model
    job.plan.firstTokenRuns = runs
    job.plan.throughputRuns = max(1, runs / 2)
    job.plan.promptTokens = promptTokens
    job.plan.outputTokens = outputTokens
    job.limits.waitSeconds = seconds ?? job.limits.waitSeconds
    job.key = try key()
    job.catalogID = catalogID
    job.device = endpoint.isLoopback ? keeper.thisMachine() : nil
    let stop = ProbeStop()
    let interrupt = Interrupt { stop.stop() }
    defer { interrupt.cancel() }
    let progress = ProgressLine(isQuiet: output.quiet || output.json)
    defer { progress.finish() }
    return try keeper.measure(job, stop: stop) { event in
      if case .progress(let place) = event { progress.show(place) }
      return .proceed
    }
  }

  private func key() throws -> ProbeKey? {
    guard let keyFile else { return nil }
    let text: String?
    if keyFile == "-" {
      text = String(
        decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self)
    } else {
      text = try? String(contentsOfFile: keyFile, encoding: .utf8)
    }
    guard let text else { throw Failure(.notThere, "cannot read the key file '\(keyFile)'.") }
    guard let key = ProbeKey(text) else {
      throw Failure(.doesNotParse, "the key file '\(keyFile)' holds no key.")
    }
    return key
  }

  private var seconds: Double? {
    let number = Double(wait.hasSuffix("s") ? String(wait.dropLast()) : wait)
    return number.flatMap { $0 > 0 && $0.isFinite ? $0 : nil }
  }
}
