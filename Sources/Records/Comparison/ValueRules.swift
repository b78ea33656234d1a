internal import Catalog
internal import Decision

/// How a file turns facts into scores: its weights, its curves, and which end of a range ranks.
///
/// Read from the scenario the file holds, so that no catalog is needed.
struct ValueRules: Hashable {
  let scenario: Scenario
  /// The criteria in force, by id, with weights that are not rounded.
  private let criteria: [String: Rule]

  /// One criterion, with what makes two of them value facts alike.
  private struct Rule: Hashable {
    let weight: Double
    let curve: ValueCurve
    let notApplicable: Double?
    let prior: ClosedRange<Double>?
    let preference: Preference

    static func == (left: Rule, right: Rule) -> Bool {
      left.weight == right.weight && left.isValuing(like: right)
    }

    func hash(into hasher: inout Hasher) { hasher.combine(curve) }

    func isValuing(like other: Rule) -> Bool {
      curve == other.curve && notApplicable == other.notApplicable && prior == other.prior
    }
  }

  /// The rules of a ranking; `nil` where its scenario does not read here, or names other criteria
  /// than the ranking holds.
  init?(_ content: ShortlistContent) {
    // A scenario of another Weigh may hold what this one does not know.
    guard let scenario = try? Scenario(toml: content.basis.scenarioBody, file: "the scenario")
    else { return nil }
    let ids = Set(content.criteria.map(\.id))
    var active = scenario
    active.preferences = scenario.preferences.filter { ids.contains($0.criterion) && $0.isOn }
    var criteria: [String: Rule] = [:]
    for (preference, weight) in active.weighted {
      guard let definition = Criteria.named(preference.criterion) else { return nil }
      criteria[preference.criterion] = Rule(
        weight: weight, curve: definition.curve(for: preference),
        notApplicable: preference.notApplicable, prior: preference.prior, preference: preference)
    }
    guard Set(criteria.keys) == ids else { return nil }
    self.scenario = scenario
    self.criteria = criteria
  }

  /// The ids of the criteria in force.
  var ids: Set<String> { Set(criteria.keys) }

  /// The weight of a criterion, 0…1; one that is not in force weighs nothing.
  func weight(_ criterion: String) -> Double { criteria[criterion]?.weight ?? 0 }

  /// What a fact is worth, 0…1; `nil` for a criterion that is not in force.
  func worth(_ cell: Cell, on criterion: String) -> Triple? {
    guard let rule = criteria[criterion], let definition = Criteria.named(criterion) else {
      return nil
    }
    return ActiveCriterion(
      definition: definition, preference: rule.preference, weight: rule.weight, curve: rule.curve
    ).worth(of: cell)
  }

  /// Whether both turn every fact of a criterion into the same value; a criterion that only one of
  /// them knows is valued by that one.
  func isValuing(_ criterion: String, like other: ValueRules) -> Bool {
    guard let own = criteria[criterion], let theirs = other.criteria[criterion] else { return true }
    return own.isValuing(like: theirs) && scenario.order == other.scenario.order
  }

  /// What differs between two ways to value a criterion, in words, beside the range.
  func words(_ criterion: String) -> [String] {
    guard let rule = criteria[criterion] else { return [] }
    var words: [String] = []
    if let prior = rule.prior {
      words.append(
        "not known counts \(Wording.points(prior.lowerBound)) to \(Wording.points(prior.upperBound))"
      )
    }
    if let value = rule.notApplicable {
      words.append("where it does not apply it counts \(Wording.points(value))")
    }
    return words
  }

  /// The range of a criterion, in words; `nil` where its curve has corners.
  func range(_ criterion: String) -> String? {
    guard let rule = criteria[criterion], let definition = Criteria.named(criterion) else {
      return nil
    }
    switch rule.curve {
    case .linear(let worst, let best), .logarithmic(let worst, let best):
      return "\(definition.spelled(worst)) to \(definition.spelled(best)) \(definition.unit)"
    case .points: return nil
    }
  }
}
