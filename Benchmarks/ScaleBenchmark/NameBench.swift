import Foundation
import Search

/// Generated names and what is timed over them.
final class NameBench {
  let names: NameBuffer
  /// CPU time of taking the names in, in milliseconds.
  let buildMilliseconds: Double

  /// Makes names, and writes them one a line for the other program.
  init(count: Int, seed: UInt64, file: String) throws {
    var generator = NameGenerator(seed: seed)
    let lines = generator.lines(count)
    try Data(lines).write(to: URL(fileURLWithPath: file))
    let start = CPUClock.milliseconds
    names = NameBuffer(lines: lines)
    buildMilliseconds = CPUClock.milliseconds - start
  }
}
