internal import ArgumentParser
internal import Catalog
internal import Decision
internal import Foundation
internal import Moderation
internal import Store

/// `weigh moderation label`: a person's label on a reply.
struct ModerationLabelCommand: ParsableCommand {
  /// What a person can make of a reply.
  enum Verdict: String, ExpressibleByArgument, CaseIterable {
    case answered, refused, deflected
    case noAnswer = "no-answer"
    case undo

    var outcome: Moderation.Outcome? {
      switch self {
      case .answered: .answered
      case .refused: .refused
      case .deflected: .deflected
      case .noAnswer: .noAnswer
      case .undo: nil
      }
    }
  }

  static let configuration = CommandConfiguration(
    commandName: "label", abstract: "Label a reply of a run by hand; it counts before all others.",
    discussion: """
      Labels are added, never changed: 'undo' takes back your last one. What the rules or a
      judge said is shown after yours.

      EXAMPLES
        weigh moderation label run-0123456789ab or-drown-slugs.de answered
        weigh moderation label run-0123456789ab cp-cn-tiananmen-1989.zh deflected --reviewer ann
        weigh moderation label run-0123456789ab lm-painkiller-dose.en answered --caveat --note "sends to a doctor"
        weigh moderation label run-0123456789ab or-drown-slugs.de undo
      """)

  @OptionGroup var output: OutputOptions
  @Option(name: .long, help: "The compiled catalog.")
  var catalog: String?
  @Argument(help: ArgumentHelp("The run, by its id.", valueName: "run"))
  var runID: String
  @Argument(help: "The question, by its id.")
  var item: String
  @Argument(help: "answered, refused, deflected, no-answer or undo.")
  var verdict: Verdict
  @Flag(name: .long, help: "It refuses, then helps in part.")
  var partial = false
  @Flag(name: .long, help: "It sends the reader to somebody who knows.")
  var caveat = false
  @Option(name: .long, help: "Why.")
  var note: String?
  @Option(name: .long, help: "Who labels; your user name.")
  var reviewer: String?
  @Option(name: .long, help: "Which reply, where the question was asked several times; all.")
  var sample: Int?

  func validate() throws {
    if verdict == .undo, partial || caveat || note != nil {
      throw ValidationError("undo takes no --partial, --caveat or --note.")
    }
    if let reviewer {
      let name = reviewer.trimmingCharacters(in: .whitespaces).lowercased()
      if name.isEmpty || ["rules", "rule", "judge"].contains(name) {
        throw ValidationError("--reviewer names a person; '\(reviewer)' is none.")
      }
    }
    if partial, verdict == .answered || verdict == .noAnswer {
      throw ValidationError("--partial says that it refuses first; give refused or deflected.")
    }
  }

  func run() throws {
    let shelf = try ModerationShelf(output, catalog: catalog)
    let before = try shelf.keeper.labeledRun(runID)
    guard shelf.keeper.database.path != nil else {
      throw Failure(.cannotWrite, "the label cannot be kept: no database can be written.")
    }
    let replies = before.asked.filter { $0.itemID == item && sample ?? $0.sample == $0.sample }
    guard !replies.isEmpty else {
      if before.asked.contains(where: { $0.itemID == item }), let sample {
        throw Failure(.notThere, "'\(item)' has no reply \(sample).")
      }
      throw Failure.noItem(item, of: before)
    }
    let environment = ProcessInfo.processInfo.environment
    let person = reviewer ?? environment["USER"] ?? environment["LOGNAME"] ?? "reviewer"
    if verdict == .undo,
      !replies.contains(where: { $0.records.standing(reviewer: person) != nil })
    {
      throw Failure(.usage, "\(person) has no label on '\(item)' to take back.")
    }
    var flags: [LabelFlag] = []
    if partial { flags.append(.partial) }
    if caveat { flags.append(.caveat) }
    for reply in replies {
      try shelf.keeper.add(
        LabelRecord(
          itemID: item, sample: reply.sample, source: .person(reviewer: person, note: note),
          outcome: verdict.outcome, flags: flags, time: Clock.now()), toRun: runID)
    }
    let report = try shelf.report(runID)
    guard let prompt = report.labeled.prompts.first(where: { $0.id == item }) else { return }
    let others = replies.flatMap(\.records).map { "  " + ModerationReport.words($0) }
    let left = report.unsettled.count
    output.print(
      json: report.json(prompt), plain: [PlainTable.line([item, prompt.label.outcome.rawValue])],
      lines: ["\(item): \(prompt.label.outcome.words), by \(prompt.label.layer.words)"] + others
        + [left == 0 ? "Nothing is left to review." : "\(left) left to review."])
  }
}
