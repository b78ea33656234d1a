internal import Catalog
internal import Decision
internal import Fit
internal import Foundation
internal import Probe
internal import Store

/// A GGUF file to measure with an engine that is started for it.
struct FileJob: Sendable {
  /// The file.
  var path: String
  /// The engine, by path or name; nothing for `llama-server` on the search path.
  var server: String?
  /// Tokens of context of one request; nothing for what the plan needs.
  var contextTokens: Int?
  /// Threads it computes with; nothing for the cores, less one where there are more than two.
  var threads: Int?
  /// What to measure.
  var plan = ProbePlan()
  /// What to ask instead of measuring; nothing measures.
  var moderation: ModerationJob?
  /// How long to wait.
  var limits = ProbeLimits()
  /// The catalog id of the model, where a person named it.
  var catalogID: String?
  /// Whether a person said that it is no model of the catalog.
  var isOfNoModel = false
  /// The hardware; nothing for this machine, where that is certain.
  var device: ProbedDevice?
  /// The run to go on with.
  var resuming: KeptProbe?
  /// Told the id of the run once it is kept, before anything is measured.
  var begun: (@Sendable (String) -> Void)?

  init(path: String) { self.path = path }

  /// What the run is kept under as its endpoint: the file's own name.
  var label: String { URL(filePath: path).lastPathComponent }
}

extension ProbeKeeper {
  /// Starts an engine on a file, measures it, keeps the run, and ends the engine, however it ends.
  ///
  /// **Shape**: call it from a thread that lives as long as the run: the engine ends with it.
  /// **Errors**: as for a server; and where the file cannot be read or no engine started.
  func measure(
    _ job: FileJob, stop: ProbeStop = ProbeStop(),
    report: (ProbeEvent) -> ProbeControl = { _ in .proceed }
  ) throws(Failure) -> KeptProbe {
    let cores = ProbeEnvironment.machine().cores
    let settings = EngineSettings(
      contextTokens: job.contextTokens
        ?? (job.moderation == nil ? Self.context(for: job.plan) : Self.moderationContext),
      slots: job.moderation == nil ? job.plan.streams.max() ?? 1 : 1,
      threads: job.threads ?? EngineSettings.usualThreads(cores: cores))
    let engine: EngineProcess
    do {
      engine = try EngineProcess.start(
        EngineProgram(named: job.server), model: URL(filePath: job.path).path, settings: settings,
        limits: job.limits, stop: stop
      ) { wait in
        let place = ProbeProgress(
          step: .connect, done: 0, total: 1, elapsedSeconds: 0, wait: wait)
        if report(.progress(place)) == .stop { stop.stop() }
      }
    } catch {
      throw Failure(error)
    }
    defer { engine.end() }
    do {
      var server = ServerJob(endpoint: try Endpoint(engine.endpoint.url, label: job.label))
      server.plan = job.plan
      server.moderation = job.moderation
      server.limits = job.limits
      server.catalogID = job.catalogID
      server.isOfNoModel = job.isOfNoModel
      server.device = job.device
      // The engine answers at another port each time.
      server.resuming = job.resuming?.moved(to: server.endpoint)
      server.begun = job.begun
      server.serverUse = { engine.memory.map { ServerUse($0) } }
      return try measure(server, stop: stop, report: report)
    } catch let error as EndpointError {
      throw Failure(error)
    } catch let failure as Failure {
      // A server that is gone says less than the engine's last words.
      guard failure.code == .noAnswer, let end = engine.failure else { throw failure }
      throw Failure(end)
    } catch {
      throw Failure(.bug, "a bug in Weigh: \(error)")
    }
  }

  /// Room for a question of a sentence or two, a team's system prompt of pages, and an answer.
  private static let moderationContext = 4096

  /// Room for the longest request of a plan, with a quarter more for templates and for words that
  /// become more tokens than planned.
  private static func context(for plan: ProbePlan) -> Int {
    let longest = max(
      plan.promptTokens + plan.firstTokenOutputTokens,
      plan.throughputPromptTokens + plan.outputTokens)
    return max(1024, (longest * 5 / 4 + 255) / 256 * 256)
  }
}

extension ServerUse {
  /// What a process was seen to use.
  init(_ memory: ProcessMemory) {
    self.init(
      anonymousBytes: memory.anonymousBytes, mappedBytes: memory.mappedBytes,
      peakBytes: memory.peakBytes, processorSeconds: memory.processorSeconds,
      majorFaults: memory.majorFaults.map { Int(clamping: $0) })
  }
}

extension Failure {
  /// An engine that cannot be used.
  init(_ error: EngineError) {
    self.init(ExitStatus(rawValue: error.exitCode) ?? .noAnswer, error.message)
  }
}
