internal import Catalog
public import Decision

extension DecisionDraft {
  /// The draft with everything that was picked on its shortlist, in the order of the ranking.
  ///
  /// **Shape**: picked models nobody has spoken of yet are added as open. Models that were not
  /// picked stay while something is said of them; closed ones and ones of other catalogs go.
  public func listing(_ picked: [String], in outcome: Outcome) -> DecisionDraft {
    var draft = self
    let open = Set(
      outcome.context.base.candidates.filter { $0.model.status != .closed }.map(\.model.id))
    draft.shortlist.removeAll { candidate in
      let isPicked = picked.contains(candidate.model)
      return !open.contains(candidate.model) || !isPicked && !saysAnything(of: candidate)
    }
    for model in picked
    where open.contains(model) && !draft.shortlist.contains(where: { $0.model == model }) {
      draft.shortlist.append(Candidate(model))
    }
    // What is not ranked stands last.
    let places = Dictionary(
      outcome.rows.map { ($0.model.id, $0.position) }, uniquingKeysWith: { first, _ in first })
    draft.shortlist.sort {
      let left = places[$0.model] ?? .max
      let right = places[$1.model] ?? .max
      return left != right ? left < right : $0.model.precedesByBytes($1.model)
    }
    return draft
  }

  private func saysAnything(of candidate: Candidate) -> Bool {
    candidate != Candidate(candidate.model) || opinions.contains { $0.model == candidate.model }
  }

  /// Takes a model off the shortlist, with all that was said of it.
  public mutating func drop(_ model: String) {
    shortlist.removeAll { $0.model == model }
    opinions.removeAll { $0.model == model }
  }
}
