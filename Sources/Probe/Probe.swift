/// Measures a server: the time to the first token and the speed after it.
///
/// **Shape** Looks at the server, warms it up, sends the planned requests one after the
/// other on this thread, and sums up. Between requests and at least once a second of a
/// wait, `report` is told and may stop the run; `stop` ends it within 50 ms from
/// anywhere. What was measured is always in the run, with its status.
///
/// - Parameters:
///   - endpoint: where to connect, and nowhere else.
///   - plan: how many requests of which lengths.
///   - key: sent as a bearer token, kept nowhere.
///   - limits: how long to wait and how much to read.
///   - environment: clock, load and the seed of the prompts.
///   - stop: a token for this run alone.
///   - report: told what happens; a run pauses for as long as it takes to answer.
/// - Returns: the run, complete or not.
/// - Throws: `ProbeError`, only while nothing has been measured: no server, no such API,
///   a key is missing, a model must be named. Later errors are in the run.
public func probe(
  _ endpoint: Endpoint, plan: ProbePlan = ProbePlan(), key: ProbeKey? = nil,
  limits: ProbeLimits = ProbeLimits(), environment: ProbeEnvironment,
  stop: ProbeStop = ProbeStop(), report: (ProbeEvent) -> ProbeControl = { _ in .proceed }
) throws(ProbeError) -> ProbeRun {
  let result: Result<ProbeRun, ProbeError> = withoutActuallyEscaping(report) { report in
    let context = ProbeContext(
      endpoint: endpoint, key: key, limits: limits, stop: stop, report: report)
    return Result { () throws(ProbeError) -> ProbeRun in
      try LatencyRun(context: context, plan: plan.bounded, environment: environment).perform()
    }
  }
  return try result.mapError { $0.cleaned(hiding: key) }.get()
}
