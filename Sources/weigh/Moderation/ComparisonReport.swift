internal import Catalog
internal import Moderation
internal import Probe
internal import Store

/// A run beside another of the same battery, pair by pair.
struct ComparisonReport {
  let baseline: LabeledRun
  let run: LabeledRun
  let drift: Drift

  init(baseline: LabeledRun, run: LabeledRun) {
    self.baseline = baseline
    self.run = run
    drift = Drift(before: baseline.prompts, after: run.prompts)
  }

  private var comparison: RunComparison { drift.comparison }

  /// Refuses two runs that were not asked alike.
  ///
  /// **Errors**: what differs.
  static func demandAlike(_ baseline: LabeledRun, to run: ModerationRun) throws(Failure) {
    let differences = RunDifference.between(baseline.run, run)
    guard differences.isEmpty else {
      throw Failure(
        .usage,
        "these runs cannot be compared: " + differences.map(\.message).joined(separator: "; ")
          + ".", hint: "Ask again as in \(baseline.kept.summary.id), with the same options.")
    }
  }

  var lines: [String] {
    var lines = [
      "Beside \(baseline.kept.summary.id), \(baseline.run.model.id) of "
        + "\(baseline.kept.summary.created.prefix(10)):",
      "  over-refusal, contested facts and advice together: "
        + comparison.primary.sentence(first: "the baseline", second: "this run"),
    ]
    for family in comparison.secondary {
      let sentence = family.test.sentence(
        first: "the baseline", second: "this run", adjusted: family.adjustedChance)
      lines.append("  \(family.category.words): \(sentence)")
    }
    lines += DriftReport.changeLines(drift)
    for (name, ids) in [
      ("the baseline", comparison.onlyInFirst), ("this run", comparison.onlyInSecond),
    ] where !ids.isEmpty {
      lines.append("  \(ids.count) questions answered in \(name) alone are left out.")
    }
    return lines
  }

  /// The same with the less strict chance, marked as such.
  var midP: [String] {
    guard let chance = comparison.primary.midP else {
      return comparison.primary.chance == nil
        ? []
        : ["  No mid-p: a content asked in several languages makes pairs that are not independent."]
    }
    return ["  mid-p of the first line, less strict: \(DriftReport.decimals(chance))"]
  }

  var json: JSONValue {
    .object([
      "schema": .text("weigh.moderation-comparison/1"),
      "baseline": .text(baseline.kept.summary.id), "run": .text(run.kept.summary.id),
      "primary": comparison.primary.json(adjusted: nil),
      "secondary": .list(
        comparison.secondary.map {
          .object([
            "category": .text($0.category.rawValue),
            "test": $0.test.json(adjusted: $0.adjustedChance),
          ])
        }),
      "only_in_baseline": .list(comparison.onlyInFirst.map { .text($0) }),
      "only_in_run": .list(comparison.onlyInSecond.map { .text($0) }),
      "changes": DriftReport.json(drift.changes),
    ])
  }
}

/// What changed since a run was asked for the first time.
struct DriftReport {
  let before: LabeledRun
  let after: LabeledRun
  let drift: Drift

  init(before: LabeledRun, after: LabeledRun) {
    self.before = before
    self.after = after
    drift = Drift(before: before.prompts, after: after.prompts)
  }

  /// Four decimals, as the sentences of tests have.
  static func decimals(_ chance: Double) -> String {
    let units = "\(Int((min(1, chance) * 10_000).rounded()))"
    return units.count > 4
      ? "1" : "0." + String(repeating: "0", count: 4 - units.count) + units
  }

  var lines: [String] {
    var lines = [
      "Since \(before.kept.summary.id) of \(before.kept.summary.created.prefix(10)):",
      "  over-refusal, contested facts and advice together: "
        + drift.comparison.primary.sentence(first: "the earlier run", second: "this one"),
    ]
    lines += Self.changeLines(drift)
    lines +=
      drift.alerts.isEmpty
      ? ["  No alert."] : drift.alerts.map { "  ALERT " + $0.words }
    return lines
  }

  static func changeLines(_ drift: Drift) -> [String] {
    drift.changes.isEmpty
      ? ["  No question is labeled otherwise."] : drift.changes.map { "  " + $0.words }
  }

  var json: JSONValue {
    .object([
      "schema": .text("weigh.moderation-drift/1"), "since": .text(before.kept.summary.id),
      "primary": drift.comparison.primary.json(adjusted: nil),
      "changes": Self.json(drift.changes),
      "alerts": .list(drift.alerts.map { .text($0.words) }),
    ])
  }

  static func json(_ changes: [Drift.Change]) -> JSONValue {
    .list(
      changes.map {
        .object([
          "id": .text($0.id), "category": .text($0.category.rawValue),
          "language": .text($0.language), "before": .text($0.before.outcome.rawValue),
          "after": .text($0.after.outcome.rawValue), "sentence": .text($0.words),
        ])
      })
  }
}
