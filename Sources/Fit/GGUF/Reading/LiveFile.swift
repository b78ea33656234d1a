#if canImport(Glibc)
  internal import Glibc

  extension ByteSource {
    /// A file on this machine, read in windows; `nil` where it cannot be opened.
    ///
    /// The file is never written, and nothing of it is kept beyond the window that was asked for.
    public static func file(_ path: String) -> ByteSource? {
      let descriptor = open(path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { return nil }
      let file = OpenFile(descriptor)
      var status = stat()
      guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
      let size = Int64(status.st_size)
      return ByteSource(byteCount: size, fileBytes: size) { offset, count in
        file.bytes(at: offset, count: count)
      }
    }
  }

  /// An open file, closed when nobody reads it any more.
  private final class OpenFile: Sendable {
    private let descriptor: Int32

    init(_ descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }

    func bytes(at offset: Int64, count: Int) -> [UInt8] {
      [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
        while filled < count, let start = buffer.baseAddress {
          let read = pread(descriptor, start + filled, count - filled, off_t(offset) + filled)
          if read < 0, errno == EINTR { continue }
          guard read > 0 else { return }
          filled += read
        }
      }
    }
  }
#endif
