/// Reads a header from front to back through windows of limited size.
///
/// **Errors**: every step is compared with the limit of the header and with the bytes there are,
/// before any of them is asked for.
struct HeaderCursor {
  private let source: ByteSource
  private var window: [UInt8] = []
  private var windowStart: Int64 = 0
  /// The offset of the next byte.
  private(set) var offset: Int64 = 0

  init(_ source: ByteSource) { self.source = source }

  /// The next whole number, low byte first.
  mutating func integer<Integer: FixedWidthInteger>(
    _ type: Integer.Type = Integer.self
  ) throws(GGUFProblem) -> Integer {
    let size = MemoryLayout<Integer>.size
    let start = try load(size)
    let value = window.withUnsafeBytes {
      $0.loadUnaligned(fromByteOffset: start, as: Integer.self)
    }
    offset += Int64(size)
    return Integer(littleEndian: value)
  }

  /// So many of the next bytes, which must be few.
  mutating func bytes(_ count: Int) throws(GGUFProblem) -> [UInt8] {
    guard count > 0 else { return [] }
    let start = try load(count)
    offset += Int64(count)
    return Array(window[start..<start + count])
  }

  /// Goes on without reading.
  mutating func skip(_ count: Int64) throws(GGUFProblem) {
    try check(count)
    offset += count
  }

  /// Makes sure that so many bytes are in the window, and says where in it they begin.
  private mutating func load(_ count: Int) throws(GGUFProblem) -> Int {
    let start = offset - windowStart
    if start >= 0, start + Int64(count) <= Int64(window.count) { return Int(start) }
    try check(Int64(count))
    window = source.bytes(at: offset, count: Swift.max(count, GGUFLimits.windowBytes))
    windowStart = offset
    // A file may shrink while it is read.
    guard window.count >= count else {
      throw .needsMoreBytes(given: offset.plus(Int64(window.count)))
    }
    return 0
  }

  private func check(_ count: Int64) throws(GGUFProblem) {
    let end = offset.plus(count)
    guard end <= GGUFLimits.headerBytes else {
      throw .tooMuch(
        .headerBytes, stated: UInt64(clamping: end), limit: UInt64(GGUFLimits.headerBytes),
        offset: offset)
    }
    guard end <= source.byteCount else { throw .needsMoreBytes(given: source.byteCount) }
  }
}

extension HeaderCursor {
  /// The length of the next text, within a limit.
  mutating func length(
    _ counted: GGUFProblem.Counted = .textBytes, limit: UInt64 = GGUFLimits.textBytes
  ) throws(GGUFProblem) -> Int64 {
    let place = offset
    let length = try integer(UInt64.self)
    guard length <= limit else {
      throw .tooMuch(counted, stated: length, limit: limit, offset: place)
    }
    return Int64(length)
  }

  /// The next text as a place in the file.
  mutating func text() throws(GGUFProblem) -> Range<Int64> {
    let length = try length()
    let start = offset
    try skip(length)
    return start..<offset
  }

  /// The next list as a place in the file; its elements are passed over, not read.
  ///
  /// **Cost**: one step for each text of a list of texts, none for numbers.
  mutating func array(depth: Int, key: String) throws(GGUFProblem) -> GGUFArray {
    let place = offset
    guard depth <= GGUFLimits.depth else {
      throw .tooMuch(
        .depth, stated: UInt64(depth), limit: UInt64(GGUFLimits.depth), offset: place)
    }
    let type = try valueType(key: key)
    let countPlace = offset
    let stated = try integer(UInt64.self)
    guard stated <= GGUFLimits.elements else {
      throw .tooMuch(.elements, stated: stated, limit: GGUFLimits.elements, offset: countPlace)
    }
    let count = Int64(stated)
    let start = offset
    if let size = type.byteCount {
      try skip(count * size)
    } else if type == .string {
      for _ in 0..<count { try skip(try length()) }
    } else {
      for _ in 0..<count { _ = try array(depth: depth + 1, key: key) }
    }
    return GGUFArray(elementType: type, count: count, bytes: start..<offset)
  }

  /// The next type of a value.
  mutating func valueType(key: String) throws(GGUFProblem) -> GGUFValueType {
    let place = offset
    let code = try integer(UInt32.self)
    guard let type = GGUFValueType(rawValue: code) else {
      throw .unknownValueType(code, key: key, offset: place)
    }
    return type
  }

  /// The next value of a type.
  mutating func value(_ type: GGUFValueType, key: String) throws(GGUFProblem) -> GGUFValue {
    switch type {
    case .uint8: return .unsigned(UInt64(try integer(UInt8.self)))
    case .int8: return .signed(Int64(try integer(Int8.self)))
    case .uint16: return .unsigned(UInt64(try integer(UInt16.self)))
    case .int16: return .signed(Int64(try integer(Int16.self)))
    case .uint32: return .unsigned(UInt64(try integer(UInt32.self)))
    case .int32: return .signed(Int64(try integer(Int32.self)))
    case .float32: return .number(Double(Float(bitPattern: try integer(UInt32.self))))
    case .bool: return .flag(try integer(UInt8.self) != 0)
    case .string: return .text(try text())
    case .array: return .array(try array(depth: 1, key: key))
    case .uint64: return .unsigned(try integer(UInt64.self))
    case .int64: return .signed(try integer(Int64.self))
    case .float64: return .number(Double(bitPattern: try integer(UInt64.self)))
    }
  }
}
