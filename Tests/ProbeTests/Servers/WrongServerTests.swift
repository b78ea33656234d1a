import Foundation
import Glibc
import Testing

@testable import Probe

/// Servers that are something else or refuse; numbers are the rows of the design's table.
@Suite struct WrongServerTests {
  private var origin: String { get throws { try MockServer.process().url } }

  /// A port that nobody listens on.
  private func freePort() -> UInt16 {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    return withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        _ = bind(descriptor, generic, length)
        _ = getsockname(descriptor, generic, &length)
      }
      return UInt16(bigEndian: pointer.pointee.sin_port)
    }
  }

  @Test func `1: nothing listens`() throws {
    let url = "http://127.0.0.1:\(freePort())"
    let error = try #require(throws: ProbeError.self) {
      _ = try probe(Endpoint(url), environment: MockServer.environment)
    }
    #expect(error == .nothingAnswers(url: url) && error.exitCode == 69)
  }

  @Test func `2: what answers is not HTTP`() throws {
    #expect(try MockServer.error("banner") == .notHTTP(url: origin))
    #expect(try MockServer.error("closes") == .closedWithoutAnswer(url: origin))
  }

  @Test func `3: accepted and then silent, the seconds are counted`() throws {
    var limits = MockServer.quickLimits
    limits.waitSeconds = 1.2
    var waits: [ProbeProgress.Wait] = []
    let error = try #require(throws: ProbeError.self) {
      _ = try MockServer.run("silent", limits: limits) { progress in
        if let wait = progress.wait { waits.append(wait) }
        return .proceed
      }
    }
    #expect(error == .noAnswer(seconds: 1.2))
    #expect(error.message == "No answer within 1.2 s; --wait 6s waits longer.")
    guard case .answer(let seconds)? = waits.first else {
      Issue.record("no wait was reported")
      return
    }
    #expect(seconds >= 1 && waits.count == 1)
  }

  @Test func `3: a server that never answers chats is not waited for five times`() throws {
    var limits = MockServer.quickLimits
    limits.waitSeconds = 0.1
    #expect(
      try MockServer.error("silent-chat", limits: limits)
        == .failedInARow(count: 2, commonest: .noAnswer(seconds: 0.1), seen: 2))
  }

  @Test func `4: no API there, and where one is`() throws {
    #expect(try MockServer.error("nothing-here") == .noAPI(suggestion: nil))
    #expect(try MockServer.error("other-json") == .noAPI(suggestion: nil))
    let base = try "\(origin)/only-below-v1/\(MockServer.newName())"
    #expect(throws: ProbeError.noAPI(suggestion: base + "/v1")) {
      _ = try probe(Endpoint(base), environment: MockServer.environment)
    }
  }

  @Test func `5: a web page`() throws {
    #expect(
      try MockServer.error("page")?.message
        == "This is a web page, not an API: \"Router ^[[2J login\"")
  }

  @Test func `6: a key is wanted`() throws {
    #expect(try MockServer.error("wants-key") == .needsKey(given: false))
    #expect(try MockServer.error("wants-key", key: "wrong-key") == .needsKey(given: true))
    #expect(try MockServer.run("wants-key", key: "right-key-1234").status == .complete)
  }

  @Test func `7: a redirect is not followed`() throws {
    #expect(try MockServer.error("redirects") == .redirect(target: "\(origin)/good/trap/v1/models"))
    #expect(try MockServer.log("trap").isEmpty)
  }

  @Test func `8: a certificate nobody trusts`() throws {
    let facts = try MockServer.process().facts
    let (url, file) = (facts["tls"] ?? "", facts["ca"] ?? "")
    try #require(url.hasPrefix("https://"), "the openssl program is needed for this test")
    let error = try #require(throws: ProbeError.self) {
      _ = try probe(Endpoint("\(url)/good/tls/v1"), environment: MockServer.environment)
    }
    #expect(error.kind == .certificate)
    #expect(error.message.hasPrefix("The server's certificate is not trusted: SSL certificate"))
    let trusted = try Endpoint("\(url)/good/tls/v1", certificateFile: file)
    let run = try probe(
      trusted, plan: MockServer.quickPlan, limits: MockServer.quickLimits,
      environment: MockServer.environment)
    #expect(run.status == .complete)
    let plain = try origin.replacing("http:", with: "https:")
    let mixed = try #require(throws: ProbeError.self) {
      _ = try probe(Endpoint("\(plain)/good/x/v1"), environment: MockServer.environment)
    }
    #expect(mixed.kind == .notAnAPI)
  }

  @Test func `9: a model that is loading is waited for`() throws {
    var waits = 0
    let run = try MockServer.run("loading") { progress in
      if case .loading? = progress.wait { waits += 1 }
      return .proceed
    }
    #expect(run.status == .complete && waits == 2)
    #expect(try MockServer.run("loading-chat").status == .complete)
    var limits = MockServer.quickLimits
    limits.waitSeconds = 0.2
    #expect(try MockServer.error("loading-forever", limits: limits) == .stillLoading(seconds: 0.2))
  }

  @Test func `10: a failure is tried again, five in a row end the run`() throws {
    let once = try MockServer.run("error-once")
    #expect(once.status == .complete && once.notes == [.retried(1)])
    #expect(once.samples.count == 5 && once.succeeded == 5)

    let later = try MockServer.run("error-later")
    #expect(later.status == .failed && later.exitCode == 69)
    #expect(later.succeeded == 3 && later.metrics.firstToken?.n == 3)
    #expect(
      later.failureMessage
        == "5 requests in a row failed, 5 of them so: The server reports an error (500): boom")

    #expect(
      try MockServer.error("error-always")?.message
        == "5 requests in a row failed, 5 of them so: "
        + "The server reports an error (500): boom ^[]52;c;aGk=^G")
  }

  @Test func `11: too many requests`() throws {
    var waits: [ProbeProgress.Wait] = []
    let run = try MockServer.run("busy-once") { progress in
      if let wait = progress.wait { waits.append(wait) }
      return .proceed
    }
    #expect(run.status == .complete && run.notes == [.retried(1)])
    #expect(waits == [.rateLimit(seconds: 0)])
    #expect(try MockServer.error("busy-long") == .rateLimited(seconds: 300))
  }

  @Test(arguments: ["small-context", "context-in-words"])
  func `12: a prompt that does not fit is shortened`(behavior: String) throws {
    var plan = MockServer.quickPlan
    plan.promptTokens = 512
    let run = try MockServer.run(behavior, plan: plan)
    #expect(run.status == .complete && run.succeeded == 5)
    #expect(run.notes == [.promptShortened(from: 512, to: 188)])
    let longest = run.samples.compactMap(\.promptTokens).max() ?? 0
    #expect(longest > 170 && longest <= 196)
  }

  @Test func `12: a context that makes no sense ends the run`() throws {
    #expect(try MockServer.error("no-context") == .contextTooSmall(tokens: nil))
  }

  @Test func `13: a model that is not served`() throws {
    var plan = MockServer.quickPlan
    plan.model = "othr-2"
    #expect(
      try MockServer.error("two-models", plan: plan)
        == .unknownModel(name: "othr-2", served: ["other-2", "mock-1"]))
    #expect(try MockServer.error("two-models") == .severalModels(served: ["mock-1", "other-2"]))
    plan.model = "other-2"
    #expect(try MockServer.run("two-models", plan: plan).model.id == "other-2")
    #expect(try MockServer.error("no-models") == .noModels)
    #expect(try MockServer.run("no-models", plan: plan).model.id == "other-2")
    #expect(
      try MockServer.error("unknown-model") == .unknownModel(name: "mock-1", served: []))
  }

  @Test func `14: a field the server does not know is left out`() throws {
    let name = MockServer.newName()
    let run = try MockServer.run("strict", name: name)
    #expect(run.status == .complete)
    #expect(
      Set(run.notes.map(\.message)) == [
        "The server does not know 'seed'; left out.",
        "The server does not know 'stream_options'; left out.",
        "The server does not know 'max_tokens'; left out.",
      ])
    let last = try #require(try MockServer.chats(name).last)
    #expect(last.fields["seed"] == nil && last.fields["max_completion_tokens"] as? Int == 24)
    #expect(
      try MockServer.error("invalid")
        == .serverSaid(status: 400, text: "the moon is in the wrong house"))
  }

  @Test func `35: a server that dies keeps what was measured`() throws {
    let server = try MockServer.start()
    let endpoint = try Endpoint("\(server.url)/good/x/v1")
    let run = try probe(
      endpoint, plan: MockServer.quickPlan, limits: MockServer.quickLimits,
      environment: MockServer.environment
    ) { event in
      if let progress = event.place, progress.step == .firstToken, progress.done == 2 {
        server.kill()
        Thread.sleep(forTimeInterval: 0.5)
      }
      return .proceed
    }
    #expect(run.status == .failed && run.failure == .serverGone && run.exitCode == 69)
    #expect(run.samples.count == 2 && run.metrics.firstToken?.n == 2)
  }

  @Test func `36: a key that the server echoes is hidden`() throws {
    let message = try MockServer.error("echoes-key", key: "very-secret")?.message ?? ""
    #expect(message.hasSuffix("The server reports an error (500): cannot use Bearer sk-… here"))
  }

  @Test func `40: only the address found at the start is used`() throws {
    // No name server knows this host; it leads to the mock because it was pinned.
    let url = try MockServer.url("good").replacing("127.0.0.1", with: "made-up.example")
    let endpoint = try Endpoint(url, allowedHosts: ["made-up.example"]) { _ in ["127.0.0.1"] }
    let run = try probe(
      endpoint, plan: MockServer.quickPlan, limits: MockServer.quickLimits,
      environment: MockServer.environment)
    #expect(run.status == .complete)
  }

  @Test func `38: only the first thousand models are read`() throws {
    var plan = MockServer.quickPlan
    plan.model = "model-999"
    let run = try MockServer.run("long-list", plan: plan)
    #expect(run.model.id == "model-999" && run.notes == [.modelListCut(1000)])
    plan.model = "model-1000"
    #expect(try MockServer.error("long-list", plan: plan)?.kind == .unknownModel)
  }
}
