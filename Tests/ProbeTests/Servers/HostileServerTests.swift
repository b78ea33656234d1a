import Foundation
import Glibc
import Testing

@testable import Probe

/// Servers that lie, never come to an end, or hide things in what they say; numbers are the rows of
/// the design's table.
@Suite struct HostileServerTests {
  /// Limits of time short enough for tests, long enough for a busy machine.
  private static var limits: ProbeLimits {
    var limits = MockServer.quickLimits
    limits.waitSeconds = 0.8
    limits.silenceSeconds = 0.8
    limits.requestSeconds = 10
    return limits
  }

  /// Nothing can be measured, and the sentence says why.
  @Test(arguments: [
    ("many-headers", "The answer has headers larger than 64 KiB."),
    ("continues-forever", "The answer has headers larger than 64 KiB."),
    ("slow-headers", "No answer within 0.8 s; --wait 4s waits longer."),
    ("continues-slowly", "No answer within 0.8 s; --wait 4s waits longer."),
    ("empty-list", "No OpenAI-compatible API here."),
    ("no-content", "The server reports an error (204) and does not say which."),
    ("status-999", "The server reports an error (999) and does not say which."),
    ("long-name", "The server lists no model. Load one there, or name it: --model ID"),
  ])
  func `4, 26: a server that cannot be asked has its sentence, in time`(
    behavior: String, sentence: String
  ) throws {
    let begin = Date()
    #expect(try MockServer.error(behavior, limits: Self.limits)?.message == sentence)
    #expect(Date().timeIntervalSince(begin) < 8)
  }

  @Test(arguments: ["no-status-line", "odd-status", "null-bytes"])
  func `2: what is not quite HTTP is not HTTP`(behavior: String) throws {
    let origin = try MockServer.process().url
    #expect(try MockServer.error(behavior) == .notHTTP(url: origin))
    #expect(try MockServer.error("half-a-line") == .closedWithoutAnswer(url: origin))
  }

  @Test(arguments: ["length-negative", "length-words"])
  func `18: a length that is no number is not HTTP`(behavior: String) throws {
    let origin = try MockServer.process().url
    #expect(try message(behavior).hasSuffix("so: \(origin) answers, but not with HTTP."))
  }

  /// Every request fails with the same sentence; the run ends soon.
  @Test(arguments: [
    ("length-short", "The answer stopped in the middle after 2 tokens."),
    ("length-twice", "The answer stopped in the middle after 3 tokens."),
    ("length-huge", "The answer stopped in the middle after 3 tokens."),
    ("endless-trailer", "The answer has headers larger than 64 KiB."),
    ("length-more", "The answer stopped in the middle after 3 tokens."),
    ("chunk-huge", "The answer stopped in the middle after 1 token."),
    ("chunk-negative", "The answer stopped in the middle after 1 token."),
    ("endless-extension", "The answer stalled: no text for 0.8 s."),
    ("pings-forever", "No answer within 0.8 s; --wait 4s waits longer."),
    ("roles-forever", "No answer within 0.8 s; --wait 4s waits longer."),
    ("usage-forever", "The answer stalled: no text for 0.8 s."),
    ("flood-of-events", "No answer within 0.8 s; --wait 4s waits longer."),
    ("many-values", "The answer holds more than 400000 values."),
    ("page-in-chat", "This is a web page, not an API: \"502 Bad^[[2J Gateway\""),
    ("page-as-stream", "The answer stopped in the middle after 0 tokens."),
    ("only-done", "The answer has no text."),
    ("nothing-in-stream", "The answer stopped in the middle after 0 tokens."),
    ("number-event", "The answer has a 'event' that is not an object."),
    ("error-as-answer", "The server reports an error: no room"),
    ("deep-key", "The answer nests JSON deeper than 64."),
  ])
  func `5, 15 to 20, 25, 39: every request fails with one sentence`(
    behavior: String, sentence: String
  ) throws {
    let begin = Date()
    let message = try message(behavior)
    #expect(message.hasSuffix(sentence), "\(message)")
    #expect(Date().timeIntervalSince(begin) < 20)
  }

  /// What ends a run of a behavior, before or after something was measured.
  private func message(_ behavior: String, key: String? = nil) throws -> String {
    do {
      return try MockServer.run(behavior, limits: Self.limits, key: key).failureMessage ?? "none"
    } catch let error as ProbeError {
      return error.message
    }
  }

