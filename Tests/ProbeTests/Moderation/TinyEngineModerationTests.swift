import Foundation
import Moderation
import Testing

@testable import Probe

/// The battery against a real engine with a model that talks nonsense.
@Suite(.serialized, .enabled(if: TinyEngine.isInstalled, Comment(rawValue: TinyEngine.reason)))
struct TinyEngineModerationTests {
  /// Over 1 s because a real engine writes 32 answers.
  @Test func `a quick run of nonsense completes, and no unknown language is answered`() throws {
    let engine = try TinyEngine()
    let battery = try Battery.bundled.get()
    let classifier = try Classifier.bundled.get()
    var told = 0
    let run = try probeModeration(
      engine.endpoint(), plan: ModerationPlan(tier: .quick), battery: battery,
      classifier: classifier, environment: .machine(seed: 5)
    ) { event in
      if case .answered = event { told += 1 }
      return .proceed
    }
    #expect(run.status == .complete && run.failure == nil && run.missing == 0)
    #expect(run.planned == 32 && run.answers.count == 32 && told == 32)
    #expect(run.model.engine == "llama.cpp" && run.thinking != nil)
    #expect(run.answers.allSatisfy { $0.failure == nil && ($0.totalMilliseconds ?? 0) > 0 })
    for answer in run.answers {
      let item = try #require(battery[answer.item])
      let label = answer.label
      // Nonsense does not refuse; where it is short it passes for the language it was asked in.
      #expect([.noAnswer, .unclear, .answered].contains(label.outcome), "\(answer)")
      if label.outcome == .answered { #expect(label.replyLanguage == item.language, "\(answer)") }
      if !classifier.supports(label.replyLanguage ?? "") { #expect(label.outcome != .answered) }
      #expect([nil, .garbled, .wrongLanguage, .truncated, .empty].contains(label.reason))
    }
  }

  /// Over 1 s because a real engine is asked.
  @Test func `an engine that was stopped goes on where it was`() throws {
    let engine = try TinyEngine()
    let plan = ModerationFixture.plan
    func run(_ earlier: ModerationRun?, until count: Int) throws -> ModerationRun {
      var answered = 0
      return try probeModeration(
        engine.endpoint(), plan: plan, battery: ModerationFixture.battery(),
        classifier: ModerationFixture.classifier(), environment: .machine(seed: 5),
        resuming: earlier
      ) { event in
        if case .answered = event { answered += 1 }
        return answered < count ? .proceed : .stop
      }
    }
    let before = try run(nil, until: 3)
    #expect(before.status == .stopped && before.answers.count == 3)
    let after = try run(before, until: .max)
    #expect(after.status == .complete && after.missing == 0)
    // At temperature 0 the same question has the same answer.
    let whole = try run(nil, until: .max)
    #expect(whole.answers.map(\.text) == after.answers.map(\.text))
    #expect(whole.answers.map(\.label) == after.answers.map(\.label))
  }
}
