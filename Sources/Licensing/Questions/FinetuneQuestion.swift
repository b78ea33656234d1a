/// Asks whether the model may be fine-tuned, and the result be published.
enum FinetuneQuestion: LicenseQuestion {
  static let id = QuestionID.finetune

  static func findings(_ context: QuestionContext) -> [Finding] {
    let plan = context.use.use
    let publishes = plan.publishesFinetune == true
    guard plan.finetunes == true || publishes else { return [] }
    return [change(context, publishes)] + (publishes ? [publication(context)] : [])
  }

  private static func change(_ context: QuestionContext, _ publishes: Bool) -> Finding {
    let stated = context.license.modification
    switch stated.value {
    case nil: return .notSeen(.modification)
    case .yes: return .allowed
    case .noncommercialOnly, .researchOnly:
      let detail = LicenseReason.Detail.modification(stated.value ?? .researchOnly)
      guard context.use.isCommercial else {
        return .duty(detail, stated.clause, [.modificationLimits])
      }
      return .forbidden(
        detail, stated.clause,
        [context.licensed, .dropUse(field: publishes ? "use.publish_finetune" : "use.finetune")],
        context.reopenLicensed)
    }
  }

  private static func publication(_ context: QuestionContext) -> Finding {
    let stated = context.license.propagation
    switch stated.value {
    case nil: return .notSeen(.propagation)
    case .some(.none), .noticesOnly: return .allowed
    case .licenseCopyAndNotices, .useRestrictions, .fullTerms, .shareAlike,
      .restrictionsOfSection3:
      let propagation = stated.value ?? .fullTerms
      return .duty(.propagation(propagation), stated.clause, [.propagation(propagation)])
    }
  }
}
