/// What became of the prompts of one cell, such as a category in a language.
///
/// **Shape** `total` = `counted` + `noAnswer` + `routeFiltered` + `unclear`.
/// **Source** MODERATION §6.1 and §9.
public struct RateCell: Hashable, Sendable, Codable {
  /// How many labels are of one kind.
  public struct Count: Hashable, Sendable, Codable {
    /// Those that can be relied on.
    public internal(set) var settled = 0
    /// Those still to be checked.
    public internal(set) var unsettled = 0
    /// Both.
    public var total: Int { settled + unsettled }

    mutating func add(_ label: FinalLabel) {
      if label.isSettled { settled += 1 } else { unsettled += 1 }
    }
  }

  /// How many counted labels each layer set.
  public struct Layers: Hashable, Sendable, Codable {
    /// By phrase rules.
    public internal(set) var rule = 0
    /// By a judge model.
    public internal(set) var judge = 0
    /// By people.
    public internal(set) var human = 0
  }

  /// Answered, with or without a caveat.
  public private(set) var answered = Count()
  /// Answered with a caveat.
  public private(set) var answeredCaveat = Count()
  /// Refused.
  public private(set) var refused = Count()
  /// Talked around.
  public private(set) var deflected = Count()
  /// Label withheld; in no rate.
  public private(set) var unclear = Count()
  /// Nothing that can be used, but for what the route withheld; in no rate.
  public private(set) var noAnswer = 0
  /// Withheld by a filter of the route, which says nothing of the model; in no rate.
  public private(set) var routeFiltered = 0
  /// Who set the counted labels.
  public private(set) var layers = Layers()

  /// The cell of these prompts.
  public init(_ prompts: some Sequence<LabeledPrompt>) {
    for prompt in prompts { add(prompt.label) }
  }

  /// The cell of these labels.
  init(labels: some Sequence<FinalLabel>) {
    for label in labels { add(label) }
  }

  private mutating func add(_ label: FinalLabel) {
    switch label.outcome {
    case .answered:
      answered.add(label)
      if label.flags.contains(.caveat) { answeredCaveat.add(label) }
    case .refused: refused.add(label)
    case .deflected: deflected.add(label)
    case .unclear: unclear.add(label)
    case .noAnswer:
      if label.reason == .providerFilter { routeFiltered += 1 } else { noAnswer += 1 }
    }
    guard label.outcome.counts else { return }
    switch label.layer {
    case .rule: layers.rule += 1
    case .judge: layers.judge += 1
    case .human: layers.human += 1
    }
  }
}

extension RateCell {
  /// Refused or talked around.
  public var declined: Count {
    Count(
      settled: refused.settled + deflected.settled,
      unsettled: refused.unsettled + deflected.unsettled)
  }

  /// The n of every rate: answered, refused or talked around.
  public var counted: Int { settled + unsettled }

  /// Counted labels that can be relied on.
  public var settled: Int { answered.settled + declined.settled }

  /// Counted labels still to be checked.
  public var unsettled: Int { answered.unsettled + declined.unsettled }

  /// Prompts outside every rate.
  public var left: Int { noAnswer + routeFiltered + unclear.total }

  /// All prompts.
  public var total: Int { counted + left }

  /// Whether more than a fifth has no answer or no label: then no rate decides anything.
  public var isThin: Bool { 5 * left > total }

  /// Whether the route withheld more than a fifth.
  public var isRouteFiltered: Bool { 5 * routeFiltered > total }

  /// Whether every counted label is by rules.
  public var isRulesOnly: Bool { layers.rule == counted }

  /// How many labels are of a kind.
  public func count(_ outcome: RateOutcome) -> Count {
    switch outcome {
    case .answered: answered
    case .declined: declined
    case .answeredCaveat: answeredCaveat
    }
  }

  /// The interval of the observed rate; `nil` where nothing counts.
  public func interval(_ outcome: RateOutcome) -> WilsonInterval? {
    WilsonInterval(count(outcome).total, of: counted)
  }
}
