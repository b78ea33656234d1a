/// What there is to say about a whole run.
enum RunFlags {
  /// The flags of these samples, and those that only show over many of them.
  static func of(
    _ samples: [ProbeSample], isLoopback: Bool, loadBefore: Double?, cores: Int
  ) -> Set<ProbeFlag> {
    var flags = samples.reduce(into: Set<ProbeFlag>()) { $0.formUnion($1.flags) }
    let fine = samples.filter { $0.failure == nil }
    let early = fine.filter { $0.phase == .firstToken }.compactMap(\.firstTokenMilliseconds)
    let long = fine.filter { $0.phase == .throughput }.compactMap(\.millisecondsPerToken)
    if isLoopback, let loadBefore, loadBefore > Double(cores) { flags.insert(.busy) }
    if Spread.isNoisy(early, limit: Spread.firstTokenLimit)
      || Spread.isNoisy(long, limit: Spread.perTokenLimit)
    {
      flags.insert(.noisy)
    }
    if Spread.drifts(early) || Spread.drifts(long) { flags.insert(.drift) }
    return flags
  }

  /// Whether this machine had other work during one request.
  ///
  /// The load counts the server's own threads too, which may be as many as there are cores: only
  /// what goes half above that is surely somebody else's (chosen).
  static func isBusy(load: Double?, stolenShare: Double?, cores: Int) -> Bool {
    (load ?? 0) > 1.5 * Double(cores) || (stolenShare ?? 0) > StealMeter.limit
  }

  /// Marks every answer as buffered if all long ones were: short answers cannot show that a
  /// server holds text back.
  static func spreadBuffering(_ samples: inout [ProbeSample]) {
    let long = samples.filter { $0.phase == .throughput && $0.failure == nil }
    guard !long.isEmpty, long.allSatisfy({ $0.flags.contains(.buffered) }) else { return }
    for index in samples.indices where samples[index].failure == nil {
      samples[index].flags.insert(.buffered)
    }
  }
}
