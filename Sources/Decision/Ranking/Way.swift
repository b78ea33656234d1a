internal import Catalog
internal import Fit

/// One way of running a model, beside the others: how it does under the needs and weights, and why
/// it is not the one its row names.
public struct Way: Sendable {
  /// How a way does under the needs.
  public enum Standing: String, Hashable, Sendable {
    /// It meets every need.
    case meets
    /// It fails none, but some need hangs on an unknown fact.
    case hangs
    /// It meets the needs, and a reported restriction covers it that the user lets exclude.
    case restricted
    /// Some need fails, or drops what is not known.
    case excluded
    /// It does not compete, because another quantization was chosen for its device.
    case unchosen
  }

  /// What it is called beside the others: with what is served where two would read the same.
  public let name: String
  /// How it does.
  public let standing: Standing
  /// Whether the model's row, or its exclusion, names this way.
  public let isBest: Bool
  /// The way with its score, as a row without a rank.
  public let row: RankedRow
  /// Every rule that excludes it, by position among the scenario's.
  public let excludingMusts: [Int]
  /// Whether it is out because a fact is not known, not because a need fails.
  public let isNotKnown: Bool
  /// The way the row names.
  let best: Alternative
  /// The score of that way in the mode that ranks.
  let bestRanking: Double

  /// The way itself.
  public var alternative: Alternative { row.alternative }
  /// A stable name: `hosted:deepinfra`, `self:workstation:Q4_K_M`.
  public var key: String { alternative.delivery.key }
  /// Whether it can be the way a row names.
  public var competes: Bool { standing != .unchosen }
}

extension Outcome {
  /// Every way of running a model under the scenario, the one its row names first, then those that
  /// meet the needs, hang on a fact, are restricted, fail, and at last those that do not compete.
  ///
  /// **Shape**: none for closed models. **Cost**: one judgment and one score per way.
  public func ways(of candidate: Candidate) -> [Way] {
    // The scenario was ranked, so its rules and criteria can be read.
    guard let evaluation = try? Evaluation(context) else { return [] }
    return evaluation.ways(of: candidate)
  }

  /// The way an excluded model came nearest by, where another way fails other needs; where all ways
  /// fail the same ones, which way it is does not matter.
  public func nearestWay(of model: ExcludedModel) -> String? {
    let competing = ways(of: model.alternative.candidate).filter(\.competes)
    let isCommon = competing.allSatisfy {
      Set($0.excludingMusts).isSuperset(of: model.excludingMusts)
    }
    return isCommon ? nil : model.alternative.deliveryName
  }
}

extension Evaluation {
  func ways(of candidate: Candidate) -> [Way] {
    guard candidate.model.status != .closed else { return [] }
    var groups: [[Judged]] = [[], [], []]
    for way in context.alternatives(of: candidate).map(judged) {
      let isRestricted = !way.isOut && context.restrictions.excludes(way.alternative)
      groups[way.isOut ? 2 : isRestricted ? 1 : 0].append(way)
    }
    var ordered: [(scored: Scored, standing: Way.Standing)] = []
    for (group, ways) in groups.enumerated() {
      for severity in Set(ways.map(\.severity)).sorted() {
        let equal = scored(ways.filter { $0.severity == severity })
        ordered += equal.map { scored in
          let isHanging = !scored.judged.unknowns.isEmpty
          return (
            scored, group == 2 ? .excluded : group == 1 ? .restricted : isHanging ? .hangs : .meets
          )
        }
      }
    }
    guard let best = ordered.first else { return [] }
    ordered += context.unchosenWays(of: candidate).flatMap { scored([judged($0)]) }
      .map { ($0, .unchosen) }
    let names = Self.names(ordered.map(\.scored.judged.alternative))
    return ordered.enumerated().map { position, way in
      Way(
        name: names[position], standing: way.standing, isBest: position == 0,
        row: row(way.scored),
        excludingMusts: way.scored.judged.excluding.map { rules[$0].position },
        isNotKnown: way.scored.judged.isOut && way.scored.judged.failing.isEmpty,
        best: best.scored.judged.alternative, bestRanking: best.scored.ranking)
    }
  }

  /// Names that tell ways from each other: what the host serves is added where two read the same,
  /// and a number where that does not do.
  private static func names(_ ways: [Alternative]) -> [String] {
    let plain = ways.map(\.deliveryName)
    let counts = plain.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    var seen: [String: Int] = [:]
    return zip(ways, plain).map { way, name in
      let served = counts[name, default: 0] > 1 ? way.delivery.offer?.quantization : nil
      let full = served.map { "\(name), \($0)" } ?? name
      seen[full, default: 0] += 1
      return seen[full] == 1 ? full : "\(full) (\(seen[full] ?? 0))"
    }
  }
}
