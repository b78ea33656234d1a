extension GGUFHeader {
  /// Reads the header of a file, or of bytes that end anywhere after it.
  ///
  /// **Errors**: `GGUFProblem`; a file that ends before its last tensor has a header all the same,
  /// with a note. **Cost**: one pass over the header; memory for its keys and tensors alone.
  public init(reading source: ByteSource) throws(GGUFProblem) {
    var reader = HeaderReader(source)
    self = try reader.header()
  }

  /// Reads the header of bytes in memory.
  public init(reading bytes: [UInt8], fileBytes: Int64? = nil) throws(GGUFProblem) {
    try self.init(reading: ByteSource(bytes, fileBytes: fileBytes))
  }
}

/// Takes a header apart, once, from front to back.
private struct HeaderReader {
  private let source: ByteSource
  private var cursor: HeaderCursor
  private var entries: [GGUFEntry] = []
  private var places: [String: Int] = [:]
  private var alignment: Int64 = 32
  private var tensors: [GGUFTensor] = []

  private static let magic: [UInt8] = [0x47, 0x47, 0x55, 0x46]
  /// The least bytes a key takes: an empty name, a type and one byte.
  private static let leastKeyBytes: Int64 = 13
  /// The least bytes a tensor takes: an empty name, one size, a type and an offset.
  private static let leastTensorBytes: Int64 = 32

  init(_ source: ByteSource) {
    self.source = source
    cursor = HeaderCursor(source)
  }

  mutating func header() throws(GGUFProblem) -> GGUFHeader {
    let version = try readStart()
    let tensorCount = try count(.tensors, limit: GGUFLimits.tensors)
    let keyCount = try count(.keys, limit: GGUFLimits.keys)
    try readKeys(keyCount)
    try readAlignment()
    try readTensors(tensorCount)
    let headerBytes = cursor.offset
    let dataStart = headerBytes.plus(alignment - 1) / alignment * alignment
    var header = GGUFHeader(
      version: version, alignment: alignment, entries: entries, places: places, tensors: tensors,
      headerBytes: headerBytes, dataStart: dataStart, source: source)
    try header.checkTensors()
    return header
  }

  private mutating func readStart() throws(GGUFProblem) -> UInt32 {
    let start = source.bytes(at: 0, count: 4)
    guard start.elementsEqual(Self.magic.prefix(start.count)), !start.isEmpty else {
      throw start.elementsEqual(Self.magic.reversed())
        ? .bigEndian : .notGGUF(magic: start)
    }
    try cursor.skip(4)
    let version = try cursor.integer(UInt32.self)
    // A small version has its only byte at the other end in a file of the other order.
    if version & 0xFFFF == 0, version != 0 { throw .bigEndian }
    guard version == 2 || version == 3 else { throw .version(version) }
    return version
  }

  private mutating func count(
    _ counted: GGUFProblem.Counted, limit: UInt64
  ) throws(GGUFProblem) -> Int {
    let place = cursor.offset
    let stated = try cursor.integer(UInt64.self)
    guard stated <= limit else {
      throw .tooMuch(counted, stated: stated, limit: limit, offset: place)
    }
    return Int(stated)
  }

  /// How many of the stated items the bytes that are left can hold.
  private func possible(_ count: Int, bytesEach: Int64) -> Int {
    let left = Swift.min(source.byteCount, GGUFLimits.headerBytes).minus(cursor.offset)
    return Swift.min(count, Int(left / bytesEach))
  }

