/// The bytes that columns lie in: allocated here, or mapped from a file by somebody else.
///
/// Nothing writes to them once they are filled, so that any number of threads may read them.
public final class ColumnMemory: @unchecked Sendable {
  // Sendable is unchecked because of the pointer; the bytes behind it never change.

  /// Columns begin at multiples of this many bytes, the length of a cache line.
  public static let alignment = 64

  /// The bytes, aligned.
  public let bytes: UnsafeRawBufferPointer
  private let release: @Sendable (UnsafeRawBufferPointer) -> Void

  /// Takes over bytes that stay as they are until `release` is called, once nothing reads them.
  public init(
    mapped bytes: UnsafeRawBufferPointer,
    release: @escaping @Sendable (UnsafeRawBufferPointer) -> Void
  ) {
    self.bytes = bytes
    self.release = release
  }

  /// Allocates bytes, set to zero, and has them filled.
  public init(byteCount: Int, fill: (UnsafeMutableRawBufferPointer) throws -> Void) rethrows {
    let room = UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(byteCount, 1), alignment: Self.alignment)
    room.initializeMemory(as: UInt8.self, repeating: 0)
    do {
      try fill(UnsafeMutableRawBufferPointer(rebasing: room[..<byteCount]))
    } catch {
      room.deallocate()
      throw error
    }
    bytes = UnsafeRawBufferPointer(room)
    release = { $0.deallocate() }
  }

  deinit { release(bytes) }
}
