import Foundation

@testable import Probe

/// A folder with a program that can be named with `--server`, and a file to be its model.
final class EngineScript: Sendable {
  let folder: URL
  let path: String
  let model: String

  /// A script of these shell lines.
  init(lines: String) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "weigh-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.appending(path: "llama-server").path
    model = folder.appending(path: "model.gguf").path
    try Data("GGUF".utf8).write(to: URL(fileURLWithPath: model))
    try Data("#!/bin/sh\n\(lines)\n".utf8).write(to: URL(fileURLWithPath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
  }

  /// One behavior of `fake_engine.py`, which lists these options as its help.
  convenience init(_ behavior: String, help: String = "") throws {
    let tool = ServerProcess.tool("fake_engine.py")
    try self.init(
      lines: """
        [ "$1" = --help ] && { echo '\(help)'; exit; }
        exec python3 -B '\(tool)' \(behavior) "$@"
        """)
  }

  /// The real engine, spelled as llama-server.
  static func real() throws -> EngineScript {
    let tool = ServerProcess.tool("llama_server.py")
    return try EngineScript(lines: "exec '\(TinyEngine.python)' -B '\(tool)' \"$@\"")
  }

  deinit {
    // A leftover in the temporary folder does no harm.
    try? FileManager.default.removeItem(at: folder)
  }

  func program() throws -> EngineProgram { try EngineProgram(named: path) }

  /// Starts it with the file as its model.
  func start(
    limits: ProbeLimits = ProbeLimits(), stop: ProbeStop = ProbeStop(),
    onWait: (ProbeProgress.Wait) -> Void = { _ in }
  ) throws(EngineError) -> EngineProcess {
    try EngineProcess.start(
      EngineProgram(named: path), model: model,
      settings: EngineSettings(contextTokens: 512, slots: 2, threads: 1), limits: limits,
      stop: stop, onWait: onWait)
  }

  /// Whether a process of this id exists and has not ended.
  static func isRunning(_ processID: Int32) -> Bool {
    guard let stat = SystemFile.text("/proc/\(processID)/stat"),
      let end = stat.lastIndex(of: ")")
    else { return false }
    return !stat[end...].hasPrefix(") Z")
  }

  /// Whether a process ends within so many seconds.
  static func ends(_ processID: Int32, seconds: Double) -> Bool {
    let deadline = Date().addingTimeInterval(seconds)
    while isRunning(processID), Date() < deadline { Thread.sleep(forTimeInterval: 0.02) }
    return !isRunning(processID)
  }
}
