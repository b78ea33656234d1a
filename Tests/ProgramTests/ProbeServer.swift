import Foundation
import Testing

/// The scripted server of the probe's tests, for a whole program to be pointed at.
final class ProbeServer: Sendable {
  /// The address without behavior and name.
  let url: String
  private let pipe = Pipe()

  /// One for all tests; it ends when this process does, because its stdin closes then.
  static let shared = Result { try ProbeServer() }

  private init() throws {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "python3", "-B",
      Program.root.appendingPathComponent("Tests/Tools/mock_server.py").path,
    ]
    process.standardInput = pipe
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    let facts = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
    url = try #require(facts?["url"] as? String)
  }

  /// The address of a behavior, under a name of its own.
  static func url(_ behavior: String) throws -> String {
    try "\(shared.get().url)/\(behavior)/t\(UInt32.random(in: 0 ... .max))/v1"
  }
}
