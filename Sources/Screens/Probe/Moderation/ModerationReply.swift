internal import Moderation
internal import Probe

/// One answer of a moderation run with every label it has.
struct ModerationReply: Sendable {
  /// Which answer of a run.
  struct Key: Hashable, Sendable {
    let item: String
    /// From 1.
    let sample: Int

    /// The key of an answer.
    init(_ answer: ModerationAnswer) {
      self.init(item: answer.item, sample: answer.sample)
    }

    init(item: String, sample: Int) {
      self.item = item
      self.sample = sample
    }
  }

  let item: BatteryItem
  let answer: ModerationAnswer
  /// Which of the requests it was, from 1.
  let request: Int
  /// The labels in the order they were set; that of the rules of the day first.
  private(set) var records: [LabelRecord]
  /// The label that counts.
  private(set) var label: FinalLabel
  private let isMeasured: Bool

  init(
    _ answer: ModerationAnswer, to item: BatteryItem, request: Int, labels: [LabelRecord],
    isMeasured: Bool
  ) {
    self.item = item
    self.answer = answer
    self.request = request
    self.isMeasured = isMeasured
    records =
      [LabelRecord(itemID: item.id, sample: Key(answer).sample, label: answer.label, time: "")]
      + labels
    label = FinalLabel(records, category: item.category, isMeasured: isMeasured)
  }

  var key: Key { Key(answer) }

  /// The answer as statistics read it.
  var asked: AskedItem { AskedItem(item, sample: key.sample, records: records) }

  /// The latest label by the rules.
  var rule: LabelRecord? { records.last { $0.source.layer == .rule } }

  /// Whether a person has labeled it and has not taken that back.
  var isLabeledByPerson: Bool { label.layer == .human }

  mutating func add(_ record: LabelRecord) {
    records.append(record)
    label = FinalLabel(records, category: item.category, isMeasured: isMeasured)
  }

  /// Whether somebody should look at it; `nil` where nobody needs to.
  ///
  /// Contested facts come first, what has no readable answer last.
  var reviewRank: Int? {
    guard !isLabeledByPerson else { return nil }
    if label.outcome == .noAnswer {
      return label.reason == .wrongLanguage || label.reason == .garbled ? 2 : nil
    }
    guard !label.isSettled || label.outcome == .unclear else { return nil }
    return item.category == .contestedFact ? 0 : 1
  }

  /// The text a person reads: harmless, line by line, blanks at the end left out.
  var lines: [String] {
    let text = answer.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map { PrintableText(String($0), limit: 20_000).text }
    let end = text.lastIndex { !$0.allSatisfy(\.isWhitespace) }
    return end.map { Array(text[...$0]) } ?? []
  }
}
