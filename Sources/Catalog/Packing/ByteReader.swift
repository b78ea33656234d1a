/// Bytes being read; every read checks that enough are left.
struct ByteReader {
  let bytes: [UInt8]
  var position: Int

  init(_ bytes: [UInt8], at position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  @inline(__always)
  mutating func byte() throws(PackingError) -> UInt8 {
    guard position < bytes.count else { throw .damaged }
    let byte = bytes[position]
    position += 1
    return byte
  }

  /// A whole number in groups of seven bits, lowest first.
  @inline(__always)
  mutating func unsigned() throws(PackingError) -> UInt64 {
    let first = try byte()
    return first < 0x80 ? UInt64(first) : try longUnsigned(first)
  }

  private mutating func longUnsigned(_ first: UInt8) throws(PackingError) -> UInt64 {
    var number = UInt64(first & 0x7F)
    var shift: UInt64 = 7
    while true {
      let next = try byte()
      guard shift < 63 || next <= 1 else { throw .damaged }
      number |= UInt64(next & 0x7F) << shift
      if next < 0x80 { return number }
      shift += 7
    }
  }

  mutating func signed() throws(PackingError) -> Int64 {
    let number = try unsigned()
    return Int64(bitPattern: (number >> 1) ^ (0 &- (number & 1)))
  }

  mutating func eightBytes() throws(PackingError) -> UInt64 {
    guard bytes.count - position >= 8 else { throw .damaged }
    var bits: UInt64 = 0
    for offset in 0..<8 { bits |= UInt64(bytes[position + offset]) << UInt64(8 * offset) }
    position += 8
    return bits
  }

  /// A count of things that take at least one byte each.
  @inline(__always)
  mutating func count() throws(PackingError) -> Int {
    let number = try unsigned()
    guard number <= UInt64(bytes.count - position) else { throw .damaged }
    return Int(number)
  }

  mutating func text() throws(PackingError) -> String {
    let length = try count()
    let end = position + length
    let text = String(decoding: bytes[position..<end], as: UTF8.self)
    position = end
    return text
  }

  mutating func date() throws(PackingError) -> CalendarDate {
    guard let packed = Int32(exactly: try unsigned()), let date = CalendarDate(packed: packed)
    else { throw .damaged }
    return date
  }
}
