public import Catalog

extension Way {
  /// One way of running a model as machine output.
  ///
  /// **Shape**: `memory` only for ways on a device; a number that is not known is `null`.
  public func json(in outcome: Outcome) -> JSONValue {
    let musts = outcome.scenario.musts
    var object: [String: JSONValue] = [
      "delivery": .text(key), "name": .text(alternative.deliveryName),
      "standing": .text(standing.rawValue), "isBest": .flag(isBest), "score": row.score.json,
      "excludedBy": .list(excludingMusts.map { .text(musts[$0].id) }),
      "hangsOn": .list(row.unknownMusts.map { .text(musts[$0].id) }),
      "reason": .text(reason(in: outcome)),
      "priceUSDPerMillionTokens": Self.json(alternative.blendedPrice),
      "tokensPerSecond": Self.json(alternative.decodeSpeed, alternative.decodeSpeedEvidence),
      "firstTokenMilliseconds": Self.json(alternative.firstToken, alternative.firstTokenEvidence),
    ]
    if let memory = alternative.memory {
      object["memory"] = .object([
        "fits": .text(memory.fits.rawValue), "budgetBytes": .stated(memory.budget),
        "needBytes": memory.need.map {
          .object(["low": .stated($0.low), "high": .stated($0.high)])
        } ?? .null,
        "headroomPercent": Self.json(memory.headroom),
      ])
    }
    return .object(object)
  }

  private static func json(_ cell: Cell, _ evidence: [EvidenceItem] = []) -> JSONValue {
    guard case .object(var object) = json(number: cell), let counting = evidence.first,
      cell.bounds != nil
    else { return json(number: cell) }
    object["evidence"] = .text(counting.kind.rawValue)
    object["sources"] = .list([.text(counting.source)])
    return .object(object)
  }

  private static func json(number cell: Cell) -> JSONValue {
    switch cell {
    case .known(let value): return .object(["value": .stated(value)])
    case .interval(let low, let mid, let high):
      return .object(["low": .computed(low), "value": .computed(mid), "high": .computed(high)])
    case .missing: return .object(["value": .null, "evidence": .text("unknown")])
    case .notApplicable: return .object(["value": .null, "evidence": .text("not-applicable")])
    }
  }
}
