internal import Catalog
internal import Glibc

/// A file of weights on this machine that a server says it serves.
public struct ModelFile: Equatable, Sendable {
  /// Where it is.
  let path: String
  /// Its bytes.
  public let byteCount: Int

  /// A readable file; nil for anything else, and for a way that is not absolute.
  ///
  /// Opening it for this question neither waits nor changes anything, also if it is a pipe.
  public init?(path: String) {
    guard path.hasPrefix("/"), !path.contains("\0") else { return nil }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    self.path = path
    byteCount = Int(status.st_size)
  }

  /// Its SHA-256.
  ///
  /// - Parameters:
  ///   - stop: ends it within a piece of 4 MiB.
  ///   - progress: told the bytes read so far, after each piece.
  /// - Returns: 64 hex digits; nil if it was stopped or cannot be read to its end.
  ///
  /// **Cost** Reads the file once, in pieces; about a second for each GB.
  public func sha256(
    stop: ProbeStop = ProbeStop(), progress: (Int) -> Void = { _ in }
  ) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    let stream = SHA256.Stream()
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 4 << 20, alignment: 64)
    defer { piece.deallocate() }
    var done = 0
    while !stop.isStopped {
      let count = read(descriptor, piece.baseAddress, piece.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return nil }
      guard count > 0 else { return done == byteCount ? stream.finish() : nil }
      stream.add(UnsafeRawBufferPointer(rebasing: piece[..<count]))
      done += count
      progress(done)
      // A file that grows while it is read is not the one that was looked at.
      guard done <= byteCount else { return nil }
    }
    return nil
  }
}
