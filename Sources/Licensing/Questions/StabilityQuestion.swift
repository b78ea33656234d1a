/// Asks whether the terms stay as adopted, where that is required.
enum StabilityQuestion: LicenseQuestion {
  static let id = QuestionID.stability

  static func findings(_ context: QuestionContext) -> [Finding] {
    guard context.use.needs.fixedTerms == true else { return [] }
    let stated = context.license.unilateralChange
    switch stated.value {
    case nil: return [.notSeen(.unilateralChange)]
    case .some(.none): return [.allowed]
    case .policyMayChange, .licenseMayChange, .licensorInterprets:
      return [.review(.change(stated.value ?? .licenseMayChange), stated.clause)]
    case .mustAdoptOrCease:
      return [
        .unmet(
          .change(.mustAdoptOrCease), stated.clause,
          [.dropNeed(field: "needs.fixed_terms"), context.licensed], field: "needs.fixed_terms")
      ]
    }
  }
}
