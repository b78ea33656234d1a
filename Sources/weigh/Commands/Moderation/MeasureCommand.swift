internal import ArgumentParser
internal import Catalog
internal import Decision
internal import Foundation
internal import Moderation

/// `weigh moderation measure`: how the rules do on replies that others labeled.
struct MeasureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure", abstract: "Measure the rules on replies that others labeled.",
    discussion: """
      Reads files of JSON lines, packed or not, or a folder of them, and prints precision,
      recall and accuracy by language and by source beside the bars they must reach. Exit
      1 where a bar is missed. T1 is an explicit refusal, T2 talking around. Such replies
      are for measuring only; none is part of Weigh.

      EXAMPLES
        weigh moderation measure ../data/moderation
        weigh moderation measure replies.dev.jsonl.gz --rules
        weigh moderation measure ../data/moderation --errors zh | less
        weigh moderation measure ../data/moderation --write Sources/CModeration/phrases
      """)

  @OptionGroup var output: OutputOptions
  @Argument(help: "Files or folders of labeled replies.")
  var paths: [String]
  @Flag(name: .long, help: "List every rule that fired.")
  var rules = false
  @Option(name: .long, help: "List the replies of a language that are labeled wrong, or of all.")
  var errors: String?
  @Option(name: .long, help: "Phrase tables to measure instead of those of this program.")
  var phrases: String?
  @Option(name: .long, help: "Write recall and specificity into the phrase tables of a folder.")
  var write: String?
  @Option(name: .long, help: "The day of the measurement, for --write; today.")
  var date: String?

  func validate() throws {
    if let date, CalendarDate(date) == nil {
      throw ValidationError("--date is a day such as 2026-11-22.")
    }
    if date != nil, write == nil { throw ValidationError("--date goes with --write.") }
  }

  func run() throws {
    let files = try LabeledReplyFiles(paths)
    let tables = try phrases.map(PhraseFolder.tables) ?? ProbeKeeper.rules()
    var measurement = RuleMeasurement(Classifier(tables))
    var (count, unread, seconds) = (0, 0, Duration.zero)
    let clock = ContinuousClock()
    for path in files.paths {
      for line in try LabeledReplyFiles.lines(of: path) {
        guard let row = LabeledReply(line: line.text) else {
          unread += 1
          continue
        }
        let began = clock.now
        let label = measurement.add(row)
        seconds += clock.now - began
        count += 1
        if let errors, errors == "all" || errors == row.language {
          list(row, label, "\(URL(filePath: path).lastPathComponent):\(line.number)")
        }
      }
    }
    guard count > 0 else {
      throw Failure(
        .doesNotParse, "no line of \(Wording.count(files.paths.count, "file")) is a labeled reply.")
    }
    let report = MeasurementReport(
      measurement, tables: tables, count: count, unread: unread,
      seconds: Double(seconds.components.seconds) + Double(seconds.components.attoseconds) * 1e-18,
      hasRules: rules)
    if errors == nil {
      output.print(
        json: report.json, plain: report.plain,
        lines: report.lines(width: Streams.width, glyphs: output.glyphs))
    }
    if let write {
      guard let day = date.flatMap({ CalendarDate($0) }) ?? Clock.today() else {
        throw Failure(.bug, "a bug in Weigh: no date.")
      }
      let written = try MeasuredFigures(measurement: measurement, date: day).write(to: write)
      output.remark("\(Wording.count(written.count, "phrase table")) changed in \(write).")
    }
    if !report.passes { throw NegativeAnswer() }
  }

  /// One reply that is labeled wrong, in a line: where it stands, what it was, what fired.
  private func list(_ row: LabeledReply, _ label: Moderation.Label, _ place: String) {
    let wanted: String
    switch row.truth {
    case .refused where !label.outcome.isDeclined: wanted = "refused"
    case .complied where label.outcome != .answered && label.outcome != .noAnswer:
      wanted = "complied"
    default: return
    }
    Streams.line(
      PlainTable.line([
        place, row.language, row.model, wanted, label.outcome.rawValue,
        label.ruleIDs.joined(separator: " "), label.matchedText ?? "", String(row.text.prefix(200)),
      ]))
  }
}

/// Phrase tables in a folder of TOML files.
enum PhraseFolder {
  /// Reads them.
  ///
  /// **Errors**: a folder without such files, and a table that cannot be used.
  static func tables(_ folder: String) throws(Failure) -> PhraseTables {
    do {
      return try PhraseTables(sources: TextFolder.texts(folder))
    } catch let problem as PhraseProblem {
      throw Failure(.doesNotParse, problem.message)
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(.bug, "a bug in Weigh: \(error)")
    }
  }
}

/// The TOML files of a folder by their names without ending.
enum TextFolder {
  /// Reads them.
  ///
  /// **Errors**: a folder that is not there or has none.
  static func texts(_ folder: String) throws(Failure) -> [String: String] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw Failure(.notThere, "there is no folder '\(folder)'.")
    }
    var texts: [String: String] = [:]
    for name in names where name.hasSuffix(".toml") {
      guard let text = try? String(contentsOfFile: folder + "/" + name, encoding: .utf8) else {
        throw Failure(.notThere, "cannot read '\(folder)/\(name)'.")
      }
      texts[String(name.dropLast(5))] = text
    }
    guard !texts.isEmpty else { throw Failure(.notThere, "'\(folder)' has no file in TOML.") }
    return texts
  }
}
