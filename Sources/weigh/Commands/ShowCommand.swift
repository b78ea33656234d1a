internal import ArgumentParser
internal import Catalog
internal import Decision
internal import Sheets

/// `weigh show`: one model in detail.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one model: its score part by part, and every fact.",
    discussion: """
      EXAMPLES
        weigh show Qwen/QwQ-32B --preset eu-product
        weigh show DeepSeek-R1 --json
        weigh show DeepSeek-R1 --page license
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions
  @Argument(help: "The model's id, or its name without the organization.")
  var id: String

  @Option(
    name: .long,
    help: "Only this page: \(Sheets.all.map(\.id).joined(separator: ", ")); all prints every one.")
  var page: String?

  func run() throws {
    let session = try Session(input, output: output)
    let outcome = try session.outcome()
    let report = ModelReport(outcome: outcome, candidate: try session.candidate(id))
    if let page {
      return try SheetReport(page: page, subject: report.subject).print(output)
    }
    if output.json {
      Streams.line(report.json.canonicalText)
    } else if output.plain {
      report.plain.forEach(Streams.line)
    } else if output.wantsProse {
      report.prose.forEach(Streams.line)
    } else {
      report.lines(width: min(Streams.width, 100), glyphs: output.glyphs).forEach(Streams.line)
    }
  }
}
