import Foundation
import Testing

@testable import Fit

/// Damaged headers of every kind, each the same on every run.
struct GGUFFuzzTests {
  /// Bytes a header may cost at most: 64 MiB.
  private static let memoryLimit = 64 << 20

  /// A child process has no more memory than that for its data, so that a larger allocation ends
  /// it, and so does every trap.
  @Test func `ten thousand damaged headers give an error or a header, in 64 MiB`() async {
    await #expect(processExitsWith: .success) {
      guard Self.limitMemory() else { exit(3) }
      let outcome = Mutations(seed: 2026).run(10_000)
      // Both outcomes must occur, or the damage is of no use.
      exit(outcome.errors > 1000 && outcome.headers > 500 ? 0 : 4)
    }
  }

  @Test func `an allocation above the limit does end such a process`() async {
    await #expect(processExitsWith: .failure) {
      guard Self.limitMemory() else { exit(0) }
      let bytes = [UInt8](repeating: 1, count: Self.memoryLimit + (1 << 20))
      exit(bytes.reduce(0) { $0 &+ Int32($1) } == 0 ? 1 : 0)
    }
  }

  @Test func `damage is the same on every run`() {
    let first = Mutations(seed: 7).run(300)
    let second = Mutations(seed: 7).run(300)
    #expect(first.errors == second.errors)
    #expect(first.digest == second.digest)
  }

  @Test func `the largest lists a header may state fit into the limit`() async {
    await #expect(processExitsWith: .success) {
      let tensors = Mutations.manyTensors()
      let keys = Mutations.manyKeys()
      guard Self.limitMemory() else { exit(3) }
      for bytes in [tensors, keys] {
        guard let header = try? GGUFHeader(reading: bytes) else { exit(5) }
        guard header.tensors.count + header.entries.count > 60_000 else { exit(6) }
      }
      exit(0)
    }
  }

  /// Ends this process as soon as its data takes the limit more than it does now.
  private static func limitMemory() -> Bool {
    let resource = __rlimit_resource_t(RLIMIT_DATA.rawValue)
    let before = dataBytes()
    var limit = rlimit()
    guard before > 0, getrlimit(resource, &limit) == 0 else { return false }
    limit.rlim_cur = rlim_t(before + memoryLimit)
    return setrlimit(resource, &limit) == 0
  }

  /// Bytes of private writable memory this process has, or zero.
  private static func dataBytes() -> Int {
    guard let status = FileManager.default.contents(atPath: "/proc/self/status") else { return 0 }
    let lines = String(decoding: status, as: UTF8.self).split(separator: "\n")
    let line = lines.first { $0.hasPrefix("VmData:") } ?? ""
    return (Int(line.filter(\.isNumber)) ?? 0) << 10
  }
}
