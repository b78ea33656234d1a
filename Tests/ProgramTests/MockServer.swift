import Foundation
import Synchronization

/// The scripted server of the probe's tests, for the built program to ask.
final class MockServer: Sendable {
  /// The address it listens at.
  let url: String
  private let process: Mutex<Process>
  private let input: Pipe

  init() throws {
    let process = Process()
    let output = Pipe()
    input = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    let script = Program.root.appendingPathComponent("Tests/Tools/mock_server.py").path
    process.arguments = ["python3", "-B", script]
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try withoutBlockedSignals { try process.run() }
    // It prints one line once it listens.
    var line = Data()
    while !line.contains(0x0A) {
      let part = output.fileHandleForReading.availableData
      guard !part.isEmpty else { throw CocoaError(.executableLoad) }
      line.append(part)
    }
    let facts = try JSONSerialization.jsonObject(with: line) as? [String: Any]
    url = facts?["url"] as? String ?? ""
    self.process = Mutex(process)
  }

  /// The address of a way it behaves, under a name of its own.
  func address(_ behavior: String) -> String {
    "\(url)/\(behavior)/t\(UInt32.random(in: 0 ... .max))/v1"
  }

  deinit {
    try? input.fileHandleForWriting.close()
    process.withLock { $0.terminate() }
  }
}
