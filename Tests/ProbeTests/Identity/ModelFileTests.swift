import Catalog
import Foundation
import Testing

@testable import Probe

@Suite struct ModelFileTests {
  private func file(_ bytes: [UInt8]) throws -> String {
    let path = FileManager.default.temporaryDirectory.appending(path: "weigh-\(UUID().uuidString)")
    try Data(bytes).write(to: path)
    return path.path
  }

  @Test func `a file has the hash of its bytes, and its progress ends at its size`() throws {
    let bytes = (0..<9_000_001).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let path = try file(bytes)
    defer { try? FileManager.default.removeItem(atPath: path) }  // a leftover does no harm
    let model = try #require(ModelFile(path: path))
    var seen: [Int] = []
    #expect(model.sha256(progress: { seen.append($0) }) == SHA256.hex(bytes))
    #expect(model.byteCount == bytes.count && seen.last == bytes.count && seen.count == 3)
    #expect(seen == seen.sorted())
  }

  @Test func `a stop ends it without a hash`() throws {
    let path = try file([UInt8](repeating: 7, count: 5 << 20))
    defer { try? FileManager.default.removeItem(atPath: path) }  // a leftover does no harm
    let stop = ProbeStop()
    let model = try #require(ModelFile(path: path))
    #expect(model.sha256(stop: stop, progress: { _ in stop.stop() }) == nil)
  }

  @Test func `an empty file has a hash too`() throws {
    let path = try file([])
    defer { try? FileManager.default.removeItem(atPath: path) }  // a leftover does no harm
    #expect(ModelFile(path: path)?.sha256() == SHA256.hex([UInt8]()))
  }

  @Test func `what is no plain file is not read`() {
    for path in ["", "tiny.gguf", "../x", "/", "/dev/zero", "/tmp", "/no/such/file", "/a\0b"] {
      #expect(ModelFile(path: path) == nil, "\(path)")
    }
  }
}
