internal import Catalog

/// One alternative with its score, before it has a place in a list.
struct Scored {
  let judged: Judged
  let contributions: [Contribution]
  let score: Triple
  let coverage: Double
  let ranking: Double

  /// Sums what every criterion gives; without criteria everything is zero.
  init(_ judged: Judged, criteria: [ActiveCriterion], order: Scenario.Order) {
    self.judged = judged
    var score = Triple(0)
    var coverage = 0.0
    var contributions: [Contribution] = []
    contributions.reserveCapacity(criteria.count)
    for position in criteria.indices {
      let part = criteria[position].contribution(of: judged.alternative, order: order)
      let weight = criteria[position].weight
      score.low += weight * part.value.low
      score.mid += weight * part.value.mid
      score.high += weight * part.value.high
      if part.cell.bounds != nil { coverage += weight }
      contributions.append(part)
    }
    self.contributions = contributions
    self.score = score
    self.coverage = coverage
    ranking = score[order]
  }

  /// Whether it stands before another way of running the same model.
  func precedes(_ other: Scored) -> Bool {
    let (left, right) = (standing, other.standing)
    if left != right { return left.precedes(right) }
    let (key, otherKey) = (judged.alternative.delivery.key, other.judged.alternative.delivery.key)
    if key != otherKey { return key.precedesByBytes(otherKey) }
    // Two offers of one host under one name: the dearer one never hides the cheaper.
    return judged.alternative.facts.orderingPrice < other.judged.alternative.facts.orderingPrice
  }

  var standing: Standing {
    Standing(isHanging: false, ranking: ranking, low: score.low, coverage: coverage)
  }
}

/// What decides the order, rounded so that the last bits of a sum do not.
struct Standing: Equatable {
  private let isHanging: Bool
  private let ranking: Double
  private let low: Double
  private let coverage: Double

  init(isHanging: Bool, ranking: Double, low: Double, coverage: Double) {
    self.isHanging = isHanging
    self.ranking = (ranking * 1e9).rounded()
    self.low = (low * 1e9).rounded()
    self.coverage = (coverage * 1e9).rounded()
  }

  init(_ row: RankedRow, _ order: Scenario.Order) {
    self.init(
      isHanging: row.group == .hangs, ranking: row.score[order], low: row.score.low,
      coverage: row.coverage)
  }

  /// Whether it comes before another that is not equal.
  func precedes(_ other: Standing) -> Bool {
    if isHanging != other.isHanging { return other.isHanging }
    if ranking != other.ranking { return ranking > other.ranking }
    if low != other.low { return low > other.low }
    return coverage > other.coverage
  }
}

extension ActiveCriterion {
  /// What a fact from elsewhere is worth; a number that cannot be counts as not known.
  public func worth(of cell: Cell) -> Triple { value(of: refuses(cell) ? .missing : cell) }

  /// What an alternative gets from this criterion.
  func contribution(of alternative: Alternative, order: Scenario.Order) -> Contribution {
    var cell = definition.cell(alternative)
    if refuses(cell) { cell = .missing }
    let value = value(of: cell)
    return Contribution(cell: cell, value: value, points: weight * value[order])
  }

  /// What a fact is worth; without one what the scenario lets stand in for it.
  func value(of cell: Cell) -> Triple {
    switch cell {
    case .notApplicable: return Triple(preference.notApplicable ?? 0.5)
    case .missing:
      let prior = preference.prior ?? 0...1
      return Triple(
        low: prior.lowerBound, mid: (prior.lowerBound + prior.upperBound) / 2,
        high: prior.upperBound)
    case .known, .interval: return curve.value(cell) ?? Triple(low: 0, mid: 0.5, high: 1)
    }
  }

  /// Whether a number cannot be: on a scale of ratios nothing costs or takes zero.
  func refuses(_ cell: Cell) -> Bool {
    guard case .logarithmic(let worst, let best) = curve, worst > best, let bounds = cell.bounds
    else { return false }
    return bounds.low <= 0
  }
}
