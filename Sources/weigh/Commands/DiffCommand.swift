internal import ArgumentParser
internal import Catalog
internal import Records

/// `weigh diff`: what differs between shortlists or decision records, and why.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Say what differs between shortlists or decision records.",
    discussion: """
      Two files: what they rest on, needs, weights, models, why ranks moved, how alike the lists are,
      who made them. Three to eight: what all of them list, who is first for how many, which models no
      other beats for every reviewer. No catalog is needed; only what a changed need does to the first
      list is worked out where its catalog is at hand. Exit 1 when they differ; titles, authors and
      days do not count.

      EXAMPLES
        weigh diff a.shortlist.json b.shortlist.json
        weigh diff a.shortlist.json docs/decisions/0007-support-bot.json --json
        weigh diff a.shortlist.json b.shortlist.json c.shortlist.json
      """)

  @OptionGroup var output: OutputOptions
  @Option(name: .long, help: "The compiled catalog the first file was made on.")
  var catalog: String?
  @Argument(help: "Shortlists or decision records, two to eight; '-' reads standard input.")
  var files: [String] = []

  func run() throws {
    guard ListSurvey.counts.contains(files.count) else {
      throw Failure(
        .usage,
        "two to eight files can be compared, and \(files.count) \(files.count == 1 ? "was" : "were") "
          + "named.",
        hint: files.count == 1 ? "To see one: weigh show --from \(files[0])." : nil)
    }
    guard files.count(where: { $0 == "-" }) < 2 else {
      throw Failure(.usage, "'-' is named twice, and standard input can be read once.")
    }
    let read = try RankingFiles.read(files)
    let width = min(Streams.width, 100)
    if read.count > 2 {
      let survey = ListSurvey(read)
      let report = SurveyReport(survey)
      output.print(
        json: survey.json, plain: report.plain,
        lines: report.lines(width: width, glyphs: output.glyphs))
      if survey.differs { throw NegativeAnswer() }
      return
    }
    var comparison = ShortlistComparison(read[0], read[1])
    try RankingFiles.measureEffects(in: &comparison, catalog: catalog)
    let report = DiffReport(comparison)
    output.print(
      json: comparison.json, plain: report.plain,
      lines: report.lines(width: width, glyphs: output.glyphs))
    if comparison.differs { throw NegativeAnswer() }
  }
}
