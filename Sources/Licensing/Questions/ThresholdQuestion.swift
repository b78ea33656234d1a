/// Asks whether user or product lie beyond a limit of size or business.
enum ThresholdQuestion: LicenseQuestion {
  static let id = QuestionID.threshold

  static func findings(_ context: QuestionContext) -> [Finding] {
    let thresholds = context.license.thresholds
    var findings = thresholds.found
      .filter { applies($0, context.use) }
      .map { finding(context, $0) }
    if !thresholds.wasRead, context.use.isCommercial { findings.append(.notRead(.thresholds)) }
    return findings
  }

  private static func applies(_ threshold: Threshold, _ use: IntendedUse) -> Bool {
    switch threshold.application {
    case .all: return true
    case .commercial: return use.isCommercial
    case .maas: return use.runsMaaS
    case .maasOrWorkAssistant: return use.runsMaaS || use.runsWorkAssistant
    }
  }

  /// Exemptions come before the figure.
  private static func finding(_ context: QuestionContext, _ threshold: Threshold) -> Finding {
    if threshold.exemptions.contains(where: { $0.covers(context.use) }) { return .allowed }
    if threshold.holdsAtAnySize { return crossed(context, threshold, nil) }
    switch ThresholdFigure(threshold, context.use, context.releaseFamilies).outcome(for: threshold)
    {
    case .notCrossed:
      return .allowed
    case .atLimit:
      return .review(.thresholdAtLimit(threshold), threshold.clause)
    case .missing(let field):
      return .ask(.figureMissing(threshold, field: field), [field], threshold.clause)
    case .crossed(let figure):
      return crossed(context, threshold, figure)
    }
  }

  private static func crossed(
    _ context: QuestionContext, _ threshold: Threshold, _ figure: Double?
  ) -> Finding {
    let detail = LicenseReason.Detail.thresholdCrossed(threshold, figure: figure)
    switch threshold.effect {
    case .securityReview:
      return .review(detail, threshold.clause)
    case .uiAttribution:
      guard context.use.acceptsUIBranding else {
        return .unmet(
          .brandingRefused(threshold, figure: figure), threshold.clause,
          [.acceptMark(threshold.mark)],
          field: context.use.acceptsAttribution ? "needs.ui_branding_ok" : "needs.attribution_ok")
      }
      return .duty(detail, threshold.clause, [.thresholdMark(threshold)])
    case .separateLicense, .terminates:
      let hasOfficialAccess = threshold.exemptions.contains(.officialOrPartner)
      return .forbidden(
        detail, threshold.clause,
        [context.licensed]
          + (hasOfficialAccess ? [.officialAccess(licensor: context.license.licensor)] : []),
        context.reopenLicensed)
    }
  }
}

extension Exemption {
  /// Whether the profile is one the limit does not reach.
  func covers(_ use: IntendedUse) -> Bool {
    switch self {
    case .internalUse:
      return use.staysInternal
    case .officialOrPartner:
      return use.use.accessVia == .licensorOfficial || use.use.accessVia == .certifiedPartner
    case .endUserProduct:
      return use.use.receivedAsEndUserProduct == true
    case .nonprofitNoncommercial:
      return use.entity.kind == .nonprofit && !use.isCommercial
    }
  }
}
