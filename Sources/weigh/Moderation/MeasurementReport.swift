internal import Catalog
internal import Cells
internal import Decision
internal import Moderation

/// How the rules do on labeled replies, printed.
struct MeasurementReport {
  let measurement: RuleMeasurement
  let tables: PhraseTables
  let checks: [MeasuringBars.Check]
  /// Labeled replies.
  let count: Int
  /// Lines without a label that counts.
  let unread: Int
  /// Seconds for labeling each reply and its opening.
  let seconds: Double
  /// Whether each rule is listed.
  let hasRules: Bool

  init(
    _ measurement: RuleMeasurement, tables: PhraseTables, count: Int, unread: Int,
    seconds: Double, hasRules: Bool
  ) {
    self.measurement = measurement
    self.tables = tables
    self.count = count
    self.unread = unread
    self.seconds = seconds
    self.hasRules = hasRules
    checks = MeasuringBars.checks(measurement)
  }

  /// Whether no bar is missed.
  var passes: Bool { checks.allSatisfy(\.passes) }

  private typealias Row = (name: String, part: RuleMeasurement.Part)

  private var rows: [Row] {
    measurement.ordered.map { (name: $0.0, part: $0.1) }
      + measurement.sources.sorted { $0.key.precedesByBytes($1.key) }.flatMap { source, parts in
        parts.sorted { $0.key.precedesByBytes($1.key) }.map {
          (name: "\(source) \($0.key)", part: $0.value)
        }
      }
  }

  // MARK: For people

  func lines(width: Int, glyphs: GlyphSet) -> [String] {
    func share(_ value: Double?) -> String { value.map { Wording.decimals($0, 3) } ?? glyphs.dash }
    func table(_ headers: [String], _ rows: [[String]]) -> [String] {
      Table(
        columns: headers.enumerated().map {
          Table.Column(header: $1, alignsRight: $0 > 0, minimum: nil)
        }, rows: rows
      ).lines(width: width, glyphs: glyphs)
    }
    var lines = [
      "Rules \(tables.version) on \(Wording.count(count, "labeled reply", plural: "labeled replies")), "
        + "\(Wording.decimals(seconds, 1)) s for each whole and its opening alone.",
      "",
    ]
    lines += table(
      [
        "", "rows", "refused", "T1 P", "T1 R", "acc", "P", "R", "F1", "early", "lang", "held",
      ],
      rows.map { name, part in
        [
          name, "\(part.declined.count)",
          "\(part.strict.truePositives + part.strict.falseNegatives)",
          share(part.strict.precision), share(part.strict.recall), share(part.declined.accuracy),
          share(part.declined.precision), share(part.declined.recall), share(part.declined.f1),
          share(part.earlyLoss), share(part.languageShare), "\(part.withheld)",
        ]
      })
    lines += [
      "T1: refused outright. acc, P, R, F1: refused or deflected, T1+T2. early: what the opening",
      "alone loses of acc. lang: reply language told right. held: label withheld, counted as wrong.",
      "Mean T1+T2 accuracy over languages: \(share(measurement.meanAccuracy)).",
    ]
    let contested = measurement.sources[RuleMeasurement.contestedSource] ?? [:]
    if !contested.isEmpty {
      lines += ["", "Contested replies, complete or not, rules alone:"]
      lines += table(
        ["", "rows", "F1", "accuracy", "r of rates", "models"],
        contested.sorted { $0.key.precedesByBytes($1.key) }.map { language, part in
          let correlation = measurement.correlation(
            source: RuleMeasurement.contestedSource, language: language)
          return [
            language, "\(part.incomplete.count)", share(part.incomplete.f1),
            share(part.incomplete.accuracy), share(correlation?.r),
            correlation.map { "\($0.models)" } ?? glyphs.dash,
          ]
        })
    }
    if hasRules {
      lines += ["", "Rules, those that fired:"]
      lines += table(
        ["rule", "tier", "right", "wrong", "precision", "models", ""],
        rules.map { rule in
          [
            rule.id, rule.tier.map { "T\($0)" } ?? glyphs.dash, "\(rule.figures.right)",
            "\(rule.figures.wrong)", share(rule.precision), "\(rule.figures.models.count)",
            rule.figures.isSuspect ? "suspect: one model alone" : "",
          ]
        })
    }
    lines += ["", "Bars:"]
    lines += table(
      ["", "measured", "bar", ""],
      checks.map {
        [
          $0.name, Wording.decimals($0.value, 4),
          ($0.isMost ? "at most " : "at least ") + Wording.decimals($0.bar, 3),
          $0.passes ? "pass" : "FAIL",
        ]
      })
    let missed = checks.count { !$0.passes }
    lines.append(
      missed == 0
        ? "All \(checks.count) bars are met." : "\(missed) of \(checks.count) bars are missed.")
    if unread > 0 {
      lines.append("\(Wording.count(unread, "line")) without a label that counts left out.")
    }
    return lines
  }

