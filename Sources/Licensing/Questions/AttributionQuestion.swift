/// Asks whether the notices and marks the license prescribes can be carried.
enum AttributionQuestion: LicenseQuestion {
  static let id = QuestionID.attribution

  static func findings(_ context: QuestionContext) -> [Finding] {
    let duties = context.license.duties
    var findings = duties.found
      .filter { $0.kind != .register && $0.trigger.fires(context.use) }
      .map { finding($0, context.use) }
    if !duties.wasRead, context.use.isExposed { findings.append(.notRead(.duties)) }
    return findings
  }

  private static func finding(_ duty: PrescribedDuty, _ use: IntendedUse) -> Finding {
    if !use.acceptsAttribution {
      return .unmet(
        .dutyRefused(duty), duty.clause,
        [duty.kind == .display ? .acceptMark(duty.mark) : .acceptNotices],
        field: "needs.attribution_ok")
    }
    if !use.acceptsUIBranding, duty.kind == .display, !duty.allowsDocumentation {
      return .unmet(
        .dutyRefused(duty), duty.clause, [.acceptMark(duty.mark)], field: "needs.ui_branding_ok")
    }
    return .duty(.duty(duty), duty.clause, [.prescribed(duty)])
  }
}

extension PrescribedDuty.Trigger {
  /// Whether the intended use sets it off; papers and wishes never do.
  func fires(_ use: IntendedUse) -> Bool {
    switch self {
    case .copies: return use.makesCopies
    case .makeAvailable: return use.isExposed
    case .commercialProduct: return use.isExposed && use.isCommercial
    case .derivativePublished: return use.use.publishesFinetune == true
    case .studentDistributed: return use.publishesDerived
    case .note: return false
    }
  }
}