  /// Odd, and yet an answer.
  @Test(arguments: [
    "continues-first", "chunk-extension", "open-after-done", "flood-after-done", "keeps-alive",
  ])
  func `30, 31: what is odd and can be read is measured`(behavior: String) throws {
    var limits = Self.limits
    limits.waitSeconds = 10
    limits.requestSeconds = 20
    let run = try MockServer.run(behavior, limits: limits)
    #expect(run.status == .complete && run.succeeded == 5, "\(run.sampleMessages)")
    #expect(run.metrics.perToken?.n == 2)
  }

  /// A listener of this test; nobody may connect to it.
  private final class Trap {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    private(set) var port: UInt16 = 0

    init() {
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
      var length = socklen_t(MemoryLayout<sockaddr_in>.size)
      withUnsafeMutablePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
          _ = bind(descriptor, generic, length)
          _ = listen(descriptor, 8)
          _ = getsockname(descriptor, generic, &length)
        }
      }
      port = UInt16(bigEndian: address.sin_port)
    }

    deinit { close(descriptor) }

    /// Whether somebody has connected.
    var isTouched: Bool {
      var poller = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      return poll(&poller, 1, 100) > 0
    }
  }

  @Test func `7: where a redirect leads is never connected to`() throws {
    let trap = Trap()
    let first = try #require(throws: ProbeError.self) {
      _ = try MockServer.run("redirect-port", name: "\(trap.port)-a")
    }
    let target = "http://127.0.0.1:\(trap.port)/v1/models"
    #expect(first.message == "The server redirects to \(target); not followed.")
    let later = try MockServer.run("redirect-port-late", name: "\(trap.port)-b")
    #expect(later.status == .failed && later.succeeded == 2)
    #expect(later.failureMessage == "The server redirects to \(target); not followed.")
    #expect(!trap.isTouched)
    #expect(
      try MockServer.error("moved-in-chat")?.message
        == "The server redirects to http://127.0.0.1:9/v1/chat/completions; not followed.")
  }

  @Test(arguments: [
    ("key-wanted-late", "The server wants a key: --key-file FILE"),
    ("gone-late", "No OpenAI-compatible API here."),
    ("busy-late", "The server has had too many requests (429) and asks to wait 61 s."),
  ])
  func `6, 11, 35: what ends a run in the middle keeps what was measured`(
    behavior: String, sentence: String
  ) throws {
    let run = try MockServer.run(behavior)
    #expect(run.status == .failed && run.failureMessage == sentence && run.exitCode == 69)
    #expect(run.succeeded == 2 && run.metrics.firstToken?.n == 2)
  }

  @Test(arguments: ["busy-with-date", "busy-negative", "busy-nan"])
  func `11: a wait that is no number of seconds is a short one`(behavior: String) throws {
    let run = try MockServer.run(behavior)
    #expect(run.status == .complete && run.notes == [.retried(1)])
  }

  @Test func `11: a server that always has too many requests is given up`() throws {
    #expect(
      try MockServer.error("busy-always")?.message == "5 requests in a row failed, 5 of them so: "
        + "The server has had too many requests (429) and asks to wait 0 s.")
    let endless = try MockServer.run("busy-endless")
    #expect(endless.status == .failed && endless.succeeded == 2)
  }

  @Test(arguments: [
    "key-in-names", "key-in-list-error", "key-in-page", "key-in-redirect", "key-in-models",
    "key-in-event", "key-in-coding", "key-in-model",
  ])
  func `36: a key is never shown or kept, wherever a server puts it`(behavior: String) throws {
    let key = "Very-Secret-Key"
    var texts: [String] = []
    do {
      let run = try probe(
        Endpoint(MockServer.url(behavior)), plan: MockServer.quickPlan,
        key: ProbeKey(key), limits: Self.limits, environment: MockServer.environment
      ) { event in
        texts.append("\(event)")
        return .proceed
      }
      texts.append(String(decoding: try JSONEncoder().encode(run), as: UTF8.self))
      texts += [run.failureMessage ?? ""] + run.sampleMessages
    } catch let error as ProbeError {
      texts += [error.message, "\(error)"]
    }
    #expect(!texts.joined().lowercased().contains("secret"))
    #expect(texts.joined().contains("sk-…"))
  }

  @Test func `28, 29: nothing a server says can drive a terminal, wherever it says it`() throws {
    var texts: [String] = []
    let run = try probe(
      Endpoint(MockServer.url("evil-words")), plan: MockServer.quickPlan, limits: Self.limits,
      environment: MockServer.environment
    ) { event in
      if case .measured(let sample) = event { texts.append(sample.finishReason ?? "") }
      return .proceed
    }
    #expect(run.status == .complete && run.model.engine == "llama.cpp")
    texts += [run.model.id, run.model.quantization ?? "", run.model.engineBuild ?? ""]
    texts += run.notes.map(\.message)
    #expect(texts.joined().contains("^["))
    for scalar in texts.joined().unicodeScalars {
      #expect(scalar.value >= 0x20 && scalar.value != 0x202E && scalar.value != 0x7F)
    }
  }

  @Test func `text that was there before the question is not measured`() throws {
    let early = try #require(try MockServer.process().facts["early"])
    let run = try probe(
      Endpoint("\(early)/v1"), plan: MockServer.quickPlan, limits: Self.limits,
      environment: MockServer.environment)
    #expect(run.flags.contains(.buffered) && run.metrics.firstToken == nil)
    #expect(run.metrics.perToken == nil && run.metrics.decode == nil)

    var reply = ChatReply()
    reply.head.take(Array("HTTP/1.1 200 OK".utf8))
    reply.chunks = 3
    reply.isComplete = true
    reply.moments.firstText = 500
    reply.outcome.sent = 600
    let maker = SampleMaker(
      job: .init(phase: .firstToken, index: 0, words: 5, targetTokens: 5, outputTokens: 8),
      promptNumber: 0, gauge: .guess)
    #expect(maker.sample(of: reply, key: nil).failure == .early)
    reply.outcome.sent = nil
    #expect(maker.sample(of: reply, key: nil).failure == .early)
    reply.outcome.sent = 400
    #expect(maker.sample(of: reply, key: nil).failure == nil)
  }

  @Test func `8: a plain request to an encrypted port is not HTTP`() throws {
    let secure = try #require(try MockServer.process().facts["tls"])
    try #require(secure.hasPrefix("https://"), "the openssl program is needed for this test")
    let plain = secure.replacing("https:", with: "http:")
    let error = try #require(throws: ProbeError.self) {
      _ = try probe(
        Endpoint("\(plain)/good/x/v1"), limits: Self.limits, environment: MockServer.environment)
    }
    #expect(error.kind == .notAnAPI || error.kind == .noAnswer)
  }

  @Test func `the time until a connection stands is in no figure`() throws {
    let facts = try MockServer.process().facts
    let (url, file) = (facts["slow_tls"] ?? "", facts["ca"] ?? "")
    try #require(url.hasPrefix("https://"), "the openssl program is needed for this test")
    let endpoint = try Endpoint("\(url)/good/\(MockServer.newName())/v1", certificateFile: file)
    let run = try probe(
      endpoint, plan: MockServer.quickPlan, limits: MockServer.quickLimits,
      environment: MockServer.environment)
    #expect(run.status == .complete)
    // Each handshake takes 200 ms or more; the first text is there at once after it.
    let first = try #require(run.metrics.firstToken)
    #expect(first.min < 150)
  }

  @Test func `3: a server that does not even read the request is waited for so long`() throws {
    let trap = Trap()
    let endpoint = try Endpoint("http://127.0.0.1:\(trap.port)/v1")
    let client = HTTPClient(
      endpoint: endpoint, key: nil, limits: Self.limits, stop: ProbeStop())
    let answer = WholeAnswer(waitSeconds: 0.3, bodyLimit: 1 << 20) { _ in true }
    let begin = Date()
    let body = String(repeating: "x", count: 32 << 20)
    _ = client.perform(HTTPRequest(url: endpoint.url, body: body), answer)
    #expect(answer.failure == .noAnswer(seconds: 0.3))
    #expect(Date().timeIntervalSince(begin) < 3)
  }

  @Test func `40: a name is looked up once, before the first connection`() throws {
    var lookUps = 0
    let url = try MockServer.url("good").replacing("127.0.0.1", with: "made-up.example")
    let endpoint = try Endpoint(url, allowedHosts: ["made-up.example"]) { _ in
      lookUps += 1
      // Whoever asked again would be sent elsewhere.
      return lookUps == 1 ? ["127.0.0.1"] : ["127.0.0.9"]
    }
    let run = try probe(
      endpoint, plan: MockServer.quickPlan, limits: MockServer.quickLimits,
      environment: MockServer.environment)
    #expect(run.status == .complete && lookUps == 1)
  }
}
