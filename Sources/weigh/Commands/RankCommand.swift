internal import ArgumentParser
internal import Catalog
internal import Decision
internal import Scoring

/// `weigh rank`: the ranked list.
struct RankCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rank", abstract: "Rank the models that meet the needs.",
    discussion: """
      Models that meet every need come first; those that hang on an unknown fact follow. Higher is
      better; a score stands with its range. A row names the best way to run its model; --ways
      lists the others below it. Exit 1 when no model is left.

      EXAMPLES
        weigh rank --preset eu-product --limit 10
        weigh rank --ways --limit 3
        weigh rank --weight price=40 --json
        weigh rank --device 8xh200 --limit 5
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var devices: DeviceOptions
  @Option(name: .long, help: "Show at most this many models.")
  var limit: Int?
  @Option(name: .long, help: "Let a criterion weigh this many per cent, as C=N.")
  var weight: [String] = []
  @Option(name: .long, help: "What to do with models a need cannot judge: keep or drop.")
  var unknown: UnknownChoice?
  @Flag(name: .long, help: "List every way of running each model.")
  var ways = false

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit takes a whole number from 1.") }
  }

  func run() throws {
    let session = try Session(input, output: output, devices: devices.names) { scenario in
      for text in weight { try WeightEdit(text).apply(to: &scenario) }
      if let unknown {
        for position in scenario.musts.indices {
          scenario.musts[position].unknown = unknown == .keep ? .keep : .drop
        }
      }
    }
    let outcome = try session.outcome()
    if output.json {
      Streams.line(outcome.json(limit: limit, ways: ways).canonicalText)
    } else if output.plain {
      let report = RankReport(outcome)
      (ways ? report.plainWays(limit: limit) : report.plain(limit: limit)).forEach(Streams.line)
    } else if output.wantsProse {
      RankReport(outcome).prose(limit: limit ?? 20, ways: ways).forEach(Streams.line)
    } else {
      RankReport(outcome).table(
        limit: limit ?? 20, width: Streams.width, glyphs: output.glyphs, ways: ways
      ).forEach(Streams.line)
    }
    if outcome.rows.isEmpty { throw NegativeAnswer() }
  }
}

/// What `--unknown` takes.
enum UnknownChoice: String, ExpressibleByArgument, CaseIterable {
  case keep, drop
}

/// `C=N`: one criterion weighs N per cent, the others keep their shares.
struct WeightEdit {
  let criterion: String
  let percent: Double

  init(_ text: String) throws {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, let percent = Double(parts[1]), (0...100).contains(percent) else {
      throw Failure(
        .usage, "'--weight \(text)' is not of the form C=N.",
        hint: "C is a criterion, N a number from 0 to 100: --weight price=40.")
    }
    guard let definition = Criteria.beginning(parts[0]) else {
      let ids = Criteria.all.map(\.id)
      throw Failure(
        .usage, "'\(parts[0])' names no single criterion.",
        hint: Spelling.nearest(parts[0], in: ids).map { "Did you mean '\($0)'?" }
          ?? "Criteria: \(Wording.list(ids)).")
    }
    criterion = definition.id
    self.percent = percent
  }

  func apply(to scenario: inout Scenario) throws {
    let weighted = scenario.weighted
    guard weighted.contains(where: { $0.preference.criterion == criterion }) else {
      throw Failure(
        .usage, "the scenario does not weigh '\(criterion)'.",
        hint: "It weighs \(Wording.list(weighted.map(\.preference.criterion))).")
    }
    let others = weighted.filter { $0.preference.criterion != criterion }.map(\.weight)
      .reduce(0, +)
    for entry in weighted {
      guard
        let position = scenario.preferences.firstIndex(where: {
          $0.criterion == entry.preference.criterion
        })
      else { continue }
      scenario.preferences[position].points =
        entry.preference.criterion == criterion
        ? percent : others > 0 ? entry.weight / others * (100 - percent) : 0
    }
    scenario.weightMethod = .points
  }
}
