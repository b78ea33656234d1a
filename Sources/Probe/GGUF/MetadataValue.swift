public import Fit

/// A metadata value as it stands in a GGUF file: its type and its bytes.
///
/// **Shape**: the bytes hold what follows the type; a text begins with its length, a list with the
/// type and the number of its elements. So a value of any kind is carried over as it was.
public struct MetadataValue: Hashable, Sendable {
  /// Its type.
  public let type: GGUFValueType
  /// Its bytes, numbers with the low byte first.
  public let bytes: [UInt8]

  /// A value out of bytes that are known to be of the type.
  init(type: GGUFValueType, bytes: [UInt8]) {
    self.type = type
    self.bytes = bytes
  }

  /// A whole number of 32 bits.
  static func count(_ number: UInt32) -> MetadataValue {
    MetadataValue(type: .uint32, bytes: number.littleEndianBytes)
  }

  /// A number with a point.
  static func number(_ number: Float) -> MetadataValue {
    MetadataValue(type: .float32, bytes: number.bitPattern.littleEndianBytes)
  }

  /// Yes or no.
  static func flag(_ flag: Bool) -> MetadataValue {
    MetadataValue(type: .bool, bytes: [flag ? 1 : 0])
  }

  /// A text.
  static func text(_ text: String) -> MetadataValue {
    MetadataValue(type: .string, bytes: lengthAndBytes(of: text))
  }

  /// A list of texts.
  static func texts(_ texts: [String]) -> MetadataValue {
    var bytes = listStart(.string, count: texts.count)
    for text in texts { bytes += lengthAndBytes(of: text) }
    return MetadataValue(type: .array, bytes: bytes)
  }

  /// A list of whole numbers of 32 bits.
  static func signed(_ numbers: [Int32]) -> MetadataValue {
    var bytes = listStart(.int32, count: numbers.count)
    for number in numbers { bytes += number.littleEndianBytes }
    return MetadataValue(type: .array, bytes: bytes)
  }

  private static func listStart(_ type: GGUFValueType, count: Int) -> [UInt8] {
    type.rawValue.littleEndianBytes + UInt64(count).littleEndianBytes
  }

  private static func lengthAndBytes(of text: String) -> [UInt8] {
    UInt64(text.utf8.count).littleEndianBytes + Array(text.utf8)
  }
}

extension MetadataValue {
  /// The whole number it is, `nil` where it is none.
  var integer: Int64? {
    switch type {
    case .uint8, .uint16, .uint32, .uint64: return Int64(exactly: pattern(of: bytes[...]))
    case .int8, .int16, .int32, .int64:
      let bits = UInt64(bytes.count * 8)
      guard (8...64).contains(bits) else { return nil }
      let shift = 64 - bits
      return Int64(bitPattern: pattern(of: bytes[...]) << shift) >> shift
    case .float32, .float64, .bool, .string, .array: return nil
    }
  }

  /// The text it is, `nil` where it is none.
  var text: String? {
    type == .string ? String(decoding: bytes.dropFirst(8), as: UTF8.self) : nil
  }

  /// Type and number of the elements of a list, `nil` where it is none.
  var list: (type: GGUFValueType, count: Int)? {
    guard type == .array, bytes.count >= 12,
      let element = GGUFValueType(rawValue: UInt32(truncatingIfNeeded: pattern(of: bytes[..<4]))),
      let count = Int(exactly: pattern(of: bytes[4..<12]))
    else { return nil }
    return (element, count)
  }

  /// The element of a list at a place, as bytes; `nil` for lists of lists.
  ///
  /// **Cost**: one step for each text before it, none for numbers.
  func element(_ place: Int) -> ArraySlice<UInt8>? {
    guard let range = range(of: place) else { return nil }
    return bytes[range]
  }

  /// The list cut to its first elements; itself where it is shorter or no list of plain values.
  func prefix(_ count: Int) -> MetadataValue {
    guard let list, list.count > count else { return self }
    let end = count == 0 ? 12 : range(of: count - 1)?.upperBound
    guard let end else { return self }
    let start = Self.listStart(list.type, count: count)
    return MetadataValue(type: .array, bytes: start + bytes[12..<end])
  }

  /// Another whole number in the same type; itself where it is none, or the number has no room.
  func with(_ number: Int64) -> MetadataValue {
    guard integer != nil else { return self }
    let bytes = (0..<bytes.count).map { UInt8(truncatingIfNeeded: number >> Int64($0 * 8)) }
    let changed = MetadataValue(type: type, bytes: bytes)
    return changed.integer == number ? changed : self
  }

  private func range(of place: Int) -> Range<Int>? {
    guard let list, (0..<list.count).contains(place) else { return nil }
    if let size = list.type.elementBytes {
      let start = 12 + place * size
      return start + size <= bytes.count ? start..<start + size : nil
    }
    guard list.type == .string else { return nil }
    var start = 12
    for position in 0...place {
      guard start + 8 <= bytes.count,
        let length = Int(exactly: pattern(of: bytes[start..<start + 8])),
        length <= bytes.count - start - 8
      else { return nil }
      if position == place { return start..<start + 8 + length }
      start += 8 + length
    }
    return nil
  }

  private func pattern(of bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }
}

extension GGUFValueType {
  /// Bytes of one element; `nil` for texts and lists.
  var elementBytes: Int? {
    switch self {
    case .uint8, .int8, .bool: return 1
    case .uint16, .int16: return 2
    case .uint32, .int32, .float32: return 4
    case .uint64, .int64, .float64: return 8
    case .string, .array: return nil
    }
  }
}

extension FixedWidthInteger {
  /// Its bytes, the low one first.
  var littleEndianBytes: [UInt8] {
    withUnsafeBytes(of: littleEndian) { Array($0) }
  }
}
