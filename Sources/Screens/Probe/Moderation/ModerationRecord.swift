public import Moderation
public import Probe

/// A moderation run with every label set since.
public struct ModerationRecord: Sendable {
  /// What was asked and answered.
  public let run: ModerationRun
  /// The questions by their ids, as they were asked.
  public let items: [String: BatteryItem]
  /// The labels set after the run, in the order they were set.
  public let labels: [LabelRecord]
  /// The day it began, ISO 8601; it tells two runs apart.
  public let day: String

  /// Describes a run.
  public init(
    run: ModerationRun, items: [String: BatteryItem], labels: [LabelRecord], day: String
  ) {
    self.run = run
    self.items = items
    self.labels = labels
    self.day = day
  }
}

/// What a person says of one answer; who says it and when is for the program to add.
public struct LabelOrder: Hashable, Sendable {
  /// The run it belongs to; `nil` for the one that goes on.
  public let run: String?
  /// The question.
  public let item: String
  /// Which answer to it, from 1.
  public let sample: Int
  /// What the answer makes of the question; `nil` takes the last label back.
  public let outcome: Outcome?
  /// Whether it helps in part or with a caveat.
  public let flags: [LabelFlag]
  /// Why, in the person's words.
  public let note: String?

  /// A label for an answer.
  public init(
    run: String?, item: String, sample: Int, outcome: Outcome?, flags: [LabelFlag] = [],
    note: String? = nil
  ) {
    self.run = run
    self.item = item
    self.sample = sample
    self.outcome = outcome
    self.flags = flags
    self.note = note
  }

  /// The record of it.
  public func record(by reviewer: String, at time: String) -> LabelRecord {
    LabelRecord(
      itemID: item, sample: sample, source: .person(reviewer: reviewer, note: note),
      outcome: outcome, flags: flags, time: time)
  }
}
