internal import ArgumentParser
internal import Catalog
internal import Quality

/// `weigh quality validate`: hides published results and predicts them.
struct QualityValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Hide one published result in five, predict it, and say how well that went.",
    discussion: """
      Everything is fitted anew without what is hidden; an overall score and its categories
      are hidden together. The deals are none of those the use cases' steps were chosen on.
      Exit 1 where a bar is missed: an error of at most 75 % of that of the column means,
      and 90 to 98 % of the results within their 95 % intervals.

      EXAMPLES
        weigh quality validate
        weigh quality validate --seeds 5 --json
      """)

  @OptionGroup var output: OutputOptions
  @Option(name: .long, help: "The compiled catalog.")
  var catalog: String?
  @Option(name: .long, help: "How many times the results are dealt anew.")
  var seeds = 3

  func validate() throws {
    guard (1...100).contains(seeds) else {
      throw ValidationError("--seeds is a number from 1 to 100.")
    }
  }

  func run() throws {
    let catalog = try OpenCatalog(catalog)
    let scale = QualityScale(catalog.snapshot)
    guard let calibration = scale.calibration else {
      throw Failure(
        .notThere, "this catalog has no quality scale in force.",
        hint: "To make one: weigh quality calibrate --low MODEL --high MODEL.")
    }
    let report = ValidationReport(
      catalog: catalog, scale: scale, calibration: calibration, seeds: seeds)
    if output.json {
      Streams.line(report.json.canonicalText)
    } else if output.plain {
      report.plain.forEach(Streams.line)
    } else {
      report.lines(output).forEach(Streams.line)
    }
    if !report.passes { throw NegativeAnswer() }
  }
}
