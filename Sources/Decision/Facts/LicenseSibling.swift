internal import Catalog
public import Licensing

/// A model of the same family whose license passes under the same profile, reached the same way.
public struct LicenseSibling: Hashable, Sendable {
  /// The model.
  public let modelID: String
  /// Its verdict.
  public let verdict: Verdict
  /// Its licenses in short.
  public let licenses: [String]

  /// The sibling as a way out, in one sentence.
  public var text: String {
    let under = licenses.isEmpty ? "" : " (\(Wording.list(licenses)))"
    return "\(modelID) of the same family passes: \(verdict.label)\(under)."
  }
}

extension LicenseTable {
  /// Siblings that pass: those of the same release line first, then nearest in size; at most three.
  ///
  /// **Shape**: nothing without a family, for a model that passes itself, and for a closed one.
  /// **Cost**: one pass over the candidates.
  func siblings(of candidate: Candidate, delivery: Delivery) -> [LicenseSibling] {
    guard let family = candidate.topFamily, candidate.model.status != .closed,
      verdict(of: candidate, delivery: delivery).passes != true
    else { return [] }
    let size = Self.size(candidate)
    let near = candidates.filter { other in
      other.index != candidate.index && other.topFamily == family && other.model.hasOpenWeights
        && !Set(other.model.kinds).isDisjoint(with: candidate.model.kinds)
        && verdict(of: other, delivery: delivery).passes == true
    }.sorted { left, right in
      let isLeftNear = left.model.family == candidate.model.family
      let isRightNear = right.model.family == candidate.model.family
      if isLeftNear != isRightNear { return isLeftNear }
      let (leftGap, rightGap) = (Self.gap(left, size), Self.gap(right, size))
      return leftGap != rightGap
        ? leftGap < rightGap : left.model.id.precedesByBytes(right.model.id)
    }
    return near.prefix(3).map { other in
      let standing = standing(of: other, delivery: delivery)
      return LicenseSibling(
        modelID: other.model.id, verdict: standing.verdict, licenses: standing.shortNames)
    }
  }

  private static func size(_ candidate: Candidate) -> Double? {
    candidate.model["params_total"]?.value?.number.flatMap { $0 > 0 ? $0 : nil }
  }

  /// How far two sizes are apart, as the larger over the smaller; unknown sizes come last.
  private static func gap(_ candidate: Candidate, _ size: Double?) -> Double {
    guard let size, let other = Self.size(candidate) else { return .infinity }
    return max(size, other) / min(size, other)
  }
}
