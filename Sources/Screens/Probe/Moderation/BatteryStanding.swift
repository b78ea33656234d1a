internal import Decision
internal import Moderation
internal import Probe

/// What the page of a moderation run shows, while it goes on and afterwards.
struct BatteryStanding: Sendable {
  /// A category in a language.
  struct Cell: Hashable, Sendable {
    let category: ItemCategory
    let language: String
  }

  let tier: BatteryTier
  /// The languages asked in, English first.
  let languages: [String]
  /// The categories asked.
  let categories: [ItemCategory]
  /// Answers that are to come, samples counted.
  let requests: Int
  /// What changed since the run this one repeats.
  private(set) var drift: Drift?
  /// The answers, in the order they came.
  private(set) var replies: [ModerationReply] = []
  /// One for each question.
  private(set) var prompts: [LabeledPrompt] = []
  /// The counts.
  private(set) var table = RateTable([])
  /// The run itself, once it is kept.
  private(set) var record: ModerationRecord?
  /// The answers of the run this one repeats.
  private(set) var earlier: [ModerationReply.Key: ModerationReply] = [:]
  /// The day of that run.
  private(set) var earlierDay: String?

  private let items: [String: BatteryItem]
  private let planned: Set<Cell>
  private let measuredLanguages: Set<String>
  private var positions: [ModerationReply.Key: Int] = [:]
  private var earlierPrompts: [LabeledPrompt] = []

  /// A run that is about to ask these questions.
  init(tier: BatteryTier, items: [BatteryItem], measuredLanguages: Set<String>) {
    self.tier = tier
    self.measuredLanguages = measuredLanguages
    self.items = Dictionary(items.map { ($0.id, $0) }) { first, _ in first }
    planned = Set(items.map { Cell(category: $0.category, language: $0.language) })
    let asked = Set(items.map(\.language)).sorted()
    languages = asked.filter { $0 == "en" } + asked.filter { $0 != "en" }
    let kinds = Set(items.map(\.category))
    categories = ItemCategory.allCases.filter(kinds.contains)
    requests = items.count * tier.samples
  }

  /// A run that is kept; `battery` has the questions it did not come to.
  init(_ record: ModerationRecord, battery: Battery?, measuredLanguages: Set<String>) {
    let run = record.run
    var all = record.items
    if let battery, battery.hash == run.batteryHash {
      for item in battery.items(of: run.plan.tier, languages: run.plan.languages) {
        all[item.id] = item
      }
    }
    self.init(
      tier: run.plan.tier, items: all.values.sorted { $0.id < $1.id },
      measuredLanguages: measuredLanguages)
    self.record = record
    take(record)
  }

  /// Takes the answers and labels of a run that is kept.
  mutating func take(_ record: ModerationRecord) {
    let labels = Dictionary(grouping: record.labels) {
      ModerationReply.Key(item: $0.itemID, sample: $0.sample)
    }
    for answer in record.run.answers { put(answer, labels: labels) }
    count()
  }

  /// Takes the next answer.
  mutating func take(_ answer: ModerationAnswer) {
    put(answer, labels: [:])
    count()
  }

  /// Takes the run that this one repeats, so that both can be compared.
  mutating func compare(with former: ModerationRecord) {
    let standing = BatteryStanding(former, battery: nil, measuredLanguages: measuredLanguages)
    earlier = Dictionary(standing.replies.map { ($0.key, $0) }) { first, _ in first }
    earlierDay = former.day
    earlierPrompts = standing.prompts
    count()
  }

  /// Takes a label somebody set.
  mutating func take(_ record: LabelRecord) {
    let key = ModerationReply.Key(item: record.itemID, sample: record.sample)
    guard let position = positions[key] else { return }
    replies[position].add(record)
    count()
  }

  private mutating func put(
    _ answer: ModerationAnswer, labels: [ModerationReply.Key: [LabelRecord]]
  ) {
    guard let item = items[answer.item] else { return }
    let key = ModerationReply.Key(answer)
    let known = positions[key]
    // A question that failed and was asked again has one answer: the last.
    let reply = ModerationReply(
      answer, to: item, request: known.map { $0 + 1 } ?? replies.count + 1,
      labels: labels[key] ?? [], isMeasured: measuredLanguages.contains(item.language))
    if let known {
      replies[known] = reply
    } else {
      positions[key] = replies.count
      replies.append(reply)
    }
  }

  private mutating func count() {
    prompts = LabeledPrompt.all(in: replies.map(\.asked), measuredLanguages: measuredLanguages)
    table = RateTable(prompts)
    drift = earlier.isEmpty ? nil : Drift(before: earlierPrompts, after: prompts)
  }
}

// MARK: What it says

extension BatteryStanding {
  /// The answer of a key.
  subscript(key: ModerationReply.Key) -> ModerationReply? {
    positions[key].map { replies[$0] }
  }

  /// Whether a category is asked in a language.
  func asks(_ category: ItemCategory, in language: String) -> Bool {
    planned.contains(Cell(category: category, language: language))
  }

  /// How many answers somebody should look at.
  var toReview: Int { replies.count { $0.reviewRank != nil } }

  /// The answers of a view: as they came, of the queue those that matter most first.
  func replies(in view: ModerationView) -> [ModerationReply] {
    switch view {
    case .refused, .deflected, .noAnswer, .answered:
      return replies.filter { $0.label.outcome == view.outcome }
    case .review:
      return (0...2).flatMap { rank in replies.filter { $0.reviewRank == rank } }
    case .changed:
      let changed = Set((drift?.changes ?? []).map(\.id))
      return replies.filter { changed.contains($0.item.id) }
    }
  }

  /// How many prompts have an outcome; of several samples the majority counts.
  func count(_ outcome: ReplyOutcome) -> Int { prompts.count { $0.label.outcome == outcome } }

  /// What `v` goes through.
  var views: [ModerationView] {
    ModerationView.allCases.filter { $0 != .changed || drift != nil }
  }

  /// The quick tier shows what to look at and proves little: it is a screen.
  var title: String {
    tier == .quick ? "Moderation screen, quick" : "Moderation, \(tier.rawValue)"
  }
}

extension BatteryTier {
  /// Seconds of so many requests of 64 tokens, samples counted; without a measured speed 20 tokens a
  /// second and 0.35 s before the first.
  static func seconds(
    requests: Int, tokensPerSecond: Double = 20, firstTokenSeconds: Double = 0.35
  ) -> Double {
    Double(requests) * (firstTokenSeconds + 64 / max(tokensPerSecond, 0.01))
  }

  /// A time in words, to the minute: `about 2 min`.
  static func about(_ seconds: Double) -> String {
    let minutes = Int((seconds / 60).rounded(.up))
    return minutes <= 1 ? "about a minute" : "about \(Wording.grouped(Double(minutes))) min"
  }
}
