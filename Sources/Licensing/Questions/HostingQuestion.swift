/// Asks whether third parties may use it as a service.
enum HostingQuestion: LicenseQuestion {
  static let id = QuestionID.hosting

  static func findings(_ context: QuestionContext) -> [Finding] {
    guard context.use.offersService else { return [] }
    let stated = context.license.hosting
    guard let terms = stated.value else { return [.notSeen(.hosting)] }
    let detail = LicenseReason.Detail.hosting(terms)
    switch terms {
    case .yes, .separateLicenseAboveThreshold:
      // Above a limit the threshold question decides.
      return [.allowed]
    case .afterRegistration:
      let row = context.license.duties.found.first { $0.kind == .register }
      return [.duty(detail, stated.clause, [.registration(row)])]
    case .withConditions:
      return [
        .duty(detail, stated.clause, [.hosting(note: stated.note, nonCommercialOnly: false)])
      ]
    case .noncommercialOnly where !context.use.isCommercial:
      return [
        .duty(detail, stated.clause, [.hosting(note: stated.note, nonCommercialOnly: true)])
      ]
    case .noncommercialOnly, .separateLicense, .no:
      return [
        .forbidden(
          detail, stated.clause,
          [context.licensed, .officialAccess(licensor: context.license.licensor)],
          context.reopenLicensed)
      ]
    }
  }

  /// What a host needs of its own, where the model is reached through one.
  ///
  /// The user's own use is judged apart from it.
  static func hostDuties(_ context: QuestionContext) -> [LicenseDuty.Kind] {
    guard context.use.use.accessVia == .thirdPartyHost else { return [] }
    let hasServiceLimit = context.license.thresholds.found.contains {
      $0.application != .commercial
    }
    if context.license.hosting.value == .yes, !hasServiceLimit { return [] }
    return [.hostLicense(licensor: context.license.licensor)]
  }
}
