internal import Catalog
internal import Cells
internal import Decision
internal import Probe
internal import Store

/// What is printed of one run.
protocol RunReport {
  /// The schema of several reports in one object.
  static var listSchema: String { get }
  /// The names of the plain columns.
  static var plainHeader: String { get }
  var json: JSONValue { get }
  var plain: [String] { get }
  func lines(width: Int, glyphs: GlyphSet) -> [String]
}

extension ProbeReport: RunReport {
  static let listSchema = "weigh.probes/1"
}

extension ModerationReport: RunReport {
  static let listSchema = "weigh.moderations/1"
}

extension OutputOptions {
  /// Prints reports of runs: a single one as it is, several as a list, in sentences followed by what
  /// compares them.
  func print<Report: RunReport>(
    _ reports: [Report], isSingle: Bool, comparison: () -> [String] = { [] }
  ) {
    if isSingle, reports.isEmpty, !plain { return }
    let items = JSONValue.object([
      "schema": .text(Report.listSchema), "items": .list(reports.map(\.json)),
    ])
    print(
      json: isSingle ? reports.first?.json ?? items : items,
      plain: [Report.plainHeader] + reports.flatMap(\.plain),
      lines: reports.enumerated().flatMap { place, report in
        (place > 0 ? [""] : []) + report.lines(width: Streams.width, glyphs: glyphs)
      } + comparison())
  }
}

/// A run that was kept and did not complete.
struct UnfinishedRun {
  let id: String
  /// What was done, counted.
  let done: String
  /// Whether there is anything to go on from.
  let hasKeptSomething: Bool
  let exitCode: Int32
  /// Why it failed.
  let reason: String
  let item: ProbeBatch.Item
  /// Options that must be given again to go on.
  let options: String

  /// Why it did not complete, with the command that goes on; nothing where it is whole.
  func failure(_ status: Probe.ProbeRun.Status) -> Failure? {
    var file = ""
    if case .file(let job) = item.job { file = " \(job.path)" }
    let resume = "To go on: weigh probe\(file) --resume \(id)\(options)."
    switch status {
    case .complete: return nil
    case .stopped: return Failure(.interrupted, "stopped; \(done) kept as \(id).", hint: resume)
    case .failed:
      return Failure(
        ExitStatus(rawValue: exitCode) ?? .noAnswer, reason, hint: hasKeptSomething ? resume : nil)
    }
  }
}
