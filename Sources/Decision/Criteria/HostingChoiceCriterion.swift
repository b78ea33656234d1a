internal import Catalog

/// How many hosts one could move to.
struct HostingChoiceCriterion: CriterionDefinition {
  let id = "hosting.choice"
  let label = "Hosts to choose"
  let unit = "hosts"
  let parts: ScenarioParts = []
  let summary =
    "Direct hosts of the model in this catalog. A catalog cannot show that there is no further "
    + "host, so n known hosts count as n to n + 1."
  let curve = ValueCurve.points([
    ValueCurve.Knot(0, 0), ValueCurve.Knot(1, 0.4), ValueCurve.Knot(3, 0.75),
    ValueCurve.Knot(8, 1),
  ])

  func cell(_ alternative: Alternative) -> Cell {
    let count = Double(alternative.reading.directHosts.count)
    return .range(count, count, count + 1)
  }

  func evidence(_ alternative: Alternative) -> [EvidenceItem] {
    var seen: Set<String> = []
    return alternative.candidate.offers.compactMap { offer in
      guard alternative.context.base.isDirect(offer), seen.insert(offer.host).inserted,
        let evidence = offer.evidence
      else { return nil }
      return EvidenceItem(
        field: "offer", value: alternative.snapshot.hosts[offer.host]?.name ?? offer.host,
        evidence: evidence, in: alternative.snapshot)
    }
  }

  func spelled(_ number: Double) -> String { Wording.decimals(number, 0) }
  func wayToSettle(_ alternative: Alternative) -> String { "Ask hosts whether they serve it." }
}
