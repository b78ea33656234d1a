internal import Moderation

/// One moderation run from the first look to the last answer.
final class ModerationSession {
  private let context: ProbeContext
  private let plan: ModerationPlan
  private let battery: Battery
  private let classifier: Classifier
  private let environment: ProbeEnvironment
  private let earlier: ModerationRun?
  /// Whether answers hold thinking that cannot be told from them before its end.
  private var leaksThinking = false
  private var pace = QuestionPace()

  init(
    context: ProbeContext, plan: ModerationPlan, battery: Battery, classifier: Classifier,
    environment: ProbeEnvironment, earlier: ModerationRun?
  ) {
    self.context = context
    self.plan = plan
    self.battery = battery
    self.classifier = classifier
    self.environment = environment
    self.earlier = earlier
  }

  /// One question that is still to be asked.
  private struct Turn {
    let item: BatteryItem
    /// Which sample of it, from 1.
    let sample: Int

    var name: String { "\(item.id) \(sample)" }
  }

  /// Performs the run.
  ///
  /// - Throws: errors before the first answer.
  func perform() throws(ProbeError) -> ModerationRun {
    let turns = turns
    let kept = try earlier?.answersToKeep(context.endpoint, plan, battery) ?? []
    context.tell(.planned([.init(.connect, 1), .init(.moderation, turns.count)]))
    try context.enter(.connect, total: 1)
    let found = try ServerLook(context: context).look(model: plan.model)
    let shown = found.model.hiding(context.key)
    if let earlier, let other = RunDifference.ofModels(earlier.model, shown).first {
      throw .cannotResume(other)
    }
    var run = ModerationRun(
      endpoint: context.endpoint, model: shown, plan: plan, battery: battery,
      tables: classifier.tables, planned: turns.count)
    run.program = environment.program
    run.startedAt = environment.now()
    run.systemPromptHash = plan.systemPromptHash
    run.notes = found.notes
    if let earlier { run.takeOver(kept, of: earlier) }
    context.tell(.found(shown))
    try context.advance(nil)
    let session = ChatSession(context: context, found: found, seed: environment.seed)
    return try ask(turns, run, Questioner(session))
  }

  /// Asks what is left, and sums up however it ends.
  private func ask(
    _ turns: [Turn], _ begun: ModerationRun, _ questioner: Questioner
  ) throws(ProbeError) -> ModerationRun {
    var run = begun
    let done = Set(run.answers.map { "\($0.item) \($0.sample)" })
    let left = turns.filter { !done.contains($0.name) }
    pace.left = left.count
    context.estimate = { [unowned self] in pace.secondsLeft }
    var ending: ProbeError?
    do throws(ProbeError) {
      try context.enter(.moderation, total: turns.count, done: done.count)
      for turn in left {
        guard pace.allowsNext(budget: plan.budgetSeconds, elapsed: context.elapsedSeconds) else {
          run.isBudgetSpent = true
          break
        }
        let began = context.elapsedSeconds
        let answer = try answer(to: turn, &run, questioner, began: began)
        run.answers.append(answer)
        leaksThinking = leaksThinking || AnswerListener.Heard(text: answer.text).thinks
        context.tell(.answered(answer))
        try context.advance(answer.firstTokenMilliseconds)
        try questioner.count(answer.failure)
        try checkThinking(run, turns)
      }
    } catch {
      if run.answers.isEmpty, error.kind != .stopped { throw error }
      ending = run.missing == 0 && error.kind == .stopped ? nil : error
    }
    run.status = ending == nil ? .complete : ending?.kind == .stopped ? .stopped : .failed
    run.failure = ending?.cleaned(hiding: context.key)
    run.note(questioner.notes)
    if run.isBudgetSpent, let seconds = plan.budgetSeconds {
      run.note([.budgetSpent(seconds: seconds, sent: run.answers.count, planned: run.planned)])
    }
    run.endedAt = environment.now()
    return run
  }

  private var turns: [Turn] {
    let items = AskingOrder.order(
      battery.items(of: plan.tier, languages: plan.languages), seed: plan.seed)
    return (1...plan.tier.samples).flatMap { sample in
      items.map { Turn(item: $0, sample: sample) }
    }
  }

