internal import Catalog

/// How fast this way of running a model answers: measured here, or stated for the host.
extension Alternative {
  /// Milliseconds to the first token.
  public var firstToken: Cell {
    switch delivery {
    case .probed(let measurement): return Self.cell(measurement.firstTokenMilliseconds)
    case .hosted(let offer): return offer.firstTokenMilliseconds.map { .known($0) } ?? .missing
    case .selfHosted: return memory?.firstToken ?? .missing
    case .closed, .none: return .missing
    }
  }

  /// Tokens a second of one stream.
  public var decodeSpeed: Cell {
    switch delivery {
    case .probed(let measurement): return Self.cell(measurement.tokensPerSecond)
    case .hosted(let offer): return offer.tokensPerSecond.map { .known($0) } ?? .missing
    case .selfHosted: return memory?.decodeSpeed ?? .missing
    case .closed, .none: return .missing
    }
  }

  /// The statements behind the time to the first token.
  public var firstTokenEvidence: [EvidenceItem] {
    switch delivery {
    case .probed(let measurement):
      return measured("first token", measurement.firstTokenMilliseconds, "ms", measurement)
    case .hosted(let offer):
      return stated("median first token", offer.firstTokenMilliseconds, "ms", offer)
    case .selfHosted: return memory?.firstTokenEvidence(in: snapshot) ?? []
    case .closed, .none: return []
    }
  }

  /// The statements behind the decode speed.
  public var decodeSpeedEvidence: [EvidenceItem] {
    switch delivery {
    case .probed(let measurement):
      return measured("decode speed", measurement.tokensPerSecond, "tok/s", measurement)
    case .hosted(let offer):
      return stated("median decode speed", offer.tokensPerSecond, "tok/s", offer)
    case .selfHosted: return memory?.decodeEvidence(in: snapshot) ?? []
    case .closed, .none: return []
    }
  }

  /// Whether the time to the first token may settle no need, because it comes from a layer probe of
  /// a kind that was never compared with a full model.
  var hasUnvalidatedFirstToken: Bool {
    memory.map { $0.isUnvalidated($0.firstTokenChoice) } ?? false
  }

  /// Whether the decode speed may settle no need, for the same reason.
  var hasUnvalidatedDecodeSpeed: Bool { memory.map { $0.isUnvalidated($0.decodeChoice) } ?? false }

  /// Whether the number was measured on this machine.
  public var isMeasuredHere: Bool {
    if case .probed = delivery { return true }
    return false
  }

  private static func cell(_ quantity: Measurement.Quantity?) -> Cell {
    guard let quantity else { return .missing }
    return .range(quantity.low, quantity.median, quantity.high)
  }

  private func measured(
    _ field: String, _ quantity: Measurement.Quantity?, _ unit: String, _ measurement: Measurement
  ) -> [EvidenceItem] {
    guard let quantity else { return [] }
    return [
      EvidenceItem(
        field: field,
        value: "median \(Wording.decimals(quantity.median, 1)) \(unit) of "
          + Wording.count(quantity.count, "run"),
        kind: .measured, source: measurement.run, asOf: measurement.date)
    ]
  }

  private func stated(_ field: String, _ number: Double?, _ unit: String, _ offer: Offer)
    -> [EvidenceItem]
  {
    guard let number, let evidence = offer.latencyEvidence else { return [] }
    return [
      EvidenceItem(
        field: "\(field) at \(host?.name ?? offer.host)",
        value: "\(Wording.decimals(number, 0)) \(unit)", evidence: evidence, in: snapshot)
    ]
  }
}
