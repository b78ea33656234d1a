import Foundation
import Testing

/// The built program, run as a person runs it: in a home of its own, with the shipped catalog.
struct Program {
  struct Result {
    let output: String
    let errors: String
    let status: Int32
  }

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  static let binary = root.appendingPathComponent(".build/debug/weigh").path

  /// The shipped catalog, compiled once for all tests.
  static let catalog: String = {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("weigh-tests-\(getpid())/catalog.sqlite")
    try? FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    let folder = root.appendingPathComponent("catalog").path
    _ = try? execute(
      binary, ["catalog", "build", "--from", folder, "--out", file.path, "-q"],
      environment: ["PATH": "/usr/bin:/bin", "HOME": "/nowhere"])
    return file.path
  }()

  /// A folder of this test alone.
  let home: URL
  var environment: [String: String]

  init() throws {
    home = FileManager.default.temporaryDirectory
      .appendingPathComponent("weigh-home-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    environment = [
      "PATH": "/usr/bin:/bin", "HOME": home.path, "WEIGH_CATALOG": Self.catalog,
      "LANG": "C.UTF-8", "TERM": "xterm-256color",
      "XDG_DATA_HOME": home.appendingPathComponent("data").path,
      "XDG_CONFIG_HOME": home.appendingPathComponent("config").path,
      "XDG_STATE_HOME": home.appendingPathComponent("state").path,
    ]
  }

  func run(_ arguments: String..., input: String? = nil) throws -> Result {
    try run(arguments, input: input)
  }

  func run(_ arguments: [String], input: String? = nil) throws -> Result {
    try Self.execute(
      Self.binary, arguments, environment: environment, folder: home, input: input)
  }

  func shell(_ command: String) throws -> Result {
    try Self.execute(
      "/bin/bash", ["-c", command], environment: environment.merging(["WEIGH": Self.binary]) { $1 },
      folder: home)
  }

  func file(_ name: String, _ text: String) throws -> String {
    let url = home.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: url, atomically: true, encoding: .utf8)
    return url.path
  }

  static func execute(
    _ program: String, _ arguments: [String], environment: [String: String], folder: URL? = nil,
    input: String? = nil
  ) throws -> Result {
    let scratch = FileManager.default.temporaryDirectory
      .appendingPathComponent("weigh-streams-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    let names = ["in", "out", "err"].map { scratch.appendingPathComponent($0) }
    try Data((input ?? "").utf8).write(to: names[0])
    let status = try spawn(program, arguments, environment, folder: folder, streams: names)
    return Result(
      output: try String(contentsOf: names[1], encoding: .utf8),
      errors: try String(contentsOf: names[2], encoding: .utf8), status: status)
  }

  /// Starts a process and waits for it alone; what it leaves running in the background goes on.
  private static func spawn(
    _ program: String, _ arguments: [String], _ environment: [String: String], folder: URL?,
    streams: [URL]
  ) throws -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, streams[0].path, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, streams[1].path, O_WRONLY | O_CREAT, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, streams[2].path, O_WRONLY | O_CREAT, 0o600)
    // `env -C` changes the folder, for which posix_spawn itself has no portable way.
    let start = folder.map { ["/usr/bin/env", "-C", $0.path] } ?? []
    let command = start + [program] + arguments
    let words = command.map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (words + variables).forEach { free($0) } }
    var child = pid_t()
    let failure = withoutBlockedSignals {
      posix_spawn(&child, command[0], &actions, nil, words, variables)
    }
    try #require(failure == 0, "\(program) does not start")
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 && errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }
}
