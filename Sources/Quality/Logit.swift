internal import Catalog
internal import Scoring

/// The log of the odds of a share, the scale on which benchmarks of different difficulty line up.
///
/// **Shape**: a share outside of 0.005 … 0.995 counts as that end, so that a perfect result stays a
/// number.
public func logit(ofShare share: Double) -> Double {
  let clamped = min(0.995, max(0.005, share))
  return naturalLogarithm(clamped / (1 - clamped))
}
