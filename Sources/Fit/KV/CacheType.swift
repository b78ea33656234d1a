/// The type of one element of the attention cache.
public enum CacheType: String, Hashable, Sendable, CaseIterable {
  case f32
  case f16
  /// Eight bits an element, without block scales.
  case fp8
  /// Blocks of 32 elements in 34 bytes.
  case q8_0
  /// Blocks of 32 elements in 18 bytes.
  case q4_0

  /// The bytes of this many elements, rounded up.
  ///
  /// **Source**: block sizes of `ggml-common.h` in `ggml-org/llama.cpp`.
  public func bytes(elements: Int64) -> Int64 {
    switch self {
    case .f32: return elements.times(4)
    case .f16: return elements.times(2)
    case .fp8: return elements
    case .q8_0: return blocks(elements).times(34)
    case .q4_0: return blocks(elements).times(18)
    }
  }

  private func blocks(_ elements: Int64) -> Int64 { elements.plus(31) / 32 }
}
