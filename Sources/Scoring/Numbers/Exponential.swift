/// The exponential function, from additions and multiplications only, so that every machine gives
/// the same bits.
///
/// **Shape**: any number; too small gives 0, too large infinity, NaN gives NaN.
/// **Source**: argument reduction x = k · ln 2 + r with |r| ≤ ln 2 / 2, then the series of e^r;
/// error at most 2 ulp, checked against the C library in the tests.
public func exponential(_ x: Double) -> Double {
  guard !x.isNaN else { return .nan }
  guard x > -745.2 else { return 0 }
  guard x < 709.79 else { return .infinity }
  let power = (x * 1.4426950408889634).rounded()
  // ln 2 in two parts, so that the remainder keeps its low bits.
  let remainder = (x - power * 0.6931471803691238) - power * 1.9082149292705877e-10
  var sum = 1.0
  for divisor in stride(from: 17.0, through: 1.0, by: -1) { sum = 1 + sum * remainder / divisor }
  // In two steps, so that results below the smallest normal number are reached.
  let half = (power / 2).rounded(.down)
  return sum * Double(sign: .plus, exponent: Int(half), significand: 1)
    * Double(sign: .plus, exponent: Int(power - half), significand: 1)
}

/// A positive number to a power; 1 when the power is zero.
func positivePower(_ base: Double, _ power: Double) -> Double {
  power == 0 ? 1 : exponential(power * naturalLogarithm(base))
}
