import Foundation
import Synchronization

/// A server that a test starts: a Python script that prints one line of JSON when it is
/// ready and ends when its stdin is closed.
final class ServerProcess: Sendable {
  struct NotStarted: Error, CustomStringConvertible {
    let description: String
  }

  /// What the script printed.
  let facts: [String: String]
  private let process: Mutex<Process>
  private let input: Pipe

  init(python: String, script: String, arguments: [String] = []) throws {
    let process = Process()
    let output = Pipe()
    input = Pipe()
    process.executableURL = URL(fileURLWithPath: python)
    let interpreter = python == "/usr/bin/env" ? ["python3"] : []
    process.arguments = interpreter + ["-B", Self.tool(script)] + arguments
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try withoutBlockedSignals { try process.run() }
    // One line comes; a script that dies closes the pipe.
    var line = Data()
    while !line.contains(0x0A) {
      let part = output.fileHandleForReading.availableData
      guard !part.isEmpty else {
        throw NotStarted(description: "\(script) ended before it was ready")
      }
      line.append(part)
    }
    let object = try JSONSerialization.jsonObject(with: line) as? [String: Any] ?? [:]
    facts = object.mapValues { "\($0)" }
    self.process = Mutex(process)
  }

  /// The address it listens at.
  var url: String { facts["url"] ?? "" }

  /// Ends it at once; the closed stdin also reaches it behind a wrapper such as pyenv's.
  func kill() {
    try? input.fileHandleForWriting.close()  // it may be closed already
    process.withLock { $0.terminate() }
  }

  /// Waits until it is gone.
  func wait() {
    process.withLock { $0.waitUntilExit() }
  }

  deinit {
    kill()
  }

  /// A file of Tests/Tools.
  static func tool(_ name: String) -> String {
    package.appending(path: "Tests/Tools/\(name)").path
  }

  /// The folder of the package.
  static let package = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
}
