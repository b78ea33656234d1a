/// Asks whether the weights may be passed on.
enum RedistributeQuestion: LicenseQuestion {
  static let id = QuestionID.redistribute

  static func findings(_ context: QuestionContext) -> [Finding] {
    guard context.use.use.redistributesWeights == true else { return [] }
    let stated = context.license.redistribution
    guard let terms = stated.value else { return [.notSeen(.redistribution)] }
    let detail = LicenseReason.Detail.redistribution(terms)
    let isLimited: Bool
    switch terms {
    case .yes: return [.allowed]
    case .withConditions: isLimited = false
    case .noncommercialOnly, .researchOnly, .separateAgreementIfCommercial: isLimited = true
    case .no: return [forbidden(context, detail, stated.clause)]
    }
    if isLimited, context.use.isCommercial { return [forbidden(context, detail, stated.clause)] }
    return [
      .duty(
        detail, stated.clause,
        [.redistribution(note: stated.note, nonCommercialOnly: isLimited)])
    ]
  }

  private static func forbidden(
    _ context: QuestionContext, _ detail: LicenseReason.Detail, _ clause: String?
  ) -> Finding {
    .forbidden(
      detail, clause, [context.licensed, .dropUse(field: "use.redistribute_weights")],
      context.reopenLicensed)
  }
}
