/// The bytes of a file that a reader may ask for, window by window, wherever they lie.
///
/// **Shape**: `byteCount` bytes can be read from the start; `fileBytes` is the size of the whole
/// file, `nil` where these are only its first bytes and nobody knows how many follow.
public struct ByteSource: Sendable {
  /// Bytes that can be read, from the start.
  public let byteCount: Int64
  /// Bytes of the whole file, where that is known.
  public let fileBytes: Int64?
  private let window: @Sendable (_ offset: Int64, _ count: Int) -> [UInt8]

  /// Makes a source out of its answer to one question: the bytes at an offset, fewer at the end.
  public init(
    byteCount: Int64, fileBytes: Int64?,
    window: @escaping @Sendable (_ offset: Int64, _ count: Int) -> [UInt8]
  ) {
    self.byteCount = Swift.max(0, byteCount)
    self.fileBytes = fileBytes
    self.window = window
  }

  /// Bytes in memory: the start of a file, or the whole of it where its size is given.
  public init(_ bytes: [UInt8], fileBytes: Int64? = nil) {
    self.init(byteCount: Int64(bytes.count), fileBytes: fileBytes) { offset, count in
      guard offset >= 0, offset < Int64(bytes.count) else { return [] }
      let start = Int(offset)
      return Array(bytes[start..<start + Swift.min(count, bytes.count - start)])
    }
  }

  /// The bytes at an offset: never more than asked for, fewer at the end.
  func bytes(at offset: Int64, count: Int) -> [UInt8] {
    let left = byteCount.minus(offset)
    let wanted = Swift.min(Int64(Swift.max(0, count)), left)
    guard offset >= 0, wanted > 0 else { return [] }
    let found = window(offset, Int(wanted))
    return found.count <= Int(wanted) ? found : Array(found.prefix(Int(wanted)))
  }
}
