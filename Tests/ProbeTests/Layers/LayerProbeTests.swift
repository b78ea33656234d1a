import Foundation
import Synchronization
import Testing

@testable import Probe

/// The layer probe against a real engine and against bad ones: plumbing, no accuracy.
///
/// Starting an engine takes a second or so, and each test starts several.
@Suite(.serialized, .enabled(if: TinyEngine.isInstalled, Comment(rawValue: TinyEngine.reason)))
struct LayerProbeTests {
  private let cache = FileManager.default.temporaryDirectory
    .appending(path: "weigh-\(UUID().uuidString)").path
  private let environment = ProbeEnvironment(
    now: { 1_000 }, loadAverage: { 0.1 }, cores: 2, seed: 42, program: "weigh test")

  /// Keeps the programs of a test until its end; their files go with them.
  private final class Programs {
    var scripts: [EngineScript] = []
  }
  private let programs = Programs()

  /// A tiny model: of 16 layers a probe runs 2 and 8, of 3 it runs all.
  private func request(
    _ script: EngineScript, preset: String = "tiny-llama", layers: Int = 16
  ) throws -> LayerProbeRequest {
    programs.scripts.append(script)
    var shape = try #require(TransformerShape.preset(preset))
    shape.layers = layers
    let blueprint = try ModelBlueprint(shape, name: "tiny", quantization: .q8)
    var request = try LayerProbeRequest(
      model: "test/tiny", blueprint: blueprint, quantization: "Q8_0", program: script.program(),
      contextTokens: 2048, promptTokens: 200)
    request.cacheFolder = cache
    request.threads = 1
    // Nothing is so small that this cache would flatter it.
    request.machine.cacheBytes = 0
    request.budget.rounds = 5
    return request
  }

  /// Nothing may be left, however a probe ended.
  private func expectNoLeftovers(
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(SystemFolder.names(of: cache).isEmpty, sourceLocation: sourceLocation)
    #expect(Processes.mentioning(cache).isEmpty, sourceLocation: sourceLocation)
  }