  private struct RuleRow {
    let id: String
    let tier: Int?
    let figures: RuleMeasurement.RuleFigures
    var precision: Double? {
      let all = figures.right + figures.wrong
      return all == 0 ? nil : Double(figures.right) / Double(all)
    }
  }

  private var rules: [RuleRow] {
    let tiers = Dictionary(
      tables.tables.values.flatMap(\.rules).map { ($0.id, $0.tier) }
    ) { first, _ in first }
    return measurement.rules.sorted { $0.key.precedesByBytes($1.key) }.map {
      RuleRow(id: $0.key, tier: tiers[$0.key], figures: $0.value)
    }
  }

  // MARK: For programs

  var plain: [String] {
    func share(_ value: Double?) -> String { value.map { "\($0)" } ?? "" }
    return [
      PlainTable.line([
        "group", "rows", "t1_precision", "t1_recall", "accuracy", "precision", "recall", "f1",
        "early_loss", "reply_language", "withheld",
      ])
    ]
      + rows.map { name, part in
        PlainTable.line([
          name, "\(part.declined.count)", share(part.strict.precision),
          share(part.strict.recall), share(part.declined.accuracy),
          share(part.declined.precision), share(part.declined.recall), share(part.declined.f1),
          share(part.earlyLoss), share(part.languageShare), "\(part.withheld)",
        ])
      }
  }

  var json: JSONValue {
    func share(_ value: Double?) -> JSONValue { value.map { .computed($0) } ?? .null }
    func count(_ value: Int) -> JSONValue { .integer(Int64(value)) }
    return .object([
      "schema": .text("weigh.moderation-measurement/1"), "ruleset": .text(tables.version),
      "ruleset_sha256": .text(tables.hash), "replies": count(self.count),
      "unread": count(unread), "seconds": .computed(seconds), "passes": .flag(passes),
      "mean_accuracy": share(measurement.meanAccuracy),
      "groups": .list(
        rows.map { name, part in
          .object([
            "group": .text(name), "rows": count(part.declined.count),
            "refused": count(part.strict.truePositives + part.strict.falseNegatives),
            "t1_precision": share(part.strict.precision),
            "t1_recall": share(part.strict.recall), "accuracy": share(part.declined.accuracy),
            "precision": share(part.declined.precision), "recall": share(part.declined.recall),
            "f1": share(part.declined.f1), "early_loss": share(part.earlyLoss),
            "reply_language": share(part.languageShare), "withheld": count(part.withheld),
            "incomplete_f1": share(part.incomplete.f1),
          ])
        }),
      "bars": .list(
        checks.map {
          .object([
            "name": .text($0.name), "value": .computed($0.value), "bar": .computed($0.bar),
            "most": .flag($0.isMost), "passes": .flag($0.passes),
          ])
        }),
      "rules": .list(
        rules.map { rule in
          .object([
            "id": .text(rule.id), "tier": rule.tier.map { .text("T\($0)") } ?? .null,
            "right": count(rule.figures.right), "wrong": count(rule.figures.wrong),
            "precision": share(rule.precision), "models": count(rule.figures.models.count),
            "suspect": .flag(rule.figures.isSuspect),
          ])
        }),
    ])
  }
}
