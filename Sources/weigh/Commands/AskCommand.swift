internal import ArgumentParser
internal import Catalog
internal import Decision
internal import Foundation
internal import Licensing
internal import Store

/// `weigh ask`: the intended use and the needs as numbered questions, one answer a line.
struct AskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask", abstract: "Answer questions about the use and the needs, one a line.",
    discussion: """
      Fifteen questions about the intended use, those first that license verdicts
      wait for; then the needs of the scenario; then the ranking in sentences.
      Every answer is kept at once. Answers can come from a pipe; with --no-input
      the open questions are listed instead.

      Enter skips or keeps, - clears, ? explains, b goes back, s skips the rest of
      a question, q stops.

      EXAMPLES
        weigh ask --preset eu-product --name support-bot
        weigh ask --no-input
        printf '20M\\nq\\n' | weigh ask --preset eu-product --json
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions
  @Option(name: .long, help: "The name to keep the scenario under.")
  var name: String?

  func run() throws {
    try ScenarioName.demand(name)
    let installation = Installation()
    let catalog = try installation.openCatalog(input.catalog)
    let database = try installation.openDatabase { output.remark($0) }
    let base = try Measurements(database).base(catalog.snapshot)
    if let name, try database.scenario(named: name) != nil {
      throw Failure(
        .usage, "there is already a scenario named '\(name)'.",
        hint: "To go on with it: weigh ask --scenario \(name).")
    }
    let voice = Voice(isMachine: output.json, isQuiet: output.quiet)
    let source = ScenarioSource(
      installation: installation, database: database, snapshot: catalog.snapshot)
    var found = try start(source, base, voice)
    if let name { found = ScenarioSource.Found(scenario: found.scenario.named(name), stored: nil) }
    if output.noInput {
      let context: EvaluationContext
      do {
        context = try EvaluationContext(base: base, scenario: found.scenario)
      } catch let error as ScenarioError {
        throw Failure(.doesNotParse, error.description)
      }
      return OpenReport(context).write(output)
    }
    let keeper = AskKeeper(
      scenario: found.scenario, stored: found.stored, database: database,
      isFile: found.stored == nil && input.scenario != nil && name == nil)
    var interview = try Interview(base: base, keeper: keeper, voice: voice)
    let end = try interview.run()
    try finish(interview, end)
  }

  /// The scenario to work on; with none yet, the presets are offered.
  private func start(_ source: ScenarioSource, _ base: EvaluationBase, _ voice: Voice) throws
    -> ScenarioSource.Found
  {
    do {
      return try source.find(input, remark: output.remark)
    } catch let failure as Failure
      where failure.code == .notThere && input.scenario == nil && input.preset == nil
    {
      guard !output.noInput else { throw failure }
      let names = Presets.names(in: base.snapshot)
      voice.say("Begin with which preset? Type a number or a name; Enter begins with none.")
      for (position, name) in names.enumerated() {
        voice.say("\(position + 1) \(name): \(Presets.summary(of: name, in: base.snapshot)).")
      }
      while let answer = voice.hear(), !answer.isEmpty, answer != "q" {
        let chosen = Int(answer).flatMap { names.indices.contains($0 - 1) ? names[$0 - 1] : nil }
        do {
          return .init(scenario: try source.preset(chosen ?? answer), stored: nil)
        } catch let failure as Failure {
          voice.say(
            Interview.sentence(failure.message) + (failure.hint.map { " " + $0 } ?? ""))
        }
      }
      return .init(scenario: Scenario(name: "first"), stored: nil)
    }
  }

  private func finish(_ interview: Interview, _ end: Interview.End) throws {
    let keeper = interview.keeper
    if output.json {
      Streams.line(keeper.scenario.json.canonicalText)
      if let remark = keeper.ending { output.remark(remark) }
      return
    }
    let name = keeper.scenario.name
    if let remark = keeper.ending { Streams.line(remark) }
    if keeper.printsText { Streams.write(keeper.scenario.toml) }
    if end != .stopped {
      Streams.line("")
      let outcome: Outcome
      do {
        outcome = try evaluate(interview.context())
      } catch let error as ScenarioError {
        throw Failure(.doesNotParse, error.description)
      }
      RankReport(outcome).prose(limit: 3).forEach(Streams.line)
    }
    guard keeper.isKept else { return }
    Streams.line(
      "To go on: weigh rank --scenario \(name) for the list, weigh show MODEL --scenario \(name) "
        + "for one model, weigh ask --scenario \(name) to change an answer.")
  }
}

extension Scenario {
  /// The scenario under another name.
  func named(_ name: String) -> Scenario {
    var scenario = self
    scenario.name = name
    return scenario
  }
}
