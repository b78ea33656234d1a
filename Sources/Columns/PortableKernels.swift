/// The kernels of `ColumnKernels` in plain Swift: slow, and right by inspection.
enum PortableKernels {
  static func match<Element>(
    _ elements: UnsafeBufferPointer<Element>, pass: Words, unknown: Words,
    passes: (Element) -> Bool, isUnknown: (Element) -> Bool
  ) {
    for start in stride(from: 0, to: elements.count, by: 64) {
      var passing: UInt64 = 0
      var silent: UInt64 = 0
      for row in start..<min(start + 64, elements.count) {
        if passes(elements[row]) { passing |= 1 << UInt64(row - start) }
        if isUnknown(elements[row]) { silent |= 1 << UInt64(row - start) }
      }
      pass[start / 64] = passing
      unknown[start / 64] = silent
    }
  }

  static func list(
    _ words: UnsafeBufferPointer<UInt64>, into rows: UnsafeMutablePointer<UInt32>
  ) -> Int {
    var count = 0
    for row in 0..<words.count * 64 where words[row / 64] >> UInt64(row % 64) & 1 == 1 {
      rows[count] = UInt32(row)
      count += 1
    }
    return count
  }

  static func select(
    _ values: UnsafePointer<Float>, stride: Int, weights: [Float], count: Int, least: Float,
    places: UnsafeMutablePointer<UInt32>, scores: UnsafeMutablePointer<Float>
  ) -> Int {
    var found = 0
    for place in 0..<count {
      var sum: Float = 0
      for (criterion, weight) in weights.enumerated() {
        sum += weight * values[criterion * stride + place]
      }
      if sum >= least {
        places[found] = UInt32(place)
        scores[found] = sum
        found += 1
      }
    }
    return found
  }
}
