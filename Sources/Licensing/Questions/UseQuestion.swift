/// Asks what the use is, and whether the license allows it.
enum UseQuestion: LicenseQuestion {
  static let id = QuestionID.use

  static func findings(_ context: QuestionContext) -> [Finding] {
    let use = context.use
    guard let purpose = use.use.purpose else { return [.ask(.purposeNotGiven, ["use.purpose"])] }
    if isFreeStudy(use, purpose) {
      return context.license.textStatus.isTextSeen ? [.allowed] : [.notSeen(.commercialUse)]
    }
    if purpose == .internalBusiness || purpose == .evaluation {
      return [
        finding(context, context.license.internalBusinessUse, .internalBusinessUse, purpose)
      ]
    }
    return [finding(context, context.license.commercialUse, .commercialUse, purpose)]
  }

  /// Personal use and research, and tests at a school or university, as long as not commercial.
  private static func isFreeStudy(_ use: IntendedUse, _ purpose: Purpose) -> Bool {
    guard !use.isCommercial else { return false }
    return purpose == .personal || purpose == .research
      || (purpose == .evaluation && use.entity.kind == .academic)
  }

  private static func finding(
    _ context: QuestionContext, _ stated: Stated<UsePermission>, _ point: LicenseReason.Point,
    _ purpose: Purpose
  ) -> Finding {
    guard let permission = stated.value else { return .notSeen(point) }
    let detail = LicenseReason.Detail.use(permission, purpose: purpose)
    switch permission {
    case .yes, .belowThreshold:
      return .allowed
    case .afterRegistration:
      let row = context.license.duties.found.first { $0.kind == .register }
      return .duty(detail, stated.clause, [.registration(row)])
    case .unclear:
      return .review(detail, stated.clause)
    case .evaluationOnly:
      if purpose == .evaluation { return .allowed }
      return .forbidden(
        detail, stated.clause, [.evaluationOnly, context.licensed], context.reopenLicensed)
    case .separateLicense, .no:
      return .forbidden(detail, stated.clause, [context.licensed], context.reopenLicensed)
    }
  }
}
