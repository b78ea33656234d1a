internal import ArgumentParser
internal import Catalog
internal import Decision
internal import Records

/// `weigh shortlist`: writes the ranking with its first models as a file to pass on.
struct ShortlistCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "shortlist", abstract: "Write the first models of the ranking as a file.",
    discussion: """
      The file holds the whole ranking with every score, contribution, source and exclusion, so that
      a colleague needs no catalog to read it (weigh show --from) or to compare it (weigh diff). A
      list never ends between models that cannot be told apart. The day written into it is today's
      unless --date names one; everything else follows from catalog, measurements and scenario.

      EXAMPLES
        weigh shortlist --preset eu-product --author "reviewer 1"
        weigh shortlist --length 3 --title "Model of the support bot" --out team/a.shortlist.json
        weigh shortlist --model Qwen/QwQ-32B --model phi-4 --date 2026-11-20 --out -
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var devices: DeviceOptions
  @Option(name: .long, help: "How many models to list.")
  var length = Shortlist.usualLength
  @Option(name: .customLong("model"), help: "List this model instead, ranked or not; repeatable.")
  var models: [String] = []
  @Option(name: .long, help: "What it is called.")
  var title: String?
  @Option(name: .long, help: "Who made it.")
  var author: String?
  @Option(name: .long, help: "The day it is made, as YYYY-MM-DD.")
  var date: String?
  @Option(name: .long, help: "The file, or '-' for standard output.")
  var out: String?
  @Flag(name: .long, help: "Replace a file that differs.")
  var force = false

  func validate() throws {
    if length < 1 { throw ValidationError("--length takes a whole number from 1.") }
  }

  func run() throws {
    let session = try Session(input, output: output, devices: devices.names)
    let outcome = try session.outcome()
    let list = try list(outcome, models: models.map { try session.candidate($0).model.id })
    if out == "-" { return Streams.write(list.json.indentedText) }
    let name = out ?? Slug.of(title ?? outcome.scenario.name) + ".shortlist.json"
    let result = try OutputFile.write(list.json.indentedText, to: name, replacing: force)
    if output.json {
      return Streams.line(
        JSONValue.object([
          "schema": .text("weigh.export/1"), "files": .list([.text(name)]),
          "date": .text(list.created.description),
        ]).canonicalText)
    }
    Streams.line(name + (result == .unchanged ? " (unchanged)" : ""))
    report(list, outcome)
  }

  private func list(_ outcome: Outcome, models: [String]) throws -> Shortlist {
    guard let created = try day() else { throw Failure(.bug, "a bug in Weigh: no date.") }
    do {
      return try Shortlist(
        outcome, title: title ?? "Shortlist of \(outcome.scenario.name)", author: author,
        created: created, length: length, models: models.isEmpty ? nil : models,
        engine: ["weigh": Version.number], robustness: try robustness(of: outcome))
    } catch let problem as RecordProblem {
      throw Failure(.doesNotParse, problem.message)
    }
  }

  private func day() throws -> CalendarDate? {
    guard let date else { return Clock.today() }
    return try ChangeTail.day(date, of: "--date \(date)")
  }

  /// The draws that tell models apart; nothing where there is nothing to draw.
  private func robustness(of outcome: Outcome) throws -> Robustness? {
    guard
      let run = RobustnessRun(outcome, settings: outcome.scenario.robustness, threads: nil)
    else { return nil }
    let quiet = output.quiet || output.json || out == "-"
    guard let robustness = run.run(progress: ProgressLine(isQuiet: quiet)), robustness.isComplete
    else { throw Failure(.interrupted, "stopped before all weightings were drawn.") }
    return robustness
  }

  private func report(_ list: Shortlist, _ outcome: Outcome) {
    let listed = Wording.count(list.content.entries.count, "model")
    output.remark(
      "\(listed) of \(outcome.rows.count) ranked, dated \(list.created)"
        + (date == nil ? " by this machine; --date names another day." : "."))
    if list.isLengthened {
      output.remark(
        "it is longer than \(list.length), because the last of them cannot be told apart.")
    }
    if list.content.entries.isEmpty {
      output.remark("no model meets the needs; the file says why each is out.")
    }
  }
}
