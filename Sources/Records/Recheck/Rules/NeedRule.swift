internal import Catalog
internal import Decision

/// Needs the chosen model met and meets no longer, or of which nobody knows any more.
struct NeedRule: RecheckRule {
  let codes: [RecheckCode] = [.mustFailed, .mustUnknown]

  func findings(_ context: RecheckContext) -> [RecheckFinding] {
    guard let chosen = context.chosen, let way = chosen.way else { return [] }
    return context.scenario.musts.compactMap { must in
      guard must.isOn, let definition = Constraints.named(must.field),
        let observation = way.alternative.observation(of: must)
      else { return nil }
      let former = chosen.formerVerdict(must.id)
      let code: RecheckCode
      let detail: String
      switch observation.truth {
      case .fail where former != .fail:
        code = .mustFailed
        detail = "the need \(must.id) asks \(observation.limit)"
      case .unknown where former == .pass:
        let policy = definition.policy(must, for: way.alternative)
        code = policy == .drop ? .mustFailed : .mustUnknown
        detail =
          policy == .drop
          ? "the need \(must.id) drops what is not known"
          : "the need \(must.id) cannot be judged any more"
      default: return nil
      }
      let origin = context.origin(observation.evidence)
      return RecheckFinding(
        code, model: chosen.id, about: must.id, subject: must.label,
        was: Self.former(definition, chosen), now: observation.observed, source: origin.source,
        date: origin.date, detail: detail)
    }
  }

  /// The recorded value of the fact a need reads, where the record says it.
  static func former(_ definition: any ConstraintDefinition, _ subject: RecheckSubject) -> String? {
    guard let id = definition.criterion,
      let part = subject.former.contributions.first(where: { $0.criterion == id })
    else { return nil }
    return part.text
  }
}
