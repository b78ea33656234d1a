import Foundation
import Testing

@testable import Fit

/// What the reference library in Python writes and reads, where `make venv` put it.
@Suite(.enabled(if: ReferenceLibrary.isThere, "no Python with gguf beside here: make venv"))
struct GGUFReferenceLibraryTests {
  @Test func `files of the reference library are read as it reads them`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "weigh-gguf-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let names = try ReferenceLibrary.lines("write", folder.path)
    #expect(names == ["plain.gguf", "aligned.gguf", "wide.gguf"])
    for name in names {
      let path = folder.appending(path: name).path
      let source = try #require(ByteSource.file(path))
      let header = try GGUFHeader(reading: source)
      #expect(HeaderDump.lines(header) == (try ReferenceLibrary.lines("dump", path)), "\(name)")
      #expect(header.notes == [])
      let cache = CacheProfile(GGUFModel(header).architecture)
        .cacheBytes(contextTokens: 262_144, streams: 1, type: .f16)
      #expect(cache == ByteInterval(5_578_424_320, basis: .formula))
    }
  }

  @Test func `every type the reference library knows has the same blocks`() throws {
    for line in try ReferenceLibrary.lines("types") {
      let parts = line.split(separator: "\t").map(String.init)
      let row = TensorType(code: try #require(UInt32(parts[0]))).row
      #expect(row?.name == parts[1])
      #expect(row?.blockElements == Int64(parts[2]))
      #expect(row?.blockBytes == Int64(parts[3]))
    }
  }
}

private enum ReferenceLibrary {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../..").standardized
  private static let python = root.appending(path: ".build/venv/bin/python")
  private static let script = root.appending(path: "Tests/Tools/gguf_files.py")

  static let isThere: Bool = (try? lines("types"))?.isEmpty == false

  /// What the script prints.
  static func lines(_ arguments: String...) throws -> [String] {
    let process = Process()
    process.executableURL = python
    process.arguments = [script.path] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
  }
}
