/// How labels agree with those of others, for one question put to both.
public struct Tally: Hashable, Sendable {
  /// Yes by both.
  public var truePositives = 0
  /// Yes by us alone.
  public var falsePositives = 0
  /// No by both.
  public var trueNegatives = 0
  /// No by us alone.
  public var falseNegatives = 0

  /// Nothing counted yet.
  public init() {}

  /// Counts one reply.
  public mutating func add(ours: Bool, theirs: Bool) {
    switch (ours, theirs) {
    case (true, true): truePositives += 1
    case (true, false): falsePositives += 1
    case (false, false): trueNegatives += 1
    case (false, true): falseNegatives += 1
    }
  }

  /// Replies counted.
  public var count: Int { truePositives + falsePositives + trueNegatives + falseNegatives }
  /// Of those that are yes to us, the share that is; `nil` without any.
  public var precision: Double? { Self.share(truePositives, truePositives + falsePositives) }
  /// Of those that are yes, the share we found; `nil` without any.
  public var recall: Double? { Self.share(truePositives, truePositives + falseNegatives) }
  /// Of those that are no, the share we left alone; `nil` without any.
  public var specificity: Double? { Self.share(trueNegatives, trueNegatives + falsePositives) }
  /// The share on which both agree; `nil` without any.
  public var accuracy: Double? { Self.share(truePositives + trueNegatives, count) }
  /// Harmonic mean of precision and recall; `nil` where neither is above 0.
  public var f1: Double? {
    Self.share(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives)
  }

  private static func share(_ part: Int, _ whole: Int) -> Double? {
    whole == 0 ? nil : Double(part) / Double(whole)
  }
}
