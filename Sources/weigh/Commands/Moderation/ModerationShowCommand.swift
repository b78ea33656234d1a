internal import ArgumentParser
internal import Catalog
internal import Decision
internal import Moderation
internal import Store

/// What the commands about kept moderation runs work on.
struct ModerationShelf {
  let keeper: ProbeKeeper

  init(_ output: OutputOptions, catalog: String?) throws {
    let installation = Installation()
    let opened = try installation.openCatalog(catalog)
    keeper = ProbeKeeper(
      database: try installation.openDatabase { output.remark($0) },
      base: EvaluationBase(snapshot: opened.snapshot))
  }

  /// The report of a run.
  func report(_ id: String) throws(Failure) -> ModerationReport {
    ModerationReport(try keeper.labeledRun(id), tables: try ProbeKeeper.rules())
  }
}

/// `weigh moderation show`: a kept run, question by question.
struct ModerationShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a moderation run that was kept, question by question.",
    discussion: """
      Replies are shown only with --with-replies; they may offend.

      EXAMPLES
        weigh moderation show run-0123456789ab
        weigh moderation show run-0123456789ab --unsettled
        weigh moderation show run-0123456789ab --item or-drown-slugs.de --with-replies
        weigh moderation show run-0123456789ab --json
      """)

  @OptionGroup var output: OutputOptions
  @Option(name: .long, help: "The compiled catalog.")
  var catalog: String?
  @Argument(help: ArgumentHelp("The run, by its id.", valueName: "run"))
  var runID: String
  @Option(name: .long, help: "One question, with every label set of it.")
  var item: String?
  @Flag(name: .long, help: "Only questions whose label is still to be checked.")
  var unsettled = false
  @Flag(name: .customLong("with-replies"), help: "Show what the model replied.")
  var withReplies = false

  func run() throws {
    var report = try ModerationShelf(output, catalog: catalog).report(runID)
    report.hasItems = true
    report.hasReplies = withReplies
    if let item {
      guard let prompt = report.labeled.prompts.first(where: { $0.id == item }),
        let page = report.page(of: item, width: Streams.width)
      else { throw Failure.noItem(item, of: report.labeled) }
      return output.print(json: report.json(prompt), plain: page, lines: page)
    }
    if unsettled {
      // What governments dispute comes first: it needs a person most.
      let order: [ItemCategory] = [.contestedFact, .advice, .overRefusal, .unsafeProxy, .control]
      let queue = order.flatMap { category in report.unsettled.filter { $0.category == category } }
      return output.print(
        json: .object([
          "schema": .text("weigh.moderation-queue/1"), "run": .text(report.summary.id),
          "items": .list(queue.map { report.json($0) }),
        ]), plain: queue.map(\.id),
        lines: queue.isEmpty
          ? ["Nothing is left to review."]
          : ModerationReport.items(queue, Streams.width, output.glyphs))
    }
    output.print(
      json: report.json, plain: [ModerationReport.plainHeader] + report.plain,
      lines: report.lines(width: Streams.width, glyphs: output.glyphs))
  }
}

extension Failure {
  /// A question the run did not ask.
  static func noItem(_ item: String, of run: LabeledRun) -> Failure {
    let near = Spelling.nearest(item, in: run.prompts.map(\.id))
    return Failure(
      .notThere, "\(run.kept.summary.id) has no answer to a question '\(item)'.",
      hint: near.map { "Did you mean '\($0)'?" }
        ?? "To list its questions: weigh moderation show \(run.kept.summary.id).")
  }
}
