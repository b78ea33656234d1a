internal import Catalog

/// Whether this catalog knows a way to run the model under the scenario.
struct DeliveryConstraint: ConstraintDefinition {
  let field = "delivery"
  let label = "A way to run it"
  let summary =
    "A direct host in this catalog, a declared device, or a server you probed. A catalog cannot "
    + "show that no host exists, so without one the answer is unknown, never a fail."
  let operators: [MustOperator] = [.equal]
  let parts: ScenarioParts = []
  let criterion: String? = "hosting.choice"

  func fault(in must: Must) -> String? { must.value == .flag(true) ? nil : "needs true" }
  func wanted(_ must: Must, in base: EvaluationBase) -> String { "a host or a device" }

  func judge(_ alternative: Alternative, _ must: Must) -> TruthValue {
    alternative.delivery == .none ? .unknown : .pass
  }

  func observe(_ alternative: Alternative, _ must: Must) -> Observation {
    let truth = judge(alternative, must)
    let way = alternative.deliveryName
    let name = alternative.candidate.model.shortName
    let sentence: String
    let reopen: String
    if truth == .pass {
      sentence = way
      reopen =
        alternative.delivery.isLocal
        ? "Fails if the scenario drops the device."
        : "Fails if \(way) stops offering \(name), or the scenario rules it out."
    } else {
      let scenario = alternative.context.scenario
      let hosts =
        scenario.allowsHosts
        ? "no direct host of \(name) is known to this catalog" : "the scenario allows no hosts"
      let devices =
        scenario.devices.isEmpty ? "no device is declared" : "no declared device can load it"
      sentence = "\(hosts), and \(devices)"
      reopen =
        scenario.allowsHosts
        ? "Reopens if a host offers \(name), or the scenario declares a device that loads it."
        : "Reopens if the scenario allows hosts, or declares a device that loads it."
    }
    return Observation(
      truth: truth, observed: way, limit: wanted(must, in: alternative.context.base), evidence: [],
      sentence: "\(label): \(sentence)." + (truth == .pass ? "" : elsewhere(alternative)),
      reopen: reopen)
  }

  /// What is said of offers that count as no way to run a product.
  private func elsewhere(_ alternative: Alternative) -> String {
    guard alternative.context.scenario.allowsHosts else { return "" }
    switch alternative.candidate.offers.count {
    case 0: return ""
    case 1: return " 1 offer is free, passed on by an aggregator, or priced oddly."
    case let count: return " \(count) offers are free, passed on by aggregators, or priced oddly."
    }
  }
}
