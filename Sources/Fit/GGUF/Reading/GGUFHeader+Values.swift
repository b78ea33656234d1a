extension GGUFHeader {
  /// The value of an entry of this header, byte for byte as it stands in the file.
  ///
  /// **Shape**: without the key and the type before it; `nil` where the file shrank since.
  public func valueBytes(_ entry: GGUFEntry) -> [UInt8]? {
    switch entry.value {
    case .unsigned(let number): return entry.type.bytes(number)
    case .signed(let number): return entry.type.bytes(UInt64(bitPattern: number))
    case .flag(let flag): return [flag ? 1 : 0]
    case .number(let number):
      return entry.type == .float32
        ? Self.bytes(UInt64(Float(number).bitPattern), count: 4)
        : Self.bytes(number.bitPattern, count: 8)
    case .text(let place):
      let count = UInt64(place.upperBound - place.lowerBound)
      return stored(place).map { Self.bytes(count, count: 8) + $0 }
    case .array(let array):
      let start =
        Self.bytes(UInt64(array.elementType.rawValue), count: 4)
        + Self.bytes(UInt64(array.count), count: 8)
      return stored(array.bytes).map { start + $0 }
    }
  }

  private func stored(_ place: Range<Int64>) -> [UInt8]? {
    let count = Int(place.upperBound - place.lowerBound)
    let bytes = source.bytes(at: place.lowerBound, count: count)
    return bytes.count == count ? bytes : nil
  }

  fileprivate static func bytes(_ pattern: UInt64, count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: pattern >> UInt64($0 * 8)) }
  }
}

extension GGUFValueType {
  /// A whole number in the bytes of this type, low byte first.
  fileprivate func bytes(_ pattern: UInt64) -> [UInt8] {
    GGUFHeader.bytes(pattern, count: Int(byteCount ?? 0))
  }
}
