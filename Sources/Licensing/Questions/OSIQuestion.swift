/// Asks for approval by the Open Source Initiative, where that is required.
enum OSIQuestion: LicenseQuestion {
  static let id = QuestionID.osi

  static func findings(_ context: QuestionContext) -> [Finding] {
    guard context.use.needs.osiOnly == true else { return [] }
    switch context.license.isOSIApproved {
    case nil: return [.notSeen(.osiApproval)]
    case true: return [.allowed]
    case false:
      return [
        .unmet(
          .notOSIApproved, nil, [.osiLicensedModel, .dropNeed(field: "needs.osi_only")],
          field: "needs.osi_only")
      ]
    }
  }
}
