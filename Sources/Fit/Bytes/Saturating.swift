extension Int64 {
  /// The product, or the largest integer where it does not fit.
  ///
  /// Catalog files may hold any whole number; a hostile one must give a size nothing fits into,
  /// never a trap. Both factors are zero or above.
  func times(_ other: Int64) -> Int64 {
    let product = multipliedReportingOverflow(by: other)
    return product.overflow ? .max : product.partialValue
  }

  /// The sum, or the largest integer where it does not fit.
  func plus(_ other: Int64) -> Int64 {
    let sum = addingReportingOverflow(other)
    return sum.overflow ? .max : sum.partialValue
  }

  /// Tokens rounded up to the cells llama.cpp sets aside for them: a multiple of 256.
  var roundedUpToCells: Int64 {
    let step = ModelShape.contextStep
    return plus(step - 1) / step * step
  }

  /// The difference, or zero where it would be negative.
  func minus(_ other: Int64) -> Int64 {
    self > other ? self - other : 0
  }
}

extension Double {
  /// The nearest whole number of bytes, or the largest integer where it does not fit.
  var asBytes: Int64 {
    guard self > 0 else { return 0 }
    let rounded = self.rounded()
    return rounded < 9.2e18 ? Int64(rounded) : .max
  }
}
