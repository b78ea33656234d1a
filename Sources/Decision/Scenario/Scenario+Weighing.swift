public import Scoring

/// Edits of the weights, the same for commands and screens; each leaves needs and facts as they are.
extension Scenario {
  /// Which way a criterion moves in the order of importance.
  public enum Move: Hashable, Sendable {
    case up, down
  }

  /// The criteria in force, most important first; equal ones in the order of the file.
  public var byImportance: [Preference] {
    preferences.enumerated().filter(\.element.isOn).sorted {
      ($0.element.place, $0.offset) < ($1.element.place, $1.offset)
    }.map(\.element)
  }

  /// The scenario with a criterion moved one place in the order of importance; weights come from the
  /// order again.
  ///
  /// **Shape**: out of a tie it moves to a place of its own, else past the next place. `nil` where it
  /// cannot move further or is not in force.
  public func moving(_ criterion: String, _ move: Move) -> Scenario? {
    var tiers: [[String]] = []
    var last: Int?
    for preference in byImportance {
      if preference.place == last {
        tiers[tiers.count - 1].append(preference.criterion)
      } else {
        tiers.append([preference.criterion])
      }
      last = preference.place
    }
    guard let tier = tiers.firstIndex(where: { $0.contains(criterion) }) else { return nil }
    if tiers[tier].count > 1 {
      tiers[tier].removeAll { $0 == criterion }
      tiers.insert([criterion], at: move == .up ? tier : tier + 1)
    } else {
      let other = move == .up ? tier - 1 : tier + 1
      guard tiers.indices.contains(other) else { return nil }
      tiers.swapAt(tier, other)
    }
    return ordered(tiers)
  }

  /// The scenario with a criterion on one place of the order of importance with the one before it.
  ///
  /// **Shape**: `nil` where it is the first or shares that place already.
  public func tying(_ criterion: String) -> Scenario? {
    let order = byImportance
    guard let position = order.firstIndex(where: { $0.criterion == criterion }), position > 0,
      order[position].place != order[position - 1].place
    else { return nil }
    let (own, before) = (order[position].place, order[position - 1].place)
    var scenario = self
    for position in scenario.preferences.indices where scenario.preferences[position].place == own {
      scenario.preferences[position].place = before
    }
    if scenario.weightMethod == .points { scenario.weightMethod = .centroid }
    return scenario
  }

  /// Places by tiers; the weights follow from them.
  private func ordered(_ tiers: [[String]]) -> Scenario {
    var scenario = self
    var place = 1
    for tier in tiers {
      for position in scenario.preferences.indices
      where tier.contains(scenario.preferences[position].criterion) {
        scenario.preferences[position].place = place
      }
      place += tier.count
    }
    if scenario.weightMethod == .points { scenario.weightMethod = .centroid }
    return scenario
  }

  /// The scenario with one criterion at a share of the weight, 0…1, the others keeping their
  /// proportions; where the others have none, they share the rest evenly.
  ///
  /// **Shape**: `nil` where the criterion is not in force, the share is none, or nothing else is
  /// there to take the rest.
  public func weighing(_ criterion: String, at share: Double) -> Scenario? {
    guard (0...1).contains(share) else { return nil }
    let weighted = weighted
    guard weighted.contains(where: { $0.preference.criterion == criterion }) else { return nil }
    let others = weighted.filter { $0.preference.criterion != criterion }
    guard !others.isEmpty || share > 0 else { return nil }
    let sum = others.map(\.weight).reduce(0, +)
    return weighing { entry in
      if entry.preference.criterion == criterion { return others.isEmpty ? 1 : share }
      return sum > 0 ? entry.weight / sum * (1 - share) : (1 - share) / Double(others.count)
    }
  }

  /// The scenario with these weights, by criterion; what is left out weighs nothing.
  ///
  /// **Shape**: `nil` where they cannot be weights.
  public func weighing(_ weights: [String: Double]) -> Scenario? {
    let active = preferences.filter(\.isOn).map { weights[$0.criterion] ?? 0 }
    guard WeightMethod.normalized(active) != nil else { return nil }
    return weighing { weights[$0.preference.criterion] ?? 0 }
  }

  private func weighing(
    _ share: ((preference: Preference, weight: Double)) -> Double
  ) -> Scenario {
    var scenario = self
    for entry in weighted {
      for position in scenario.preferences.indices
      where scenario.preferences[position].criterion == entry.preference.criterion {
        scenario.preferences[position].points = 100 * share(entry)
      }
    }
    scenario.weightMethod = .points
    return scenario
  }

  /// The scenario with the same weight on every criterion in force.
  public var weighingEvenly: Scenario { weighing { _ in 1 } }

  /// The scenario with weights from the order of importance again.
  public func weighing(by method: WeightMethod) -> Scenario {
    guard method == .points else {
      var scenario = self
      scenario.weightMethod = method
      return scenario
    }
    return weighingBySwing
  }

  /// The scenario with swing points to refine by hand: those it has, else 100 for the criterion that
  /// weighs most and the others in proportion.
  public var weighingBySwing: Scenario {
    guard weightMethod != .points else { return self }
    let most = weighted.map(\.weight).max() ?? 1
    return weighing { most > 0 ? ($0.weight / most) : 1 }
  }

  /// The scenario without a criterion: it stays in the file, off; `nil` where it is not in force.
  public func dropping(criterion: String) -> Scenario? {
    guard
      let position = preferences.firstIndex(where: { $0.isOn && $0.criterion == criterion })
    else { return nil }
    var scenario = self
    scenario.preferences[position].isOn = false
    return scenario
  }

  /// The scenario with weights, order of importance and criteria in force as another has them.
  public func weighing(like saved: Scenario) -> Scenario {
    var scenario = self
    scenario.preferences = saved.preferences
    scenario.weightMethod = saved.weightMethod
    return scenario
  }
}
