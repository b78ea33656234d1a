internal import ArgumentParser
internal import Catalog
internal import Records

/// `weigh recheck`: holds decisions against the catalog of the day.
struct RecheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recheck", abstract: "Check whether decisions still hold on today's catalog.",
    discussion: """
      Without a file it checks every record of \(RecordFolder.usual) that is accepted or proposed. Each \
      record is judged under the scenario it holds, never under a stored one, and nothing is written.

      Exits 0 when all hold, 1 when one no longer holds (with --strict also for warnings), 65 when a \
      record does not read or was changed by hand, 66 when a catalog, an overlay or runs are missing; \
      of several the highest.

      --verify recomputes the result on the catalog it was made on. --acknowledge says of a finding \
      that somebody lives with it, until its fact changes again; --review notes a look and sets the \
      next day. These two rewrite the record.

      EXAMPLES
        weigh recheck
        weigh recheck docs/decisions/0007-support-bot-model.json --today 2027-01-12
        weigh recheck --strict --json
        weigh recheck 0007-support-bot-model.json --acknowledge license-text --by legal \\
          --reason "only the address changed"
        weigh recheck 0007-support-bot-model.json --review --by "reviewer 1"
      """)

  @OptionGroup var output: OutputOptions
  @OptionGroup var change: RecordChangeOptions
  @Argument(help: "Records, or folders of them.")
  var files: [String] = []
  @Option(name: .long, help: "The day to check for, as YYYY-MM-DD; the machine's where not given.")
  var today: String?
  @Flag(name: .long, help: "Warnings count like findings that break a decision.")
  var strict = false
  @Flag(name: .long, help: "Recompute the result on the recorded catalog instead.")
  var verify = false
  @Option(name: .long, help: "The compiled catalog.")
  var catalog: String?

  func validate() throws {
    if verify && change.isAsked {
      throw ValidationError("--verify changes nothing; give it alone.")
    }
  }

  func run() throws {
    let day = try self.day()
    let folder = RecordFolder(files)
    if change.isAsked {
      let file = try change.only(of: files)
      let bench = try RecheckBench(catalog: catalog, today: day, output: output)
      return try change.apply(to: file, on: bench, output: output)
    }
    let names = try folder.records()
    let bench = try RecheckBench(catalog: catalog, today: day, output: output)
    let progress = ProgressLine(isQuiet: output.quiet)
    var results: [RecheckResult] = []
    for name in names {
      if let result = bench.result(of: name, verifying: verify, skipping: folder.isUsual) {
        results.append(result)
      }
      progress.show("records", done: results.count, total: names.count)
    }
    progress.finish()
    guard !results.isEmpty else {
      throw Failure(
        .notThere, "no record in '\(RecordFolder.usual)' is accepted or proposed.",
        hint: "Name the files to check.")
    }
    let report = RecheckReport(
      results: results, release: bench.release, today: day, isStrict: strict)
    output.print(
      json: report.json, plain: report.plain,
      lines: report.lines(width: Streams.width, glyphs: output.glyphs))
    guard let status = report.status else { return }
    throw NegativeAnswer(code: status)
  }

  private func day() throws -> CalendarDate {
    guard let today else {
      guard let day = Clock.today() else { throw Failure(.bug, "a bug in Weigh: no date.") }
      return day
    }
    guard let day = CalendarDate(today), day.day != nil else {
      throw Failure(.usage, "'--today \(today)' is no day.", hint: "Write 2027-01-12.")
    }
    return day
  }
}
