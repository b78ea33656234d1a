internal import ArgumentParser
internal import Catalog
internal import Cells
internal import Decision

/// `weigh excluded`: what each need keeps out, and what would bring some back.
struct ExcludedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "excluded", abstract: "List excluded models by the need that keeps them out.",
    discussion: """
      EXAMPLES
        weigh excluded --preset eu-product
        weigh excluded --need license --plain
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var devices: DeviceOptions
  @Option(name: .long, help: "Only this need, by its id.")
  var need: String?
  @Option(name: .long, help: "Show at most this many models of each need.")
  var limit: Int?

  func run() throws {
    let session = try Session(input, output: output, devices: devices.names)
    let outcome = try session.outcome()
    var reports = outcome.ruleReports
    if let need {
      let ids =
        outcome.scenario.musts.map(\.id)
        + (outcome.hasPolicies ? [RuleReport.restrictionsID] : [])
      guard ids.contains(need) else {
        throw Failure(
          .usage, "the scenario has no need '\(need)'; it has \(Wording.list(ids)).",
          hint: Spelling.nearest(need, in: ids).map { "Did you mean '\($0)'?" })
      }
      reports = reports.filter { $0.must.id == need }
    }
    let report = ExclusionReport(outcome: outcome, reports: reports)
    if output.json {
      Streams.line(report.json.canonicalText)
    } else if output.plain {
      report.plain.forEach(Streams.line)
    } else {
      report.lines(limit: limit ?? 8, width: Streams.width, glyphs: output.glyphs)
        .forEach(Streams.line)
    }
  }
}
