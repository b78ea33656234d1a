import Foundation
import Testing

@testable import Probe

/// The probe against a real engine, one test at a time: its server has one slot.
@Suite(.serialized, .enabled(if: TinyEngine.isInstalled, Comment(rawValue: TinyEngine.reason)))
struct TinyEngineTests {
  private let environment = ProbeEnvironment.machine(seed: 5)

  @Test func `the server is recognized and its model described`() throws {
    let engine = try TinyEngine()
    let run = try probe(engine.endpoint(), plan: MockServer.quickPlan, environment: environment)
    #expect(run.status == .complete && run.succeeded == 5)
    #expect(run.model.engine == "llama.cpp" && run.model.id == "tiny")
    #expect(run.model.engineBuild == "b0-unknown")
    #expect(run.model.parameters == 155_968 && run.model.sizeBytes == 166_656)
    #expect(run.model.quantization == "Q8_0" && run.model.slots == 1)
    #expect(run.model.contextTokens == 2048 && run.model.trainedContextTokens == 4096)
    #expect(run.model.dialect == "llama.cpp" && run.model.isVerified == true)
    #expect(run.model.fileName == "tiny.gguf" && run.model.vocabularySize == 640)
    #expect(run.model.templateSHA256?.count == 64 && run.model.busySlots == 0)
    #expect(run.model.remarks.isEmpty)
    // Everything it says agrees, so prompts are token numbers of exactly the planned length.
    #expect(run.promptKind == .tokens && run.notes.isEmpty)
    for sample in run.samples {
      #expect(sample.promptTokens == (sample.phase == .firstToken ? 64 : 32))
      #expect(sample.outputTokens == sample.requestedTokens && sample.cachedTokens == 0)
      #expect(sample.chunks == sample.requestedTokens && sample.finishReason == "limit")
      #expect(sample.server?.promptTokens == sample.promptTokens)
    }
  }

