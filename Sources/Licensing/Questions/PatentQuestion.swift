/// Asks for an express patent grant, where that is required.
enum PatentQuestion: LicenseQuestion {
  static let id = QuestionID.patent

  static func findings(_ context: QuestionContext) -> [Finding] {
    guard context.use.needs.patentGrant == true else { return [] }
    let stated = context.license.patentGrant
    switch stated.value {
    case nil: return [.notSeen(.patentGrant)]
    case .express: return [.allowed]
    case .excluded:
      return [
        .unmet(
          .patent(.excluded), stated.clause,
          [.dropNeed(field: "needs.patent_grant"), context.licensed], field: "needs.patent_grant")
      ]
    case .generalRights, .impliedByVerbs, .noneExpress:
      return [.review(.patent(stated.value ?? .noneExpress), stated.clause)]
    }
  }
}
