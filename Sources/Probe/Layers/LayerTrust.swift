/// What decides how far the figures of a layer probe can be trusted.
struct LayerTrust: Equatable, Sendable {
  /// The largest p80/p20 of any quantity of any model.
  var spread: Double
  /// Rounds each model had.
  var rounds: Int
  /// Whether the machine was idle before; nil where nobody can tell.
  var wasIdle: Bool?
  /// Threads of the engine.
  var threads: Int
  /// Processor time over wall time of all rounds; nil where nobody can tell.
  var processorShare: Double?
  /// Whether this kind of layers, on this kind of hardware, was compared with full models.
  var isValidated: Bool
  /// Whether the deeper model was slower than the shallower one in everything.
  var isOrdered = true

  /// The limits of p80/p20.
  static let quietSpread = 1.25
  static let busySpread = 1.5
  /// How far processor time and time may differ at one thread.
  static let shareLimit = 0.15
  /// A machine is idle below this load for each core.
  static let idleLoad = 0.3
  /// Fewer rounds tell nothing of their spread; chosen.
  static let leastRounds = 4

  /// Why there can be no figures; nil where there can.
  var refusal: LayerRun.Refusal? {
    if rounds < Self.leastRounds { return .fewRounds(rounds) }
    if spread > Self.busySpread { return .spread(spread) }
    if threads == 1, let processorShare, abs(processorShare - 1) > Self.shareLimit {
      return .processorShare(processorShare)
    }
    return isOrdered ? nil : .contradiction
  }

  /// How far the figures can be trusted.
  var quality: LayerRun.Quality {
    if refusal != nil { return .busy }
    if !isValidated { return .notValidated }
    return spread <= Self.quietSpread && wasIdle == true ? .good : .fair
  }

  /// Half the band of a speed, as a share of it; nil without figures.
  var band: Double? {
    let quiet = threads == 1 ? 0.1 : 0.2
    switch quality {
    case .good: return quiet
    case .fair: return 2 * quiet
    case .notValidated: return max(0.3, 2 * quiet)
    case .busy: return nil
    }
  }

  /// Half the band of memory, which other work does not change.
  ///
  /// **Source** Chosen: errors of −4.3 to +0.3 % were seen.
  var memoryBand: Double { isValidated ? 0.05 : 0.3 }
}
