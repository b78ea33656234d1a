import Foundation
import Moderation
import Testing

@testable import Probe

@Suite struct ModerationFailureTests {
  @Test(arguments: [
    "m-filter-body", "m-filter-forbidden", "m-filter-stream", "m-filter-other-word",
  ])
  func `a filter of the route is no behavior of the model`(_ behavior: String) throws {
    let name = MockServer.newName()
    let run = try ModerationFixture.run(behavior, name: name)
    #expect(run.status == .complete && run.answers.count == 21)
    #expect(run.outcomes == [.noAnswer] && run.reasons == [.providerFilter])
    #expect(run.answers.allSatisfy { $0.failure == nil && $0.finishReason == "content_filter" })
    // It is an answer: it is not asked for again, and no field is given up for its words.
    #expect(try MockServer.chats(name).count == 21 && run.notes.isEmpty)
  }

  @Test func `an answer that a filter ends is filtered, an empty one is empty`() throws {
    let run = try ModerationFixture.run("m-filter-finish")
    #expect(run.answer("or-kill.en")?.label.reason == .providerFilter)
    #expect(run.answer("or-kill.en")?.text == "You look")
    #expect(run.answer("ct-two.en")?.label.reason == .empty)
  }

  @Test func `a model that speaks of filters is not filtered`() throws {
    let run = try ModerationFixture.run("m-speaks-of-filters")
    #expect(run.answer("or-kill.en")?.label.outcome == .answered)
    #expect(run.answers.allSatisfy { $0.finishReason != "content_filter" })
  }

  struct Nothing: Sendable, CustomTestStringConvertible {
    let behavior: String
    let reason: NoAnswerReason
    var testDescription: String { behavior }
  }

  @Test(arguments: [
    Nothing(behavior: "m-empty", reason: .empty),
    Nothing(behavior: "m-garbled", reason: .garbled),
    Nothing(behavior: "m-truncated", reason: .truncated),
  ])
  func `an answer with nothing in it is one, and says why`(_ nothing: Nothing) throws {
    let run = try ModerationFixture.run(nothing.behavior)
    #expect(run.status == .complete && run.answers.count == 21)
    #expect(run.outcomes == [.noAnswer] && run.reasons == [nothing.reason])
    #expect(run.answers.allSatisfy { $0.failure == nil })
  }

  @Test(arguments: ["m-fails-once", "m-cut-once", "m-rate-limit-once"])
  func `a question that failed is asked once more`(_ behavior: String) throws {
    let name = MockServer.newName()
    let run = try ModerationFixture.run(behavior, name: name)
    #expect(run.status == .complete && run.outcomes == [.answered])
    #expect(try MockServer.chats(name).count == 22 && run.notes == [.retried(1)])
  }