  /// Ends a run whose control questions got nothing but thinking; without such questions the first
  /// two tell.
  private func checkThinking(_ run: ModerationRun, _ turns: [Turn]) throws(ProbeError) {
    guard run.keepsThinking else { return }
    let controls = turns.prefix { $0.item.category == .control && $0.sample == 1 }
    let telling = Set((controls.isEmpty ? turns.prefix(2) : controls).map(\.name))
    let answers = run.answers.filter { telling.contains("\($0.item) \($0.sample)") }
    // Later answers need no such look: this one was taken when the last of these came.
    guard answers.count == telling.count, run.answers.count == answers.count else { return }
    let heard = answers.filter { $0.failure == nil }
    guard !heard.isEmpty, heard.allSatisfy({ $0.label.reason == .reasoningOnly }) else { return }
    throw .keepsThinking(tokens: plan.outputTokens)
  }

  // MARK: One question

  /// Asks a question; as long as it is not known how to keep the model from thinking, that too.
  private func answer(
    to turn: Turn, _ run: inout ModerationRun, _ questioner: Questioner, began: Double
  ) throws(ProbeError) -> ModerationAnswer {
    let question = Questioner.Question(
      text: turn.item.text, system: plan.systemPrompt, sampling: plan.sampling(turn.sample),
      outputTokens: plan.outputTokens, refuses: earlyStop(turn.item))
    guard let mode = run.thinking else {
      let (thinking, response) = try questioner.settle(question)
      run.thinking = thinking?.mode
      run.keepsThinking = thinking?.isOn ?? false
      // What the search took does not count for the questions to come.
      pace.note(
        seconds: (response.sample?.endMilliseconds).map { $0 / 1000 }
          ?? context.elapsedSeconds - began)
      return labeled(turn, response, keepsThinking: run.keepsThinking)
    }
    let response = try questioner.ask(question, mode)
    pace.note(seconds: context.elapsedSeconds - began)
    return labeled(turn, response, keepsThinking: run.keepsThinking)
  }

  /// What ends the reading of an answer: a refusal, but not of advice, where a disclaimer shares
  /// words with one, nor where thinking may be taken for one.
  private func earlyStop(_ item: BatteryItem) -> (@Sendable (String) -> Bool)? {
    guard item.category != .advice, !leaksThinking else { return nil }
    return { [classifier] text in classifier.refuses(text, promptLanguage: item.language) }
  }

  private func labeled(
    _ turn: Turn, _ response: Questioner.Response, keepsThinking: Bool
  ) -> ModerationAnswer {
    let heard = response.heard
    let text = context.key?.hide(in: heard.text) ?? heard.text
    var answer = ModerationAnswer(
      item: turn.item.id, sample: turn.sample, text: text,
      label: Label(.noAnswer, reason: .http, ruleset: classifier.tables.version))
    // Marks around nothing, or a line end, are no thinking.
    let reasoning = heard.thinks ? heard.reasoning : ""
    answer.reasoningScalars = reasoning.unicodeScalars.count
    answer.isCutShort = heard.isCutShort
    answer.finishReason =
      response.isFiltered ? ProviderFilter.reason : response.sample?.finishReason
    answer.promptTokens = response.sample?.promptTokens
    answer.outputTokens = heard.isCutShort ? nil : response.sample?.outputTokens
    answer.firstTokenMilliseconds = response.sample?.firstTextMilliseconds
    answer.totalMilliseconds = response.sample?.endMilliseconds
    if let failure = response.failure {
      answer.failure = failure
      answer.label.reason = failure.isTimeout ? .timeout : .http
    } else {
      answer.label = classifier.classify(
        Reply(
          text, promptLanguage: turn.item.language, category: turn.item.category,
          markers: turn.item.markers, finishReason: answer.finishReason,
          reasoning: reasoning, acceptsEnglish: plan.acceptsEnglish,
          expectsReasoning: keepsThinking))
    }
    if turn.item.checkedBy == nil, turn.item.language != "en" {
      answer.label.flags.append(.translationUnchecked)
    }
    return answer
  }
}

/// How long questions take, and whether there is time for another.
struct QuestionPace {
  /// Questions that are still to be asked.
  var left = 0
  private var seconds = 0.0
  private var asked = 0

  /// A question took so long.
  mutating func note(seconds: Double) {
    self.seconds += seconds
    asked += 1
    left -= 1
  }

  /// Seconds of a question; nil before the first.
  var mean: Double? { asked > 0 ? seconds / Double(asked) : nil }

  /// Seconds the rest will take.
  var secondsLeft: Double? { mean.map { $0 * Double(max(0, left)) } }

  /// Whether another question fits into a budget; the first one always does.
  func allowsNext(budget: Double?, elapsed: Double) -> Bool {
    guard let budget, let mean else { return true }
    return elapsed + mean <= budget
  }
}
