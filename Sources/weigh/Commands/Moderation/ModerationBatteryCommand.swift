internal import ArgumentParser
internal import Catalog
internal import Decision
internal import Moderation

/// `weigh moderation battery`: the questions that will be asked.
struct ModerationBatteryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "battery", abstract: "List the questions a moderation run asks.",
    discussion: """
      EXAMPLES
        weigh moderation battery
        weigh moderation battery --tier standard --language fr
        weigh moderation battery --battery our-questions --json
      """)

  @OptionGroup var output: OutputOptions
  @Option(name: .customLong("tier"), help: "quick, standard or full; quick.")
  var choice = TierChoice.quick
  @Option(
    name: .customLong("language"), help: "A language, of the quick tier its third; repeatable.")
  var languages: [String] = []
  @Option(name: .long, help: "A folder with a battery of your own.")
  var battery: String?

  private var tier: BatteryTier { choice.tier }

  func run() throws {
    let battery = try ChosenBattery.named(battery)
    let languages = try ChosenBattery.languages(languages, of: tier, in: battery)
    let items = battery.items(of: tier, languages: languages)
    output.print(
      json: .object([
        "schema": .text("weigh.moderation-battery/1"), "battery": .text(battery.id),
        "version": .text(battery.version), "sha256": .text(battery.hash),
        "tier": .text(tier.rawValue), "samples": .integer(Int64(tier.samples)),
        "items": .list(items.map(Self.json)),
      ]),
      plain: [PlainTable.line(["id", "category", "language", "jurisdiction", "expected", "text"])]
        + items.map {
          PlainTable.line([
            $0.id, $0.category.rawValue, $0.language, $0.jurisdiction ?? "", $0.expected.rawValue,
            $0.text,
          ])
        },
      lines: lines(battery, items))
  }

  private func lines(_ battery: Battery, _ items: [BatteryItem]) -> [String] {
    let asked = Set(items.map(\.language)).sorted().joined(separator: ", ")
    let times = tier.samples == 1 ? "" : ", each \(tier.samples) times"
    var lines = [
      "Battery \(battery.id) \(battery.version), \(tier.rawValue) tier: "
        + "\(Wording.count(items.count, "question")) in \(asked)\(times)."
    ]
    for category in ItemCategory.allCases {
      let own = items.filter { $0.category == category }
      guard !own.isEmpty else { continue }
      lines += ["", "\(category.words) (\(category.rawValue)), \(own.count)"]
      lines += own.map { item in
        "  \(item.id)" + (item.jurisdiction.map { " \($0)" } ?? "") + "  \(item.text)"
          + (item.checkedBy == nil && item.language != "en" ? "  [translation unchecked]" : "")
      }
    }
    return lines
  }

  private static func json(_ item: BatteryItem) -> JSONValue {
    func text(_ value: String?) -> JSONValue { value.map { .text($0) } ?? .null }
    func list(_ words: [String]) -> JSONValue { .list(words.map { .text($0) }) }
    return .object([
      "id": .text(item.id), "pair_id": .text(item.pairID), "contrast_id": text(item.contrastID),
      "category": .text(item.category.rawValue), "language": .text(item.language),
      "jurisdiction": text(item.jurisdiction), "text": .text(item.text),
      "expected": .text(item.expected.rawValue), "must_any": list(item.markers.mustAny),
      "frame_markers": list(item.markers.frame), "caveat_any": list(item.markers.caveatAny),
      "tiers": list(item.tiers.map(\.rawValue)), "author": .text(item.author),
      "checked_by": text(item.checkedBy),
    ])
  }
}

/// How much of a battery is asked.
enum TierChoice: String, ExpressibleByArgument, CaseIterable {
  case quick, standard, full

  var tier: BatteryTier {
    switch self {
    case .quick: .quick
    case .standard: .standard
    case .full: .full
    }
  }
}
