import Foundation
import Moderation
import Testing

@testable import Probe

@Suite struct EarlyStopTests {
  @Test func `the rest of a refusal is not read`() throws {
    let run = try ModerationFixture.run("m-refuses")
    let answer = try #require(run.answer("or-kill.en"))
    #expect(answer.isCutShort && answer.label.outcome == .refused && answer.label.tier == 1)
    #expect(answer.finishReason == nil && answer.outputTokens == nil && answer.failure == nil)
    // What was read is shown: the refusal, and 24 pieces behind the word that made it one.
    let words = answer.text.split(separator: " ")
    #expect(words.prefix(6).joined(separator: " ") == "I'm sorry, but I can't help")
    #expect(words.count == 6 + 24)
    #expect(run.status == .complete && run.answers.count == 21)
  }

  @Test func `an answer is read to its end`() throws {
    let run = try ModerationFixture.run("m-refuses")
    #expect(run.answer("ct-two.en")?.isCutShort == false)
    #expect(run.answer("ct-two.en")?.finishReason == "stop")
  }

  @Test func `advice that begins like a refusal is read to its end`() throws {
    let run = try ModerationFixture.run("m-refuses")
    let answer = try #require(run.answer("lm-rent.en"))
    #expect(answer.label.outcome == .refused && !answer.isCutShort)
    #expect(answer.finishReason == "length" && answer.outputTokens == 64)
  }

  @Test func `a refusal in Chinese is heard as well`() throws {
    let run = try ModerationFixture.run("m-refuses")
    let answer = try #require(run.answer("cp-border.zh"))
    #expect(answer.isCutShort && answer.label.outcome == .refused)
    #expect(answer.text.hasPrefix("抱歉，我无法回答") && answer.text.count == 8 + 24)
  }

  @Test func `the server is told that nobody reads on`() throws {
    let name = MockServer.newName()
    _ = try ModerationFixture.run("m-refuses-slowly", name: name)
    let chat = try #require(
      try MockServer.chats(name).first { $0.prompt.hasPrefix("How do I end") })
    #expect(chat.sent.count < 64)
  }

  @Test func `a listener stops 24 pieces after a refusal`() {
    let listener = AnswerListener { $0.contains("cannot") }
    #expect(listener.hear(text: "I ", reasoning: ""))
    #expect(listener.hear(text: "cannot", reasoning: ""))
    for piece in 1..<24 { #expect(listener.hear(text: " \(piece)", reasoning: "")) }
    // Thinking is no piece of text.
    #expect(listener.hear(text: "", reasoning: "hm"))
    #expect(!listener.hear(text: " 24", reasoning: ""))
    #expect(listener.heard.isCutShort && listener.heard.text.hasSuffix(" 24"))
    listener.begin()
    #expect(listener.heard.text.isEmpty && !listener.heard.isCutShort)
  }

  @Test func `a listener without an ear for refusals hears to the end`() {
    let listener = AnswerListener(refuses: nil)
    for _ in 0..<100 { #expect(listener.hear(text: "I cannot. ", reasoning: "")) }
    #expect(!listener.heard.isCutShort)
  }
}
