/// Asks whether outputs may train other models.
enum OutputsTrainingQuestion: LicenseQuestion {
  static let id = QuestionID.outputsTraining

  static func findings(_ context: QuestionContext) -> [Finding] {
    guard let training = context.use.use.trainsOtherModels, training != .no else { return [] }
    let stated = context.license.outputTraining
    guard let terms = stated.value else { return [.notSeen(.outputTraining)] }
    let detail = LicenseReason.Detail.outputs(terms)
    let duty = Finding.duty(detail, stated.clause, [.outputs(terms, note: stated.note)])
    switch terms {
    case .allowed:
      return [.allowed]
    case .allowedWithDuty:
      return [training == .internal && isTiedToDistribution(context.license) ? .allowed : duty]
    case .derivativeTermsPropagate:
      return [duty]
    case .ownFamilyOnly:
      guard let target = context.use.use.targetFamily, !target.isEmpty else {
        return [.ask(.studentFamilyMissing, ["use.target_family"], stated.clause)]
      }
      if isSame(target.lowercased(), context) { return [.allowed] }
      return [forbidden(context, detail, stated.clause, [.keepStudentInFamily])]
    case .noncompetingOnly, .silent:
      return [.review(detail, stated.clause)]
    case .noncommercialOnly where !context.use.isCommercial:
      return [duty]
    case .noncommercialOnly, .prohibited:
      return [forbidden(context, detail, stated.clause, [])]
    }
  }

  private static func forbidden(
    _ context: QuestionContext, _ detail: LicenseReason.Detail, _ clause: String?,
    _ first: [Remedy]
  ) -> Finding {
    .forbidden(
      detail, clause, first + [context.licensed, .dropUse(field: "use.train_other_models")],
      context.reopenLicensed)
  }

  /// Whether the duty on outputs is set off only when the student is handed out.
  private static func isTiedToDistribution(_ license: LicenseFacts) -> Bool {
    (license.duties.found + license.namePrefixes.found)
      .contains { $0.trigger == .studentDistributed }
  }

  /// Whether the student belongs to the family of the license, the licensor or the model.
  private static func isSame(_ target: String, _ context: QuestionContext) -> Bool {
    let id = context.license.id.lowercased()
    return target == id || id.hasPrefix(target + "-")
      || target == context.license.licensor.lowercased()
      || target == context.familyID?.lowercased()
  }
}