  private mutating func readKeys(_ count: Int) throws(GGUFProblem) {
    entries.reserveCapacity(possible(count, bytesEach: Self.leastKeyBytes))
    var nameBytes: Int64 = 0
    for _ in 0..<count {
      let place = cursor.offset
      let length = try cursor.length(.keyBytes, limit: GGUFLimits.keyBytes)
      nameBytes += length
      guard nameBytes <= GGUFLimits.allKeyBytes else {
        throw .tooMuch(
          .allKeyBytes, stated: UInt64(nameBytes), limit: UInt64(GGUFLimits.allKeyBytes),
          offset: place)
      }
      let key = String(decoding: try cursor.bytes(Int(length)), as: UTF8.self)
      let type = try cursor.valueType(key: key)
      let value = try cursor.value(type, key: key)
      guard places.updateValue(entries.count, forKey: key) == nil else {
        throw .repeatedKey(key, offset: place)
      }
      entries.append(GGUFEntry(key: key, type: type, value: value))
    }
  }

  private mutating func readAlignment() throws(GGUFProblem) {
    guard let place = places["general.alignment"] else { return }
    // A value of another type states nothing; a number must be one that can divide offsets.
    let stated: UInt64
    switch entries[place].value {
    case .unsigned(let number): stated = number
    case .signed(let number): stated = UInt64(bitPattern: number)
    case .number, .flag, .text, .array: return
    }
    guard stated.nonzeroBitCount == 1, stated <= 1 << 31 else { throw .wrongAlignment(stated) }
    alignment = Int64(stated)
  }

  private mutating func readTensors(_ count: Int) throws(GGUFProblem) {
    let start = cursor.offset
    let most = Int(GGUFLimits.tensorListBytes / Self.leastTensorBytes)
    tensors.reserveCapacity(
      Swift.min(possible(count, bytesEach: Self.leastTensorBytes), most))
    for _ in 0..<count {
      tensors.append(try readTensor())
      let listBytes = cursor.offset - start
      guard listBytes <= GGUFLimits.tensorListBytes else {
        throw .tooMuch(
          .tensorListBytes, stated: UInt64(listBytes), limit: UInt64(GGUFLimits.tensorListBytes),
          offset: cursor.offset)
      }
    }
  }

  private mutating func readTensor() throws(GGUFProblem) -> GGUFTensor {
    let length = try cursor.length(.textBytes, limit: UInt64(GGUFLimits.tensorListBytes))
    let name = String(decoding: try cursor.bytes(Int(length)), as: UTF8.self)
    let dimensions = try cursor.integer(UInt32.self)
    guard GGUFLimits.dimensions.contains(dimensions) else {
      throw .dimensions(tensor: name, count: dimensions)
    }
    var sizes: [Int64] = []
    var elements: Int64 = 1
    for _ in 0..<dimensions {
      let stated = try cursor.integer(UInt64.self)
      guard stated > 0 else { throw .emptyDimension(tensor: name) }
      guard let size = Int64(exactly: stated) else { throw .tensorTooLarge(tensor: name) }
      let product = elements.multipliedReportingOverflow(by: size)
      guard !product.overflow else { throw .tensorTooLarge(tensor: name) }
      elements = product.partialValue
      sizes.append(size)
    }
    let type = TensorType(code: try cursor.integer(UInt32.self))
    let stated = try cursor.integer(UInt64.self)
    guard stated % UInt64(alignment) == 0 else {
      throw .unaligned(tensor: name, offset: stated, alignment: alignment)
    }
    guard let offset = Int64(exactly: stated) else { throw .tensorTooLarge(tensor: name) }
    return GGUFTensor(
      name: name, type: type, offset: offset, part: 0, sizes: sizes, elementCount: elements,
      byteCount: try bytes(of: type, elements: elements, row: sizes[0], name: name))
  }

  /// The bytes of a tensor, or nothing for a type nobody knows.
  private func bytes(
    of type: TensorType, elements: Int64, row: Int64, name: String
  ) throws(GGUFProblem) -> Int64? {
    guard let known = type.row else { return nil }
    guard row % known.blockElements == 0 else {
      throw .brokenRow(tensor: name, elements: UInt64(row), block: known.blockElements)
    }
    let product = (elements / known.blockElements)
      .multipliedReportingOverflow(by: known.blockBytes)
    guard !product.overflow else { throw .tensorTooLarge(tensor: name) }
    return product.partialValue
  }
}
