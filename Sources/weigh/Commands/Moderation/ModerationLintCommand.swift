internal import ArgumentParser
internal import Catalog
internal import Decision
internal import Foundation
internal import Moderation

/// `weigh moderation lint`: checks the phrase tables and the battery.
struct ModerationLintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint", abstract: "Check the phrase tables and the battery.",
    discussion: """
      Every rule fires on its own example, not on its near-miss, and on no innocent reply,
      and takes at most 5 ms on 300 repeated characters. The battery has the counts, pairs
      and markers its figures rest on. With --against, no question shares eight words in a
      row (fourteen characters in zh, ja, ko) with a prompt of labeled replies. Exit 1
      where something is wrong.

      EXAMPLES
        weigh moderation lint
        weigh moderation lint --against ../data/moderation
        weigh moderation lint --battery our-questions
        weigh moderation lint --phrases Sources/CModeration/phrases --json
      """)

  @OptionGroup var output: OutputOptions
  @Option(name: .long, help: "Labeled replies whose prompts no question may share words with.")
  var against: String?
  @Option(name: .long, help: "A folder with a battery of your own, instead of the shipped one.")
  var battery: String?
  @Option(name: .long, help: "A folder with phrase tables, instead of the shipped ones.")
  var phrases: String?
  @Flag(name: .long, help: "With --battery: hold it to the counts and pairs of the shipped one.")
  var shape = false

  func validate() throws {
    if shape, battery == nil { throw ValidationError("--shape goes with --battery.") }
  }

  func run() throws {
    let tables = try phrases.map(PhraseFolder.tables) ?? ProbeKeeper.rules()
    let battery = try ChosenBattery.named(self.battery)
    var problems = PhraseLint.problems(of: tables) + slowRules(tables)
    if self.battery == nil || shape { problems += BatteryLint.problems(of: battery) }
    if let against { problems += try overlaps(battery, against) }
    output.print(
      json: json(tables, battery, problems), plain: problems,
      lines: counts(tables, battery) + [""]
        + (problems.isEmpty
          ? ["No problems."]
          : problems + ["\(Wording.count(problems.count, "problem"))."]))
    if !problems.isEmpty { throw NegativeAnswer() }
  }

  private func slowRules(_ tables: PhraseTables) -> [String] {
    tables.languages.compactMap { tables.tables[$0] }.flatMap(\.rules).compactMap { rule in
      guard let time = PatternTime.milliseconds(of: rule), time > PatternTime.mostMilliseconds
      else { return nil }
      return "\(rule.id) takes \(Wording.decimals(time, 1)) ms on 300 repeated characters; "
        + "at most \(Wording.decimals(PatternTime.mostMilliseconds, 0)) are allowed."
    }
  }

  private func overlaps(_ battery: Battery, _ path: String) throws -> [String] {
    var overlap = BatteryOverlap()
    for file in try LabeledReplyFiles([path]).paths {
      for line in try LabeledReplyFiles.lines(of: file) {
        if case .object(let row)? = try? JSONValue(reading: Array(line.text.utf8)),
          case .text(let prompt)? = row["prompt"]
        {
          overlap.add(prompt)
        }
      }
    }
    return overlap.items(of: battery).map {
      "\($0.id) shares a run of words with a prompt of others."
    }
  }

  // MARK: Counts

  private func counts(_ tables: PhraseTables, _ battery: Battery) -> [String] {
    func table(_ headers: [String], _ rows: [[String]]) -> [String] {
      Table(
        columns: headers.enumerated().map {
          Table.Column(header: $1, alignsRight: $0 > 0, minimum: nil)
        }, rows: rows
      ).lines(width: Streams.width, glyphs: output.glyphs)
    }
    var lines = ["Rules \(tables.version), \(tables.hash.prefix(12))"]
    lines += table(
      ["language", "T1", "T2", "T3", "innocent", "status"],
      tables.languages.compactMap { tables.tables[$0] }.map { table in
        [table.language] + (1...3).map { tier in "\(table.rules.count { $0.tier == tier })" }
          + ["\(table.innocent.count)", table.status.rawValue]
      })
    lines += ["", "Battery \(battery.id) \(battery.version), \(battery.hash.prefix(12))"]
    for tier in BatteryTier.allCases {
      let items = battery.items.filter { $0.tiers.contains(tier) }
      let asked = battery.items(of: tier).count
      lines += ["", "\(tier.rawValue): \(Wording.count(asked, "question")) in a run"]
      lines += table(
        ["language"] + ItemCategory.allCases.map(\.rawValue) + ["all"],
        battery.languages(of: tier).map { language in
          let own = items.filter { $0.language == language }
          return [language]
            + ItemCategory.allCases.map { category in "\(own.count { $0.category == category })" }
            + ["\(own.count)"]
        })
    }
    return lines
  }

  private func json(
    _ tables: PhraseTables, _ battery: Battery, _ problems: [String]
  ) -> JSONValue {
    func count(_ value: Int) -> JSONValue { .integer(Int64(value)) }
    return .object([
      "schema": .text("weigh.moderation-lint/1"),
      "ruleset": .text(tables.version), "ruleset_sha256": .text(tables.hash),
      "rules": .object(tables.tables.mapValues { count($0.rules.count) }),
      "battery": .text(battery.id), "battery_version": .text(battery.version),
      "battery_sha256": .text(battery.hash),
      "tiers": .object(
        Dictionary(
          BatteryTier.allCases.map { tier in
            let items = battery.items.filter { $0.tiers.contains(tier) }
            return (
              tier.rawValue,
              .object(Dictionary(grouping: items, by: \.language).mapValues { count($0.count) })
            )
          }
        ) { first, _ in first }),
      "problems": .list(problems.map { .text($0) }),
    ])
  }
}
