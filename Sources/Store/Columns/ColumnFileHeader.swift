internal import Columns

/// The first page of a file of columns: what it is, of which catalog, and where each column lies.
///
/// **Shape** 4,096 bytes, numbers as the machine keeps them (a machine of other byte order sees
/// another magic number): magic, format, columns (8, 4, 4 bytes), the catalog's hash (64), rows (8),
/// bytes of the file (8), then 64 bytes for each column: kind (8), offset, length and checksum (8
/// each), name (32). The last 8 bytes are the checksum of all before them.
struct ColumnFileHeader: Hashable {
  static let byteCount = 4096
  static let format: UInt32 = 1
  static let mostColumns = (byteCount - entriesStart - 8) / 64

  private static let magic: UInt64 = 0x0A_736C_6F43_6867_57
  private static let entriesStart = 96
  private static let hashBytes = 64
  private static let nameBytes = 32

  /// One column's place in the file.
  struct Entry: Hashable {
    let name: String
    /// 0 codes, 1 integers, 2 numbers.
    let kind: UInt64
    let offset: Int
    let byteCount: Int
    let checksum: UInt64
  }

  /// Why bytes are no header.
  enum Flaw: Error {
    case foreign
    case otherFormat(Int)
    case damaged
  }

  let catalogHash: String
  let rowCount: Int
  let fileBytes: Int
  let entries: [Entry]

  init(catalogHash: String, rowCount: Int, fileBytes: Int, entries: [Entry]) {
    self.catalogHash = catalogHash
    self.rowCount = rowCount
    self.fileBytes = fileBytes
    self.entries = entries
  }

  /// Whether names and hash fit.
  var fits: Bool {
    entries.count <= Self.mostColumns && catalogHash.utf8.count <= Self.hashBytes
      && !catalogHash.utf8.contains(0)
      && entries.allSatisfy { $0.name.utf8.count <= Self.nameBytes && !$0.name.utf8.contains(0) }
  }

  /// The page to be written.
  var bytes: [UInt8] {
    var page = [UInt8](repeating: 0, count: Self.byteCount)
    page.withUnsafeMutableBytes { room in
      func put(_ value: some FixedWidthInteger, at offset: Int) {
        room.storeBytes(of: value, toByteOffset: offset, as: type(of: value))
      }
      func put(_ text: String, at offset: Int) {
        for (place, byte) in text.utf8.enumerated() { room[offset + place] = byte }
      }
      put(Self.magic, at: 0)
      put(Self.format, at: 8)
      put(UInt32(entries.count), at: 12)
      put(catalogHash, at: 16)
      put(UInt64(rowCount), at: 80)
      put(UInt64(fileBytes), at: 88)
      for (place, entry) in entries.enumerated() {
        let start = Self.entriesStart + 64 * place
        put(entry.kind, at: start)
        put(UInt64(entry.offset), at: start + 8)
        put(UInt64(entry.byteCount), at: start + 16)
        put(entry.checksum, at: start + 24)
        put(entry.name, at: start + 32)
      }
      let checked = UnsafeRawBufferPointer(rebasing: room[..<(Self.byteCount - 8)])
      put(columnChecksum(checked), at: Self.byteCount - 8)
    }
    return page
  }

  /// Reads a page; nothing in it is believed before its checksum is right.
  init(_ page: UnsafeRawBufferPointer) throws(Flaw) {
    guard page.count >= Self.byteCount else { throw .foreign }
    func word(_ offset: Int) -> UInt64 {
      page.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    }
    func number(_ offset: Int) throws(Flaw) -> Int {
      guard let value = Int(exactly: word(offset)) else { throw .damaged }
      return value
    }
    func text(_ offset: Int, _ most: Int) -> String {
      String(decoding: page[offset..<offset + most].prefix { $0 != 0 }, as: UTF8.self)
    }
    guard word(0) == Self.magic else { throw .foreign }
    let checked = UnsafeRawBufferPointer(rebasing: page[..<(Self.byteCount - 8)])
    guard columnChecksum(checked) == word(Self.byteCount - 8) else { throw .damaged }
    let format = page.loadUnaligned(fromByteOffset: 8, as: UInt32.self)
    guard format == Self.format else { throw .otherFormat(Int(format)) }
    let count = Int(page.loadUnaligned(fromByteOffset: 12, as: UInt32.self))
    guard count <= Self.mostColumns else { throw .damaged }
    catalogHash = text(16, Self.hashBytes)
    rowCount = try number(80)
    fileBytes = try number(88)
    var entries: [Entry] = []
    for place in 0..<count {
      let start = Self.entriesStart + 64 * place
      entries.append(
        Entry(
          name: text(start + 32, Self.nameBytes), kind: word(start),
          offset: try number(start + 8), byteCount: try number(start + 16),
          checksum: word(start + 24)))
    }
    self.entries = entries
  }
}

/// A number that nearly every change of the bytes changes; no protection against malice.
///
/// Four sums run side by side, as each waits for its own multiplication only: a file is checked about
/// as fast as it is read. The multiplier is that of FNV-1a, 64 bits.
func columnChecksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
  let prime: UInt64 = 0x0000_0100_0000_01B3
  var first: UInt64 = 0xCBF2_9CE4_8422_2325
  var (second, third, fourth) = (first &+ 1, first &+ 2, first &+ 3)
  var offset = 0
  func word(_ place: Int) -> UInt64 {
    bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
  }
  while offset + 32 <= bytes.count {
    first = (first ^ word(offset)) &* prime
    second = (second ^ word(offset + 8)) &* prime
    third = (third ^ word(offset + 16)) &* prime
    fourth = (fourth ^ word(offset + 24)) &* prime
    offset += 32
  }
  for place in offset..<bytes.count { first = (first ^ UInt64(bytes[place])) &* prime }
  var sum = UInt64(bytes.count)
  for part in [first, second, third, fourth] {
    // The upper bits of a product depend on all bits below; the shift brings them down.
    sum = (sum ^ part ^ part >> 32) &* prime
  }
  return sum ^ sum >> 29
}
