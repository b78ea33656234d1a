/// Asks where the seat, the users and the servers are.
enum TerritoryQuestion: LicenseQuestion {
  static let id = QuestionID.territory

  static func findings(_ context: QuestionContext) -> [Finding] {
    let territory = context.license.territory
    let findings = territory.found.map { finding(context, $0) }
    if !territory.wasRead { return findings + [.notRead(.territory)] }
    return findings.isEmpty ? [.allowed] : findings
  }

  private static func finding(_ context: QuestionContext, _ limit: TerritoryLimit) -> Finding {
    if limit.models == .multimodalOnly, context.isMultimodal == false { return .allowed }
    if limit.exemptions.contains(where: { $0.covers(context.use) }) { return .allowed }
    let found =
      switch limit.basis {
      case .placeOfUse: byPlace(context, limit)
      case .licenseeDomicile: bySeat(context, limit)
      }
    let isOpen = limit.models == .multimodalOnly && context.isMultimodal == nil
    return isOpen ? undecided(found, context, limit) : found
  }

  /// A server elsewhere does not help: users, servers and the seat all count.
  private static func byPlace(_ context: QuestionContext, _ limit: TerritoryLimit) -> Finding {
    let use = context.use
    let places =
      (use.use.usersIn ?? []) + (use.use.hostedIn ?? []) + [use.entity.domicile].compactMap { $0 }
    let hits = Set(places).intersection(limit.excluded).sorted()
    if !hits.isEmpty {
      return .forbidden(
        .placesExcluded(hits), limit.clause, [.dropPlaces(hits), context.licensed],
        .profileChange(fields: ["use.users_in", "use.hosted_in", "entity.domicile"]))
    }
    var missing: [String] = []
    // A list without a country names no place, and so answers nothing.
    if (use.use.usersIn ?? []).isEmpty { missing.append("use.users_in") }
    if (use.use.hostedIn ?? []).isEmpty { missing.append("use.hosted_in") }
    if use.entity.domicile == nil { missing.append("entity.domicile") }
    return missing.isEmpty ? .allowed : .ask(.placesMissing(missing), missing, limit.clause)
  }

  private static func bySeat(_ context: QuestionContext, _ limit: TerritoryLimit) -> Finding {
    guard let seat = context.use.entity.domicile else {
      return .ask(.seatMissing, ["entity.domicile"], limit.clause)
    }
    if limit.excluded.contains(seat) {
      return .forbidden(
        .seatExcluded(seat), limit.clause, [context.licensed], context.reopenLicensed)
    }
    let group = Set(context.use.entity.establishments ?? [])
      .intersection(limit.excluded).sorted()
    return group.isEmpty ? .allowed : .review(.groupExcluded(group), limit.clause)
  }

  /// Whether the limit concerns the model is not known: a hit stays open.
  private static func undecided(
    _ found: Finding, _ context: QuestionContext, _ limit: TerritoryLimit
  ) -> Finding {
    guard found.verdict == .prohibited || found.verdict == .needsLegalReview else { return found }
    let places: [String]
    switch found.detail {
    case .placesExcluded(let hits), .groupExcluded(let hits): places = hits
    case .seatExcluded(let seat): places = [seat]
    default: places = []
    }
    var finding = Finding.unknown(.modalityUnknown(places), .catalog, .textRead)
    finding.clause = limit.clause
    return finding
  }
}
