internal import ArgumentParser
internal import Catalog
internal import Decision
internal import Fit
internal import Foundation
internal import Moderation
internal import Probe
internal import Store

/// `weigh probe`: measures servers here, foretells models from a few layers, and shows runs.
struct ProbeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "probe",
    abstract: "Measure the first token and the speed of servers, files, or models not yet here.",
    discussion: """
      Connects to the addresses given and nowhere else; beyond this machine only
      with --allow-host. Without an address it lists the servers of this machine.
      Sends random words, never your data. Every request is kept as soon as it is
      measured, and the ranking uses the run. Ctrl-C keeps what is done. Exit 1
      where a need of the scenario named is not met, about speed or about answers.
      --tier asks a battery of questions instead and counts how they are answered: 32
      questions, 128, or 400 three times. 32 are a screen and prove little. With --judge
      a second model then labels what rules cannot settle; it is sent those replies.

      EXAMPLES
        weigh probe
        weigh probe http://127.0.0.1:8080/v1
        weigh probe http://127.0.0.1:8080/v1 --id Qwen/QwQ-32B --runs 100
        weigh probe http://127.0.0.1:8080/v1 --streams 1,2,4,8 --budget 120s
        weigh probe https://a.example/v1 --allow-host a.example --key-file key
        weigh probe --endpoints cluster.toml --json
        weigh probe model.gguf --server ./llama-server
        weigh probe --layers Qwen/Qwen3-8B --quant Q4_K_M
        weigh probe http://127.0.0.1:8080/v1 --tier quick --language fr
        weigh probe http://127.0.0.1:8080/v1 --tier standard --profile eu-product
        weigh probe http://127.0.0.1:8080/v1 --tier quick --judge http://127.0.0.1:8081/v1
        weigh probe --list
        weigh probe --show run-0123456789ab --json --samples
        weigh probe --resume run-0123456789ab
        weigh probe --repeat run-0123456789ab
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var target: ProbeTargetOptions
  @OptionGroup var plan: ProbePlanOptions
  @OptionGroup var moderation: ModerationOptions
  @OptionGroup var judging: JudgeOptions
  @OptionGroup var layers: LayerOptions
  @OptionGroup var stored: StoredRunOptions

  func validate() throws {
    let isMeasured = target.isNamed || layers.gguf != nil
    if stored.isNamed, isMeasured || layers.layers != nil {
      throw ValidationError("--list, --show and --delete measure nothing; give them alone.")
    }
    try moderation.validate(
      plan, isAgain: target.resume != nil || target.repeated != nil,
      isLayers: layers.layers != nil)
    let isAgain = target.resume != nil || target.repeated != nil
    if judging.judge != nil, moderation.tier == nil, !isAgain {
      throw ValidationError(
        "--judge goes with --tier; for a run that was kept: weigh moderation judge RUN.")
    }
    if layers.layers != nil, isMeasured {
      throw ValidationError("--layers takes no address.")
    }
    if layers.gguf != nil, target.isNamed {
      throw ValidationError("--gguf takes no address; several files are named without it.")
    }
  }

  func run() throws {
    let installation = Installation()
    if !target.isNamed, !stored.isNamed, layers.isEmpty {
      return ServerList.found(installation.environment).print(output)
    }
    // Catalog and database are opened first: a run that cannot be kept is not worth its time.
    let opened = try installation.openCatalog(input.catalog)
    let database = try installation.openDatabase { output.remark($0) }
    if stored.isNamed { return try showStored(database, opened.snapshot) }
    let base = try Measurements(database).base(opened.snapshot)
    let scenario = try self.scenario(installation, database, opened.snapshot)
    let keeper = ProbeKeeper(database: database, base: base)
    var printer = ProbePrinter(
      output: output, scenario: scenario, hasSamples: stored.samples, database: database,
      base: base,
      options: target.resumeWords + (layers.server.map { " --server \($0)" } ?? ""))
    if let name = layers.layers {
      return try printer.finish(probeLayers(name, scenario, keeper))
    }
    let judge = try judging.named(
      allowing: target.allowedHosts, certificateFile: target.certificateFile)
    var target = target
    if let file = layers.gguf { target.addresses = [file] }
    printer.items = try target.items(
      keeper, plan: plan.plan(for: scenario), limits: plan.limits, layers: layers,
      moderation: moderation,
      job: moderation.job(budgetSeconds: plan.plan(for: nil).budgetSeconds, for: scenario),
      forceFiles: layers.gguf != nil)
    if printer.items.contains(where: { $0.job.moderation != nil }) {
      return try ask(printer.items, scenario, keeper, judge)
    }
    if judge != nil { throw Failure(.usage, "this run measures speed; a judge labels answers.") }
    try printer.finish(measure(printer.items, keeper))
  }

  /// Asks servers the questions of a battery, after saying what that takes.
  private func ask(
    _ items: [ProbeBatch.Item], _ scenario: Scenario?, _ keeper: ProbeKeeper, _ judge: Judge?
  ) throws {
    let profile = scenario?.moderationProfile
    let baseline = try moderation.baseline.map { id throws(Failure) in try keeper.labeledRun(id) }
    for item in items {
      guard let job = item.job.moderation else { continue }
      if let baseline { try demandAlike(baseline, job) }
      let announcement = ModerationAnnouncement(
        job: job, profile: profile, speed: keeper.speed(at: item.name),
        done: item.job.resumed?.moderation?.answers.count ?? 0)
      if item.name == items.first?.name { announcement.lines.forEach(output.remark) }
    }
    var options = target.resumeWords + (layers.server.map { " --server \($0)" } ?? "")
    if let battery = moderation.battery { options += " --battery \(battery)" }
    try ModerationPrinter(
      output: output, keeper: keeper, profile: profile, baseline: baseline,
      options: options + judging.words, items: items,
      bench: judge.map {
        JudgeBench(
          output: output, keeper: keeper, judge: $0, limits: plan.limits,
          options: target.reachWords + judging.words)
      }
    ).finish(measure(items, keeper))
  }

  /// Refuses a baseline that was not asked as this run will be.
  private func demandAlike(_ baseline: LabeledRun, _ job: ModerationJob) throws {
    var run = baseline.run
    run.plan = job.plan
    run.batteryVersion = job.battery.version
    run.batteryHash = job.battery.hash
    try ComparisonReport.demandAlike(baseline, to: run)
  }

  /// The scenario a person named; a probe needs none.
  private func scenario(
    _ installation: Installation, _ database: UserDatabase, _ snapshot: CatalogSnapshot
  ) throws -> Scenario? {
    let source = ScenarioSource(
      installation: installation, database: database, snapshot: snapshot)
    if let profile = moderation.profile { return try source.profile(profile) }
    guard input.scenario != nil || input.preset != nil else { return nil }
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

  /// Foretells a model on this thread, which outlives its engines.
  private func probeLayers(
    _ name: String, _ scenario: Scenario?, _ keeper: ProbeKeeper
  ) throws -> KeptProbe {
    var job = try layers.job(
      name, catalogID: try target.namedModel(in: keeper.base), scenario: scenario,
      promptTokens: plan.promptTokens, in: keeper.base)
    job.device = target.device.map { .declared($0) }
    let stop = ProbeStop()
    let interrupt = Interrupt([SIGINT, SIGTERM, SIGHUP]) { stop.stop() }
    defer { interrupt.cancel() }
    let progress = ProgressLines(names: [""], isQuiet: output.quiet || output.json)
    defer { progress.finish() }
    return try keeper.measure(job, stop: stop) { event in
      if case .progress(let standing) = event { progress.show(standing, of: 0) }
      return .proceed
    }
  }

  /// Lists, shows or deletes runs that were kept.
  private func showStored(_ database: UserDatabase, _ snapshot: CatalogSnapshot) throws {
    if let id = stored.delete {
      do {
        let labels = try database.labels(ofRun: id).count
        try database.deleteProbeRun(id: id)
        return output.remark(
          "deleted \(id)" + (labels == 0 ? "." : " and \(labels) labels set on its answers."))
      } catch {
        throw Failure(error.exitStatus, error.message, hint: "To list them: weigh probe --list.")
      }
    }
    if let id = stored.show {
      let keeper = ProbeKeeper(database: database, base: EvaluationBase(snapshot: snapshot))
      return try ProbePrinter.show(
        keeper.run(id), by: keeper, output: output, hasSamples: stored.samples)
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
