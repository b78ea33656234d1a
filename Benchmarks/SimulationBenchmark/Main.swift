import Foundation
import Scoring

/// Drawn rankings: CPU time of one thread for tables of chance.
///
///     SimulationBenchmark [RUNS]      a table of figures
///     SimulationBenchmark --serve     one run per line of standard input, as JSON lines:
///                                     ALTERNATIVES CRITERIA DRAWS MISSING-SHARE [SPACE]
@main
struct SimulationBenchmark {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    if arguments.first == "--serve" {
      while let line = readLine() { try serve(line) }
      return
    }
    let runs = arguments.first.flatMap { Int($0) } ?? 21
    print(
      "10,000 draws, 8 criteria, weightings that keep an order, one thread, CPU ms of \(runs) runs")
    for (count, missing, space) in [
      (300, 0.0, "order"), (30, 0.0, "order"), (300, 0.3, "order"), (30, 0.3, "order"),
      (300, 0.0, "around"), (30, 0.0, "around"),
    ] {
      let work = try Workload(
        alternatives: count, criteria: 8, draws: 10_000, missing: missing, space: space)
      var times: [Double] = []
      for _ in 0..<runs { times.append(work.run().milliseconds) }
      times.sort()
      print(
        "  \(count) alternatives, \(Int(missing * 100)) % missing, \(space): "
          + "median \(short(times[runs / 2])), least \(short(times[0]))")
    }
  }

  /// Runs what a line asks for and says how long it took and what came out.
  private static func serve(_ line: String) throws {
    let words = line.split(separator: " ").map(String.init)
    guard words.count >= 4, let alternatives = Int(words[0]), let criteria = Int(words[1]),
      let draws = Int(words[2]), let missing = Double(words[3])
    else { return }
    let work = try Workload(
      alternatives: alternatives, criteria: criteria, draws: draws, missing: missing,
      space: words.count > 4 ? words[4] : "order")
    let (milliseconds, result) = work.run()
    let shares = (0..<alternatives).map { String(result?.firstShare(of: $0) ?? 0) }
    let ranks = (0..<alternatives).map { String(result?.meanRank(of: $0) ?? 0) }
    print(
      "{\"milliseconds\":\(milliseconds),\"first\":[\(shares.joined(separator: ","))],"
        + "\"rank\":[\(ranks.joined(separator: ","))]}")
    fflush(nil)
  }

  private static func short(_ number: Double) -> String { String(format: "%.2f", number) }
}

/// A table of chance, the same for every run; the script beside this makes the same one.
struct Workload {
  private let simulation: Simulation

  init(
    alternatives: Int, criteria: Int, draws: Int, missing: Double, space: String
  ) throws {
    let count = alternatives * criteria
    var random = SplitMix64(seed: 20_261_121)
    func share() -> Double { Double(random.next() >> 11) * 0x1p-53 }
    let values = (0..<count).map { _ in share() }
    let chances = (0..<count).map { _ in share() }
    let cells = zip(values, chances).map { value, chance -> ScoreCell in
      chance < missing ? .unknown : .known(value)
    }
    let table = try ScoreTable(
      alternativeCount: alternatives, criterionCount: criteria, cells: cells)
    let order = WeightSpace.order(places: Array(1...criteria))
    let weights = order.meanWeights(criterionCount: criteria)
    let spaces: [String: WeightSpace] = [
      "order": order, "free": .free, "fixed": .fixed(weights: weights),
      "around": .around(weights: weights, concentration: WeightSpace.defaultConcentration),
    ]
    simulation = try Simulation(
      table, SimulationOptions(space: spaces[space] ?? order, draws: draws, seed: 1))
  }

  /// The time of one whole run, from the table to the shares.
  func run() -> (milliseconds: Double, result: SimulationResult?) {
    let before = Self.now()
    let result = simulation.run()
    return (Self.now() - before, result)
  }

  /// CPU time of this thread, so that a busy machine does not count.
  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
  }
}
