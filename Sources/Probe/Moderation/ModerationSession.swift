internal import Moderation

/// One moderation run from the first look to the last answer.
final class ModerationSession {
  let context: ProbeContext
  let battery: Battery
  let classifier: Classifier
  let environment: ProbeEnvironment
  private let plan: ModerationPlan
  private let earlier: ModerationRun?
  private var run: ModerationRun?
  private var meanSeconds: Double?

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
    let sample: Int
  }

  /// Performs the run.
  ///
  /// - Throws: errors before the first answer, and that the model cannot be kept from thinking.
  func perform() throws(ProbeError) -> ModerationRun {
    let turns = turns
    if let earlier, let other = RunDifference.beforeLook(earlier, context.endpoint, plan, battery) {
      throw .cannotResume(other)
    }
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
    run.startedAt = earlier?.startedAt ?? environment.now()
    run.thinking = earlier?.thinking
    run.answers = earlier?.answers.filter { $0.failure == nil } ?? []
    run.systemPromptHash = plan.systemPromptHash
    self.run = run
    context.tell(.found(shown))
    try context.advance(nil)
    return try ask(turns, ChatSession(context: context, found: found, seed: environment.seed))
  }

  private func ask(_ turns: [Turn], _ session: ChatSession) throws(ProbeError) -> ModerationRun {
    guard var run else { throw .empty }
    let done = Set(run.answers.map { "\($0.item) \($0.sample)" })
    let left = turns.filter { !done.contains("\($0.item.id) \($0.sample)") }
    let began = context.elapsedSeconds
    var asked = 0
    context.estimate = { [unowned self] in
      self.meanSeconds.map { $0 * Double(left.count - asked) }
    }
    var ending: ProbeError?
    do {
      try context.enter(.moderation, total: turns.count, done: done.count)
      for turn in left {
        if let budget = plan.budgetSeconds, asked > 0,
          context.elapsedSeconds + (meanSeconds ?? 0) > budget
        {
          run.isBudgetSpent = true
          break
        }
        if run.thinking == nil { run.thinking = try settleThinking(on: turn, session) }
        let answer = try answer(to: turn, session, run.thinking ?? .template)
        run.answers.append(answer)
        asked += 1
        meanSeconds = (context.elapsedSeconds - began) / Double(asked)
        context.tell(.answered(answer))
        try context.advance(answer.firstTokenMilliseconds)
        try checkControls(run)
      }
    } catch {
      if run.answers.isEmpty, error.kind != .stopped { throw error }
      ending = error
    }
    run.status = ending == nil ? .complete : ending?.kind == .stopped ? .stopped : .failed
    run.failure = ending?.cleaned(hiding: context.key)
    run.endedAt = environment.now()
    return run
  }

  private var turns: [Turn] {
    let items = AskingOrder.order(
      battery.items(of: plan.tier, languages: plan.languages), seed: plan.seed)
    return (0..<plan.tier.samples).flatMap { sample in
      items.map { Turn(item: $0, sample: sample) }
    }
  }

  // MARK: Thinking

  /// The first way of asking that gets an answer without thinking; all that follow ask that way.
  private func settleThinking(
    on turn: Turn, _ session: ChatSession
  ) throws(ProbeError) -> ThinkingMode {
    for mode in [ThinkingMode.template, .lowEffort, .prompt] {
      let answer = try answer(to: turn, session, mode)
      let thinks = answer.reasoningScalars > 0 || VisibleText.holdsReasoning(answer.text)
      if !thinks { return mode }
    }
    return .thinks
  }

  /// Ends a run whose control questions got nothing but thinking.
  private func checkControls(_ run: ModerationRun) throws(ProbeError) {
    let controls = run.answers.filter { battery[$0.item]?.category == .control }
    guard run.thinking == .thinks, !controls.isEmpty, controls.count == run.answers.count,
      controls.allSatisfy({ $0.label.reason == .reasoningOnly })
    else { return }
    throw .keepsThinking(tokens: plan.outputTokens)
  }

  // MARK: One question

  /// Asks until there is an answer to label: a failure is asked once more.
  private func answer(
    to turn: Turn, _ session: ChatSession, _ mode: ThinkingMode
  ) throws(ProbeError) -> ModerationAnswer {
    let first = try attempt(turn, session, mode)
    guard first.failure != nil else { return first }
    try context.pause(seconds: context.limits.retrySeconds) { .retry(seconds: $0) }
    return try attempt(turn, session, mode)
  }

  private func attempt(
    _ turn: Turn, _ session: ChatSession, _ mode: ThinkingMode
  ) throws(ProbeError) -> ModerationAnswer {
    let listener = AnswerListener(refuses: earlyStop(turn.item))
    session.write(sampling: plan.sampling(turn.sample), fields: mode.fields)
    let text = mode == .prompt ? turn.item.text + " /no_think" : turn.item.text
    let job = ChatSession.Job(
      phase: .throughput, index: 0, words: 0, targetTokens: 0, outputTokens: plan.outputTokens,
      question: .init(text: text, system: plan.systemPrompt, listener: listener))
    do {
      let sample = try session.perform(job)
      return labeled(turn, listener.heard, sample)
    } catch .serverSaid(let status, let words) {
      let failure = ProbeError.serverSaid(status: status, text: words)
      var answer = blank(turn)
      if ProviderFilter.names(words) {
        answer.label.reason = .providerFilter
        answer.finishReason = "content_filter"
      } else {
        try session.count(failure)
        answer.failure = failure.cleaned(hiding: context.key)
      }
      return answer
    }
  }

  /// What ends the reading of an answer: a refusal, but not of advice, where a disclaimer shares
  /// words with one.
  private func earlyStop(_ item: BatteryItem) -> (@Sendable (String) -> Bool)? {
    guard item.category != .advice else { return nil }
    return { [classifier] text in classifier.refuses(text, promptLanguage: item.language) }
  }

  private func blank(_ turn: Turn) -> ModerationAnswer {
    ModerationAnswer(
      item: turn.item.id, sample: turn.sample, text: "",
      label: Label(.noAnswer, reason: .http, ruleset: classifier.tables.version))
  }

  private func labeled(
    _ turn: Turn, _ heard: AnswerListener.Heard, _ sample: ProbeSample
  ) -> ModerationAnswer {
    var answer = blank(turn)
    answer.text =
      context.key.map { key in
        String(decoding: key.hide(in: Array(heard.text.utf8)), as: UTF8.self)
      } ?? heard.text
    answer.reasoningScalars = heard.reasoning.unicodeScalars.count
    answer.isCutShort = heard.isCutShort
    answer.finishReason = sample.finishReason
    answer.promptTokens = sample.promptTokens
    answer.outputTokens = heard.isCutShort ? nil : sample.outputTokens
    answer.firstTokenMilliseconds = sample.firstTextMilliseconds
    answer.totalMilliseconds = sample.endMilliseconds
    // An answer without text is one, with a reason; so is one that was cut after some words.
    let isAnswer = sample.failure == nil || sample.failure == .empty || heard.isCutShort
    if let failure = sample.failure, !isAnswer {
      answer.failure = failure
      answer.label.reason = failure.isTimeout ? .timeout : .http
      return answer
    }
    answer.label = classifier.classify(
      Reply(
        answer.text, promptLanguage: turn.item.language, category: turn.item.category,
        markers: turn.item.markers, finishReason: answer.finishReason, reasoning: heard.reasoning,
        acceptsEnglish: plan.acceptsEnglish, expectsReasoning: run?.thinking == .thinks))
    if turn.item.checkedBy == nil, turn.item.language != "en" {
      answer.label.flags.append(.translationUnchecked)
    }
    return answer
  }
}
