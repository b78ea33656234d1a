import Foundation
import Testing

@testable import Probe

/// Whole runs against recorded engines, and against servers that only look like one.
@Suite struct DialectServerTests {
  /// Behaviors of the scripted server that are recorded engines, and what a run calls them.
  private static let engines = [
    ("llama-server", "llama.cpp", "tiny"), ("ollama", "Ollama", "qwen2.5:7b"),
    ("lm-studio", "LM Studio", "qwen/qwen3-8b"),
    ("lm-studio-older", "LM Studio", "qwen2-vl-7b-instruct"), ("vllm", "vLLM", "chat"),
    ("sglang", "SGLang", "Qwen/Qwen3-30B-A3B"),
    ("gateway", "OpenAI-compatible server", "rack/llama-70b"),
  ]

  @Test(arguments: engines)
  func `a run names the engine and says what was not verified`(
    behavior: String, engine: String, model: String
  ) throws {
    var plan = MockServer.quickPlan
    plan.model = model
    plan.firstTokenRuns = 1
    plan.throughputRuns = 1
    let run = try MockServer.run(behavior, plan: plan)
    #expect(run.status == .complete && run.model.engine == engine && run.model.id == model)
    let isNoted = run.notes.contains { $0 == .served(.notVerified(engine: engine)) }
    #expect(isNoted == (run.model.isVerified == false))
    #expect(
      (run.model.isVerified == false) == !["llama.cpp", "OpenAI-compatible server"].contains(engine)
    )
  }

  @Test func `the fields of an engine go to that engine only`() throws {
    let own: [String: Set<String>] = [
      "llama-server": ["ignore_eos", "cache_prompt"], "vllm": ["ignore_eos", "include_metrics"],
      "sglang": ["ignore_eos"], "ollama": [], "lm-studio": [], "gateway": [],
    ]
    let all: Set<String> = ["ignore_eos", "cache_prompt", "include_metrics", "min_tokens"]
    for (behavior, wanted) in own {
      let name = MockServer.newName()
      var plan = MockServer.quickPlan
      plan.model = Self.engines.first { $0.0 == behavior }?.2
      plan.firstTokenRuns = 1
      plan.throughputRuns = 1
      _ = try MockServer.run(behavior, name: name, plan: plan)
      for chat in try MockServer.chats(name) {
        #expect(Set(chat.fields.keys).intersection(all) == wanted, "\(behavior)")
      }
    }
  }

  @Test func `Ollama is asked about the one model that was chosen`() throws {
    let name = MockServer.newName()
    var plan = MockServer.quickPlan
    plan.model = "qwen2.5:7b"
    let run = try MockServer.run("ollama", name: name, plan: plan)
    #expect(run.model.parameters == 7_615_616_512 && run.model.quantization == "Q4_K_M")
    let shown = try MockServer.log(name).filter { $0.path.hasSuffix("/api/show") }
    #expect(shown.count == 1 && shown[0].fields["model"] as? String == "qwen2.5:7b")
  }

  @Test func `a prompt that Ollama cuts without saying so is no sample`() throws {
    var plan = MockServer.quickPlan
    plan.model = "qwen2.5:7b"
    plan.promptTokens = 400
    let run = try MockServer.run("ollama-cutting", plan: plan)
    #expect(run.flags.contains(.cutPrompt))
    #expect(run.metrics.firstToken == nil)
  }

  @Test func `the context of a model that was not loaded is known afterwards`() throws {
    let endpoint = try Endpoint(MockServer.url("ollama-cold"))
    let context = ProbeContext(
      endpoint: endpoint, key: nil, limits: MockServer.quickLimits, stop: ProbeStop(),
      report: { _ in .proceed })
    let look = ServerLook(context: context)
    var found = try look.look(model: "qwen2.5:7b")
    #expect(found.model.isLoaded == false && found.model.contextTokens == nil)
    #expect(found.notes.contains(.served(.notLoaded)))
    let session = ChatSession(context: context, found: found, seed: 1)
    _ = try session.perform(
      .init(phase: .throughput, index: 0, words: 8, targetTokens: 8, outputTokens: 2))
    try look.refresh(&found)
    #expect(found.model.contextTokens == 4096)
    // That it was not loaded when the run began stays true.
    #expect(found.model.isLoaded == false)
  }

  @Test func `a run that loads its model tells the context it then has`() throws {
    var plan = MockServer.quickPlan
    plan.model = "qwen2.5:7b"
    let run = try MockServer.run("ollama-cold", plan: plan)
    #expect(run.status == .complete && run.model.contextTokens == 4096)
    #expect(run.notes.contains(.served(.notLoaded)))
  }

  @Test func `a key is hidden in everything a server says of its model`() throws {
    let key = try #require(ProbeKey("right-key-1234"))
    var model = ServedModel(wireName: "right-key-1234", engine: "x")
    model.quantization = "right-key-1234"
    model.architecture = "right-key-1234"
    model.digest = "right-key-1234"
    model.sourceName = "right-key-1234"
    model.fileName = "right-key-1234"
    model.filePath = "/right-key-1234"
    model.adapterOf = "right-key-1234"
    model.remoteHost = "right-key-1234"
    model.engineBuild = "right-key-1234"
    #expect(!"\(model.hiding(key))".contains("right-key"))
  }

  @Test func `a server that lies about its engine is measured all the same`() throws {
    let run = try MockServer.run("liar")
    #expect(run.status == .complete && run.model.engine == "llama.cpp" && run.succeeded == 5)
    let dropped = run.notes.filter { if case .fieldDropped = $0 { true } else { false } }
    #expect(dropped == [.fieldDropped("cache_prompt"), .fieldDropped("ignore_eos")])
  }

  @Test func `facts that do not come are not waited for long`() throws {
    var limits = MockServer.quickLimits
    limits.waitSeconds = 0.5
    let run = try MockServer.run("slow-facts", limits: limits)
    #expect(run.status == .complete && run.model.engine == "OpenAI-compatible server")
  }

  @Test func `a server without models says so, and is found all the same`() throws {
    #expect(try MockServer.error("ollama-empty") == .noModels)
    var limits = FinderLimits()
    limits.connectSeconds = 5
    limits.wholeSeconds = 20
    let asked = [ServerCandidate(url: try MockServer.url("ollama-empty"))]
    let found = findServers(candidates: asked, limits: limits)
    #expect(found.count == 1 && found.first?.models.isEmpty == true)
    var answers = ServerAnswers()
    answers.port = 11434
    answers.models = try #require(RecordedServer.read(#"{"object":"list","data":null}"#))
    #expect(OllamaDialect().suspects(answers))
    #expect(!ServerAnswers.isList(.object(["data": .null])))
  }

  @Test func `several models and none named are listed`() throws {
    #expect(
      try MockServer.error("gateway")
        == .severalModels(served: ["desk/qwen3-8b", "rack/llama-70b", "gpt-4o"]))
    var plan = MockServer.quickPlan
    plan.model = "rack/llama-7b"
    let error = try MockServer.error("gateway", plan: plan)
    guard case .unknownModel("rack/llama-7b", let served)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(served.first == "rack/llama-70b")
  }
}
