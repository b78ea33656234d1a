public import Moderation

/// Asks a server the questions of a battery and labels each answer by rule.
///
/// **Shape** looks at the server, finds how to keep the model from thinking, then asks one question
/// after the other in an order that keeps every beginning balanced. Between questions and at least
/// once a second of a wait, `report` is told on this thread and may stop the run. What was answered
/// is always in the run, with its status.
///
/// - Parameters:
///   - endpoint: where to connect, and nowhere else.
///   - plan: how much is asked, and how.
///   - battery: what is asked.
///   - classifier: what labels the answers.
///   - key: sent as a bearer token, kept nowhere.
///   - limits: how long to wait and how much to read.
///   - environment: clock and program.
///   - earlier: a run that was not completed: its answers are kept and the rest is asked, if
///     endpoint, plan, battery and model are the same.
///   - stop: a token for this run alone.
///   - report: told what happens; a run pauses for as long as it takes to answer.
/// - Returns: the run, complete or not.
/// - Throws: `ProbeError`, only while nothing was answered.
public func probeModeration(
  _ endpoint: Endpoint, plan: ModerationPlan, battery: Battery, classifier: Classifier,
  key: ProbeKey? = nil, limits: ProbeLimits = ProbeLimits(), environment: ProbeEnvironment,
  resuming earlier: ModerationRun? = nil, stop: ProbeStop = ProbeStop(),
  report: (ProbeEvent) -> ProbeControl = { _ in .proceed }
) throws(ProbeError) -> ModerationRun {
  let result: Result<ModerationRun, ProbeError> = withoutActuallyEscaping(report) { report in
    let context = ProbeContext(
      endpoint: endpoint, key: key, limits: limits, stop: stop, report: report)
    return Result { () throws(ProbeError) -> ModerationRun in
      try ModerationSession(
        context: context, plan: plan, battery: battery, classifier: classifier,
        environment: environment, earlier: earlier
      ).perform()
    }
  }
  return try result.mapError { $0.cleaned(hiding: key) }.get()
}
