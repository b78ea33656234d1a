import Foundation
import Testing

/// All hostile servers one after the other in a process of its own, whose memory is looked at.
@Suite struct HostileMemoryTests {
  /// What a server can do to fill a client's memory, and a good one before and after.
  private static let behaviors = [
    "good", "llama", "broken-json", "deep-stream", "reset", "stall", "endless", "long-line",
    "too-much", "endless-headers", "long-header", "many-headers", "continues-forever", "long-list",
    "deep-list", "gzip", "deflate", "brotli", "gzip-transfer", "bad-text", "evil-names",
    "absurd-facts", "many-values", "many-keys", "long-texts", "long-name", "long-error",
    "endless-extension", "endless-trailer", "flood-of-events", "flood-after-done", "pings-forever",
    "length-huge", "deep-key", "key-in-names", "key-in-page", "key-in-event", "error-later", "good",
  ]

  @Test func `the client stays below 200 MiB whatever a server sends, and ends each in time`()
    throws
  {
    let fixture = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: "ProbeFixture")
    let server = try MockServer.start()
    let process = Process()
    let output = Pipe()
    process.executableURL = fixture
    process.arguments = [server.url] + Self.behaviors
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 0)
    let text = String(decoding: data, as: UTF8.self)
    #expect(!text.contains("secret"))
    let rows = text.split(separator: "\n").map { $0.split(separator: "\t", maxSplits: 3) }
    #expect(rows.count == Self.behaviors.count + 1)
    for (row, behavior) in zip(rows, Self.behaviors) {
      #expect(row.first.map(String.init) == behavior)
      let seconds = row.count > 1 ? Double(row[1]) ?? .infinity : .infinity
      #expect(seconds < 60, "\(behavior) took \(seconds) s")
    }
    #expect(
      rows.first?.contains("complete") == true && rows.dropLast().last?.contains("complete") == true
    )
    let peak = try #require(rows.last?.last.flatMap { Int($0) })
    #expect(peak > 0 && peak < 200 << 10, "\(peak) KiB")
  }
}
