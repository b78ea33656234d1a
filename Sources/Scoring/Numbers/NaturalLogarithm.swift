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
  var sum = 1.0 / 27
  sum = sum * square + 1.0 / 25
  sum = sum * square + 1.0 / 23
  sum = sum * square + 1.0 / 21
  sum = sum * square + 1.0 / 19
  sum = sum * square + 1.0 / 17
  sum = sum * square + 1.0 / 15
  sum = sum * square + 1.0 / 13
  sum = sum * square + 1.0 / 11
  sum = sum * square + 1.0 / 9
  sum = sum * square + 1.0 / 7
  sum = sum * square + 1.0 / 5
  sum = sum * square + 1.0 / 3
  // ln 2 in two parts, so that exponent · ln 2 keeps its low bits.
  let high = 0.6931471803691238
  let low = 1.9082149292705877e-10
  return exponent * high + (2 * ratio + (2 * ratio * square * sum + exponent * low))
}
