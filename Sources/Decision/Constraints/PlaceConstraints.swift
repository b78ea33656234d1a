internal import Catalog

/// Where the developer has its seat.
struct DeveloperCountryConstraint: NameConstraint {
  let field = "developer.country"
  let label = "Developer country"
  let summary = "The country of the developer's seat. A neutral fact; Weigh judges nothing by it."
  let operators: [MustOperator] = [.among, .notAmong]
  let parts: ScenarioParts = []
  let criterion: String? = nil

  func names(_ alternative: Alternative) -> NameReading { alternative.developerCountry }

  func evidence(_ alternative: Alternative) -> [EvidenceItem] {
    alternative.context.base.item("developer country", alternative.developer?["country"])
  }

  func members(_ must: Must, in base: EvaluationBase) -> [String] {
    base.countries(must.names)
  }
}

/// The law that binds the entity that signs for the host.
struct HostCountryConstraint: NameConstraint {
  let field = "host.country"
  let label = "API jurisdiction"
  let summary =
    "The country of the entity that signs for the host. Weights on your own devices pass."
  let operators: [MustOperator] = [.among, .notAmong]
  let parts: ScenarioParts = []
  let criterion: String? = nil

  func names(_ alternative: Alternative) -> NameReading { alternative.contractingCountry }

  func evidence(_ alternative: Alternative) -> [EvidenceItem] {
    alternative.context.base.item(
      "contracting country of \(alternative.host?.name ?? "the host")",
      alternative.host?["contracting_country"])
  }

  func members(_ must: Must, in base: EvaluationBase) -> [String] {
    base.countries(must.names)
  }
}

/// Where the machines stand.
struct DatacenterConstraint: NameConstraint {
  let field = "host.datacenters"
  let label = "Data centers"
  let summary =
    "Every country the host's machines stand in. Missing means unknown, not anywhere."
  let operators: [MustOperator] = [.among, .notAmong]
  let parts: ScenarioParts = []
  let criterion: String? = nil

  func names(_ alternative: Alternative) -> NameReading { alternative.datacenterCountries }

  func evidence(_ alternative: Alternative) -> [EvidenceItem] {
    if let offer = alternative.delivery.offer, let stated = offer.datacenters, !stated.isEmpty,
      let evidence = offer.evidence
    {
      return [
        EvidenceItem(
          field: "data centers of this offer", value: stated.joined(separator: ", "),
          evidence: evidence, in: alternative.snapshot)
      ]
    }
    return alternative.context.base.item(
      "data centers of \(alternative.host?.name ?? "the host")",
      alternative.host?["datacenter_countries"])
  }

  func members(_ must: Must, in base: EvaluationBase) -> [String] {
    base.countries(must.names)
  }
}
