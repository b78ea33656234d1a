import Foundation
import Synchronization
import Testing

@testable import Probe

/// Starting and ending engines.
///
/// Several wait for a limit to pass, so the suite takes seconds.
@Suite struct EngineProcessTests {
  private func limits(waitSeconds: Double) -> ProbeLimits {
    var limits = ProbeLimits()
    limits.waitSeconds = waitSeconds
    return limits
  }

  @Test func `an engine is started, answers and ends`() throws {
    let script = try EngineScript("ready")
    let engine = try script.start()
    #expect(engine.endpoint.isLoopback && engine.failure == nil && engine.loadSeconds > 0)
    #expect(EngineScript.isRunning(engine.processID))
    let memory = try #require(engine.memory)
    #expect(memory.anonymousBytes > 1 << 20 && memory.mappedBytes > 1 << 20)
    #expect(memory.peakBytes ?? 0 >= memory.anonymousBytes)
    #expect(memory.processorSeconds ?? 0 > 0 && memory.majorFaults != nil)
    #expect(ProcessMemory.of(serverAt: engine.endpoint)?.peakBytes == memory.peakBytes)
    engine.end()
    #expect(!EngineScript.isRunning(engine.processID) && engine.memory == nil)
    engine.end()
  }

  @Test func `an engine gets the planned options, a bare environment and no input`() throws {
    let script = try EngineScript("tells", help: "--metrics --slots --offline -lv")
    let engine = try script.start()
    defer { engine.end() }
    let line = try #require(engine.log.split(separator: "\n").first)
    var reader = JSONReader(Array(line.utf8))
    let told = try reader.read()
    let options = try #require(told["options"]?.array).compactMap(\.string)
    #expect(options == engine.arguments)
    #expect(options.prefix(4) == ["-m", script.model, "--host", "127.0.0.1"])
    #expect(
      options.suffix(11)
        == [
          "-c", "1024", "-np", "2", "-t", "1", "--metrics", "--slots", "--offline", "-lv", "4",
        ])
    #expect(told["group"] == .bool(true) && told["input"]?.string == "/dev/null")
    let names = try #require(told["names"]?.array).compactMap(\.string)
    // Shells and what stands around Python may set some of their own.
    let own: Set = ["PWD", "OLDPWD", "SHLVL", "_", "LC_CTYPE"]
    let hidden = Set(ProcessInfo.processInfo.environment.keys)
      .subtracting(EngineEnvironment.names).subtracting(own)
      .filter { !$0.contains("PYENV") }
    #expect(!hidden.isEmpty && hidden.isDisjoint(with: names))
    #expect(names.contains("PATH"))
  }

  @Test func `an engine that dies while loading is reported with its last line`() throws {
    let script = try EngineScript(lines: "echo loading; echo 'error: bad magic' >&2; exit 3")
    let error = EngineError.died(code: 3, signal: nil, lastLine: "error: bad magic")
    #expect(throws: error) { try script.start() }
    #expect(
      error.message
        == "The engine ended (exit code 3) before it was ready; its last line: error: bad magic")
    #expect(error.exitCode == 69)
  }

  @Test(arguments: [(SIGILL, "ILL"), (SIGSEGV, "SEGV")])
  func `a crash of the processor's kind names the likely cause`(
    _ signal: Int32, _ name: String
  ) throws {
    let script = try EngineScript(
      lines: "[ \"$1\" = --help ] && exit; echo one layer; kill -\(name) $$")
    let error = EngineError.died(code: 0, signal: signal, lastLine: "one layer")
    #expect(throws: error) { try script.start() }
    #expect(
      error.message
        == "The engine was ended by SIG\(name) before it was ready; its last line: one layer"
        + " A build for another CPU can do this.")
  }

  @Test func `an engine that never answers is ended after the wait`() throws {
    let script = try EngineScript("silent")
    #expect(throws: EngineError.notReady(seconds: 0.5, lastLine: "")) {
      try script.start(limits: limits(waitSeconds: 0.5))
    }
    #expect(
      EngineError.notReady(seconds: 0.5, lastLine: "").message
        == "The engine was not ready within 0.5 s, without a word.")
    #expect(Processes.mentioning(script.model).isEmpty)
  }

  @Test func `a loading engine is waited for and the seconds are told`() throws {
    let script = try EngineScript("loading")
    var waits: [ProbeProgress.Wait] = []
    #expect(throws: EngineError.self) {
      try script.start(limits: limits(waitSeconds: 2.5)) { waits.append($0) }
    }
    #expect(waits.first == .loading(seconds: 1) && waits.count == 2)
    #expect(Processes.mentioning(script.model).isEmpty)
  }

  @Test func `a stop ends the wait and the engine`() throws {
    let script = try EngineScript("loading")
    let stop = ProbeStop()
    #expect(throws: EngineError.stopped) {
      try script.start(stop: stop) { _ in stop.stop() }
    }
    #expect(EngineError.stopped.exitCode == 130)
    #expect(Processes.mentioning(script.model).isEmpty)
  }

  /// Takes the 5 seconds that an engine is given to end.
  @Test func `an engine that ignores the request to end is killed`() throws {
    let engine = try EngineScript("deaf").start()
    engine.end()
    #expect(!EngineScript.isRunning(engine.processID))
  }

  @Test func `an engine ends when nobody holds it any more`() throws {
    let script = try EngineScript("parent")
    var engine: EngineProcess? = try script.start()
    let log = try #require(engine?.log.split(separator: " ").last)
    let grandchild = try #require(Int32(log.prefix { $0.isNumber }))
    #expect(EngineScript.isRunning(grandchild))
    engine = nil
    #expect(EngineScript.ends(grandchild, seconds: 5))
    #expect(Processes.mentioning(script.model).isEmpty)
  }

  @Test func `a model that cannot be read is an error before anything starts`() throws {
    let script = try EngineScript("ready")
    let missing = script.folder.appending(path: "missing.gguf").path
    #expect(
      throws: EngineError.noModel(path: missing, reason: "No such file or directory")
    ) {
      try EngineProcess.start(
        script.program(), model: missing, settings: .init(contextTokens: 8, threads: 1))
    }
  }

  @Test func `an engine is gone with the program that started it, even if that was killed`()
    throws
  {
    let script = try EngineScript("ready")
    let fixture = Process()
    let output = Pipe()
    fixture.executableURL = Self.fixture
    fixture.arguments = [script.path, script.model]
    fixture.standardOutput = output
    try fixture.run()
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    let engine = try #require(Int32(line.prefix { $0.isNumber }))
    #expect(EngineScript.isRunning(engine))
    kill(fixture.processIdentifier, SIGKILL)
    #expect(EngineScript.ends(engine, seconds: 6))
    fixture.waitUntilExit()
  }

  /// The fixture lies beside the test program.
  private static let fixture =
    Bundle.allBundles.map(\.bundleURL)
    .map { $0.deletingLastPathComponent().appending(path: "EngineFixture") }
    .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    ?? ServerProcess.package.appending(path: ".build/debug/EngineFixture")
}

/// Processes of this machine.
enum Processes {
  /// Ids of those whose command line holds a text and that have not ended.
  static func mentioning(_ text: String) -> [Int32] {
    // A process that ends while it is looked at is left out.
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.compactMap { Int32($0) }.filter { processID in
      SystemFile.text("/proc/\(processID)/cmdline")?.contains(text) == true
        && EngineScript.isRunning(processID)
    }
  }
}
