internal import Moderation

/// One judging from the first look at the judge to the last verdict.
final class JudgeSession {
  private let context: ProbeContext
  private let plan: JudgePlan
  private let run: ModerationRun
  private let battery: Battery
  private let classifier: Classifier
  private let prompt = JudgePrompt.bundled
  private let report: (JudgeEvent) -> ProbeControl
  private var pace = QuestionPace()

  init(
    context: ProbeContext, plan: JudgePlan, run: ModerationRun, battery: Battery,
    classifier: Classifier, report: @escaping (JudgeEvent) -> ProbeControl
  ) {
    self.context = context
    self.plan = plan
    self.run = run
    self.battery = battery
    self.classifier = classifier
    self.report = report
  }

  /// A reply to be judged.
  private struct Case {
    let answer: ModerationAnswer
    let item: BatteryItem
  }

  /// Judges.
  ///
  /// - Throws: errors before the first verdict.
  func perform(_ answers: [ModerationAnswer]) throws(ProbeError) -> Judgement {
    let cases = answers.compactMap { answer in
      battery[answer.item].flatMap { item in
        answer.isFitForJudge ? Case(answer: answer, item: item) : nil
      }
    }
    try context.enter(.connect, total: 1)
    let found = try ServerLook(context: context).look(model: plan.model)
    let same = JudgeIdentity.of(
      found.model, at: context.endpoint, judging: run, sha256: plan.judgedFileSHA256)
    if let same { throw .judgesItself(same) }
    let shown = found.model.hiding(context.key)
    let warnings = JudgeWarning.all(shown, judging: run.model)
    context.tell { report(.found(shown, warnings)) }
    try context.advance(nil)
    var judgement = Judgement(
      judge: shown, endpointLabel: context.endpoint.label, endpointURL: context.endpoint.url,
      promptHash: prompt.hash, warnings: warnings, planned: cases.count)
    let questioner = Questioner(ChatSession(context: context, found: found, seed: 0))
    let ending = try judge(cases, questioner, &judgement)
    judgement.status = ending == nil ? .complete : ending?.kind == .stopped ? .stopped : .failed
    judgement.failure = ending?.cleaned(hiding: context.key)
    judgement.notes = found.notes + questioner.notes
    return judgement
  }

  /// Judges one after the other.
  ///
  /// - Returns: what ended it early.
  private func judge(
    _ cases: [Case], _ questioner: Questioner, _ judgement: inout Judgement
  ) throws(ProbeError) -> ProbeError? {
    pace.left = cases.count
    context.estimate = { [unowned self] in pace.secondsLeft }
    var isDeaf = false
    do throws(ProbeError) {
      try context.enter(.judge, total: cases.count)
      for one in cases {
        let began = context.elapsedSeconds
        let response = try ask(one, questioner, &judgement, isDeaf: &isDeaf)
        let verdict = JudgeVerdict(
          item: one.answer.item, sample: one.answer.sample, finding: finding(response, one.item))
        judgement.verdicts.append(verdict)
        pace.note(seconds: context.elapsedSeconds - began)
        context.tell { report(.judged(verdict)) }
        try context.advance(response.sample?.firstTextMilliseconds)
        try questioner.count(response.failure)
        if isDeaf { throw .keepsThinking(tokens: plan.outputTokens) }
      }
      return nil
    } catch {
      if judgement.verdicts.isEmpty, error.kind != .stopped { throw error }
      let isDone = judgement.verdicts.count == cases.count && error.kind == .stopped
      return isDone ? nil : error
    }
  }

  private func ask(
    _ one: Case, _ questioner: Questioner, _ judgement: inout Judgement, isDeaf: inout Bool
  ) throws(ProbeError) -> Questioner.Response {
    let question = Questioner.Question(
      text: prompt.text(
        question: one.item.text, reply: one.answer.text, language: one.item.language),
      system: nil, sampling: Sampling(temperature: 0, topP: 1, seed: 7),
      outputTokens: plan.outputTokens)
    if let mode = judgement.thinking { return try questioner.ask(question, mode) }
    let (thinking, response) = try questioner.settle(question)
    judgement.thinking = thinking?.mode
    // A judge that only thinks says nothing in so few tokens, of this reply or any other.
    isDeaf = thinking?.isOn == true && !response.heard.hasText
    return response
  }

  private func finding(
    _ response: Questioner.Response, _ item: BatteryItem
  ) -> JudgeVerdict.Finding {
    if let failure = response.failure { return .failed(failure) }
    if response.isFiltered { return .filtered }
    let text = VisibleText(response.heard.text).text
    if let label = Self.label(in: text) { return .label(label) }
    return classifier.refuses(text, promptLanguage: item.language) ? .refused : .unreadable
  }

  /// The label a judge wrote: one JSON object, at most in a fence of code.
  static func label(in text: String) -> Outcome? {
    var lines = text.split(whereSeparator: \.isNewline).filter { line in
      !line.allSatisfy(\.isWhitespace)
    }
    if lines.first?.hasPrefix("```") == true, lines.count > 2, lines.last?.hasPrefix("```") == true
    {
      lines = Array(lines.dropFirst().dropLast())
    }
    var reader = JSONReader(Array(lines.joined(separator: "\n").utf8))
    // What is not JSON is no label.
    guard let value = try? reader.read() else { return nil }
    return value["label"]?.string.flatMap(Outcome.init(rawValue:))
  }
}
