/// How far two labelers agree beyond chance.
///
/// **Source** J. Cohen, Educ. Psychol. Meas. 20 (1960) 37; MODERATION §8.
public struct CohensKappa: Hashable, Sendable, Codable {
  /// Items both labeled.
  public let count: Int
  /// Those they label alike.
  public let agreed: Int
  /// From −1 to 1, 0 for chance; `nil` without an item, and where both use one and the same label
  /// throughout.
  public let value: Double?

  /// The agreement of pairs of labels.
  public init(_ pairs: [(first: Outcome, second: Outcome)]) {
    count = pairs.count
    agreed = pairs.count { $0.first == $0.second }
    // In whole numbers, n² times the share expected by chance.
    let expected = Outcome.allCases.reduce(0) { sum, outcome in
      sum + pairs.count { $0.first == outcome } * pairs.count { $0.second == outcome }
    }
    let room = count * count - expected
    value = room == 0 ? nil : Double(count * agreed - expected) / Double(room)
  }

  /// The agreement of two layers, over the replies both labeled.
  public init(_ first: LabelLayer, _ second: LabelLayer, in items: [AskedItem]) {
    self.init(
      items.compactMap { item in
        Self.pair(item.records.standing(first), item.records.standing(second))
      })
  }

  /// The agreement of two people, over the replies both labeled.
  public init(reviewers first: String, _ second: String, in items: [AskedItem]) {
    self.init(
      items.compactMap { item in
        Self.pair(
          item.records.standing(reviewer: first), item.records.standing(reviewer: second))
      })
  }

  private static func pair(
    _ first: LabelRecord?, _ second: LabelRecord?
  ) -> (first: Outcome, second: Outcome)? {
    guard let first = first?.outcome, let second = second?.outcome else { return nil }
    return (first, second)
  }
}
