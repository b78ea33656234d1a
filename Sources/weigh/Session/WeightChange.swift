internal import Catalog
internal import Decision

/// `C=N`: one criterion weighs N per cent, the others keep their shares.
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

  func apply(to scenario: inout Scenario) throws {
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
