internal import Catalog
internal import Decision

/// A model that meets every need now, where the decision was for none.
struct CandidateRule: RecheckRule {
  let codes: [RecheckCode] = [.candidate]

  func findings(_ context: RecheckContext) -> [RecheckFinding] {
    guard context.record.choice == .noneOfThese else { return [] }
    let met = Set(context.record.ranked.filter { $0.group == .meets }.map(\.id))
    return context.outcome.rows.filter { $0.group == .meets && !met.contains($0.model.id) }.map {
      RecheckFinding(
        .candidate, model: $0.model.id, about: "needs", subject: "Needs",
        was: context.record.standing(of: $0.model.id), now: "meets every need",
        detail: $0.alternative.deliveryName, fact: "meets")
    }
  }
}

extension DecisionRecord {
  /// Where the record saw a model, in words.
  func standing(of id: String) -> String {
    if let place = content.ranked.first(where: { $0.id == id }) {
      return place.group == .meets ? "rank \(place.rank)" : "hung on a fact that was not known"
    }
    if let exclusion = content.excluded.first(where: { $0.id == id }) {
      let rules = Wording.list(exclusion.reasons.map(\.rule))
      return exclusion.isPending ? "waited for an answer" : "kept out by \(rules)"
    }
    if content.restrictions?.leftOut.contains(id) == true { return "left out by a policy pack" }
    return "not in that catalog"
  }

  /// Whether the record knew a model at all.
  func knew(_ id: String) -> Bool {
    content.ranked.contains { $0.id == id } || content.excluded.contains { $0.id == id }
      || content.restrictions?.leftOut.contains(id) == true
  }
}
