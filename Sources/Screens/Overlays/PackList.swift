internal import Cells
internal import Decision
internal import Licensing

/// The policy packs of the catalog, with the effect each has in the scenario.
struct PackList: Hashable, Sendable {
  let packs: [PolicyPack]
  var list = ListCursor()

  init(packs: [PolicyPack]) { self.packs = packs }

  /// The pack under the cursor.
  var current: PolicyPack? { packs.indices.contains(list.row) ? packs[list.row] : nil }

  /// The effect after or before one, round and round; a pack that is off begins at the end it is
  /// entered from.
  static func next(_ effect: PolicyPack.Effect?, by step: Int) -> PolicyPack.Effect {
    let all = PolicyPack.Effect.allCases
    guard let place = effect.flatMap(all.firstIndex) else { return step > 0 ? .info : .exclude }
    return all[(place + step + all.count) % all.count]
  }
}

extension OverlayView {
  func draw(_ packs: PackList, into frame: inout Frame) {
    let policies = state.document.scenario.policies
    let items = packs.packs.map { pack -> Row in
      let effect = policies[pack.id]
      return Row(
        mark: effect == nil ? "[ ]" : "[x]",
        left: "\(pack.jurisdiction)  \(pack.instrument)", middle: pack.status ?? "",
        right: "\(pack.date)  " + (effect?.rawValue ?? "off"),
        role: effect == nil ? .muted : .text)
    }
    let top = open("Reported restrictions", rows: frame.size.rows, into: &frame)
    let end = frame.layout.messageRow - 2
    rows(
      items, cursor: packs.list, from: top, to: end,
      widths: (4, leftWidth(items, least: 20, most: max(20, frame.size.columns / 2), frame)),
      into: &frame)
    if let pack = packs.current {
      let who = pack.appliesTo.map { "; for \($0)" } ?? ""
      frame.write("Names \(Wording.list(pack.subjects))\(who)", row: end, role: .text)
      frame.write(
        "\(pack.sources.first ?? ""), checked \(pack.asOf)", row: end + 1, role: .muted)
    }
    frame.write(
      state.message ?? "Exclude leaves out covered ways only; score and license stay as they are.",
      row: frame.layout.messageRow, role: .muted)
    frame.hints(["Space on/off", "e effect", "j k move", "o source", "u undo", "Esc close"])
  }
}
