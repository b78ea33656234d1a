internal import CHash

extension SHA256 {
  /// A digest of bytes that come piece by piece, such as those of a file too large for memory.
  ///
  /// **Source**: FIPS 180-4; computed by OpenSSL's libcrypto.
  public final class Stream {
    private let context: UnsafeMutableRawPointer?
    private var isSound: Bool

    /// A digest of nothing yet.
    public init() {
      context = weigh_sha256_new()
      isSound = context != nil
    }

    deinit { weigh_sha256_free(context) }

    /// Adds bytes.
    public func add(_ bytes: UnsafeRawBufferPointer) {
      guard isSound, !bytes.isEmpty else { return }
      isSound = weigh_sha256_add(
        context, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count)
    }

    /// The digest of all bytes, 64 hex digits; `nil` where libcrypto failed.
    ///
    /// Ends the stream: asked again, or after further bytes, it is `nil`.
    public func finish() -> String? {
      guard isSound else { return nil }
      isSound = false
      var digest = [UInt8](repeating: 0, count: 32)
      let isDone = digest.withUnsafeMutableBufferPointer { output in
        output.baseAddress.map { weigh_sha256_end(context, $0) } ?? false
      }
      return isDone ? SHA256.hex(digest: digest) : nil
    }
  }
}
