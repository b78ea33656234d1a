internal import Catalog
internal import Scoring

/// How sure an order is: who would be first under other weightings, and what would settle it.
public struct Robustness: Sendable {
  /// How one row fared over the draws.
  public struct Finalist: Sendable {
    /// The row.
    public let row: RankedRow
    /// The share of draws in which it is first; those who tie share.
    public let firstShare: Double
    /// The share of draws in which it is among the first three.
    public let topThreeShare: Double
    /// Its mean rank among the finalists.
    public let meanRank: Double
    /// The share of draws in which the leader of the order beats it, ties counting half; `nil` for
    /// the leader.
    public let lossShare: Double?
    /// The mean of the weightings that put it first, in the outcome's order; `nil` for one that
    /// never is.
    public let centralWeights: [Double]?
    /// The share of draws of what is not known in which it is first at those weights; worked out for
    /// the rows most often first.
    public let confidence: Double?
    /// The share of draws in which it takes each rank, the first one first.
    public let rankShares: [Double]
  }

  /// An uncertain fact worth settling.
  public struct OpenFact: Sendable {
    /// The row whose fact it is.
    public let row: RankedRow
    /// The criterion.
    public let criterion: ActiveCriterion
    /// How far the row's score can move by it, 0…1.
    public let swing: Double
    /// The expected gain of knowing it before choosing, in score, 0…1.
    public let expectedGain: Double
    /// Whether it alone can change who is expected to be first.
    public let canChangeFirst: Bool
    /// What settles it, as a sentence.
    public let wayToSettle: String
  }

  /// How many rows get a confidence factor.
  static let confidenceCount = 10
  /// Gains below this are not worth a look.
  static let leastGain = 0.002
  /// How many open facts are named.
  static let openFactCount = 3
  /// A win share from which two rows can be told apart.
  static let clearWin = 0.6

  /// Which weightings were drawn.
  public let space: RobustnessSettings.Space
  /// How many draws were made.
  public let draws: Int
  /// How many were asked for.
  public let drawsAsked: Int
  /// Where chance began.
  public let seed: UInt64
  /// How closely weightings stayed near the weights; of account `around` them only.
  public let concentration: Double
  /// The rows looked at, in their order.
  public let finalists: [Finalist]
  /// Rows that cannot be ruled out as first and were not looked at.
  public let cutCount: Int
  /// The facts most worth settling, at most three.
  public let openFacts: [OpenFact]
  /// The share of draws the first of two rows beats the second, by their positions.
  let winShares: [[Int]: Double]

  init(_ study: RobustnessStudy, _ counts: SimulationCounts) {
    let result = study.simulation.result(of: counts)
    let rows = study.finalists
    space = study.space
    draws = result.draws
    drawsAsked = study.settings.draws
    seed = study.settings.seed
    concentration = study.settings.concentration
    cutCount = study.cutCount
    let often = rows.indices.sorted {
      (-result.firstShare(of: $0), $0) < (-result.firstShare(of: $1), $1)
    }.prefix(Self.confidenceCount)
    finalists = rows.indices.map { place in
      let central = result.centralWeights[place]
      return Finalist(
        row: rows[place], firstShare: result.firstShare(of: place),
        topThreeShare: result.share(of: place, within: 3), meanRank: result.meanRank(of: place),
        lossShare: place == 0 ? nil : result.winShare(of: 0, over: place),
        centralWeights: central,
        confidence: often.contains(place)
          ? central.map { study.simulation.firstShare(of: place, at: $0) } : nil,
        rankShares: rows.indices.map { result.acceptability(of: place, rank: $0 + 1) })
    }
    let means = study.simulation.options.space.meanWeights(
      criterionCount: study.table.criterionCount)
    openFacts = InformationValue.of(study.table, weights: means)
      .filter { $0.expectedGain > Self.leastGain }.prefix(Self.openFactCount).map { value in
        let row = rows[value.alternative]
        let criterion = study.outcome.criteria[value.criterion]
        return OpenFact(
          row: row, criterion: criterion, swing: value.swing, expectedGain: value.expectedGain,
          canChangeFirst: value.canChangeFirst,
          wayToSettle: criterion.definition.wayToSettle(row.alternative))
      }
    var winShares: [[Int]: Double] = [:]
    for (pair, share) in zip(result.pairs, result.winShares) {
      winShares[[rows[pair.first].position, rows[pair.second].position]] = share
    }
    self.winShares = winShares
  }

  /// Whether every draw that was asked for was made.
  public var isComplete: Bool { draws == drawsAsked }

  /// The finalist that leads the order.
  public var leader: Finalist? { finalists.first }

  /// The finalists, most often first before the others; the order decides between equals.
  public var byFirstShare: [Finalist] {
    finalists.sorted {
      ($1.firstShare, $0.row.position) < ($0.firstShare, $1.row.position)
    }
  }
}

extension Outcome {
  /// The same outcome with brackets that rest on draws, as far as pairs were drawn; behind those the
  /// brackets stay provisional.
  ///
  /// Two rows can be told apart where their ranges do not touch, or where the first wins three draws
  /// of five.
  public func bracketed(by robustness: Robustness) -> Outcome {
    var outcome = self
    guard let leader = rows.first else { return self }
    // The last one has nobody behind it to be told from.
    var drawn = Set(robustness.winShares.keys.map { $0[0] })
    if let last = contenders.last { drawn.insert(last.position) }
    var start = 0
    while start < rows.count, rows[start].group == leader.group,
      drawn.contains(rows[start].position)
    {
      let bracket = Evaluation.bracket(&outcome.rows, startingAt: start) { first, row in
        guard let share = robustness.winShares[[first.position, row.position]] else { return false }
        return first.score.low <= row.score.high && share < Robustness.clearWin
      }
      for position in bracket { outcome.rows[position].isBracketDrawn = true }
      start = bracket.upperBound
    }
    Evaluation.bracket(&outcome.rows, from: start)
    return outcome
  }
}
