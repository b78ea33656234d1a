/// Records as one block of bytes that a program can open in a few milliseconds.
///
/// **Shape**: a format number, a checksum, tables of distinct texts and of distinct evidence, then
/// the records. Whole numbers are variable-length (LEB128, signed ones zig-zag), other numbers
/// eight bytes, little-endian. Rows of models, hosts and benchmarks stay packed until they are
/// asked for. **Errors**: bytes that are cut or changed give `PackingError`, never a trap.
public enum PackedRecords {
  /// The version of the byte format.
  public static let format: UInt64 = 2

  /// Packs records; equal records in equal order give equal bytes.
  ///
  /// The file a record was read from is left out.
  public static func pack(_ records: [Record]) -> [UInt8] {
    var packer = RecordPacker()
    packer.body.write(count: records.count)
    for record in records { packer.write(record) }
    return seal(packer.tables + packer.body.bytes)
  }

  /// Unpacks records.
  ///
  /// - Throws: `PackingError` when the bytes are not exactly what was packed.
  public static func unpack(_ bytes: [UInt8]) throws(PackingError) -> [Record] {
    var reader = ByteReader(bytes)
    let format = try reader.unsigned()
    guard format == Self.format else { throw .otherFormat(format) }
    let sum = try reader.eightBytes()
    guard sum == checksum(of: bytes[reader.position...]) else { throw .damaged }
    let tables = try PackedTables(&reader)
    var unpacker = RecordUnpacker(reader, tables)
    return try unpacker.records()
  }

  /// Puts format and checksum before the contents.
  static func seal(_ contents: [UInt8]) -> [UInt8] {
    var output = ByteWriter()
    output.write(unsigned: format)
    output.write(eightBytes: checksum(of: contents[...]))
    output.bytes += contents
    return output.bytes
  }

  /// A sum that any accidental change alters; it does not guard against intent.
  ///
  /// **Source**: words mixed as in FNV-1a with a 64-bit multiply, folded once a word.
  private static func checksum(of bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.withUnsafeBytes { buffer in
      var sum: UInt64 = 0xCBF2_9CE4_8422_2325
      let whole = buffer.count & ~7
      for offset in stride(from: 0, to: whole, by: 8) {
        let word = UInt64(
          littleEndian: buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        sum = (sum ^ word) &* 0x0000_0100_0000_01B3
        sum ^= sum >> 32
      }
      for offset in whole..<buffer.count {
        sum = (sum ^ UInt64(buffer[offset])) &* 0x0000_0100_0000_01B3
      }
      return sum
    }
  }
}

/// Why packed bytes cannot be read.
public enum PackingError: Error, Hashable, Sendable {
  /// The bytes end too early, or differ from what was written.
  case damaged
  /// They were written in another format.
  case otherFormat(UInt64)
}
