internal import Catalog
internal import Scoring

/// How far the weight of one criterion can move, the others keeping their shares, before another
/// model takes the first place.
public struct WeightRange: Sendable {
  /// One end of the range.
  public struct End: Sendable {
    /// The weight, 0…1.
    public let weight: Double
    /// The row of the model that takes over beyond it; `nil` where the weight can go no further.
    public let successor: RankedRow?
    /// The way of running it that does.
    public let successorWay: Alternative?
  }

  /// The criterion.
  public let criterion: ActiveCriterion
  /// The least weight at which the leader stays first.
  public let low: End
  /// The most.
  public let high: End

  /// Whether no weight of this criterion changes the first place.
  public var isWhole: Bool { low.successor == nil && high.successor == nil }
}

extension Outcome {
  /// How far each weight can move before the first place changes; `nil` for a criterion that has all
  /// the weight, and no entry at all without rows.
  ///
  /// Every way of running every model counts that comes as far as the row's own, so beyond an end
  /// the model named there is first, by whatever way is then its best.
  /// **Source**: closed form of one weight against all others rescaled; J. Butler, J. Jia and
  /// J. Dyer, EJOR 103 (1997).
  /// **Cost**: ways times criteria squared.
  public var weightRanges: [WeightRange?] {
    guard let leader = rows.first, let contest = leader.contest else { return [] }
    let lines = contenders.enumerated().flatMap { row, contender in
      contest.equals(of: contender.alternative).map { (row: row, way: $0) }
    }
    let values = lines.map { line in contest.rankingValues(line.way) }
    return criteria.indices.map { criterion in
      let weight = weights[criterion]
      guard 1 - weight > 1e-12 else { return nil }
      let walk = EnvelopeWalk(
        lines: zip(lines, values).map { line, values in
          var rest = 0.0
          for other in criteria.indices where other != criterion {
            rest += weights[other] * values[other]
          }
          return EnvelopeWalk.Line(
            owner: line.row, atZero: rest / (1 - weight), atOne: values[criterion])
        }, start: weight)
      func end(_ crossing: EnvelopeWalk.Crossing) -> WeightRange.End {
        WeightRange.End(
          weight: crossing.weight, successor: crossing.line.map { contenders[lines[$0].row] },
          successorWay: crossing.line.map {
            Alternative(context.ways.all[lines[$0].way], in: context)
          })
      }
      return WeightRange(
        criterion: criteria[criterion], low: end(walk.crossing(upward: false)),
        high: end(walk.crossing(upward: true)))
    }
  }
}

/// Scores as straight lines over one weight, and where the first owner's highest line falls behind
/// another owner's.
struct EnvelopeWalk {
  /// One line, by its scores at weight 0 and 1; owner 0 leads at the start.
  struct Line {
    let owner: Int
    let atZero: Double
    let atOne: Double

    func value(_ weight: Double) -> Double { atZero + weight * (atOne - atZero) }
    var slope: Double { atOne - atZero }
  }

  /// Where a walk ends: at the line that takes over, or at the end of the scale.
  struct Crossing {
    let weight: Double
    let line: Int?
  }

  let lines: [Line]
  let start: Double

  /// Walks from the start until another owner is ahead.
  func crossing(upward: Bool) -> Crossing {
    let limit = upward ? 1.0 : 0.0
    let sign = upward ? 1.0 : -1.0
    var weight = start
    let own = lines.indices.filter { lines[$0].owner == 0 }
    let rivals = lines.indices.filter { lines[$0].owner != 0 }
    // Of lines that meet here, the one that rises fastest in this direction is on top next.
    func top(_ candidates: [Int]) -> Int? {
      candidates.max { left, right in
        let gap = lines[left].value(weight) - lines[right].value(weight)
        return abs(gap) > 1e-13 ? gap < 0 : sign * lines[left].slope < sign * lines[right].slope
      }
    }
    // Each step leaves a line for a steeper one, so there are no more steps than lines.
    for _ in 0...own.count {
      guard let active = top(own) else { break }
      let next = earliest(of: own, above: active, from: weight, sign: sign, limit: limit)
      let end = next?.weight ?? limit
      if let crossing = earliest(of: rivals, above: active, from: weight, sign: sign, limit: end),
        sign * crossing.weight <= sign * end
      {
        // At a place where both change, the leader may stay on top by its next line.
        if let next, let line = crossing.line, abs(next.weight - crossing.weight) <= 1e-12,
          let taking = next.line, sign * lines[taking].slope >= sign * lines[line].slope
        {
          weight = next.weight
          continue
        }
        return crossing
      }
      guard let next else { break }
      weight = next.weight
    }
    return Crossing(weight: limit, line: nil)
  }

  /// The first place beyond a weight where a steeper line passes another; of several at one place
  /// the steepest.
  private func earliest(
    of candidates: [Int], above active: Int, from weight: Double, sign: Double, limit: Double
  ) -> Crossing? {
    var found: Crossing?
    let line = lines[active]
    for candidate in candidates {
      let gain = sign * (lines[candidate].slope - line.slope)
      guard gain > 1e-15 else { continue }
      let behind = max(0, line.value(weight) - lines[candidate].value(weight))
      let place = weight + sign * behind / gain
      // Drawing level at the very end of the scale is not leading.
      guard
        sign * place < sign * limit - (limit == 0 || limit == 1 ? 1e-12 : 0)
          || (limit != 0 && limit != 1 && sign * place <= sign * limit)
      else { continue }
      if let known = found {
        let isSame = abs(place - known.weight) <= 1e-12
        if isSame {
          guard let other = known.line,
            sign * lines[candidate].slope > sign * lines[other].slope
          else { continue }
        } else if sign * place > sign * known.weight {
          continue
        }
      }
      found = Crossing(weight: place, line: candidate)
    }
    return found
  }
}
