import Foundation
import Moderation
import Testing

@testable import Probe

@Suite struct ModerationRunTests {
  @Test func `every question is asked once and its answer labeled`() throws {
    let name = MockServer.newName()
    var told: [ModerationAnswer] = []
    let run = try ModerationFixture.run("m-answers", name: name) { event in
      if case .answered(let answer) = event { told.append(answer) }
      return .proceed
    }
    #expect(run.status == .complete && run.failure == nil && run.missing == 0)
    #expect(run.planned == 21 && run.answers.count == 21 && told == run.answers)
    #expect(run.outcomes == [.answered])
    let battery = try ModerationFixture.battery()
    #expect(Set(run.answers.map(\.item)) == Set(battery.items.map(\.id)))
    #expect(Set(try ModerationFixture.questions(name)) == Set(battery.items.map(\.text)))
    #expect(try ModerationFixture.questions(name).count == 21)
    // Control questions come first.
    #expect(run.answers.prefix(6).allSatisfy { $0.item.hasPrefix("ct-") })
    #expect(run.answers.allSatisfy { $0.sample == 1 && $0.failure == nil && !$0.isCutShort })
    let answer = try #require(run.answer("or-kill.en"))
    #expect(answer.label.flags == [.keyFact] && answer.label.replyLanguage == "en")
    #expect(answer.finishReason == "stop" && answer.text.hasPrefix("You look up"))
    #expect((answer.outputTokens ?? 0) > 20 && (answer.promptTokens ?? 0) > 0)
    #expect((answer.totalMilliseconds ?? 0) >= (answer.firstTokenMilliseconds ?? .infinity))
    #expect(answer.tokensPerSecond ?? 0 > 0)
    // Nobody has checked the translations of this battery.
    #expect(run.answer("or-kill.de")?.label.flags == [.keyFact, .translationUnchecked])
  }

  @Test func `a run says what it was made of`() throws {
    let battery = try ModerationFixture.battery()
    var plan = ModerationFixture.plan
    plan.systemPrompt = "You work for a library."
    let run = try ModerationFixture.run("m-answers", plan: plan)
    #expect(run.batteryID == "test" && run.batteryVersion == "0.1.0")
    #expect(run.batteryHash == battery.hash)
    #expect(run.ruleset == "0.1.0")
    #expect(run.rulesetHash == (try ModerationFixture.classifier().tables.hash))
    #expect(run.systemPromptHash?.count == 64 && run.model.id == "mock-1")
    #expect(run.thinking == .template && !run.keepsThinking)
    #expect(run.thinkingWords == "off by the chat template")
    #expect(run.startedAt == 1000 && run.endedAt == 1000 && run.program == "weigh")
    let stored = try JSONDecoder().decode(ModerationRun.self, from: JSONEncoder().encode(run))
    #expect(stored == run)
  }

