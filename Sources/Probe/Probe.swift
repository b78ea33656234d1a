/// Measures a server: the time to the first token and the speed after it.
///
/// **Shape** Looks at the server, warms it up, sends the planned requests one after the
/// other, then several at once if the plan says so, and sums up. Between requests and at least
/// once a second of a wait, `report` is told on this thread and may stop the run; `stop` ends it
/// within 50 ms from anywhere. What was measured is always in the run, with its status.
///
/// **Pause** `report` may take its time: the request in progress is finished meanwhile on
/// another thread and its times are not touched; the next one begins when `report` returns. No
/// connection stays open, and the run's clock stands still.
///
/// - Parameters:
///   - endpoint: where to connect, and nowhere else.
///   - plan: how many requests of which lengths.
///   - key: sent as a bearer token, kept nowhere.
///   - limits: how long to wait and how much to read.
///   - environment: clock, load and the seed of the prompts.
///   - earlier: a run that was not completed: its samples are kept and the rest is measured, if
///     endpoint, plan, model and engine are the same.
///   - stop: a token for this run alone.
///   - report: told what happens; a run pauses for as long as it takes to answer.
/// - Returns: the run, complete or not.
/// - Throws: `ProbeError`, only while nothing has been measured: no server, no such API,
///   a key is missing, a model must be named, the run to be resumed is another one. Later errors
///   are in the run.
public func probe(
  _ endpoint: Endpoint, plan: ProbePlan = ProbePlan(), key: ProbeKey? = nil,
  limits: ProbeLimits = ProbeLimits(), environment: ProbeEnvironment,
  resuming earlier: ProbeRun? = nil, stop: ProbeStop = ProbeStop(),
  report: (ProbeEvent) -> ProbeControl = { _ in .proceed }
) throws(ProbeError) -> ProbeRun {
  let result: Result<ProbeRun, ProbeError> = withoutActuallyEscaping(report) { report in
    let context = ProbeContext(
      endpoint: endpoint, key: key, limits: limits, stop: stop, report: report)
    return Result { () throws(ProbeError) -> ProbeRun in
      try LatencyRun(
        context: context, plan: plan.bounded, environment: environment, earlier: earlier
      ).perform()
    }
  }
  return try result.mapError { $0.cleaned(hiding: key) }.get()
}
