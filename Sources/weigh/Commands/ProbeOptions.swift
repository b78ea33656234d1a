internal import ArgumentParser
internal import Catalog
internal import Decision
internal import Fit
internal import Foundation
internal import Probe

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
  @Option(name: .long, help: "Requests at once, in steps: 1,2,4,8.")
  var streams: String?
  @Option(name: .long, help: "Seconds after which no further request begins, such as 120s.")
  var budget: String?
  @Option(name: .long, help: "Seconds to wait for a first byte, such as 120s.")
  var wait = "120s"

  func validate() throws {
    for (name, value) in [
      ("--runs", runs), ("--prompt-tokens", promptTokens), ("--output-tokens", outputTokens),
    ] {
      if let value, value < 1 { throw ValidationError("\(name) takes a whole number from 1.") }
    }
    if let streams, Self.levels(streams) == nil {
      throw ValidationError(
        "--streams takes numbers from 1 to \(ProbePlan.mostStreams), such as 1,2,4,8.")
    }
    if let budget, Self.seconds(budget) == nil {
      throw ValidationError("--budget takes seconds, such as 120s.")
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
    plan.streams = streams.flatMap(Self.levels) ?? []
    plan.budgetSeconds = budget.flatMap(Self.seconds)
    return plan
  }

  var limits: ProbeLimits {
    var limits = ProbeLimits()
    limits.waitSeconds = Self.seconds(wait) ?? limits.waitSeconds
    return limits
  }

  /// Numbers of requests at once; `nil` for anything else.
  static func levels(_ text: String) -> [Int]? {
    let numbers = text.split(separator: ",", omittingEmptySubsequences: false)
      .map { Int($0.trimmingCharacters(in: .whitespaces)) }
    let levels = numbers.compactMap { $0 }.filter { (1...ProbePlan.mostStreams).contains($0) }
    return levels.count == numbers.count ? Set(levels).sorted() : nil
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