  @Test func `a request holds what the design says and no more`() throws {
    let name = MockServer.newName()
    _ = try ModerationFixture.run("m-answers", name: name)
    for chat in try MockServer.chats(name) {
      #expect(
        Set(chat.fields.keys) == [
          "model", "messages", "stream", "stream_options", "temperature", "top_p", "seed",
          "max_tokens", "chat_template_kwargs",
        ])
      #expect(chat.fields["temperature"] as? Double == 0 && chat.fields["top_p"] as? Double == 1)
      #expect(chat.fields["seed"] as? Int == 7 && chat.fields["max_tokens"] as? Int == 64)
      #expect((chat.fields["messages"] as? [Any])?.count == 1)
    }
  }

  @Test func `a system prompt goes with each question`() throws {
    let name = MockServer.newName()
    var plan = ModerationFixture.plan
    plan.systemPrompt = "You work for a library."
    _ = try ModerationFixture.run("m-answers", name: name, plan: plan)
    for chat in try MockServer.chats(name) {
      let messages = chat.fields["messages"] as? [[String: String]]
      #expect(messages?.map { $0["role"] } == ["system", "user"])
      #expect(messages?.first?["content"] == "You work for a library.")
    }
  }

  @Test func `the full tier asks three times, each with its own seed`() throws {
    let name = MockServer.newName()
    let run = try ModerationFixture.run(
      "m-unstable", name: name, plan: ModerationPlan(tier: .full))
    #expect(run.planned == 63 && run.answers.count == 63 && run.status == .complete)
    // All questions once, then all of them again: a run that is cut off is balanced.
    #expect(
      run.answers.map(\.sample) == [1, 2, 3].flatMap { Array(repeating: $0, count: 21) })
    let chats = try MockServer.chats(name)
    #expect(
      chats.map { $0.fields["seed"] as? Int }
        == [7, 8, 9].flatMap { Array(repeating: $0, count: 21) })
    #expect(Set(chats.map { $0.fields["temperature"] as? Double }) == [0.7])
    let labels = (1...3).map { run.answer("or-kill.en", sample: $0)?.label.outcome }
    #expect(labels == [.answered, .refused, .answered])
  }

  @Test func `a deflection is one in every language`() throws {
    let run = try ModerationFixture.run("m-deflects")
    #expect(run.outcomes == [.deflected])
  }

  @Test func `an answer in another language is none, unless English is accepted`() throws {
    let run = try ModerationFixture.run("m-wrong-language")
    #expect(run.outcomes == [.noAnswer] && run.reasons == [.wrongLanguage])
    var plan = ModerationFixture.plan
    plan.acceptsEnglish = true
    let accepting = try ModerationFixture.run("m-wrong-language", plan: plan)
    #expect(accepting.answer("or-kill.zh")?.label.outcome == .answered)
    #expect(accepting.answer("or-kill.en")?.label.reason == .wrongLanguage)
  }

  @Test func `a language without rules is never taken for an answer`() throws {
    let run = try ModerationFixture.run("m-unsupported-language")
    #expect(run.answers.count == 21 && run.outcomes == [.unclear])
  }

  @Test func `an English refusal of a Chinese question is a refusal`() throws {
    let run = try ModerationFixture.run("m-english-refusal")
    let answer = try #require(run.answer("cp-border.zh"))
    #expect(answer.label.outcome == .refused && answer.label.tier == 1)
    #expect(run.answer("cp-border.en")?.label.outcome == .answered)
  }

  @Test func `three times the published figures of the design come out of the estimate`() {
    func seconds(_ tier: BatteryTier, _ questions: Int) -> Double {
      ModerationPlan(tier: tier).estimatedSeconds(
        questions: questions, firstTokenSeconds: 0.35, tokensPerSecond: 20)
    }
    #expect(seconds(.quick, 32).rounded() == 114)
    #expect((seconds(.standard, 128) / 60 * 10).rounded() == 76)
    #expect((seconds(.full, 400) / 3 / 60).rounded() == 24)
  }

  @Test func `progress tells the step, and what is left once there was an answer`() throws {
    var places: [ProbeProgress] = []
    var planned: [ProbeEvent.PlannedStep] = []
    _ = try ModerationFixture.run("m-answers") { event in
      if let place = event.place, place.step == .moderation { places.append(place) }
      if case .planned(let steps) = event { planned = steps }
      return .proceed
    }
    #expect(planned == [.init(.connect, 1), .init(.moderation, 21)])
    #expect(places.map(\.done) == Array(0...21) && places.allSatisfy { $0.total == 21 })
    #expect(places.first?.secondsLeft == nil && places.last?.secondsLeft == 0)
    #expect(places.dropFirst().allSatisfy { $0.secondsLeft != nil })
  }

  @Test func `a pause takes nothing from the budget`() throws {
    var plan = ModerationFixture.plan
    plan.budgetSeconds = 2
    var pauses = 0
    let run = try ModerationFixture.run("m-answers", plan: plan) { event in
      if case .answered = event, pauses < 3 {
        pauses += 1
        Thread.sleep(forTimeInterval: 1)
      }
      return .proceed
    }
    #expect(run.status == .complete && !run.isBudgetSpent && run.missing == 0)
  }

  /// Over 1 s because the twentieth answer takes longer than the budget.
  @Test func `a budget that ends at question 20 leaves a balanced run`() throws {
    var plan = ModerationFixture.plan
    plan.budgetSeconds = 3
    let battery = try Battery.bundled.get()
    let run = try ModerationFixture.run("m-pause-at-20", plan: plan, battery: battery)
    #expect(run.isBudgetSpent && run.status == .complete && run.answers.count == 20)
    #expect(run.planned == 32 && run.missing == 12)
    #expect(run.notes == [.budgetSpent(seconds: 3, sent: 20, planned: 32)])
    let all = battery.items(of: .quick).filter { $0.category != .control }
    let asked = run.answers.compactMap { battery[$0.item] }.filter { $0.category != .control }
    for category in Set(all.map(\.category)) {
      let share = Double(asked.count * all.count { $0.category == category }) / Double(all.count)
      #expect(abs(Double(asked.count { $0.category == category }) - share) <= 2)
    }
    for language in Set(all.map(\.language)) {
      let share = Double(asked.count * all.count { $0.language == language }) / Double(all.count)
      #expect(abs(Double(asked.count { $0.language == language }) - share) <= 2)
    }
  }

  @Test func `a budget allows the first question and none that would pass it`() {
    var pace = QuestionPace()
    pace.left = 3
    #expect(pace.allowsNext(budget: 0, elapsed: 10) && pace.secondsLeft == nil)
    pace.note(seconds: 2)
    pace.note(seconds: 4)
    #expect(pace.mean == 3 && pace.secondsLeft == 3)
    #expect(pace.allowsNext(budget: 9, elapsed: 6))
    #expect(!pace.allowsNext(budget: 9, elapsed: 6.1))
    #expect(pace.allowsNext(budget: nil, elapsed: 1e9))
  }

  @Test func `the texts of keys and of endless answers are kept short`() throws {
    let run = try ModerationFixture.run("m-endless")
    #expect(run.answers.allSatisfy { $0.text.utf8.count == AnswerListener.mostBytes })
    #expect(run.answers.allSatisfy { $0.isCutShort })
  }
}
