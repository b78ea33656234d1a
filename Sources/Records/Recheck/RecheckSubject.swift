internal import Catalog
internal import Decision

/// A model of a record beside itself as it stands on the catalog of the day.
struct RecheckSubject {
  /// How it was recorded.
  let former: DecisionRecord.Entry
  /// The model today; `nil` where the catalog ranks it no more.
  let candidate: Candidate?
  /// The recorded way of running it today; `nil` where there is no such way any more.
  let way: Way?
  /// The same figures as recorded, of that way today.
  let today: DecisionRecord.Entry?

  /// Looks a recorded model up.
  ///
  /// **Shape**: of several ways of one key, the first: the one that is ranked before the others. A
  /// model that could not be run at all is looked up by its best way.
  init(_ former: DecisionRecord.Entry, in outcome: Outcome, _ builder: inout RecordBuilder) {
    self.former = former
    let found = outcome.context.base.candidates.first { $0.model.id == former.id }
    candidate = found.flatMap { $0.model.hasOpenWeights ? $0 : nil }
    let ways = candidate.map(outcome.ways) ?? []
    way =
      ways.first { $0.key == former.delivery } ?? ways.first { Self.isSame(former, $0) }
      ?? (former.delivery == Delivery.none.key ? ways.first : nil)
    today = way.map { builder.entry($0) }
  }

  /// Whether a way is the recorded one but for the precision the host serves, which is a fact that
  /// changed and not another offer.
  private static func isSame(_ former: DecisionRecord.Entry, _ way: Way) -> Bool {
    guard let offer = way.alternative.delivery.offer else { return false }
    let key = "hosted:" + [offer.host, offer.variant].compactMap(\.self).joined(separator: ":")
    let served = former.fact(.quantization)?.values.first
    return former.delivery == key || served.map { former.delivery == "\(key):\($0)" } ?? false
  }

  /// The id of the model.
  var id: String { former.id }

  /// How a criterion was and is.
  func contributions(_ criterion: String) -> (
    was: DecisionRecord.Contribution, now: DecisionRecord.Contribution
  )? {
    guard let was = former.contributions.first(where: { $0.criterion == criterion }),
      let now = today?.contributions.first(where: { $0.criterion == criterion })
    else { return nil }
    return (was, now)
  }

  /// The recorded verdict of a need: those that are not named were plainly met.
  func formerVerdict(_ rule: String) -> TruthValue {
    former.needs.first { $0.rule == rule }?.verdict ?? .pass
  }
}