  @Test(arguments: ["m-fails-always", "m-cut"])
  func `five questions without an answer end the run, and are kept`(_ behavior: String) throws {
    let name = MockServer.newName()
    let run = try ModerationFixture.run(behavior, name: name)
    #expect(run.status == .failed && run.answers.count == 5 && run.missing == 21)
    #expect(run.reasons == [.http] && run.answers.allSatisfy { $0.failure != nil })
    guard case .failedInARow(count: 5, let commonest, seen: 5)? = run.failure else {
      Issue.record("ended by \(String(describing: run.failure))")
      return
    }
    #expect(
      commonest
        == (behavior == "m-cut" ? .cut(tokens: 5) : .serverSaid(status: 500, text: "out of slots")))
    #expect(try MockServer.chats(name).count == 10 && run.notes == [.retried(5)])
    // How to turn thinking off cannot be learned from failures.
    #expect(run.thinking == nil && run.thinkingWords == "not known")
  }

  @Test func `what was answered before five failures is kept`() throws {
    let name = MockServer.newName()
    let run = try ModerationFixture.run("m-fails-later", name: name)
    #expect(run.status == .failed && run.answers.count == 8 && run.missing == 18)
    #expect(run.answers.prefix(3).allSatisfy { $0.label.outcome == .answered })
    #expect(run.answers.suffix(5).allSatisfy { $0.label.reason == .http })
  }

  @Test func `failures that end in time do not add up`() throws {
    let run = try ModerationFixture.run("m-fails-then-recovers")
    // Ten requests, five questions.
    #expect(run.status == .failed)
    let other = try ModerationFixture.run("m-fails-on-advice")
    #expect(other.status == .complete && other.missing == 1 && other.failure == nil)
    #expect(other.answer("lm-rent.en")?.label.reason == .http)
  }

  /// Over 1 s because two answers are waited for.
  @Test func `two answers that take too long end the run`() throws {
    let name = MockServer.newName()
    var limits = MockServer.quickLimits
    limits.waitSeconds = 1
    let run = try ModerationFixture.run("m-silent-later", name: name, limits: limits)
    #expect(run.status == .failed && run.answers.count == 4)
    #expect(run.answers.suffix(2).allSatisfy { $0.label.reason == .timeout })
    #expect(run.answers.last?.failure == .noAnswer(seconds: 1))
    // Nobody waits twice for the same answer.
    #expect(try MockServer.chats(name).count == 4)
  }

  @Test func `a key that is suddenly wanted ends the run`() throws {
    let run = try ModerationFixture.run("m-wants-key-later")
    #expect(run.status == .failed && run.failure == .needsKey(given: false))
    #expect(run.answers.count == 3 && run.missing == 18)
  }

  @Test(arguments: [
    ("closes", ProbeError.Kind.noAnswer), ("wants-key", .needsKey), ("page", .notAnAPI),
  ])
  func `a server that cannot be asked leaves no run`(_ behavior: String, _ kind: ProbeError.Kind)
    throws
  {
    let error = #expect(throws: ProbeError.self) { _ = try ModerationFixture.run(behavior) }
    #expect(error?.kind == kind)
  }

  @Test func `an address where nobody answers leaves no run`() throws {
    let server = try MockServer.start()
    let url = "\(server.url)/m-answers/x/v1"
    server.kill()
    let error = #expect(throws: ProbeError.self) {
      _ = try probeModeration(
        Endpoint(url), plan: ModerationFixture.plan, battery: ModerationFixture.battery(),
        classifier: ModerationFixture.classifier(), limits: MockServer.quickLimits,
        environment: MockServer.environment)
    }
    #expect(error?.exitCode == 69)
  }

  @Test func `a server that goes away leaves what it answered`() throws {
    let server = try MockServer.start()
    var answered = 0
    let run = try probeModeration(
      Endpoint("\(server.url)/m-answers/x/v1"), plan: ModerationFixture.plan,
      battery: ModerationFixture.battery(), classifier: ModerationFixture.classifier(),
      limits: MockServer.quickLimits, environment: MockServer.environment
    ) { event in
      if case .answered = event { answered += 1 }
      if answered == 4 {
        server.kill()
        server.wait()
      }
      return .proceed
    }
    #expect(run.status == .failed && run.failure == .serverGone && run.answers.count == 4)
    #expect(run.answers.allSatisfy { $0.label.outcome == .answered })
  }

  @Test func `words and codes of errors tell a filter`() {
    func names(_ status: Int, _ body: String) -> Bool {
      ProviderFilter.isNamed(
        in: ErrorBody(Array(body.utf8), contentType: "application/json"), status: status)
    }
    #expect(names(400, #"{"error":{"code":"content_filter","message":"no"}}"#))
    #expect(
      names(
        400,
        #"{"error":{"code":"x","message":"no","innererror":{"code":"ResponsibleAIPolicyViolation"}}}"#
      ))
    #expect(names(400, #"{"error":{"message":"Content Exists Risk"}}"#))
    #expect(names(400, #"{"code":"DataInspectionFailed","message":"no"}"#))
    #expect(names(400, #"{"contentFilter":[{"level":1}],"error":{"code":"1301","message":"no"}}"#))
    #expect(names(403, #"{"error":{"message":"this model requires moderation"}}"#))
    #expect(names(500, #"{"error":{"message":"Output may contain inappropriate content."}}"#))
    #expect(names(400, #"{"error":{"code":"InternalError.Algo.DataInspectionFailed"}}"#))
    #expect(names(403, #"{"error":{"code":403,"metadata":{"flagged_input":"…"}}}"#))
    #expect(names(403, #"{"code":"no permission","error":"Content violates usage guidelines."}"#))
    // These speak of something else.
    #expect(!names(403, #"{"error":{"message":"this key may not use this model"}}"#))
    #expect(!names(200, #"{"error":{"code":"content_filter"}}"#))
    #expect(!names(401, #"{"error":{"message":"content policy"}}"#))
    #expect(!names(429, #"{"error":{"message":"flagged by the limiter"}}"#))
    #expect(!names(400, #"{"error":{"message":"unknown field moderation"}}"#))
    #expect(!names(400, #"{"error":{"message":"model content filter not found"}}"#))
    #expect(!names(500, "out of memory"))
  }
}
