import Columns
import Foundation
import Search

/// The engine's side of `Benchmarks/scale.py`: reads one command a line, does it, and answers with
/// one line of JSON that holds the CPU time of nothing else.
///
///     table ROWS FOLDER | score | threads COUNT | read | weight | limit
///     names COUNT FILE | search QUERY | all QUERY | quit
@main
struct ScaleBenchmark {
  static let seed: UInt64 = 20_261_122

  static func main() throws {
    var bench: TableBench?
    var names: NameBench?
    while let line = readLine() {
      let words = line.split(separator: " ").map(String.init)
      guard let command = words.first, command != "quit" else { break }
      if command == "table", words.count == 3, let rows = Int(words[1]) {
        let made = try TableBench(rows: rows, seed: seed)
        try made.write(to: words[2])
        let (rankable, work) = try made.facts()
        bench = made
        answer([
          "rankable": rankable, "exact": work.exactRows, "values": work.values,
          "bytes": made.table.bytesPerRow * rows,
        ])
      } else if command == "names", words.count == 3, let count = Int(words[1]) {
        let made = try NameBench(count: count, seed: seed, file: words[2])
        names = made
        answer(["build": made.buildMilliseconds, "count": made.names.count])
      } else if let names, ["search", "all"].contains(command) {
        let query = words.dropFirst().joined(separator: " ")
        search(query, limit: command == "all" ? names.names.count : Workload.limit, names)
      } else if let bench {
        try run(command, words.dropFirst().first.flatMap { Int($0) } ?? 1, bench)
      }
    }
  }

  private static func run(_ command: String, _ number: Int, _ bench: TableBench) throws {
    switch command {
    case "score": try time { try bench.score() }
    case "threads": try time { try bench.score(threads: number) }
    case "weight": try time { try bench.moveWeight() }
    case "limit": try time { try bench.moveLimit() }
    case "read":
      let start = CPUClock.milliseconds
      let sum = bench.readOnce()
      answer(["cpu": CPUClock.milliseconds - start, "sum": String(sum)])
    default: answer(["error": command])
    }
  }

  private static func time(_ work: () throws -> [RankedRow]) rethrows {
    let (start, wall) = (CPUClock.milliseconds, CPUClock.wallMilliseconds)
    let best = try work()
    let (cpu, passed) = (CPUClock.milliseconds - start, CPUClock.wallMilliseconds - wall)
    answer([
      "cpu": cpu, "wall": passed, "rows": best.map(\.row),
      "scores": best.map { String($0.score.bitPattern, radix: 16) },
    ])
  }

  private static func search(_ query: String, limit: Int, _ bench: NameBench) {
    let start = CPUClock.milliseconds
    let found = bench.names.best(query, limit: limit)
    let cpu = CPUClock.milliseconds - start
    answer([
      "cpu": cpu, "found": found.count, "first": found.first.map { bench.names[$0.index] } ?? "",
    ])
  }

  static func answer(_ values: [String: Any]) {
    guard let line = try? JSONSerialization.data(withJSONObject: values, options: .sortedKeys)
    else { return }
    print(String(decoding: line, as: UTF8.self))
    fflush(nil)
  }
}
