internal import Scoring

/// The log of the odds of a share, the scale on which benchmarks of different difficulty line up.
///
/// **Shape**: a share outside of 0.005 … 0.995 counts as that end, so that a perfect result stays a
/// number.
public func logit(ofShare share: Double) -> Double {
  let clamped = min(0.995, max(0.005, share))
  return naturalLogarithm(clamped / (1 - clamped))
}

/// The share whose odds have this logarithm.
///
/// **Shape**: any finite number gives a share of 0 … 1.
/// **Source**: e^x by halving the argument until it is small, a Taylor series, and squaring back, so
/// that every machine gives the same bits.
public func share(ofLogit logit: Double) -> Double {
  let distance = min(700, abs(logit))
  let small = distance / 1024
  var sum = 1.0
  var divisor = 8.0
  while divisor >= 1 {
    sum = 1 + small / divisor * sum
    divisor -= 1
  }
  for _ in 0..<10 { sum *= sum }
  return logit < 0 ? 1 / (1 + sum) : sum / (1 + sum)
}

/// The mean share where a logit is known with an error: nearer to one half than the share of the
/// mean logit.
///
/// **Source**: D. MacKay, "The evidence framework applied to classification networks", Neural
/// Computation 4 (1992): the mean of a logistic over a normal is near that of a narrower one.
func meanShare(ofLogit logit: Double, variance: Double) -> Double {
  share(ofLogit: logit / (1 + .pi * variance / 8).squareRoot())
}
