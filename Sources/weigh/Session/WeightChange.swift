internal import Catalog
internal import Decision

/// `C=N`: a criterion weighs N per cent, those nobody names keep their shares of what is left.
struct WeightChange {
  let criterion: String
  let percent: Double

  init(_ text: String) throws {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, let percent = Double(parts[1]), (0...100).contains(percent) else {
      throw Failure(
        .usage, "'--weight \(text)' is not of the form C=N.",
        hint: "C is a criterion, N a number from 0 to 100: --weight price=40.")
    }
    guard let definition = Criteria.beginning(parts[0]) else {
      let ids = Criteria.all.map(\.id)
      throw Failure(
        .usage, "'\(parts[0])' names no single criterion.",
        hint: Spelling.nearest(parts[0], in: ids).map { "Did you mean '\($0)'?" }
          ?? "Criteria: \(Wording.list(ids)).")
    }
    criterion = definition.id
    self.percent = percent
  }

  /// Takes in all changes at once, so that none undoes another.
  static func apply(_ texts: [String], to scenario: inout Scenario) throws {
    let changes = try texts.map(WeightChange.init)
    guard changes.count > 1 else {
      try changes.first?.apply(to: &scenario)
      return
    }
    let weighted = scenario.weighted
    for change in changes
    where !weighted.contains(where: {
      $0.preference.criterion == change.criterion
    }) {
      try change.apply(to: &scenario)
    }
    let named = Dictionary(grouping: changes, by: \.criterion)
    if let twice = named.keys.sorted().first(where: { (named[$0]?.count ?? 0) > 1 }) {
      throw Failure(.usage, "'\(twice)' is given more than one weight.", hint: "Give it one.")
    }
    let sum = changes.map(\.percent).reduce(0, +)
    let others = weighted.filter { named[$0.preference.criterion] == nil }
    guard sum > 0, sum <= 100, !others.isEmpty || sum == 100 else {
      throw Failure(
        .usage, "the weights given sum to \(Wording.decimals(sum, 1)) %.",
        hint: others.isEmpty
          ? "They are all there are, so they sum to 100."
          : "Leave the criteria not named what is left of 100.")
    }
    let left = others.map(\.weight).reduce(0, +)
    var weights = named.compactMapValues { $0.first.map { $0.percent / 100 } }
    for entry in others {
      weights[entry.preference.criterion] =
        (1 - sum / 100) * (left > 0 ? entry.weight / left : 1 / Double(others.count))
    }
    scenario = scenario.weighing(weights) ?? scenario
  }

  private func apply(to scenario: inout Scenario) throws {
    if let changed = scenario.weighing(criterion, at: percent / 100) {
      scenario = changed
      return
    }
    let weighted = scenario.byImportance.map(\.criterion)
    guard weighted.contains(criterion) else {
      throw Failure(
        .usage, "the scenario does not weigh '\(criterion)'.",
        hint: "It weighs \(Wording.list(weighted)).")
    }
    throw Failure(.usage, "'\(criterion)' is the only criterion, so it cannot weigh nothing.")
  }
}
