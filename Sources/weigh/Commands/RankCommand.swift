internal import ArgumentParser
internal import Catalog
internal import Decision

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
      try WeightChange.apply(weight, to: &scenario)
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