  @Test(arguments: ["tiny-llama", "tiny-qwen2", "tiny-qwen3moe"])
  func `a probe ends with figures or says why not, and leaves nothing`(_ preset: String) throws {
    var request = try request(EngineScript.real(), preset: preset)
    request.headerSHA256 = "abc"
    var steps: [ProbeProgress.Step] = []
    var planned: [ProbeEvent.PlannedStep] = []
    let run = try probeLayers(request, environment: environment) { event in
      if case .planned(let parts) = event { planned = parts }
      if let step = event.place?.step, steps.last != step { steps.append(step) }
      return .proceed
    }
    #expect(
      planned == [.init(.files, 2), .init(.engines, 2), .init(.rounds, 5), .init(.longPrompt, 3)])
    #expect(steps == [.files, .engines, .rounds, .longPrompt])
    #expect(run.status == .complete && run.model == "test/tiny" && run.program == "weigh test")
    #expect(run.layers == 16 && run.shallow == [2, 8] && run.threads == 1)
    #expect(run.engine == "llama.cpp b0-unknown" && run.headerSHA256 == "abc")
    #expect(run.promptTokens == 200 && run.contextTokens == 2048)
    #expect(run.diskBytes > 0 && run.fullBytes == request.blueprint.fileBytes)
    let evidence = try #require(run.evidence)
    #expect(evidence.rounds.count == 10 && evidence.longRounds.count == 6)
    #expect(evidence.rounds.map(\.layers).filter { $0 == 2 }.count == 5)
    #expect(evidence.rounds.allSatisfy { $0.promptTokens == 64 && $0.wallMilliseconds > 0 })
    #expect(evidence.models.map(\.layers) == [2, 8])
    for model in evidence.models {
      let cache = try #require(model.cacheBytes)
      let told = model.buffers.filter { $0.purpose == "KV" }.reduce(0) { $0 + $1.bytes }
      // The engine's log has two decimals of a MiB.
      #expect(abs(told - cache) <= 16_384 && model.memory?.anonymousBytes ?? 0 > cache)
    }
    // Memory needs no quiet machine; speeds are there, or the reason why not is.
    #expect(run.anonymousBytes?.middle ?? 0 > 1_048_576 && run.mappedBytes?.middle ?? 0 > 65_536)
    #expect((run.quality == .busy) == (run.decodeTokensPerSecond == nil))
    #expect((run.quality == .busy) == (run.refusal != nil))
    #expect((run.exitCode == 0) == (run.firstTokenMilliseconds != nil))
    #expect(
      run.notes.contains(LayerRun.Note.randomRouters.message) == (preset == "tiny-qwen3moe"))
    try expectRecomputable(run)
    expectNoLeftovers()
  }

  /// The figures follow from the rounds that are kept with a run.
  private func expectRecomputable(_ run: LayerRun) throws {
    let read = try JSONDecoder().decode(LayerRun.self, from: JSONEncoder().encode(run))
    #expect(read == run)
    let evidence = try #require(read.evidence)
    let lines = try #require(evidence.lines)
    let tokens = evidence.rounds.filter { $0.layers == 8 }.map(\.tokenMilliseconds).sorted()
    #expect(OrderStatistics.percentile(0.2, of: tokens) == lines.token.atHigh)
    if let decode = run.decodeTokensPerSecond {
      #expect(abs(decode.middle - 1000 / lines.token.full) < 1e-9 * decode.middle)
    }
  }

  @Test func `a shallow model is run whole, and its file can be kept`() throws {
    var request = try request(EngineScript.real(), layers: 3)
    request.keptFolder = cache + "/kept"
    let run = try probeLayers(request, environment: environment)
    #expect(run.shallow == [3] && run.notes.contains(LayerRun.Note.wholeModel.message))
    #expect(run.evidence?.lines?.token.perLayer == 0)
    #expect(SystemFolder.names(of: cache + "/kept") == ["3-layers.gguf"])
    #expect(Processes.mentioning(cache).isEmpty)
    try FileManager.default.removeItem(atPath: cache)
  }

  @Test(arguments: [ProbeProgress.Step.files, .engines, .rounds, .longPrompt])
  func `a stop in any part ends engines and removes files`(_ step: ProbeProgress.Step) throws {
    let request = try request(EngineScript.real(), layers: 3)
    #expect(throws: LayerProbeError.stopped) {
      try probeLayers(request, environment: environment) { event in
        event.place?.step == step && event.place?.done == 1 ? .stop : .proceed
      }
    }
    #expect(LayerProbeError.stopped.exitCode == 130)
    expectNoLeftovers()
  }

  @Test func `an engine that dies in the middle is reported and leaves nothing`() throws {
    let request = try request(EngineScript("crash"), layers: 3)
    let error = EngineError.gone(code: 0, signal: SIGABRT, lastLine: "the wheels came off")
    #expect(throws: LayerProbeError.engine(error)) {
      try probeLayers(request, environment: environment)
    }
    #expect(
      LayerProbeError.engine(error).message
        == "The engine was ended by SIGABRT in the middle of the run; its last line: "
        + "the wheels came off")
    expectNoLeftovers()
  }

  @Test func `an engine that is another program is refused`() throws {
    let request = try request(EngineScript("ready"), layers: 3)
    #expect(throws: LayerProbeError.self) { try probeLayers(request, environment: environment) }
    expectNoLeftovers()
  }

  @Test func `an engine that cannot load the model leaves nothing`() throws {
    let request = try request(EngineScript(lines: "echo no such type >&2; exit 1"), layers: 3)
    #expect(
      throws: LayerProbeError.engine(.died(code: 1, signal: nil, lastLine: "no such type"))
    ) { try probeLayers(request, environment: environment) }
    expectNoLeftovers()
  }

  @Test func `too little memory is an error before anything is written`() throws {
    var request = try request(EngineScript.real())
    request.machine.freeBytes = 1000
    #expect(throws: LayerProbeError.self) { try probeLayers(request, environment: environment) }
    #expect(
      LayerProbeError.noMemory(neededBytes: 3 << 30, freeBytes: 700 << 20).message
        == "The two small models need 3.0 GiB of memory; 700.0 MiB is free.")
    expectNoLeftovers()
  }

  /// Two programs that compute on two cores leave an engine no quiet moment.
  @Test func `other work on the machine gives a flag or no speed`() throws {
    let spinners = try (0..<ProcessInfo.processInfo.activeProcessorCount).map { _ in
      try ChildProcess(
        path: "/bin/sh", arguments: ["-c", "while :; do :; done"], environment: [:])
    }
    defer { for spinner in spinners { spinner.finish(grace: 0) } }
    var live = ProbeEnvironment.machine(seed: 3)
    // The load average takes a minute to notice; this is what it would come to.
    live.loadAverage = { Double(spinners.count) }
    let run = try probeLayers(request(EngineScript.real()), environment: live)
    #expect(run.quality == .busy || run.quality == .fair)
    #expect(!run.notes.isEmpty || run.refusal != nil)
    if let decode = run.decodeTokensPerSecond {
      #expect(decode.high / decode.middle >= 1.2 - 1e-9)
    }
    expectNoLeftovers()
  }
}
