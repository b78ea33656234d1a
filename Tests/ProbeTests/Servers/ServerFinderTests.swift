import Foundation
import Glibc
import Testing

@testable import Probe

@Suite struct ServerFinderTests {
  /// Enough time for a machine that is busy with other tests.
  private var patient: FinderLimits {
    var limits = FinderLimits()
    limits.connectSeconds = 5
    limits.wholeSeconds = 20
    return limits
  }

  private func candidates(_ behaviors: [String]) throws -> [ServerCandidate] {
    try behaviors.map { ServerCandidate(url: try MockServer.url($0)) }
  }

  @Test func `what answers is found, in the order of the candidates`() throws {
    let behaviors = [
      "vllm", "nothing-here", "ollama", "page", "lm-studio", "llama-server", "sglang",
    ]
    let asked = try candidates(behaviors + ["gateway"])
    let found = findServers(candidates: asked, limits: patient)
    #expect(
      found.map(\.dialect) == ["vllm", "ollama", "lm-studio", "llama.cpp", "sglang", "openai"])
    let urls = asked.map(\.url).enumerated().filter { ![1, 3].contains($0.offset) }.map(\.element)
    #expect(found.map(\.url) == urls)
    let ollama = try #require(found.first { $0.dialect == "ollama" })
    #expect(ollama.engine == "Ollama" && ollama.engineBuild == "0.12.3")
    #expect(ollama.isVerified == false && !ollama.needsKey && !ollama.isListCut)
    #expect(ollama.models.map(\.quantization) == ["Q4_K_M", "Q4_K_M"])
    #expect(ollama.models[0].contextTokens == 4096 && ollama.models[0].isLoaded == true)
    #expect(ollama.models[1].isLoaded == false && ollama.models[1].sizeBytes == 2_019_377_600)
    #expect(found.allSatisfy { $0.answerMilliseconds > 0 })
    let copy = try JSONDecoder().decode([FoundServer].self, from: JSONEncoder().encode(found))
    #expect(
      copy.map(\.url) == found.map(\.url) && copy.map(\.models.count) == found.map(\.models.count))
  }

  @Test func `finding makes no server work`() throws {
    let name = MockServer.newName()
    let asked = [ServerCandidate(url: try MockServer.url("ollama", name: name))]
    #expect(findServers(candidates: asked, limits: patient).count == 1)
    let seen = try MockServer.log(name)
    #expect(!seen.isEmpty && seen.allSatisfy { $0.fields.isEmpty })
    #expect(try MockServer.chats(name).isEmpty)
  }

  @Test func `a key, a model that loads and a page are told apart`() throws {
    let asked = try candidates(["wants-key", "starting", "page-with-password"])
    let found = findServers(candidates: asked, limits: patient)
    #expect(found.count == 2)
    #expect(found[0].needsKey && found[0].models.isEmpty && !found[0].isLoading)
    #expect(found[1].isLoading && !found[1].needsKey)
  }

  @Test func `a server at both addresses of this machine is one`() {
    func server(_ url: String, _ model: String = "m") -> FoundServer {
      var server = FoundServer(url: url, engine: "e", dialect: "d")
      server.models = [ServedModel(wireName: model, engine: "e")]
      return server
    }
    let four = server("http://127.0.0.1:8080/v1")
    #expect(Twins.merge([four, server("http://[::1]:8080/v1")]) == [four])
    let others = [
      four, server("http://[::1]:8081/v1"), server("http://[::1]:8080/v1", "other"),
    ]
    #expect(Twins.merge(others) == others)
  }

  @Test func `servers that keep quiet take no longer than the step`() throws {
    let silent = try (0..<12).map { _ in ServerCandidate(url: try MockServer.url("silent")) }
    let asked = try silent + candidates(["good", "slow-facts"])
    var limits = FinderLimits()
    limits.wholeSeconds = 2.5
    // Without its end the step would wait for as long as the silent ones keep quiet. What said who
    // it is before the end is kept, with what was learned until then.
    let found = findServers(candidates: asked, limits: limits)
    #expect(found.map(\.dialect) == ["openai", "openai"])
  }

  @Test func `a stop ends it`() throws {
    let stop = ProbeStop()
    stop.stop()
    #expect(findServers(candidates: try candidates(["good"]), limits: patient, stop: stop).isEmpty)
  }

  @Test func `other machines are never asked, and nothing but the candidates is`() {
    let asked = ["http://192.0.2.1:8080/v1", "https://models.example/v1", "nonsense", ""]
      .map { ServerCandidate(url: $0) }
    #expect(findServers(candidates: asked).isEmpty)
    #expect(findServers(candidates: []).isEmpty)
  }

  @Test func `a list of 100,000 models is cut`() throws {
    let found = findServers(candidates: try candidates(["long-list"]), limits: patient)
    #expect(found.count == 1 && found[0].isListCut && found[0].models.count == 1000)
  }

  @Test func `the well-known ports are asked at both addresses`() {
    let urls = ServerCandidate.wellKnown.map(\.url)
    #expect(urls.count == 10)
    #expect(urls.prefix(2) == ["http://127.0.0.1:1234/v1", "http://[::1]:1234/v1"])
    for port in [1234, 8000, 8080, 11434, 30000] {
      #expect(urls.contains("http://127.0.0.1:\(port)/v1"))
    }
    #expect(ServerCandidate.wellKnown.allSatisfy { $0.variable == nil })
  }

  /// Values of `OLLAMA_HOST` and the address they mean.
  private static let hosts = [
    ("127.0.0.1", "http://127.0.0.1:11434/v1"), ("0.0.0.0", "http://127.0.0.1:11434/v1"),
    (":11500", "http://127.0.0.1:11500/v1"), ("localhost:80", "http://localhost:80/v1"),
    ("http://10.0.0.5:11434", "http://10.0.0.5:11434/v1"), ("[::1]", "http://[::1]:11434/v1"),
    ("[::1]:7000", "http://[::1]:7000/v1"), ("::1", "http://[::1]:11434/v1"),
    ("\"gpu.example\"", "http://gpu.example:11434/v1"),
    ("https://a.example", "https://a.example:443/v1"),
    ("0.0.0.0:5000/", "http://127.0.0.1:5000/v1"),
  ]

  @Test(arguments: hosts)
  func `what the environment names is offered`(text: String, url: String) {
    let offered = ServerCandidate.named(byEnvironment: ["OLLAMA_HOST": text])
    #expect(offered == [ServerCandidate(url: url, variable: "OLLAMA_HOST")])
  }

  @Test func `what the environment cannot mean is not offered`() {
    let offered = ServerCandidate.named(byEnvironment: [
      "OPENAI_BASE_URL": "https://api.example/v1/", "OLLAMA_HOST": " ", "OTHER": "http://x",
    ])
    #expect(
      offered == [
        ServerCandidate(url: "https://api.example:443/v1", variable: "OPENAI_BASE_URL")
      ])
    for text in ["", "api.example", "ftp://x", "http://user:secret@host/v1", "http://a b"] {
      #expect(ServerCandidate.named(byEnvironment: ["OPENAI_BASE_URL": text]).isEmpty)
    }
    for text in ["a b", "host:99999", ":", "a:b:c:d:zzz"] {
      #expect(ServerCandidate.named(byEnvironment: ["OLLAMA_HOST": text]).isEmpty, "\(text)")
    }
  }
}
