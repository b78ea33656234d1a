internal import Catalog
internal import Cells
internal import Decision
internal import Licensing

/// Policy packs on the Needs screen: switched on here, apart from needs and wishes.
extension AppState {
  /// How many packs are on, and what they do.
  var restrictionSummary: String {
    let policies = document.scenario.policies
    let count = base.snapshot.policies.count
    guard !policies.isEmpty else { return "reported: off, \(Wording.count(count, "pack"))" }
    let parts = PolicyPack.Effect.allCases.compactMap { effect -> String? in
      let count = policies.values.count { $0 == effect }
      return count > 0 ? "\(count) \(effect.rawValue)" : nil
    }
    return "\(Wording.count(policies.count, "pack")) on: " + parts.joined(separator: ", ")
  }

  /// What the packs that are on did to the list, as a sentence.
  var restrictionCounts: String {
    guard outcome.hasPolicies else { return "Off: no pack says anything. Enter lists them." }
    let named = outcome.rows.count { !$0.alternative.restrictions.isEmpty }
    return "They leave out \(outcome.restricted.count) that no need keeps out, and name "
      + "\(named) of \(outcome.rows.count) listed."
  }

  var restrictionsPreview: Panel {
    let policies = document.scenario.policies
    var items: [PanelItem] = [
      .text(
        "Reported restrictions of authorities and organizations, off unless you switch a pack on. "
          + "They never enter a score or a license verdict.")
    ]
    for pack in PolicyPack.all(in: base.snapshot) {
      guard let effect = policies[pack.id] else { continue }
      items.append(
        .entry(
          "\(effect.rawValue)", "\(pack.jurisdiction), \(pack.date): \(pack.instrument)"))
    }
    let out = outcome.restricted
    if !out.isEmpty {
      let names = out.prefix(4).map(\.model.shortName)
      items.append(
        .entry(
          "Left out",
          Wording.list(names + (out.count > 4 ? ["\(out.count - 4) more"] : []))))
    }
    items.append(.text("R or Enter lists the packs with their effect.", .muted))
    return Panel("Reported restrictions", items)
  }

  /// Lists the packs over the screen.
  mutating func openPacks() {
    let packs = PolicyPack.all(in: base.snapshot)
    guard !packs.isEmpty else {
      message = "This catalog has no policy pack."
      return
    }
    overlay = .packs(PackList(packs: packs))
  }

  /// Keys of the list of packs; every change counts at once and can be undone.
  mutating func updatePacks(_ packs: PackList, _ key: Key) -> [Effect] {
    var packs = packs
    defer { if case .packs = overlay { overlay = .packs(packs) } }
    guard let pack = packs.current else { return [] }
    let effect = document.scenario.policies[pack.id]
    switch key {
    case .escape, .enter, .character("q"): overlay = nil
    case .character(" "): return set(pack, effect == nil ? pack.effect : nil)
    case .character("e"), .right: return set(pack, PackList.next(effect, by: 1))
    case .character("E"), .left: return set(pack, PackList.next(effect, by: -1))
    case .character("o"):
      guard let source = pack.sources.first else { return [] }
      message = "Opening \(source)"
      return [.open(source)]
    case .character("u"): return undo()
    case .control("r"): return redo()
    case .tab: packs.list.take(.down, count: packs.packs.count)
    case .backTab: packs.list.take(.up, count: packs.packs.count)
    case .character("?"):
      message = "Space on/off, e E effect, o opens the source, u undoes, Esc closes."
    default: packs.list.take(key, count: packs.packs.count)
    }
    return []
  }

  private mutating func set(_ pack: PolicyPack, _ effect: PolicyPack.Effect?) -> [Effect] {
    edit("policy \(pack.id): \(effect?.rawValue ?? "off")") {
      $0.scenario.policies[pack.id] = effect
    }
  }
}
