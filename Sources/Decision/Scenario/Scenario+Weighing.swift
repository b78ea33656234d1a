internal import Scoring

/// Edits of the weights, the same for commands and screens; each leaves needs and facts as they are.
///
/// `among` names the criteria an edit is about, all that are switched on unless it is given. One that
/// is on and not among them, because it says nothing of the ways to run that are allowed, keeps the
/// weight it had beside them and comes back with it.
extension Scenario {
  /// The criteria that are on, most important first; equal ones in the order of the file.
  public var byImportance: [Preference] {
    preferences.enumerated().filter(\.element.isOn).sorted {
      ($0.element.place, $0.offset) < ($1.element.place, $1.offset)
    }.map(\.element)
  }

  // MARK: Order of importance

  /// The criteria, most important first; those of one place stand together.
  public func importanceGroups(among criteria: [String]? = nil) -> [[String]] {
    var groups: [[String]] = []
    var last: Int?
    for preference in byImportance where criteria?.contains(preference.criterion) ?? true {
      if preference.place == last {
        groups[groups.count - 1].append(preference.criterion)
      } else {
        groups.append([preference.criterion])
      }
      last = preference.place
    }
    return groups
  }

  /// The scenario with a criterion moved by one place of the order of importance, down where `step`
  /// is above zero; weights come from the order again.
  ///
  /// **Shape**: out of a tie it moves to a place of its own, else past the next place. `nil` where it
  /// cannot move further or is not among the criteria.
  public func moving(
    _ criterion: String, by step: Int, among criteria: [String]? = nil
  ) -> Scenario? {
    var groups = importanceGroups(among: criteria)
    guard let position = groups.firstIndex(where: { $0.contains(criterion) }) else { return nil }
    if groups[position].count > 1 {
      // Of criteria that matter the same, one steps out before or behind the others.
      groups[position].removeAll { $0 == criterion }
      groups.insert([criterion], at: step < 0 ? position : position + 1)
    } else {
      let other = position + step.signum()
      guard groups.indices.contains(other) else { return nil }
      groups.swapAt(position, other)
    }
    return ordered(groups)
  }

  /// The scenario with this order of importance, most important first; the weights follow from it.
  public func ordered(_ groups: [[String]]) -> Scenario {
    var scenario = self
    var place = 1
    for group in groups {
      for position in scenario.preferences.indices
      where group.contains(scenario.preferences[position].criterion) {
        scenario.preferences[position].place = place
      }
      place += group.count
    }
    for position in scenario.preferences.indices { scenario.preferences[position].points = nil }
    if scenario.weightMethod == .points { scenario.weightMethod = .centroid }
    return scenario
  }

  // MARK: Weights

  /// The scenario with some criteria at so many per cent of the weight; the others keep their
  /// proportions of what is left, or share it evenly where they have none.
  ///
  /// **Shape**: `nil` where one named is not among the criteria, and where the numbers cannot be
  /// weights: below zero, above 100 together, or nothing at all with no other to take the rest. With
  /// no other they are scaled to sum to 100.
  /// **Units**: per cent of the weight of the criteria together.
  public func weighing(
    _ percents: [String: Double], among criteria: [String]? = nil
  ) -> Scenario? {
    let weighted = weighted
    func isAmong(_ preference: Preference) -> Bool {
      criteria?.contains(preference.criterion) ?? true
    }
    let concerned = weighted.filter { isAmong($0.preference) }
    let named = concerned.compactMap { percents[$0.preference.criterion] }
    let sum = named.reduce(0, +)
    guard named.count == percents.count, named.allSatisfy({ (0...100).contains($0) }) else {
      return nil
    }
    let others = concerned.filter { percents[$0.preference.criterion] == nil }
    guard others.isEmpty ? sum > 0 : sum <= 100 else { return nil }
    let scale = others.isEmpty && abs(sum - 100) > 1e-9 ? 100 / sum : 1
    let left = others.map(\.weight).reduce(0, +)
    let whole = concerned.map(\.weight).reduce(0, +)
    var scenario = self
    scenario.weightMethod = .points
    for (preference, weight) in weighted {
      let points: Double
      if !isAmong(preference) {
        points = whole > 0 ? weight / whole * 100 : weight * 100
      } else if let percent = percents[preference.criterion] {
        points = percent * scale
      } else {
        points = (left > 0 ? weight / left : 1 / Double(others.count)) * (100 - sum)
      }
      for position in scenario.preferences.indices
      where scenario.preferences[position].criterion == preference.criterion {
        scenario.preferences[position].points = points
      }
    }
    return scenario
  }

  /// The scenario with the same weight on every criterion.
  public func weighingEvenly(among criteria: [String]? = nil) -> Scenario {
    let ids = importanceGroups(among: criteria).joined()
    let even = Dictionary(ids.map { ($0, 100 / Double(ids.count)) }) { first, _ in first }
    return weighing(even, among: criteria) ?? self
  }

  /// The scenario with weights and order of importance as another has them.
  public func weighing(like other: Scenario) -> Scenario {
    var scenario = self
    scenario.preferences = other.preferences
    scenario.weightMethod = other.weightMethod
    return scenario
  }

  /// Whether weights and order of importance are those of another.
  public func isWeighing(like other: Scenario) -> Bool {
    preferences == other.preferences && weightMethod == other.weightMethod
  }
}
