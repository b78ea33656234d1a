/// The natural logarithm, from additions and multiplications only, so that every machine gives the
/// same bits.
///
/// **Shape**: finite `x > 0`; anything else gives NaN.
/// **Source**: argument reduction x = 2^k · f with f in [√½, √2), then the series of
/// 2·artanh((f − 1)/(f + 1)); error at most 2 ulp, checked against the C library in the tests.
public func naturalLogarithm(_ x: Double) -> Double {
  guard x > 0, x.isFinite else { return .nan }
  var exponent = Double(x.exponent)
  var fraction = x.significand
  if fraction > 1.4142135623730951 {
    fraction /= 2
    exponent += 1
  }
  let ratio = (fraction - 1) / (fraction + 1)
  let square = ratio * ratio
  var sum = 0.0
  var denominator = 27.0
  while denominator >= 3 {
    sum = sum * square + 1 / denominator
    denominator -= 2
  }
  // ln 2 in two parts, so that exponent · ln 2 keeps its low bits.
  let high = 0.6931471803691238
  let low = 1.9082149292705877e-10
  return exponent * high + (2 * ratio + (2 * ratio * square * sum + exponent * low))
}
