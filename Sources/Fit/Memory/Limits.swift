extension ModelShape {
  /// Contexts are tried in steps of this many tokens, as llama.cpp rounds them.
  public static let contextStep: Int64 = 256
  /// No more streams than this are tried.
  static let mostStreams: Int64 = 4096
  /// The longest context that is tried where the model states none: 16 M tokens.
  static let longestContext: Int64 = 1 << 24

  /// The longest context that surely fits, in tokens: a multiple of 256, or all the model accepts.
  ///
  /// **Shape**: `nil` where memory is not fully known, zero where not even 256 tokens fit.
  public func largestContextTokens(
    _ quantization: Quantization, on device: Device, under workload: Workload
  ) -> Int64? {
    func verdict(_ tokens: Int64) -> FitVerdict {
      self.verdict(quantization, on: device, under: workload.withContext(tokens))
    }
    let cap = min(contextLimitTokens ?? Self.longestContext, Self.longestContext)
    if verdict(cap) == .pass { return cap }
    guard MemoryTerms(self, quantization, device, workload).need.isKnown else { return nil }
    let steps = Self.largest(in: 0...cap / Self.contextStep) { step in
      step == 0 || verdict(step * Self.contextStep) == .pass
    }
    return steps * Self.contextStep
  }

  /// The most streams that surely fit at the workload's context; `nil` where memory is not fully
  /// known, zero where not even one does.
  public func largestStreams(
    _ quantization: Quantization, on device: Device, under workload: Workload
  ) -> Int64? {
    guard MemoryTerms(self, quantization, device, workload).need.isKnown else { return nil }
    return Self.largest(in: 0...Self.mostStreams) { count in
      count == 0
        || verdict(quantization, on: device, under: workload.withStreams(count)) == .pass
    }
  }

  /// The last number for which a condition holds that holds for the first and never again once it
  /// has failed.
  static func largest(in range: ClosedRange<Int64>, where holds: (Int64) -> Bool) -> Int64 {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = low + (high - low + 1) / 2
      if holds(middle) { low = middle } else { high = middle - 1 }
    }
    return low
  }
}