  @Test func `its file is the one the catalog knows, another one, or contradicts`() throws {
    let engine = try TinyEngine()
    var served: ServedModel?
    _ = try probe(engine.endpoint(), plan: MockServer.quickPlan, environment: environment) {
      event in
      if case .found(let model) = event { served = model }
      return .proceed
    }
    let model = try #require(served)
    let file = try #require(model.filePath.flatMap(ModelFile.init(path:)))
    let hash = try #require(file.sha256())
    var known = ModelNumbers(id: "org/tiny")
    known.parameters = 155_968
    known.files = [.init(sha256: hash, bytes: file.byteCount, place: "org/files")]
    let endpoint = try engine.endpoint()
    var last = 0
    let same = identify(model, at: endpoint, as: known) { done, of in last = done * of }
    #expect(same.level == .sameFile && last == file.byteCount * file.byteCount)
    // Sizes are compared first: a file of another size is not read.
    known.files = [.init(sha256: hash, bytes: 7)]
    #expect(identify(model, at: endpoint, as: known).level == .sameNumbers)
    // The path of another machine's server names no file of this one.
    known.files = [.init(sha256: hash)]
    let elsewhere = try Endpoint(
      "http://models.example/v1", allowedHosts: ["models.example"], resolve: { _ in ["192.0.2.1"] })
    #expect(identify(model, at: elsewhere, as: known).level == .sameNumbers)
    known.files = []
    let numbers = ServedIdentity(of: model, as: known, quantization: "Q8_0", sha256: hash)
    #expect(numbers.level == .sameNumbers)
    known.parameters = 7_615_616_512
    let other = ServedIdentity(of: model, as: known, sha256: hash)
    #expect(other.level == .contradicts)
    #expect(
      other.message.hasPrefix("This server has 156 K parameters at Q8_0; org/tiny has 7.62 B."))
  }

  @Test func `without the engine's own completions prompts are words of about that length`() throws
  {
    let engine = try TinyEngine()
    let endpoint = try engine.endpoint()
    let context = ProbeContext(
      endpoint: endpoint, key: nil, limits: ProbeLimits(), stop: ProbeStop(),
      report: { _ in .proceed })
    let found = try ServerLook(context: context).look(model: nil)
    #expect(found.takesTokens && found.tellsSlots)
    let session = ChatSession(context: context, found: found, seed: 5)
    let short = try session.perform(session.job(.throughput, 0, promptTokens: 32, outputTokens: 1))
    #expect(short.promptWords > 0 && short.promptTokens ?? 0 > 16)
    #expect(short.outputTokens == 1 && short.finishReason == "length")
  }

  /// A token takes some ten milliseconds here, so that two percent are more than the time a message
  /// takes from one process to another.
  @Test func `times agree with the server's own within two percent`() throws {
    let engine = try TinyEngine(width: 1024, layers: 8)
    var plan = ProbePlan()
    plan.warmUpRuns = 1
    plan.firstTokenRuns = 11
    plan.throughputRuns = 11
    plan.promptTokens = 128
    plan.outputTokens = 40
    // Other tests share the machine and may delay the client in one run, not in three.
    var comparisons: [String] = []
    for _ in 0..<3 {
      let run = try probe(engine.endpoint(), plan: plan, environment: environment)
      #expect(run.status == .complete)
      #expect(run.metrics.serverDecode?.n == 11 && run.metrics.serverPrompt?.n == 11)
      let ttft = try #require(run.metrics.firstToken).median
      let tpot = try #require(run.metrics.perToken).median
      let prompt = median(run.samples, .firstToken) { $0.server?.promptMilliseconds }
      let each = median(run.samples, .throughput) { $0.server?.millisecondsPerToken }
      if abs(ttft - prompt) <= prompt * 0.02, abs(tpot - each) <= each * 0.02 { return }
      comparisons.append("first token \(ttft) and \(prompt) ms, each \(tpot) and \(each) ms")
    }
    Issue.record("client and server disagree in three runs: \(comparisons)")
  }

  private func median(
    _ samples: [ProbeSample], _ phase: ProbeSample.Phase, _ value: (ProbeSample) -> Double?
  ) -> Double {
    let values = samples.filter { $0.phase == phase }.compactMap(value).sorted()
    return values.isEmpty ? 0 : values[values.count / 2]
  }

  @Test func `a stop frees the server's slot and keeps what was measured`() throws {
    let engine = try TinyEngine(width: 512, layers: 8)
    var plan = MockServer.quickPlan
    plan.outputTokens = 1500
    let stop = ProbeStop()
    let run = try probe(engine.endpoint(), plan: plan, environment: environment, stop: stop) {
      event in
      if event.place?.step == .throughput {
        Thread.detachNewThread {
          Thread.sleep(forTimeInterval: 0.3)
          stop.stop()
        }
      }
      return .proceed
    }
    #expect(run.status == .stopped && run.samples.count == 3)
    #expect(run.metrics.firstToken?.n == 3)
    // The engine notices between two tokens, later on a busy machine than on an idle one.
    let deadline = Date().addingTimeInterval(15)
    var isBusy = true
    while isBusy, Date() < deadline {
      isBusy = try engine.isBusy()
      if isBusy { Thread.sleep(forTimeInterval: 0.02) }
    }
    #expect(!isBusy)
  }

  @Test func `a prompt beyond the context is shortened to fit`() throws {
    let engine = try TinyEngine(context: 512)
    var plan = MockServer.quickPlan
    plan.promptTokens = 3000
    let run = try probe(engine.endpoint(), plan: plan, environment: environment)
    #expect(run.status == .complete && run.model.contextTokens == 512)
    guard case .promptShortened(from: 3000, let to)? = run.notes.first else {
      Issue.record("no note: \(run.notes)")
      return
    }
    #expect(to > 400 && to < 512)
    #expect(run.samples.compactMap(\.promptTokens).max() ?? 0 > 400)
  }
}
