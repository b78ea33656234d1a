/// The header of a GGUF file: its metadata and its list of tensors, never the weights.
///
/// **Shape**: texts and lists stay in the file until somebody asks for them, so that a vocabulary
/// of 262,144 texts costs nothing but its length. **Source**: `docs/gguf.md` in `ggml-org/ggml`.
public struct GGUFHeader: Sendable {
  /// The version of the format.
  public let version: UInt32
  /// What every offset is a multiple of, in bytes.
  public let alignment: Int64
  /// The metadata in the order of the file.
  public let entries: [GGUFEntry]
  /// The tensors in the order of the file; of all parts, where it is split.
  public internal(set) var tensors: [GGUFTensor]
  /// Bytes of the header, without the padding after it.
  public let headerBytes: Int64
  /// Where the data begins.
  public let dataStart: Int64
  /// The size of each part's file, where it is known.
  public internal(set) var partBytes: [Int64?]
  /// What is worth knowing.
  public internal(set) var notes: [GGUFNote] = []
  private let places: [String: Int]
  let source: ByteSource

  init(
    version: UInt32, alignment: Int64, entries: [GGUFEntry], places: [String: Int],
    tensors: [GGUFTensor], headerBytes: Int64, dataStart: Int64, source: ByteSource
  ) {
    self.version = version
    self.alignment = alignment
    self.entries = entries
    self.places = places
    self.tensors = tensors
    self.headerBytes = headerBytes
    self.dataStart = dataStart
    self.source = source
    partBytes = [source.fileBytes]
  }

  /// The value of a key.
  public subscript(key: String) -> GGUFValue? { entry(key)?.value }

  /// The entry of a key.
  public func entry(_ key: String) -> GGUFEntry? { places[key].map { entries[$0] } }

  /// The value as a whole number; `nil` where it is none, or does not fit.
  public func integer(_ key: String) -> Int64? {
    switch self[key] {
    case .unsigned(let number): return Int64(exactly: number)
    case .signed(let number): return number
    case .number, .flag, .text, .array, nil: return nil
    }
  }

  /// The value as a number; `nil` where it is none.
  public func number(_ key: String) -> Double? {
    switch self[key] {
    case .unsigned(let number): return Double(number)
    case .signed(let number): return Double(number)
    case .number(let number): return number
    case .flag, .text, .array, nil: return nil
    }
  }

  /// The value as yes or no.
  public func flag(_ key: String) -> Bool? {
    if case .flag(let flag) = self[key] { return flag }
    return nil
  }

  /// The bytes of a text; `nil` where it is none, or too long to be shown.
  public func textBytes(_ key: String) -> [UInt8]? {
    guard case .text(let place) = self[key] else { return nil }
    let count = place.upperBound - place.lowerBound
    guard count <= GGUFLimits.shownTextBytes else { return nil }
    return source.bytes(at: place.lowerBound, count: Int(count))
  }

  /// A text to show, with what is not UTF-8 and every control character replaced.
  public func text(_ key: String) -> String? { textBytes(key).map(Self.shown) }

  /// A list.
  public func array(_ key: String) -> GGUFArray? {
    if case .array(let array) = self[key] { return array }
    return nil
  }

  /// The whole numbers of a list, yes and no as one and zero; `nil` where it is no such list, or
  /// has more entries than any model has layers.
  public func integers(_ key: String) -> [Int64]? {
    guard let array = array(key), array.count <= GGUFLimits.decodedElements,
      let size = array.elementType.byteCount, ![.float32, .float64].contains(array.elementType)
    else { return nil }
    let bytes = source.bytes(at: array.bytes.lowerBound, count: Int(array.count * size))
    guard Int64(bytes.count) == array.count * size else { return nil }
    var numbers: [Int64] = []
    numbers.reserveCapacity(Int(array.count))
    for start in stride(from: 0, to: bytes.count, by: Int(size)) {
      var pattern: UInt64 = 0
      for place in (start..<start + Int(size)).reversed() {
        pattern = pattern << 8 | UInt64(bytes[place])
      }
      guard let number = array.elementType.integer(pattern) else { return nil }
      numbers.append(number)
    }
    return numbers
  }

  /// Bytes as a text one may print.
  static func shown(_ bytes: [UInt8]) -> String {
    var text = String.UnicodeScalarView()
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      let isControl = scalar.properties.generalCategory == .control || scalar.isLineBreak
      text.append(isControl ? "\u{FFFD}" : scalar)
    }
    return String(text)
  }
}

extension Unicode.Scalar {
  /// Whether it begins a line or a paragraph, or turns the direction of writing.
  fileprivate var isLineBreak: Bool {
    switch value {
    case 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: return true
    default: return false
    }
  }
}

extension GGUFValueType {
  /// The whole number a pattern of bits stands for; `nil` where it does not fit.
  fileprivate func integer(_ pattern: UInt64) -> Int64? {
    switch self {
    case .uint8, .uint16, .uint32, .uint64: return Int64(exactly: pattern)
    case .bool: return pattern == 0 ? 0 : 1
    case .int8: return Int64(Int8(truncatingIfNeeded: pattern))
    case .int16: return Int64(Int16(truncatingIfNeeded: pattern))
    case .int32: return Int64(Int32(truncatingIfNeeded: pattern))
    case .int64: return Int64(bitPattern: pattern)
    case .float32, .float64, .string, .array: return nil
    }
  }
}
