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
    guard !texts.isEmpty else { return }
    let changes = try texts.map(WeightChange.init)
    let weighed = scenario.byImportance.map(\.criterion)
    if let stranger = changes.first(where: { !weighed.contains($0.criterion) }) {
      throw Failure(
        .usage, "the scenario does not weigh '\(stranger.criterion)'.",
        hint: "It weighs \(Wording.list(weighed)).")
    }
    let percents = Dictionary(grouping: changes, by: \.criterion).mapValues { $0.map(\.percent) }
    if let twice = percents.keys.sorted().first(where: { percents[$0].map(\.count) ?? 0 > 1 }) {
      throw Failure(.usage, "'\(twice)' is given more than one weight.", hint: "Give it one.")
    }
    let sum = changes.map(\.percent).reduce(0, +)
    let isEverything = percents.count == weighed.count
    if isEverything, changes.count == 1 {
      guard sum > 0 else {
        throw Failure(
          .usage, "'\(changes[0].criterion)' is the only criterion, so it cannot weigh nothing.")
      }
    } else if sum > 100 || (isEverything && sum != 100) {
      throw Failure(
        .usage, "the weights given sum to \(Wording.decimals(sum, 1)) %.",
        hint: isEverything
          ? "They are all there are, so they sum to 100."
          : "Leave the criteria not named what is left of 100.")
    }
    scenario = scenario.weighing(percents.compactMapValues(\.first)) ?? scenario
  }
}
