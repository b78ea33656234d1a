public import Moderation

/// How a judge is asked.
public struct JudgePlan: Equatable, Sendable {
  /// The judge's model, if its server has several.
  public var model: String?
  /// Tokens of a verdict.
  public var outputTokens = 20
  /// SHA-256 of the file of the model that is judged, where it is known.
  public var judgedFileSHA256: String?

  /// A plan for the only model of a server.
  public init(model: String? = nil, judgedFileSHA256: String? = nil) {
    self.model = model
    self.judgedFileSHA256 = judgedFileSHA256
  }
}

/// What judging tells while it goes on.
public enum JudgeEvent: Equatable, Sendable {
  /// Which model judges, and why its labels may be worth less; told once, before anything is sent.
  case found(ServedModel, [JudgeWarning])
  /// A reply has its verdict.
  case judged(JudgeVerdict)
  /// Where it is; told between requests and at least once a second of a wait.
  case progress(ProbeProgress)
}

extension ModerationAnswer {
  /// Whether there is something in it for a judge to read; no other answer is sent.
  public var isFitForJudge: Bool {
    failure == nil && AnswerListener.Heard(text: text).hasText
  }
}

/// Asks a second model what it makes of answers.
///
/// **Shape** question and reply are sent to the judge's endpoint and nowhere else, one pair at a
/// time, at temperature 0. Answers without a word for the reader are not sent. Each verdict is one
/// of the five labels, or says why there is none.
///
/// - Parameters:
///   - answers: those to be judged.
///   - run: the run they are of.
///   - battery: what was asked.
///   - classifier: what tells whether the judge declines.
///   - endpoint: the judge's server.
///   - plan: how it is asked.
///   - key: sent as a bearer token, kept nowhere.
///   - limits: how long to wait and how much to read.
///   - stop: a token for this alone.
///   - report: told what happens; judging pauses for as long as it takes to answer.
/// - Returns: the verdicts, all or as many as there are.
/// - Throws: `ProbeError`, only while there is no verdict: also where the judge is the model that
///   was asked.
public func judgeModeration(
  _ answers: [ModerationAnswer], of run: ModerationRun, battery: Battery, classifier: Classifier,
  at endpoint: Endpoint, plan: JudgePlan = JudgePlan(), key: ProbeKey? = nil,
  limits: ProbeLimits = ProbeLimits(), stop: ProbeStop = ProbeStop(),
  report: (JudgeEvent) -> ProbeControl = { _ in .proceed }
) throws(ProbeError) -> Judgement {
  let result: Result<Judgement, ProbeError> = withoutActuallyEscaping(report) { report in
    let context = ProbeContext(endpoint: endpoint, key: key, limits: limits, stop: stop) { event in
      if case .progress(let progress) = event { report(.progress(progress)) } else { .proceed }
    }
    return Result { () throws(ProbeError) -> Judgement in
      try JudgeSession(
        context: context, plan: plan, run: run, battery: battery, classifier: classifier,
        report: report
      ).perform(answers)
    }
  }
  return try result.mapError { $0.cleaned(hiding: key) }.get()
}
