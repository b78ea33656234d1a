internal import Catalog

/// The bytes of a file that may be a license, by their hashes.
public struct LicenseFile: Hashable, Sendable {
  /// What the bytes are, as far as hashes go.
  public enum Form: String, Hashable, Sendable {
    case text
    /// Nothing but white space.
    case empty
    /// A zero byte is among them.
    case binary
    /// They are no UTF-8.
    case otherEncoding = "not-utf-8"
  }

  /// The size above which a file is not read: far more than any license text has.
  public static let largestByteCount = 4 * 1024 * 1024

  /// How many bytes there are.
  public let byteCount: Int
  /// What they are.
  public let form: Form
  /// SHA-256 of the bytes as they stand.
  public let sha256: String
  /// SHA-256 of the text as `LicenseTextNormalization` spells it; `nil` where it is no text.
  public let normalizedSHA256: String?

  /// Reads bytes.
  ///
  /// **Cost**: O(n).
  public init(bytes: [UInt8]) {
    byteCount = bytes.count
    sha256 = SHA256.hex(bytes)
    guard !bytes.contains(0) else {
      (form, normalizedSHA256) = (.binary, nil)
      return
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      (form, normalizedSHA256) = (.otherEncoding, nil)
      return
    }
    let normalized = LicenseTextNormalization.normalized(text)
    form = normalized.isEmpty ? .empty : .text
    normalizedSHA256 = normalized.isEmpty ? nil : SHA256.hex(normalized)
  }
}
