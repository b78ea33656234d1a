internal import ArgumentParser
internal import Catalog
internal import Decision
internal import Foundation
internal import Probe
internal import Store

/// `weigh probe`: measures servers here, and shows what was measured.
struct ProbeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "probe",
    abstract: "Measure the first token and the speed of OpenAI-compatible servers.",
    discussion: """
      Connects to the addresses given and nowhere else; beyond this machine only with --allow-host.
      Sends random words, never your data. Every request is kept as soon as it is measured, and the
      ranking uses the run. Ctrl-C keeps what is done. Exit 1 where a need of the scenario named
      about speed is not met.

      EXAMPLES
        weigh probe http://127.0.0.1:8080/v1
        weigh probe http://127.0.0.1:8080/v1 --id Qwen/QwQ-32B --runs 100
        weigh probe https://models.example/v1 --allow-host models.example --key-file key.txt
        weigh probe http://127.0.0.1:8080/v1 http://127.0.0.1:8081/v1
        weigh probe --list
        weigh probe --show run-0123456789ab --json --samples
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var target: ProbeTargetOptions
  @OptionGroup var plan: ProbePlanOptions
  @OptionGroup var stored: StoredRunOptions

  func validate() throws {
    let isAsked = stored.isNamed
    if isAsked, !target.addresses.isEmpty {
      throw ValidationError("--list, --show and --delete take no address.")
    }
    if !isAsked, target.addresses.isEmpty {
      throw ValidationError("An address is missing, such as http://127.0.0.1:8080/v1.")
    }
    if target.addresses.count > ProbeBatch.most {
      throw ValidationError("At most \(ProbeBatch.most) addresses are probed at once.")
    }
    if target.addresses.count > 1,
      let name = [("--id", target.catalogID), ("--label", target.label), ("--model", target.model)]
        .first(where: { $0.1 != nil })?.0
    {
      throw ValidationError("\(name) is about one server; name one address with it.")
    }
  }

  func run() throws {
    let installation = Installation()
    // Catalog and database are opened first: a run that cannot be kept is not worth its time.
    let opened = try installation.openCatalog(input.catalog)
    let database = try installation.openDatabase { output.remark($0) }
    if stored.isNamed { return try showStored(database, opened.snapshot) }
    let base = try Measurements(database).base(opened.snapshot)
    let scenario = try self.scenario(installation, database, opened.snapshot)
    let keeper = ProbeKeeper(database: database, base: base)
    let items = try target.jobs(keeper, plan: plan.plan(for: scenario), limits: plan.limits)
    let results = measure(items, keeper)
    try ProbePrinter(
      output: output, scenario: scenario, hasSamples: stored.samples, database: database,
      base: base, items: items, options: target.resumeWords
    ).finish(results)
  }

  /// The scenario a person named; a probe needs none.
  private func scenario(
    _ installation: Installation, _ database: UserDatabase, _ snapshot: CatalogSnapshot
  ) throws -> Scenario? {
    guard input.scenario != nil || input.preset != nil else { return nil }
    let source = ScenarioSource(
      installation: installation, database: database, snapshot: snapshot)
    return try source.find(input, remark: output.remark).scenario
  }

  private func measure(
    _ items: [ProbeBatch.Item], _ keeper: ProbeKeeper
  ) -> [Result<KeptProbe, Failure>] {
    let stop = ProbeStop()
    let interrupt = Interrupt([SIGINT, SIGTERM, SIGHUP]) { stop.stop() }
    defer { interrupt.cancel() }
    let progress = ProgressLines(
      names: items.count > 1 ? items.map(\.name) : [""], isQuiet: output.quiet || output.json)
    defer { progress.finish() }
    return ProbeBatch(items: items, keeper: keeper).measure(stop: stop) { place, event in
      if case .progress(let standing) = event { progress.show(standing, of: place) }
    }
  }

  /// Lists, shows or deletes runs that were kept.
  private func showStored(_ database: UserDatabase, _ snapshot: CatalogSnapshot) throws {
    if let id = stored.delete {
      do {
        try database.deleteProbeRun(id: id)
      } catch {
        throw Failure(error.exitStatus, error.message, hint: "To list them: weigh probe --list.")
      }
      return output.remark("deleted \(id).")
    }
    if let id = stored.show {
      let base = EvaluationBase(snapshot: snapshot)
      guard let kept = try ProbeKeeper(database: database, base: base).run(id) else {
        throw Failure(
          .notThere, "there is no probe run '\(id)'.", hint: "To list them: weigh probe --list.")
      }
      return ProbePrinter.show(kept, output: output, hasSamples: stored.samples)
    }
    let list = try ProbeRunList(database)
    if output.json {
      Streams.line(list.json.canonicalText)
    } else if output.plain {
      list.plain.forEach(Streams.line)
    } else {
      list.lines(width: Streams.width, glyphs: output.glyphs).forEach(Streams.line)
    }
  }
}
