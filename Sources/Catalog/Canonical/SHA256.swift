internal import CHash

/// SHA-256 digests as lower-case hex.
///
/// **Source**: FIPS 180-4; computed by OpenSSL's libcrypto.
public enum SHA256 {
  /// The digest of some bytes, 64 hex digits.
  public static func hex(_ bytes: [UInt8]) -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    bytes.withUnsafeBufferPointer { input in
      digest.withUnsafeMutableBufferPointer { output in
        if let base = output.baseAddress {
          weigh_sha256(input.baseAddress, input.count, base)
        }
      }
    }
    return hex(digest: digest)
  }

  /// Bytes of a digest as hex digits.
  static func hex(digest: [UInt8]) -> String {
    let hex = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(64)
    for byte in digest {
      text.append(hex[Int(byte >> 4)])
      text.append(hex[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The digest of a text's UTF-8 bytes.
  public static func hex(_ text: String) -> String { hex(Array(text.utf8)) }
}
