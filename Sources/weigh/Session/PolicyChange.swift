internal import Catalog
internal import Decision
internal import Licensing

/// `ID` or `ID=EFFECT`: a policy pack switched on or off; `none` switches all off.
struct PolicyChange {
  /// Words of the command line that are no effects of packs.
  private enum Word {
    static let none = "none"
    static let off = "off"
  }

  let text: String

  /// Applies it to a scenario.
  ///
  /// **Errors**: a pack the catalog lacks, or a word that is no effect.
  func apply(to scenario: inout Scenario, in snapshot: CatalogSnapshot) throws {
    if text == Word.none {
      scenario.policies = [:]
      return
    }
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      .map(String.init)
    let packs = PolicyPack.all(in: snapshot)
    // A pack the catalog no longer has can still be switched off.
    if parts.count == 2, parts[1] == Word.off, scenario.policies[parts[0]] != nil {
      scenario.policies[parts[0]] = nil
      return
    }
    guard let pack = packs.first(where: { $0.id == parts[0] }) else {
      throw Failure(
        .usage, "there is no policy pack '\(parts[0])' in this catalog.",
        hint: Spelling.nearest(parts[0], in: packs.map(\.id) + [Word.none]).map {
          "Did you mean '\($0)'?"
        } ?? "To list them: weigh needs --policies.")
    }
    guard parts.count == 2 else {
      scenario.policies[pack.id] = scenario.policies[pack.id] ?? pack.effect
      return
    }
    if parts[1] == Word.off { return }
    guard let effect = PolicyPack.Effect(rawValue: parts[1]) else {
      let known = PolicyPack.Effect.allCases.map(\.rawValue) + [Word.off]
      throw Failure(
        .usage, "'--policy \(text)': '\(parts[1])' is no effect of a pack.",
        hint: Spelling.nearest(parts[1], in: known).map { "Did you mean '\($0)'?" }
          ?? "There are \(Wording.list(known)).")
    }
    scenario.policies[pack.id] = effect
  }
}
