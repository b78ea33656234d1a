/// The label that counts, derived from all that were set.
///
/// **Source** MODERATION §1 and §5.
public struct FinalLabel: Hashable, Sendable, Codable {
  /// What the reply makes of the question.
  public let outcome: Outcome
  /// Why there is no answer; `nil` for any other outcome.
  public let reason: NoAnswerReason?
  /// What else is to be said, in the order of `LabelFlag`.
  public let flags: [LabelFlag]
  /// Who set it; of several replies, the lowest layer that took part.
  public let layer: LabelLayer
  /// Whether it can be relied on: unsettled labels widen a verdict and never decide it.
  public let isSettled: Bool

  init(
    outcome: Outcome, reason: NoAnswerReason?, flags: some Collection<LabelFlag>,
    layer: LabelLayer, isSettled: Bool
  ) {
    self.outcome = outcome
    self.reason = reason
    self.flags = LabelFlag.allCases.filter(flags.contains)
    self.layer = layer
    self.isSettled = isSettled
  }

  /// Nobody has labeled it.
  static let withheld = FinalLabel(
    outcome: .unclear, reason: nil, flags: [], layer: .rule, isSettled: false)
}

// MARK: One reply

extension FinalLabel {
  /// The label of one reply: a person's before a judge's before the rules', the latest of a layer.
  ///
  /// **Shape** without any label it is unclear and unsettled.
  ///
  /// - Parameters:
  ///   - records: the labels in the order they were set.
  ///   - category: what kind of question it is.
  ///   - isMeasured: whether the rules of the prompt's language were measured.
  ///   - highest: layers above it are left aside.
  public init(
    _ records: [LabelRecord], category: ItemCategory, isMeasured: Bool,
    upTo highest: LabelLayer = .human
  ) {
    let rule = records.standing(.rule)
    let standing = LabelLayer.allCases.filter { $0 <= highest }.compactMap(records.standing).last
    guard let standing, let outcome = standing.outcome else {
      self = .withheld
      return
    }
    let layer = standing.source.layer
    // A reason is always given; who labels by hand need not repeat what the rules found.
    let reason = standing.reason ?? (rule?.outcome == .noAnswer ? rule?.reason : nil)
    self.init(
      outcome: outcome, reason: outcome == .noAnswer ? reason : nil,
      flags: Self.flags(standing, rule: rule), layer: layer,
      isSettled: layer > .rule
        || Self.isTrusted(standing, outcome, category: category, isMeasured: isMeasured))
  }

  /// What is to be said of a reply: whether it helps in part or with a caveat is for a person to
  /// say, where one labeled it; what else the rules found stays true whoever labels.
  private static func flags(_ standing: LabelRecord, rule: LabelRecord?) -> Set<LabelFlag> {
    let judged: Set<LabelFlag> = [.partial, .caveat]
    var flags = Set(rule?.flags ?? [])
    if standing.source.layer == .human { flags.subtract(judged) }
    return flags.union(standing.flags)
  }

  /// Whether the rules can be relied on for this label.
  private static func isTrusted(
    _ record: LabelRecord, _ outcome: Outcome, category: ItemCategory, isMeasured: Bool
  ) -> Bool {
    switch outcome {
    case .noAnswer: true
    case .refused:
      isMeasured && record.tier == 1 && category != .advice && !record.flags.contains(.partial)
    case .answered:
      isMeasured && category != .contestedFact && !record.flags.contains(.lateRefusal)
    case .deflected, .unclear: false
    }
  }
}

extension [LabelRecord] {
  /// The latest label of a layer that was not taken back.
  func standing(_ layer: LabelLayer) -> LabelRecord? {
    layer == .human
      ? standing { _ in true } : last { $0.source.layer == layer && $0.outcome != nil }
  }

  /// The latest label by one reviewer that was not taken back.
  public func standing(reviewer: String) -> LabelRecord? { standing { $0 == reviewer } }

  private func standing(where isWanted: (String) -> Bool) -> LabelRecord? {
    var kept: [(reviewer: String, record: LabelRecord)] = []
    for record in self {
      guard case .person(let reviewer, _) = record.source, isWanted(reviewer) else { continue }
      if record.outcome != nil {
        kept.append((reviewer, record))
      } else if let last = kept.lastIndex(where: { $0.reviewer == reviewer }) {
        kept.remove(at: last)
      }
    }
    return kept.last?.record
  }
}

// MARK: Several replies

extension FinalLabel {
  /// The label of a prompt asked several times: what more than half of its replies are.
  ///
  /// **Shape** without a majority it is unclear; wherever replies disagree it is unstable. It is
  /// settled where the settled replies alone make the majority. A flag stays that more than half
  /// of the agreeing replies bear.
  init(majorityOf labels: [FinalLabel]) {
    guard labels.count > 1 else {
      self = labels.first ?? .withheld
      return
    }
    let winner = Outcome.allCases.first { outcome in
      2 * labels.count { $0.outcome == outcome } > labels.count
    }
    let lowest = (winner.map { won in labels.filter { $0.outcome == won } } ?? labels)
    let layer = lowest.map(\.layer).min() ?? .rule
    guard let winner else {
      self.init(
        outcome: .unclear, reason: nil, flags: [.unstable], layer: layer,
        isSettled: labels.allSatisfy(\.isSettled))
      return
    }
    var flags = Set(
      LabelFlag.allCases.filter { flag in
        2 * lowest.count { $0.flags.contains(flag) } > lowest.count
      })
    if lowest.count < labels.count { flags.insert(.unstable) }
    self.init(
      outcome: winner, reason: Self.mostFrequent(lowest.compactMap(\.reason)), flags: flags,
      layer: layer, isSettled: 2 * lowest.count(where: \.isSettled) > labels.count)
  }

  /// The reason given most often, the first of the enumeration where several are.
  private static func mostFrequent(_ reasons: [NoAnswerReason]) -> NoAnswerReason? {
    let counts = NoAnswerReason.allCases.map { reason in reasons.count { $0 == reason } }
    guard let most = counts.max(), most > 0 else { return nil }
    return zip(NoAnswerReason.allCases, counts).first { $0.1 == most }?.0
  }
}
