internal import Catalog

/// Rules of Weigh, or a scale of the catalog, that have another version now.
struct EngineRule: RecheckRule {
  let codes: [RecheckCode] = [.recalibrated, .engine]

  func findings(_ context: RecheckContext) -> [RecheckFinding] {
    let former = context.record.basis.engine
    let parts = former.keys.sorted { $0.precedesByBytes($1) }
    return parts.compactMap { part in
      guard let was = former[part], let now = context.engine[part], was != now else { return nil }
      let isScale = part == DecisionRecord.Basis.qualityScale
      return RecheckFinding(
        isScale ? .recalibrated : .engine, about: part,
        subject: isScale ? "Quality scale" : "Version of \(part)", was: was, now: now)
    }
  }
}
