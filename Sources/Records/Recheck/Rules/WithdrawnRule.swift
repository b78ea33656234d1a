internal import Catalog
internal import Decision

/// The chosen model, its host or its way of running that is no longer there.
struct WithdrawnRule: RecheckRule {
  let codes: [RecheckCode] = [.withdrawn]

  func findings(_ context: RecheckContext) -> [RecheckFinding] {
    guard let chosen = context.chosen else { return [] }
    let snapshot = context.outcome.snapshot
    func finding(
      _ about: String, _ subject: String, _ now: String, _ items: [EvidenceItem] = [],
      detail: String? = nil
    ) -> [RecheckFinding] {
      let origin = context.origin(items)
      return [
        RecheckFinding(
          .withdrawn, model: chosen.id, about: about, subject: subject, now: now,
          source: origin.source, date: origin.date, detail: detail, fact: "\(about): \(now)")
      ]
    }
    guard chosen.candidate != nil else {
      guard let model = snapshot.model(chosen.id) else {
        return finding("model", "Model", "no longer in the catalog")
      }
      return finding("model", "Model", Self.words(model.status))
    }
    guard let way = chosen.way else {
      let name = chosen.former.deliveryName
      return finding(chosen.former.delivery, "Way to run it", "\(name) is no longer offered")
    }
    guard let host = way.alternative.host, host["status"]?.value?.text == "withdrawn" else {
      return []
    }
    let base = context.outcome.context.base
    return finding("host", "Host \(host.name)", "withdrawn", base.item("status", host["status"]))
  }

  private static func words(_ status: Model.Status) -> String {
    switch status {
    case .withdrawn: return "withdrawn"
    case .stub: return "known by its license and lineage only"
    case .closed: return "no longer open: its weights are not public"
    case .reviewed, .listed: return "there"
    }
  }
}
