#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

extension Double {
  /// This number raised to a power.
  func raised(to exponent: Double) -> Double { pow(self, exponent) }
}
