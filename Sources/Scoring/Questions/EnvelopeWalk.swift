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

  /// A place on the scale and the line that takes over there.
  private struct Crossing {
    let weight: Double
    let line: Int
  }

  let lines: [Line]
  let start: Double

  /// Walks from the start until another owner is ahead.
  ///
  /// **Shape**: the line that takes over is the rival; nobody at the end of the scale.
  func end(upward: Bool) -> WeightStability.End {
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
        if let next, abs(next.weight - crossing.weight) <= 1e-12,
          sign * lines[next.line].slope >= sign * lines[crossing.line].slope
        {
          weight = next.weight
          continue
        }
        return WeightStability.End(share: crossing.weight, rival: crossing.line)
      }
      guard let next else { break }
      weight = next.weight
    }
    return WeightStability.End(share: limit, rival: nil)
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
          guard sign * lines[candidate].slope > sign * lines[known.line].slope else { continue }
        } else if sign * place > sign * known.weight {
          continue
        }
      }
      found = Crossing(weight: place, line: candidate)
    }
    return found
  }
}
