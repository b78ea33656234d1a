internal import Catalog
internal import Decision
internal import Licensing

/// Policy packs that are on and changed, or that keep the chosen model out now.
struct PolicyRule: RecheckRule {
  let codes: [RecheckCode] = [.policyPack]

  func findings(_ context: RecheckContext) -> [RecheckFinding] {
    let former = context.record.restrictions
    let found = context.chosen?.way?.alternative.restrictions ?? []
    return PolicyPack.all(in: context.outcome.snapshot).compactMap { pack in
      guard context.scenario.policies[pack.id] != nil else { return nil }
      let was = former?.packs.first { $0.id == pack.id }
      let finding = context.chosen.flatMap { chosen in
        former?.findings.first { $0.pack == pack.id && $0.model == chosen.id }
      }
      let now = found.first { $0.pack.id == pack.id }
      if let now, now.excludes, finding?.leavesOut != true {
        return Self.finding(
          pack, .breaks, context.chosen?.id, was: finding?.coverage.rawValue ?? "not named",
          now: "\(now.finding.coverage.rawValue), and kept out", detail: now.finding.text)
      }
      guard let was, was != DecisionRecord.Pack(pack, effect: was.effect) else { return nil }
      return Self.finding(
        pack, .warns, nil, was: Self.words(was.version, was.status, was.checked),
        now: Self.words(pack.version, pack.status, pack.asOf), detail: now?.finding.text)
    }
  }

  private static func finding(
    _ pack: PolicyPack, _ severity: RecheckCode.Severity, _ model: String?, was: String,
    now: String, detail: String?
  ) -> RecheckFinding {
    RecheckFinding(
      .policyPack, severity, model: model, about: pack.id,
      subject: "Reported restriction \(pack.id)", was: was, now: now, source: pack.sources.first,
      date: pack.asOf, detail: detail)
  }

  private static func words(_ version: String, _ status: String?, _ checked: CalendarDate)
    -> String
  {
    (["version \(version)"] + [status].compactMap(\.self) + ["checked \(checked)"])
      .joined(separator: ", ")
  }
}
