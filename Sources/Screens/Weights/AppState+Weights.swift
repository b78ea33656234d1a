internal import Catalog
internal import Cells
internal import Decision
internal import Scoring

/// What keys do on the Weights screen.
extension AppState {
  /// ← → and H L: moves the weight under the cursor by some points; the others keep their shares.
  mutating func moveWeight(_ key: Key?, by size: Double) -> [Effect] {
    let isLess =
      [.left, .character("h"), .shiftLeft, .character("H")].contains(key)
    guard let criterion = currentWeight else { return sayNothingWeighs() }
    guard outcome.criteria.count > 1 else {
      message = onlyOneWeighs(criterion)
      return []
    }
    let id = criterion.definition.id
    // As it is shown, so that a key always moves what is read.
    let now = (criterion.weight * 1000).rounded() / 10
    // From 45.7 one point up is 46: whole numbers are what people mean and remember.
    let target =
      isLess
      ? max(0, (now - size - 1e-9).rounded(.up)) : min(100, (now + size + 1e-9).rounded(.down))
    guard abs(target - now) > 1e-9 else {
      message = "\(criterion.definition.label) weighs \(Wording.decimals(now, 0)) % already."
      return []
    }
    return weigh(id, percent: target)
  }

  /// 0: lets the criterion under the cursor weigh nothing.
  mutating func dropWeight() -> [Effect] {
    guard let criterion = currentWeight else { return sayNothingWeighs() }
    guard criterion.weight > 0 else {
      message = "\(criterion.definition.label) weighs nothing already."
      return []
    }
    guard outcome.criteria.count(where: { $0.weight > 0 }) > 1 else {
      message = "It is the only one that weighs; give another one weight first."
      return []
    }
    return weigh(criterion.definition.id, percent: 0)
  }

  private mutating func sayNothingWeighs() -> [Effect] {
    message = "Nothing is preferred yet, so nothing weighs; 1 Needs adds wishes."
    return []
  }

  /// Sets one weight.
  ///
  /// Keys on one criterion, one after the other, are one change: they count from where the first
  /// began, so that going to 100 % and back gives the others their shares again.
  private mutating func weigh(_ id: String, percent: Double) -> [Effect] {
    let isGoingOn = weights.moving == id && !done.isEmpty
    let start = isGoingOn ? done[done.count - 1].document.scenario : document.scenario
    guard let weighed = start.weighing([id: percent], among: weighedCriteria) else { return [] }
    let label = outcome.criteria.first { $0.definition.id == id }?.definition.label ?? id
    let title = "\(label) weighs \(Wording.decimals(percent, 0)) %"
    let effects = edit(title, goingOn: isGoingOn) {
      $0.scenario = $0.scenario.weighing(like: weighed)
    }
    weights.moving = id
    weights.lastMoved = id
    return effects
  }

  /// =: lets all criteria weigh the same.
  mutating func evenWeights() -> [Effect] {
    guard !outcome.criteria.isEmpty else { return sayNothingWeighs() }
    let criteria = weighedCriteria
    let effects = edit("even weights") {
      $0.scenario = $0.scenario.weighingEvenly(among: criteria)
    }
    message = effects.isEmpty ? "All weigh the same already." : "All weigh the same."
    return effects
  }

  /// r: goes back to the weights that stood before.
  mutating func resetWeights() -> [Effect] {
    guard let saved = weights.saved, !outcome.criteria.isEmpty else { return sayNothingWeighs() }
    let effects = edit("weights as they were") {
      $0.scenario = $0.scenario.weighing(like: saved.scenario)
    }
    message =
      effects.isEmpty ? "The weights are as they were." : "Back to the weights as they were."
    return effects
  }

  /// J K: moves the criterion in the order of importance, which gives the weights anew.
  mutating func moveImportance(by step: Int) -> [Effect] {
    guard let criterion = currentWeight else { return sayNothingWeighs() }
    let id = criterion.definition.id
    guard criterion.weight > 0 else {
      message = "\(criterion.definition.label) weighs nothing; = or r gives it weight again."
      return []
    }
    guard let moved = document.scenario.moving(id, by: step, among: weighedCriteria) else {
      message = "\(criterion.definition.label) matters \(step < 0 ? "most" : "least") already."
      return []
    }
    let effects = edit("importance of \(criterion.definition.label)") { $0.scenario = moved }
    follow(id)
    if message == nil { message = "The weights follow from the order of importance." }
    return effects
  }

  /// Keeps the cursor on a criterion.
  private mutating func follow(_ id: String) {
    weights.list.row =
      weightRows.firstIndex { outcome.criteria[$0].definition.id == id } ?? weights.list.row
  }

  /// Whether a key of the screen does something: what shares weight takes two criteria.
  func canUse(_ action: Action) -> Bool {
    switch action {
    case .columns, .wideStep, .later, .earlier, .dropWeight, .evenWeights, .preset:
      return outcome.criteria.count > 1
    case .resetWeights: return outcome.criteria.count > 1 || weightsAreChanged
    default: return true
    }
  }

  /// Why no weight can be moved where only one criterion weighs.
  func onlyOneWeighs(_ criterion: ActiveCriterion) -> String {
    "\(criterion.definition.label) is the only one that weighs: it has all the weight."
  }

  // MARK: Presets

  /// p: the orders of importance the presets begin with.
  var weightPresetPicker: Picker {
    let orders = presetOrders
    return Picker(
      title: "Order of importance of a preset",
      note: "Only weights change; what a preset weighs and this scenario does not is left out.",
      items: orders.map { preset in
        let labels = preset.groups.map { group in
          group.compactMap { Criteria.named($0)?.label }.joined(separator: " = ")
        }
        return Picker.Item(label: preset.name, detail: labels.joined(separator: ", "))
      }, purpose: .weights)
  }

  private var presetOrders: [(name: String, groups: [[String]])] {
    Presets.names(in: base.snapshot).compactMap { name in
      guard let text = Presets.text(of: name, in: base.snapshot),
        // A preset is linted when the catalog is built; one that does not parse is not offered.
        let scenario = try? Scenario(toml: text, file: "preset \(name)")
      else { return nil }
      let groups = scenario.importanceGroups()
      return groups.isEmpty ? nil : (name, groups)
    }
  }

  /// Takes the order of a preset over; criteria it does not weigh follow in their order.
  mutating func takeOrder(ofPreset position: Int) -> [Effect] {
    let orders = presetOrders
    guard orders.indices.contains(position) else { return [] }
    let here = weighedCriteria
    let wanted = orders[position].groups
    let known = wanted.map { $0.filter(here.contains) }.filter { !$0.isEmpty }
    let named = Set(known.joined())
    let others = document.scenario.importanceGroups(among: here.filter { !named.contains($0) })
    guard !named.isEmpty else {
      message = "\(orders[position].name) weighs nothing that this scenario weighs."
      return []
    }
    let effects = edit("order of \(orders[position].name)") {
      $0.scenario = $0.scenario.ordered(known + others)
    }
    let left = wanted.joined().count - named.count
    message =
      effects.isEmpty
      ? "This is the order already."
      : "The order of \(orders[position].name)."
        + (left > 0
          ? " \(Wording.count(left, "criterion", plural: "criteria")) of it not weighed here." : "")
    return effects
  }
}
