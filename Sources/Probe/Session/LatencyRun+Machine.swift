/// What else this machine and its server did during a run.
extension LatencyRun {
  /// Notes what else this machine did during a request.
  func mark(_ sample: inout ProbeSample, load: Double?) {
    guard context.endpoint.isLoopback else { return }
    sample.load = load
    sample.stolenShare = steal.share(environment.processorTimes())
    if RunFlags.isBusy(
      load: load, stolenShare: sample.stolenShare, cores: environment.cores)
    {
      sample.flags.insert(.busy)
    }
  }

  /// Whether a slot of the server works now although nothing of ours is in progress.
  func slotsWork() -> Bool {
    func isWorking() -> Bool {
      let slots = ServerLook(context: context).json("/slots")?.array ?? []
      return slots.contains { $0["is_processing"] == .bool(true) }
    }
    guard isWorking() else { return false }
    // The request before may not be quite put away.
    guard (try? context.rest(milliseconds: 50)) != nil else { return false }
    return isWorking()
  }

  /// What there is to say about the whole run.
  func flags(loadBefore: Double?, faults: Int?) -> [ProbeFlag] {
    var flags = RunFlags.of(
      samples, isLoopback: context.endpoint.isLoopback, loadBefore: loadBefore,
      cores: environment.cores)
    if let faults, faults > ServerUse.fewFaults { flags.insert(.swap) }
    return flags.sorted()
  }

  /// What the server used since the beginning, as far as it is known.
  func use(since before: ServerUse?, faults: Int?) -> ServerUse? {
    guard var use = environment.serverUse() else { return before }
    use.majorFaults = faults
    use.processorSeconds = use.processorSeconds.flatMap { now in
      before?.processorSeconds.map { max(0, now - $0) }
    }
    return use
  }
}
