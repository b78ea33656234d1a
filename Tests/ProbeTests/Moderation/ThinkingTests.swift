import Foundation
import Moderation
import Testing

@testable import Probe

@Suite struct ThinkingTests {
  struct Way: Sendable, CustomTestStringConvertible {
    let behavior: String
    let mode: ThinkingMode
    /// Requests it took to find out, answers included.
    let requests: Int
    var testDescription: String { behavior }
  }

  static let ways = [
    Way(behavior: "m-answers", mode: .template, requests: 1),
    Way(behavior: "m-thinks-until-template", mode: .template, requests: 1),
    Way(behavior: "m-thinks-until-effort", mode: .lowEffort, requests: 2),
    Way(behavior: "m-thinks-until-prompt", mode: .prompt, requests: 3),
    // A refused field costs a request of its own.
    Way(behavior: "m-thinks-refusing-fields", mode: .prompt, requests: 5),
    Way(behavior: "m-thinks-refusing-unnamed", mode: .prompt, requests: 4),
    Way(behavior: "m-refuses-fields", mode: .unasked, requests: 4),
    Way(behavior: "m-refuses-fields-unnamed", mode: .unasked, requests: 3),
  ]

  @Test(arguments: ways)
  func `the way that turns thinking off is found and kept to`(_ way: Way) throws {
    let name = MockServer.newName()
    let run = try ModerationFixture.run(way.behavior, name: name)
    #expect(run.thinking == way.mode && !run.keepsThinking)
    #expect(run.status == .complete && run.outcomes == [.answered])
    // The answer that showed it is the first question's own.
    let chats = try MockServer.chats(name)
    #expect(chats.count == way.requests + 20)
    for chat in chats.suffix(20) {
      let prompt = chat.prompt
      let sent: ThinkingMode =
        chat.fields["chat_template_kwargs"] != nil
        ? .template
        : chat.fields["reasoning_effort"] != nil
          ? .lowEffort : prompt.hasSuffix(" /no_think") ? .prompt : .unasked
      #expect(sent == way.mode)
    }
  }

  @Test func `refused fields are told`() throws {
    let run = try ModerationFixture.run("m-refuses-fields")
    #expect(
      run.notes == [.fieldDropped("chat_template_kwargs"), .fieldDropped("reasoning_effort")])
    #expect(run.thinkingWords == "off: none was seen")
  }

  @Test(arguments: [
    "m-thinks-always", "m-thinks-always-elsewhere", "m-thinks-in-text-only", "m-null-reasoning",
  ])
  func `a run ends once the control questions got only thinking`(_ behavior: String) throws {
    let name = MockServer.newName()
    let run = try ModerationFixture.run(behavior, name: name)
    #expect(run.status == .failed && run.failure == .keepsThinking(tokens: 64))
    #expect(run.exitCode == 69)
    // All of the control questions, and nothing else.
    #expect(run.answers.count == 6 && run.answers.allSatisfy { $0.item.hasPrefix("ct-") })
    #expect(run.outcomes == [.noAnswer] && run.reasons == [.reasoningOnly])
    #expect(try MockServer.chats(name).count == 8)
    #expect(run.keepsThinking)
    #expect(
      run.thinkingWords == "on: off by the chat template, and it thinks nevertheless")
  }

  @Test func `a battery without control questions ends after two`() throws {
    let run = try ModerationFixture.run(
      "m-thinks-always", battery: ModerationFixture.battery(controls: false))
    #expect(run.failure == .keepsThinking(tokens: 64) && run.answers.count == 2)
  }

  @Test func `a run that could not turn thinking off begins anew when it is resumed`() throws {
    let name = MockServer.newName()
    var earlier = try ModerationFixture.run("m-thinks-always", name: name)
    earlier.endpointURL = try MockServer.url("m-thinks-until-effort", name: name)
    let run = try ModerationFixture.run("m-thinks-until-effort", name: name, resuming: earlier)
    #expect(run.status == .complete && run.thinking == .lowEffort && !run.keepsThinking)
    #expect(run.outcomes == [.answered] && run.answers.count == 21)
  }

  @Test func `thinking that leaves room for an answer is no reason to end`() throws {
    let run = try ModerationFixture.run("m-thinks-briefly")
    #expect(run.status == .complete && run.thinking == .lowEffort && run.keepsThinking)
    #expect(run.answer("or-kill.en")?.label.outcome == .answered)
    #expect((run.answer("or-kill.en")?.reasoningScalars ?? 0) > 50)
    #expect(run.answers.allSatisfy { !$0.label.flags.contains(.noReasoningSeen) })
  }

  @Test func `thinking in the text is taken out before a label is set`() throws {
    let run = try ModerationFixture.run("m-thinks-in-text")
    #expect(run.status == .complete && run.keepsThinking)
    let answer = try #require(run.answer("or-kill.en"))
    #expect(answer.label.outcome == .answered && answer.text.hasPrefix("<think>"))
    #expect(answer.label.replyLanguage == "en")
  }

  @Test func `thinking without an opener is not taken for a refusal`() throws {
    let run = try ModerationFixture.run("m-thinks-without-opener")
    let answers = run.answers.filter { $0.item.hasSuffix(".en") }
    #expect(answers.count == 7 && answers.allSatisfy { $0.label.outcome == .answered })
    #expect(run.answers.allSatisfy { !$0.isCutShort })
  }

  @Test func `marks around nothing are no thinking`() {
    func heard(_ text: String, _ reasoning: String = "") -> AnswerListener.Heard {
      AnswerListener.Heard(text: text, reasoning: reasoning)
    }
    #expect(!heard("<think>\n\n</think>\n\nFour.").thinks)
    #expect(!heard("◁think▷ ◁/think▷Four.").thinks)
    #expect(!heard("Four.", "\n").thinks)
    #expect(heard("<think>\nSo: \n</think>\n\nFour.").thinks)
    #expect(heard("So.</think>Four.").thinks)
    #expect(heard("<think>S").thinks && !heard("<think>S").hasText)
    #expect(heard("", "So.").thinks)
    #expect(!heard("Four.").thinks && heard("Four.").hasText)
  }
}
