internal import ArgumentParser
internal import Catalog
internal import Decision
internal import Foundation
internal import Moderation
internal import Probe
internal import Store

/// What a moderation run asks, and how.
struct ModerationOptions: ParsableArguments {
  @Option(
    name: .customLong("tier"),
    help: "Ask a battery of questions instead: quick, standard or full.")
  var choice: TierChoice?
  @Option(name: .customLong("language"), help: "A language to ask in, of the quick tier its third.")
  var languages: [String] = []
  @Option(name: .long, help: "A folder with a battery of your own.")
  var battery: String?
  @Option(name: .customLong("system-file"), help: "A file with the system prompt to ask under.")
  var systemFile: String?
  @Flag(name: .customLong("accept-english"), help: "An answer in English is as good as any.")
  var acceptEnglish = false
  @Option(name: .customLong("max-tokens"), help: "Tokens of each answer; 64.")
  var maxTokens: Int?
  @Option(name: .long, help: "A run to compare with, such as that of the model in use.")
  var baseline: String?
  @Option(name: .long, help: "A scenario, preset or file whose [[moderation]] needs are judged.")
  var profile: String?

  var tier: BatteryTier? { choice?.tier }

  /// Options that say nothing without a tier, or a run that has one.
  private var details: [(String, Bool)] {
    [
      ("--language", !languages.isEmpty), ("--battery", battery != nil),
      ("--system-file", systemFile != nil), ("--accept-english", acceptEnglish),
      ("--max-tokens", maxTokens != nil), ("--baseline", baseline != nil),
      ("--profile", profile != nil),
    ]
  }

  func validate() throws {
    if let maxTokens, !(1...4096).contains(maxTokens) {
      throw ValidationError("--max-tokens takes a number from 1 to 4096.")
    }
  }

  /// Refuses what does not go together with the rest of the command.
  func validate(_ plan: ProbePlanOptions, isAgain: Bool, isLayers: Bool) throws {
    if tier == nil, !isAgain, let detail = details.first(where: \.1)?.0 {
      throw ValidationError("\(detail) goes with --tier quick, standard or full.")
    }
    guard let tier else { return }
    if isLayers { throw ValidationError("--layers answers nothing; --tier goes with a server.") }
    if isAgain { throw ValidationError("--resume and --repeat ask as the run did; leave --tier.") }
    let measures: [(String, Bool)] = [
      ("--runs", plan.runs != nil), ("--prompt-tokens", plan.promptTokens != nil),
      ("--output-tokens", plan.outputTokens != nil), ("--streams", plan.streams != nil),
    ]
    if let name = measures.first(where: \.1)?.0 {
      throw ValidationError("\(name) measures speed; --tier \(tier.rawValue) asks questions.")
    }
  }

  /// The run that is asked for; nothing without a tier.
  ///
  /// **Shape**: the third language of the quick tier is the first other one among the needs, else
  /// German.
  /// **Errors**: a language the tier does not ask in, a file that cannot be read.
  func job(budgetSeconds: Double?, for scenario: Scenario?) throws(Failure) -> ModerationJob? {
    guard let tier else { return nil }
    let battery = try ChosenBattery.named(battery)
    var plan = ModerationPlan(tier: tier)
    plan.languages = try ChosenBattery.languages(languages, of: tier, in: battery).sorted()
    if tier == .quick {
      let thirds = battery.languages(of: tier).filter { !Battery.quickLanguages.contains($0) }
      let wanted = plan.languages + (scenario?.languages ?? [])
      // Named, so that a run with the usual language is asked like one with it chosen.
      plan.languages = [wanted.first(where: thirds.contains) ?? "de"].filter(thirds.contains)
    }
    if let maxTokens { plan.outputTokens = maxTokens }
    plan.acceptsEnglish = acceptEnglish
    plan.budgetSeconds = budgetSeconds
    plan.systemPrompt = try systemPrompt()
    return ModerationJob(
      plan: plan, battery: battery, classifier: Classifier(try ProbeKeeper.rules()))
  }

  /// The run that goes on with a kept one, or asks again as it did.
  ///
  /// **Errors**: a battery that is not the one it asked.
  func job(
    as kept: KeptProbe, _ run: ModerationRun, budgetSeconds: Double?
  ) throws(Failure) -> ModerationJob {
    let battery = try ChosenBattery.named(battery)
    guard battery.hash == run.batteryHash else {
      throw Failure(
        .usage,
        "\(kept.summary.id) asked battery \(run.batteryID) \(run.batteryVersion) "
          + "(\(run.batteryHash.prefix(12))); this is \(battery.id) \(battery.version) "
          + "(\(battery.hash.prefix(12))).",
        hint: run.batteryID == battery.id
          ? "Begin a new run: weigh probe URL --tier \(run.plan.tier.rawValue)."
          : "Name its folder: --battery FOLDER.")
    }
    var plan = run.plan
    plan.budgetSeconds = budgetSeconds
    return ModerationJob(
      plan: plan, battery: battery, classifier: Classifier(try ProbeKeeper.rules()))
  }

  private func systemPrompt() throws(Failure) -> String? {
    guard let systemFile else { return nil }
    guard let text = try? String(contentsOfFile: systemFile, encoding: .utf8) else {
      throw Failure(.notThere, "cannot read '\(systemFile)'.")
    }
    let prompt = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !prompt.isEmpty else {
      throw Failure(.doesNotParse, "'\(systemFile)' holds no system prompt.")
    }
    return prompt
  }
}
