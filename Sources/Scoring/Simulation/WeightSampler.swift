/// Draws the weights of one block of draws.
///
/// Each block has a generator of its own, seeded by the seed and the block's number, so that any
/// slice of the draws can be made without the ones before it.
struct WeightSampler: Sendable {
  let space: WeightSpace
  let criterionCount: Int
  let seed: UInt64
  /// The criteria of each place, most important first; for the order space.
  let tiers: [[Int]]
  /// One over 1, 2, 3 and so on.
  private let reciprocals: [Double]

  /// `space` has passed `checked`.
  init(space: WeightSpace, criterionCount: Int, seed: UInt64) {
    self.space = space
    self.criterionCount = criterionCount
    self.seed = seed
    reciprocals = (0..<criterionCount).map { 1 / Double($0 + 1) }
    if case .order(let places) = space {
      tiers = Set(places).sorted().map { place in
        places.indices.filter { places[$0] == place }
      }
    } else {
      tiers = []
    }
  }

  /// Where the generator of a block begins.
  func blockSeed(_ block: Int) -> UInt64 { SplitMix64.value(seed: seed, at: UInt64(block)) }

  /// Fills weights, criterion by criterion, each with `stride` places for the draws of the block.
  func fill(
    _ weights: UnsafeMutableBufferPointer<Double>, block: Int, draws: Int, stride: Int
  ) {
    var random = Xoshiro256(seed: blockSeed(block))
    var one = [Double](repeating: 0, count: criterionCount)
    var spare: Double?
    for draw in 0..<draws {
      switch space {
      case .fixed(let fixed): one = fixed
      case .free: simplex(&one, &random)
      case .order: ordered(&one, &random)
      case .around(let center, let concentration):
        dirichlet(&one, center, concentration, &random, &spare)
      }
      for criterion in 0..<criterionCount { weights[criterion * stride + draw] = one[criterion] }
    }
  }

  /// The gaps between sorted uniform numbers: uniform on the simplex.
  private func simplex(_ weights: inout [Double], _ random: inout Xoshiro256) {
    guard criterionCount > 0 else { return }
    let last = criterionCount - 1
    for place in 0..<last { weights[place] = random.nextShare() }
    for place in 1..<max(1, last) {
      let value = weights[place]
      var position = place
      while position > 0, weights[position - 1] > value {
        weights[position] = weights[position - 1]
        position -= 1
      }
      weights[position] = value
    }
    var before = 0.0
    for place in 0..<last {
      let cut = weights[place]
      weights[place] = cut - before
      before = cut
    }
    weights[last] = 1 - before
  }

  /// Uniform on the weightings that keep the order: simplex gaps spread over the centroids of the
  /// first one, two, three … criteria, which are its corners.
  private func ordered(_ weights: inout [Double], _ random: inout Xoshiro256) {
    guard criterionCount > 0 else { return }
    var gaps = weights
    simplex(&gaps, &random)
    var sum = 0.0
    for place in stride(from: criterionCount - 1, through: 0, by: -1) {
      sum += gaps[place] * reciprocals[place]
      gaps[place] = sum
    }
    var first = 0
    for tier in tiers {
      for place in stride(from: tier.count - 1, to: 0, by: -1) {
        let other = Int(random.nextShare() * Double(place + 1))
        gaps.swapAt(first + place, first + other)
      }
      for (place, criterion) in tier.enumerated() { weights[criterion] = gaps[first + place] }
      first += tier.count
    }
  }

  /// Gamma numbers scaled to sum 1; should all vanish, the center itself.
  private func dirichlet(
    _ weights: inout [Double], _ center: [Double], _ concentration: Double,
    _ random: inout Xoshiro256, _ spare: inout Double?
  ) {
    var sum = 0.0
    for criterion in 0..<criterionCount {
      weights[criterion] = gamma(center[criterion] * concentration, &random, &spare)
      sum += weights[criterion]
    }
    guard sum > 0 else {
      weights = center
      return
    }
    for criterion in 0..<criterionCount { weights[criterion] /= sum }
  }

  /// A gamma number of a shape, scale 1; shape 0 gives 0.
  ///
  /// **Source**: G. Marsaglia and W. W. Tsang, "A simple method for generating gamma variables",
  /// ACM TOMS 26 (2000), with its power of a uniform number for shapes below 1.
  private func gamma(
    _ shape: Double, _ random: inout Xoshiro256, _ spare: inout Double?
  ) -> Double {
    guard shape > 0 else { return 0 }
    if shape < 1 {
      let base = gamma(shape + 1, &random, &spare)
      return base * positivePower(1 - random.nextShare(), 1 / shape)
    }
    let shifted = shape - 1.0 / 3
    let scale = 1 / (9 * shifted).squareRoot()
    while true {
      let normal = normal(&random, &spare)
      let root = 1 + scale * normal
      guard root > 0 else { continue }
      let cube = root * root * root
      let share = 1 - random.nextShare()
      let square = normal * normal
      if share < 1 - 0.0331 * square * square { return shifted * cube }
      let bound = 0.5 * square + shifted * (1 - cube + naturalLogarithm(cube))
      if naturalLogarithm(share) < bound { return shifted * cube }
    }
  }

  /// A standard normal number; they come in pairs.
  ///
  /// **Source**: G. Marsaglia and T. A. Bray, the polar method, SIAM Review 6 (1964).
  private func normal(_ random: inout Xoshiro256, _ spare: inout Double?) -> Double {
    if let kept = spare {
      spare = nil
      return kept
    }
    while true {
      let x = 2 * random.nextShare() - 1
      let y = 2 * random.nextShare() - 1
      let square = x * x + y * y
      guard square > 0, square < 1 else { continue }
      let factor = (-2 * naturalLogarithm(square) / square).squareRoot()
      spare = y * factor
      return x * factor
    }
  }
}
