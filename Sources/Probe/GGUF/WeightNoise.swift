internal import Fit

/// Made-up weights: blocks of each type whose values have a spread of about `1 / √row`.
///
/// **Shape**: bytes of a prime number of blocks, which are repeated over a tensor, so that writing
/// costs the speed of the disk and no two rows are alike. Types without a recipe are zeros.
/// **Source** of the block layouts: `ggml-common.h` in `ggml-org/llama.cpp`. Only exact
/// arithmetic is used, so that the bytes are the same on every machine.
struct WeightNoise {
  private var numbers: SeededNumbers
  /// The standard deviation of the values.
  private let spread: Double
  private let type: TensorType

  /// The bytes of a type for rows of so many elements.
  static func bytes(
    _ type: TensorType, row: Int64, seed: UInt64, loudness: Double = 1, blocks: Int? = nil
  ) -> [UInt8] {
    var mixed = SeededNumbers(seed: seed)
    let start = mixed.next() ^ UInt64(type.code) << 48 ^ UInt64(bitPattern: row)
    var noise = WeightNoise(
      numbers: SeededNumbers(seed: start),
      spread: loudness / Double(max(1, row)).squareRoot(), type: type)
    let block = type.block ?? (1, 1)
    let count = blocks ?? (block.elements == 1 ? 8191 : 4093)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count * Int(block.bytes))
    for _ in 0..<count {
      let before = bytes.count
      noise.addBlock(to: &bytes)
      // No recipe, or one that left a part out: the rest is zero.
      let missing = Int(block.bytes) - (bytes.count - before)
      if missing > 0 { bytes.append(contentsOf: repeatElement(0, count: missing)) }
    }
    return bytes
  }

  private mutating func addBlock(to bytes: inout [UInt8]) {
    switch type.code {
    case 0: bytes += Float(normal()).bitPattern.littleEndianBytes
    case 1: half(normal(), &bytes)
    case 28: bytes += normal().bitPattern.littleEndianBytes
    case 30: bytes += UInt16(Float(normal()).bitPattern >> 16).littleEndianBytes
    case 2: scaled(4.6, 16, &bytes)  // Q4_0: scale, 32 × 4 bits from −8
    case 3: shifted(4.6, by: -7.5, 16, &bytes)  // Q4_1: scale, minimum
    case 6: scaled(9.2, 20, &bytes)  // Q5_0
    case 7: shifted(9.2, by: -15.5, 20, &bytes)  // Q5_1
    case 8: scaled(74, 32, &bytes)  // Q8_0
    case 20: scaled(70, 16, &bytes)  // IQ4_NL
    case 12: shifted(150, by: 7.5, 140, &bytes)  // Q4_K: scales of 6 bits and 4-bit values
    case 13: shifted(300, by: 15.5, 172, &bytes)  // Q5_K
    case 16: scaled(47, 64, &bytes)  // IQ2_XXS: indices into tables of points
    case 17: scaled(47, 72, &bytes)  // IQ2_XS
    case 22: scaled(47, 80, &bytes)  // IQ2_S
    case 18: scaled(119, 96, &bytes)  // IQ3_XXS
    case 21: scaled(128, 108, &bytes)  // IQ3_S
    case 19: scaled(6.4, 48, &bytes)  // IQ1_S
    case 23: scaled(1300, 134, &bytes)  // IQ4_XS
    default: addRareBlock(to: &bytes)
    }
  }

  private mutating func addRareBlock(to bytes: inout [UInt8]) {
    switch type.code {
    case 10:  // Q2_K: the scales stand last
      random(80, &bytes)
      let step = uniform() * spread / 9
      half(step, &bytes)
      half(step * 1.5, &bytes)
    case 11:  // Q3_K
      random(108, &bytes)
      half(uniform() * spread / 40, &bytes)
    case 14:  // Q6_K
      random(208, &bytes)
      half(uniform() * spread / 1300, &bytes)
    case 34:  // TQ1_0: −1, 0 and 1
      random(52, &bytes)
      half(uniform() * spread / 0.8, &bytes)
    case 35:  // TQ2_0
      random(64, &bytes)
      half(uniform() * spread / 1.2, &bytes)
    case 39:  // MXFP4: a power of two, 32 values up to 6
      let power = Int(spread.exponent) + 126 + Int(numbers.next() & 1)
      bytes.append(UInt8(clamping: power))
      random(16, &bytes)
    default: break
    }
  }

  /// A scale in front, then random bits; `size` is the spread of the values at a scale of one.
  private mutating func scaled(_ size: Double, _ count: Int, _ bytes: inout [UInt8]) {
    half(uniform() * spread / size, &bytes)
    random(count, &bytes)
  }

  /// A scale and a minimum in so many steps of it, then random bits.
  private mutating func shifted(
    _ size: Double, by steps: Double, _ count: Int, _ bytes: inout [UInt8]
  ) {
    let step = uniform() * spread / size
    half(step, &bytes)
    half(step * steps, &bytes)
    random(count, &bytes)
  }

  private mutating func random(_ count: Int, _ bytes: inout [UInt8]) {
    for start in stride(from: 0, to: count, by: 8) {
      let bits = numbers.next().littleEndian
      withUnsafeBytes(of: bits) { bytes.append(contentsOf: $0.prefix(min(8, count - start))) }
    }
  }

  private func half(_ value: Double, _ bytes: inout [UInt8]) {
    let bits = Float16(value).bitPattern
    bytes.append(UInt8(truncatingIfNeeded: bits))
    bytes.append(UInt8(truncatingIfNeeded: bits >> 8))
  }

  /// From 0.5 to 1.5.
  private mutating func uniform() -> Double {
    0.5 + Double(numbers.next() >> 11) / Double(UInt64(1) << 53)
  }

  /// Nearly normal: the sum of four numbers of 16 bits, so that no logarithm is needed.
  private mutating func normal() -> Double {
    let bits = numbers.next()
    var sum = -131_070.0
    for place in 0..<4 { sum += Double(UInt16(truncatingIfNeeded: bits >> UInt64(place * 16))) }
    // Four uniform numbers of width 65,536 have a standard deviation of 65,536 / √3.
    return sum / 37_837.227 * spread
  }
}
