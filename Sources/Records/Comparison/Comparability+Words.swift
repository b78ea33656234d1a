internal import Catalog
internal import Decision

extension ShortlistComparison {
  /// What must be said before anything is compared, one sentence each; differences come first.
  public var comparabilitySentences: [String] {
    let bases = files.map(\.content.basis)
    var differences: [String] = []
    var same: [String] = []
    if comparability.isSameCatalog {
      same.append("the catalog of \(Self.words(bases.a))")
    } else {
      differences.append(
        "Different catalogs: A of \(Self.words(bases.a)), B of \(Self.words(bases.b)).")
    }
    if !comparability.changedFacts.isEmpty {
      differences.append(
        "\(comparability.changedFacts.count) of the "
          + "\(Wording.count(comparability.usedFacts, "fact")) both rest on changed.")
    } else if comparability.usedFacts > 0 {
      same.append(
        comparability.usedFacts == 1
          ? "the one fact both rest on" : "the \(comparability.usedFacts) facts both rest on")
    }
    if !comparability.isSameOverlays {
      let names = bases.map { Wording.list($0.overlays.map { PlainText.oneLine($0.name) }) }
      differences.append("Files read over the catalog: A \(names.a), B \(names.b).")
    }
    let scenarios = bases.map {
      "\(PlainText.oneLine($0.scenarioName)), revision \($0.scenarioRevision)"
    }
    if comparability.isSameScenario {
      same.append("the scenario")
    } else {
      differences.append("Different scenarios: A \(scenarios.a), B \(scenarios.b).")
      if scenariosDifferInWordsOnly {
        differences.append("They differ in names, order or reasons only.")
      }
    }
    for change in comparability.engine {
      let versions = change.version.map { $0.map(PlainText.oneLine) ?? "not stated" }
      differences.append("Rules of \(change.part): A version \(versions.a), B \(versions.b).")
    }
    if comparability.engine.isEmpty { same.append("the rules of the engine") }
    if !comparability.areScoresComparable {
      differences.append(
        "Scores are not comparable, orders are. To compare scores, make both lists anew with one "
          + "Weigh.")
    }
    for side in comparability.unreadable {
      differences.append(
        "The scenario in \(side.rawValue) does not read here: needs that differ and why scores moved "
          + "are not known.")
    }
    return differences + (same.isEmpty ? [] : ["The same in both: \(Wording.list(same))."])
  }

  /// The catalog of a file, by its day and the beginning of its hash.
  static func words(_ basis: DecisionRecord.Basis) -> String {
    "\(basis.catalogAsOf) (\(PlainText.oneLine(String(basis.catalogSHA256.prefix(12)))))"
  }

  /// What is needed to know the effect of changes; `nil` where it is known of all.
  public var effectsNeed: String? {
    let effects = needs.map(\.effect) + settings.map(\.effect)
    guard effects.contains(nil) else { return nil }
    return "What each does to A's list is not known here: it takes the catalog of "
      + "\(Self.words(files.a.content.basis)), and what was read over it."
  }
}

extension FactChange {
  /// What changed, from A to B, with who says so: `price at Acme: 0.30 → 0.45 (prices, 2026-08-01)`.
  public var words: String {
    "\(PlainText.oneLine(field)): \(Self.values(statements.a)) → \(Self.values(statements.b))"
      + Self.origin(statements.b.isEmpty ? statements.a : statements.b)
  }

  private static func values(_ statements: [DecisionRecord.Statement]) -> String {
    let values = statements.map { PlainText.oneLine($0.value) }.uniqued
    return values.isEmpty ? "not stated" : values.joined(separator: " and ")
  }

  /// The sources of some statements with the newest day.
  static func origin(_ statements: [DecisionRecord.Statement]) -> String {
    let sources = statements.map { PlainText.oneLine($0.source) }.uniqued
    guard !sources.isEmpty else { return "" }
    let date = statements.compactMap(\.asOf).max().map { ", \($0)" } ?? ""
    return " (\(Wording.list(sources))\(date))"
  }
}
