internal import Catalog
internal import Licensing

extension RuleReport {
  /// The name of the report on restrictions, where others bear the id of a need.
  public static let restrictionsID = "reported-restrictions"

  /// Whether it tells of reported restrictions, not of a need.
  public var isOfRestrictions: Bool { must.field == Self.restrictionsID }

  /// What keeps the models out, by name.
  public var label: String {
    isOfRestrictions
      ? "Reported restriction" : must.label
  }

  /// What is demanded, in words.
  public func wanted(in base: EvaluationBase) -> String {
    isOfRestrictions
      ? "none that you let exclude" : Constraints.named(must.field)?.wanted(must, in: base) ?? ""
  }
}

extension Outcome {
  /// Whether the scenario has a policy pack on.
  public var hasPolicies: Bool { !scenario.policies.isEmpty }

  /// The restriction that alone keeps a model out.
  public func restriction(of id: String) -> RestrictedModel? {
    restricted.first { $0.model.id == id }
  }

  /// What reported restrictions keep out, in the form of the other reports, counted after all needs.
  var restrictionReport: RuleReport? {
    guard !restricted.isEmpty else { return nil }
    let position = scenario.musts.count
    let removed = restricted.map {
      ExcludedModel(
        alternative: $0.alternative, verdicts: [], firstMust: position, excludingMusts: [position],
        isNotKnown: false)
    }
    return RuleReport(
      must: Must(
        id: RuleReport.restrictionsID, field: RuleReport.restrictionsID, comparison: .equal,
        value: .flag(true)),
      position: position, removed: removed, alone: removed,
      relaxation: Relaxation(
        must: nil, words: "let the packs only warn", gained: removed.count))
  }

  /// The packs that are on, and the models they keep out.
  var restrictionsJSON: JSONValue {
    .object([
      "packs": .object(scenario.policies.mapValues { .text($0.rawValue) }),
      "excluded": .list(
        restricted.map { model in
          .object([
            "id": .text(model.model.id), "delivery": .text(model.alternative.delivery.key),
            "restrictions": .list(model.restrictions.map(\.json)),
          ])
        }),
    ])
  }
}
