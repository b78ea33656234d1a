/// Asks who must hold whom harmless.
enum IndemnityQuestion: LicenseQuestion {
  static let id = QuestionID.indemnity

  static func findings(_ context: QuestionContext) -> [Finding] {
    var findings: [Finding] = []
    if context.use.needs.licensorIndemnity == true { findings.append(required(context)) }
    if context.use.needs.refusesUserIndemnity == true { findings.append(refused(context)) }
    return findings
  }

  private static func required(_ context: QuestionContext) -> Finding {
    let stated = context.license.licensorIndemnity
    switch stated.value {
    case nil: return .notSeen(.licensorIndemnity)
    case .some(.none):
      return .unmet(
        .licensorIndemnity, stated.clause, [.contractForIndemnity],
        field: "needs.licensor_indemnity")
    }
  }

  private static func refused(_ context: QuestionContext) -> Finding {
    let stated = context.license.userIndemnity
    switch stated.value {
    case nil: return .notSeen(.userIndemnity)
    case .some(.none), .onlyIfOfferingWarranty: return .allowed
    case .general, .generalWithOutputs:
      return .unmet(
        .userIndemnity(stated.value ?? .general), stated.clause,
        [.dropNeed(field: "needs.refuse_user_indemnity"), context.licensed],
        field: "needs.refuse_user_indemnity")
    }
  }
}
