internal import ArgumentParser
internal import Catalog
internal import Decision
internal import Foundation
internal import Records

/// What to change in a record after it was decided: findings somebody lives with, or a review.
struct RecordChangeOptions: ParsableArguments {
  @Option(
    name: .customLong("acknowledge"),
    help: "Live with the findings of this code as they are now; needs --by and --reason.")
  var code: String?
  @Option(name: .long, help: "Only of this model.")
  var entry: String?
  @Flag(name: .long, help: "Note that somebody looked at the decision; needs --by.")
  var review = false
  @Option(
    name: .customLong("review-by"),
    help: "The day of the next review; without it the window of the family counts from today.")
  var reviewBy: String?
  @Option(name: .long, help: "Who.")
  var by: String?
  @Option(name: .long, help: "Why.")
  var reason: String?
  @Option(name: .long, help: "What the review found.")
  var note: String?

  /// Whether anything is to be changed.
  var isAsked: Bool { code != nil || review }

  func validate() throws {
    if code != nil && review {
      throw ValidationError("Choose one of --acknowledge and --review.")
    }
    if !isAsked && [entry, reviewBy, by, reason, note].contains(where: { $0 != nil }) {
      throw ValidationError(
        "--entry, --review-by, --by, --reason and --note go with --acknowledge or --review.")
    }
    if let code, RecheckCode(rawValue: code) == nil {
      let codes = RecheckCode.allCases.map(\.rawValue)
      throw ValidationError(
        "There is no finding '\(code)'." + Spelling.suggestion(for: code, in: codes))
    }
  }

  /// The one file a change is made to.
  func only(of files: [String]) throws -> String {
    guard files.count == 1, let file = files.first else {
      throw Failure(
        .usage, "one record is changed at a time, and \(files.count) were named.",
        hint: "Name one: weigh recheck RECORD --review --by NAME.")
    }
    return file
  }

  /// Changes a record in its file, and the stored draft it came from.
  func apply(to file: String, on bench: RecheckBench, output: OutputOptions) throws {
    let text = try RecheckBench.text(of: file)
    let record = try RecheckBench.record(text)
    let change: RecordChange
    let said: [String]
    do {
      if let code {
        let findings = try self.findings(RecheckCode(rawValue: code), of: record, on: bench)
        change = try RecordChange(
          acknowledging: findings, in: text, by: by ?? "", reason: reason ?? "", on: bench.today)
        said = findings.map { "acknowledged: \($0.message)" }
      } else {
        change = try RecordChange(
          reviewing: text, by: by ?? "", note: note, on: bench.today,
          window: ReviewWindow(of: record.chosen, in: bench.base.snapshot), next: try nextReview(),
          reason: reason)
        said = ["reviewed: the next review is due by \(change.record.review.day)."]
      }
    } catch let refusal as RecordChangeRefusal {
      throw Failure(.usage, refusal.message)
    }
    // The record last: what was made from it is known by the record as it was.
    let made = try RecordSurroundings(file: file, former: record, record: change.record).follow()
    try Self.write(change.text, to: file)
    let remarks = made + DraftFollower(database: bench.database).follow(change.record)
    report(change, said, file: file, output: output)
    remarks.forEach(output.remark)
  }

  private func nextReview() throws -> CalendarDate? {
    guard let reviewBy else { return nil }
    guard let day = CalendarDate(reviewBy), day.day != nil else {
      throw Failure(.usage, "'--review-by \(reviewBy)' is no day.", hint: "Write 2027-02-18.")
    }
    return day
  }

  /// The findings that are meant, as they are today.
  private func findings(_ code: RecheckCode?, of record: DecisionRecord, on bench: RecheckBench)
    throws -> [RecheckFinding]
  {
    let recheck = try bench.recheck(record)
    let meant = recheck.findings.filter {
      $0.code == code && (entry == nil || $0.model == entry)
    }
    let open = meant.filter(\.counts)
    guard open.isEmpty else { return open }
    guard meant.isEmpty else {
      throw Failure(
        .usage, "\(record.name): somebody has acknowledged that already; nothing was changed.")
    }
    let codes = recheck.findings.filter(\.counts).map(\.code.rawValue)
    var seen: Set<String> = []
    throw Failure(
      .usage,
      "\(record.name): nothing of '\(code?.rawValue ?? "")'"
        + (entry.map { " on '\($0)'" } ?? "") + " is found today; nothing was changed.",
      hint: codes.isEmpty
        ? "Nothing is to be acknowledged."
        : "It finds \(Wording.list(codes.filter { seen.insert($0).inserted })).")
  }

  /// Replaces a file whole or not at all.
  private static func write(_ text: String, to file: String) throws {
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: file), options: .atomic)
    } catch {
      throw Failure(.cannotWrite, "cannot write '\(file)'; it is as it was.")
    }
  }

  private func report(
    _ change: RecordChange, _ said: [String], file: String, output: OutputOptions
  ) {
    if output.json {
      Streams.line(
        JSONValue.object([
          "schema": .text("weigh.record-change/1"), "file": .text(file),
          "reviewBy": .text(change.record.review.day.description),
          "changes": .list(said.map { .text($0) }),
        ]).canonicalText)
    } else {
      said.forEach { Streams.line("\(change.record.name): \($0)") }
    }
  }
}
