extension ModelShape {
  /// Whether only part of the weights is read for one token.
  var isMixture: Bool {
    if architecture.isMixture { return true }
    guard let activeParameters, let parameters else { return false }
    return activeParameters.upperBound < parameters.lowerBound
  }

  /// The share of the parameters one token uses; `nil` where it is neither stated nor follows from
  /// the experts.
  var activeShare: Double? {
    guard let parameters else { return nil }
    let all = parameters.middle
    if let activeParameters { return min(1, activeParameters.middle / all) }
    return unusedExpertParameters(all).map { ($0.lowerBound + $0.upperBound) / 2 / all }
  }

  /// What stays of all parameters without the experts a token does not use.
  ///
  /// **Source**: three matrices of hidden size × expert width for each expert of a layer; the first
  /// layers of some models have none, which the interval allows for.
  private func unusedExpertParameters(_ all: Double) -> ClosedRange<Double>? {
    let experts = architecture.experts
    guard let layers = architecture.layers, let embedding = architecture.embedding,
      let count = experts.count, let used = experts.usedCount, let width = experts.width,
      used < count
    else { return nil }
    let unused = Double(count - used) * 3 * Double(embedding) * Double(width)
    let least = all - Double(layers) * unused
    // A model with experts in some of its layers only cannot be told from these keys.
    guard least > all * Self.leastActiveShare else { return nil }
    return least...(all - Double(max(1, layers - 3)) * unused)
  }

  /// No published mixture uses less of its parameters for a token.
  private static let leastActiveShare = 0.02

  /// Parameters of tables that are looked up for a token and never read through, besides the
  /// embedding table: one entry per layer and word.
  var lookedUpShare: Double {
    guard let width = architecture.perLayerEmbedding, let layers = architecture.layers,
      let vocabulary = architecture.vocabulary, let parameters
    else { return 0 }
    let table = Double(width) * Double(layers) * Double(vocabulary)
    return min(0.75, table / parameters.middle)
  }
}

extension ClosedRange<Int64> {
  /// The number halfway.
  var middle: Double { Double(lowerBound) / 2 + Double(upperBound) / 2 }
}
