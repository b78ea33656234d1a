import Catalog
import Decision
import Foundation
import Scoring

/// What one edit of a scenario costs before the list can be shown again: wall time of one thread.
///
///     EditBenchmark CATALOG-FOLDER [PRESET] [RUNS]
///
/// Each edit is ranked from the context before it, as the screens do, and beside it from nothing.
@main
struct EditBenchmark {
  static func main() throws {
    let arguments = CommandLine.arguments
    let folder = arguments.count > 1 ? arguments[1] : "catalog"
    let preset = arguments.count > 2 ? arguments[2] : "eu-product"
    let runs = arguments.count > 3 ? Int(arguments[3]) ?? 101 : 101
    let base = try Catalogs.base(folder)
    guard let text = Presets.text(of: preset, in: base.snapshot) else {
      print("there is no preset \(preset)")
      return
    }
    let scenario = try Scenario(toml: text, file: preset)
    let context = try EvaluationContext(base: base, scenario: scenario)
    let outcome = try evaluate(context)
    let ways = base.candidates.reduce(0) { $0 + context.alternatives(of: $1).count }
    print(
      "one edit, ranked again, ms over \(runs) runs; \(base.candidates.count) models, \(ways) ways, "
        + "preset \(preset)")
    print("edit                                      median    least    from nothing")
    for (name, edit) in Edit.all(of: outcome) {
      try measure(name, edit, scenario, base, runs)
    }
    let weights = outcome.criteria.map(\.weight)
    var times: [Double] = []
    for run in 0..<runs {
      var moved = weights
      moved[0] = Double(run % 90 + 5) / 100
      let rest = (1 - moved[0]) / max(1e-9, weights.dropFirst().reduce(0, +))
      for position in moved.indices.dropFirst() { moved[position] = weights[position] * rest }
      times.append(Stopwatch.milliseconds { _ = outcome.reweighted(moved) })
    }
    report("reweighted (a key on the weights screen)", times, nil)
    for (name, reach) in [
      ("2,000 draws, 30 finalists", RobustnessStudy.Reach.live),
      ("10,000 draws, all finalists", .whole),
    ] {
      let times = (0..<9).map { _ in
        Stopwatch.milliseconds { _ = outcome.robustness(reach: reach) }
      }
      report(name, times, nil)
    }
    report(
      "how far each weight can move",
      (0..<9).map { _ in
        Stopwatch.milliseconds { _ = outcome.weightRanges }
      }, nil)
    report(
      "who surely beats whom",
      (0..<9).map { _ in
        Stopwatch.milliseconds { _ = outcome.paretoFront }
      }, nil)
  }

  private static func measure(
    _ name: String, _ edit: (inout Scenario, Int) -> Void, _ scenario: Scenario,
    _ base: EvaluationBase, _ runs: Int
  ) throws {
    var context = try EvaluationContext(base: base, scenario: scenario)
    _ = try evaluate(context)
    var times: [Double] = []
    var fresh: [Double] = []
    for run in 0..<runs {
      var edited = scenario
      edit(&edited, run)
      times.append(
        try Stopwatch.milliseconds {
          context = try EvaluationContext(base: base, scenario: edited, reusing: context)
          _ = try evaluate(context)
        })
      guard run % 10 == 0 else { continue }
      fresh.append(
        try Stopwatch.milliseconds {
          _ = try evaluate(EvaluationContext(base: base, scenario: edited))
        })
    }
    report(name, times, fresh)
  }

  private static func report(_ name: String, _ times: [Double], _ fresh: [Double]?) {
    let columns = [times.middle, times.least] + (fresh.map { [$0.middle] } ?? [])
    print(
      name.padding(toLength: 40, withPad: " ", startingAt: 0)
        + columns.map { String(format: "%9.2f", $0) }.joined())
  }
}

/// Edits people make with one key.
enum Edit {
  static func all(of outcome: Outcome) -> [(String, (inout Scenario, Int) -> Void)] {
    var edits: [(String, (inout Scenario, Int) -> Void)] = []
    edits.append(
      (
        "move a weight",
        { scenario, run in
          for position in scenario.preferences.indices {
            scenario.preferences[position].points = Double(100 - 10 * position)
          }
          scenario.preferences[0].points = Double(run % 100)
          scenario.weightMethod = .points
        }
      ))
    if let position = outcome.scenario.musts.firstIndex(where: { $0.value.number != nil }) {
      edits.append(
        (
          "change a limit (\(outcome.scenario.musts[position].field))",
          { scenario, run in
            let limit = outcome.scenario.musts[position].value.number ?? 1
            scenario.musts[position].value = .number(limit * (1 + Double(run) / 100))
          }
        ))
    }
    for position in outcome.scenario.musts.indices.prefix(2) {
      edits.append(
        (
          "switch a need off and on (\(outcome.scenario.musts[position].field))",
          { scenario, run in scenario.musts[position].isOn = run % 2 == 0 }
        ))
    }
    for position in outcome.scenario.preferences.indices.prefix(2) {
      edits.append(
        (
          "change a range (\(outcome.scenario.preferences[position].criterion))",
          { scenario, run in
            switch outcome.criteria[position].curve {
            case .linear(_, let best), .logarithmic(_, let best):
              scenario.preferences[position].best = best * (1 + Double(run) / 1000)
            case .points: scenario.preferences[position].prior = 0...(Double(run) / 1000)
            }
          }
        ))
    }
    return edits
  }
}

/// The catalog of a folder, ready to rank.
enum Catalogs {
  static func base(_ folder: String) throws -> EvaluationBase {
    let reading = CatalogReader.read(folder: folder)
    let asOf = reading.records.first { $0.kind == .catalog }?.identity("as_of")?.date
    guard let date = asOf ?? CalendarDate("2026-01-01") else {
      throw CocoaError(.coderInvalidValue)
    }
    let base = EvaluationBase(
      snapshot: CatalogSnapshot(
        release: CatalogRelease(format: 1, name: "bench", asOf: date, sha256: ""),
        records: reading.records))
    return base
  }
}

/// Wall time of this process.
enum Stopwatch {
  static func milliseconds(_ body: () throws -> Void) rethrows -> Double {
    let clock = ContinuousClock()
    let time = try clock.measure(body)
    return Double(time.components.seconds) * 1000 + Double(time.components.attoseconds) * 1e-15
  }
}

extension [Double] {
  var middle: Double { isEmpty ? 0 : sorted()[count / 2] }
  var least: Double { self.min() ?? 0 }
}
