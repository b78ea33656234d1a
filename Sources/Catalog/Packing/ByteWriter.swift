/// Bytes being written.
struct ByteWriter {
  var bytes: [UInt8] = []

  mutating func write(unsigned number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func write(count: Int) { write(unsigned: UInt64(count)) }

  mutating func write(signed number: Int64) {
    write(unsigned: UInt64(bitPattern: (number << 1) ^ (number >> 63)))
  }

  mutating func write(eightBytes bits: UInt64) {
    for offset in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: bits >> UInt64(8 * offset))) }
  }

  mutating func write(text: String) {
    write(count: text.utf8.count)
    bytes += text.utf8
  }

  mutating func write(_ date: CalendarDate) { write(unsigned: UInt64(date.packed)) }
}
