internal import Catalog
internal import Cells
internal import Decision
internal import Licensing
internal import Moderation

/// Adding a need or a wish that the scenario does not have yet.
extension AppState {
  /// What can be added: a field a rule can read, or a criterion no field stands for.
  enum Addition {
    case need(any ConstraintDefinition)
    case wish(any CriterionDefinition)
  }

  /// Everything the scenario neither demands nor prefers.
  var additions: [Addition] {
    let scenario = document.scenario
    let demanded = Set(scenario.musts.map(\.field))
    let preferred = Set(scenario.preferences.map(\.criterion))
    let paired = Set(Constraints.all.compactMap(\.criterion))
    let needs = Constraints.all.filter { !demanded.contains($0.field) }.map(Addition.need)
    let wishes = Criteria.all.filter { !preferred.contains($0.id) && !paired.contains($0.id) }
      .map(Addition.wish)
    return needs + wishes
  }

  mutating func askWhatToAdd() -> [Effect] {
    let items = additions.map { addition -> Picker.Item in
      switch addition {
      case .need(let definition):
        return Picker.Item(label: definition.label, detail: definition.summary)
      case .wish(let definition):
        return Picker.Item(label: definition.label, detail: "a wish: " + definition.summary)
      }
    }
    guard !items.isEmpty else {
      message = "The scenario has every need there is."
      return []
    }
    overlay = .picker(
      Picker(
        title: "Add", note: "A need removes models; m turns it into a wish.", items: items,
        purpose: .add))
    return []
  }

  mutating func add(_ chosen: Int) -> [Effect] {
    let all = additions
    guard all.indices.contains(chosen) else { return [] }
    switch all[chosen] {
    case .need(let definition): return demand(definition)
    case .wish(let definition):
      let effects = edit("\(definition.label) preferred") { $0.scenario.prefer(definition.id) }
      let row = needRows.firstIndex { needName($0) == definition.label }
      if let row { needs.list.row = row }
      return effects
    }
  }

  /// Demands a field: with the limit it had, without one where it needs none, else asks.
  mutating func demand(_ definition: any ConstraintDefinition) -> [Effect] {
    if let former = needs.remembered[definition.field] {
      return insert(
        Must(
          id: freeID(former.id), field: former.field, comparison: former.comparison,
          value: former.value, unknown: former.unknown, review: former.review,
          why: former.why, moderation: former.moderation))
    }
    var must = Must(
      id: freeID(definition.field), field: definition.field,
      comparison: definition.operators.first ?? .equal, value: .flag(true))
    if must.comparison == .verdict { must.value = .text(Verdict.allowedWithDuty.rawValue) }
    if must.comparison == .fits, document.scenario.devices.isEmpty {
      let effects = insert(must)
      openDevices()
      return effects
    }
    guard definition.fault(in: must) != nil else { return insert(must) }
    ask(for: must)
    return []
  }

  private func freeID(_ field: String) -> String {
    let taken = Set(document.scenario.musts.map(\.id))
    if !taken.contains(field) { return field }
    return (2...).lazy.map { "\(field)-\($0)" }.first { !taken.contains($0) } ?? field
  }
}
