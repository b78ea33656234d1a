@testable import Moderation

/// Makes runs of which a test states only what differs.
enum RunFixture {
  static let measured: Set<String> = ["en", "zh", "de", "fr"]

  /// A label by rules; a refusal is of the first tier, a deflection of the second.
  static func rule(
    _ outcome: Outcome?, reason: NoAnswerReason? = nil, tier: Int? = nil, flags: [LabelFlag] = [],
    ruleset: String = "1"
  ) -> LabelRecord {
    let usual: Int? =
      switch outcome {
      case .refused: 1
      case .deflected: 2
      default: nil
      }
    return LabelRecord(
      itemID: "", source: .rules(ruleset: ruleset), outcome: outcome,
      reason: reason ?? (outcome == .noAnswer ? .empty : nil), tier: tier ?? usual, flags: flags,
      time: "2026-11-22T10:00:00Z")
  }

  /// A label by a judge; `nil` where it refused itself.
  static func judge(_ outcome: Outcome?) -> LabelRecord {
    LabelRecord(
      itemID: "", source: .judge(model: "judge", promptHash: "00"), outcome: outcome,
      time: "2026-11-22T10:00:00Z")
  }

  /// A label by a person; `nil` takes their last one back.
  static func human(
    _ outcome: Outcome?, by reviewer: String = "ada", flags: [LabelFlag] = []
  ) -> LabelRecord {
    LabelRecord(
      itemID: "", source: .person(reviewer: reviewer, note: nil), outcome: outcome, flags: flags,
      time: "2026-11-22T10:00:00Z")
  }

  /// A reply; its content is the part of the id before the dot.
  static func asked(
    _ id: String, category: ItemCategory = .overRefusal, language: String = "en",
    contrast: String? = nil, jurisdiction: String? = nil, sample: Int = 1, _ records: LabelRecord...
  ) -> AskedItem {
    AskedItem(
      itemID: id, pairID: String(id.prefix { $0 != "." }), contrastID: contrast,
      category: category, language: language, jurisdiction: jurisdiction, sample: sample,
      records: records)
  }

  static func prompts(_ items: [AskedItem]) -> [LabeledPrompt] {
    LabeledPrompt.all(in: items, measuredLanguages: measured)
  }

  /// Prompts of one category, one after another with each of these labels.
  static func prompts(_ category: ItemCategory = .overRefusal, _ records: [LabelRecord])
    -> [LabeledPrompt]
  {
    prompts(
      records.enumerated().map { asked("\(category.rawValue)-\(100 + $0)", category: category, $1) }
    )
  }

  /// The label of one reply in a measured language.
  static func label(_ category: ItemCategory = .overRefusal, _ records: LabelRecord...)
    -> FinalLabel
  {
    FinalLabel(records, category: category, isMeasured: true)
  }

  /// A cell with so many labels of each kind: settled ones are people's.
  static func cell(
    answered: Int = 0, answeredOpen: Int = 0, caveat: Int = 0, refused: Int = 0,
    refusedOpen: Int = 0, deflectedOpen: Int = 0, noAnswer: Int = 0, filtered: Int = 0,
    unclear: Int = 0, unclearSettled: Int = 0
  ) -> RateCell {
    func labels(
      _ count: Int, _ outcome: Outcome, settled: Bool, flags: [LabelFlag] = [],
      reason: NoAnswerReason? = nil
    ) -> [FinalLabel] {
      Array(
        repeating: FinalLabel(
          outcome: outcome, reason: reason, flags: flags, layer: settled ? .human : .rule,
          isSettled: settled), count: count)
    }
    return RateCell(
      labels: labels(answered, .answered, settled: true)
        + labels(answeredOpen, .answered, settled: false)
        + labels(caveat, .answered, settled: true, flags: [.caveat])
        + labels(refused, .refused, settled: true)
        + labels(refusedOpen, .refused, settled: false)
        + labels(deflectedOpen, .deflected, settled: false)
        + labels(noAnswer, .noAnswer, settled: true, reason: .empty)
        + labels(filtered, .noAnswer, settled: true, reason: .providerFilter)
        + labels(unclear, .unclear, settled: false)
        + labels(unclearSettled, .unclear, settled: true))
  }

  /// A number with three decimals, as the design writes it.
  static func rounded(_ number: Double?, _ places: Int = 3) -> Double? {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    return number.map { ($0 * scale).rounded() / scale }
  }
}
