/// Asks for military, government, weighty and other limited uses.
enum FieldOfUseQuestion: LicenseQuestion {
  static let id = QuestionID.fieldOfUse

  static func findings(_ context: QuestionContext) -> [Finding] {
    var findings = [general(context)]
    if context.use.use.military == true { findings.append(military(context)) }
    if context.use.entity.kind == .government {
      findings.append(
        ban(
          context, context.license.governmentUse, .governmentUse, .government,
          remedy: nil, reopen: context.reopenLicensed))
    }
    if context.use.use.removesGuardrails == true {
      findings.append(
        ban(
          context, context.license.guardrailCircumvention, .guardrails, .guardrails,
          remedy: .dropUse(field: "use.remove_guardrails"),
          reopen: .profileChange(fields: ["use.remove_guardrails"])))
    }
    return findings + areas(context)
  }

  private static func general(_ context: QuestionContext) -> Finding {
    let stated = context.license.fieldOfUse
    guard let field = stated.value else { return .notSeen(.fieldOfUse) }
    return field.namesUses
      ? .duty(.followUses(field), stated.clause, [.followUses(field)]) : .allowed
  }

  private static func military(_ context: QuestionContext) -> Finding {
    let stated = context.license.militaryUse
    switch stated.value {
    case nil: return .notSeen(.militaryUse)
    case .notRestricted: return .allowed
    case .notMentioned, .prohibitedWhereHarmful:
      return .review(.military(stated.value ?? .notMentioned), stated.clause)
    case .prohibited:
      return .forbidden(
        .military(.prohibited), stated.clause,
        [.dropUse(field: "use.military"), context.licensed],
        .profileChange(fields: ["use.military"]))
    }
  }

  private static func ban(
    _ context: QuestionContext, _ stated: Stated<Mention>, _ point: LicenseReason.Point,
    _ detail: LicenseReason.Detail, remedy: Remedy?, reopen: Reopen
  ) -> Finding {
    switch stated.value {
    case nil: return .notSeen(point)
    case .prohibited:
      return .forbidden(
        detail, stated.clause, [remedy, context.licensed].compactMap { $0 }, reopen)
    case .prohibitedWhereHarmful: return .review(detail, stated.clause)
    case .notRestricted, .notMentioned: return .allowed
    }
  }

  private static func areas(_ context: QuestionContext) -> [Finding] {
    let named = context.use.use.highStakes ?? []
    guard !named.isEmpty else { return [] }
    let limits = context.license.highStakes
    var findings: [Finding] = []
    for name in named {
      guard let area = HighStakesArea(named: name) else {
        // A word nobody mapped may be on the list; without a list it cannot be.
        if context.license.fieldOfUse.value?.namesUses ?? true {
          findings.append(.ask(.areaUnclear(name), ["use.high_stakes"]))
        }
        continue
      }
      if let limit = limits.found.first(where: { $0.area == area }) {
        findings.append(.review(.area(area), limit.clause))
      }
    }
    if !limits.wasRead { findings.append(.notRead(.highStakes)) }
    return findings
  }
}
