internal import CHash

/// Identifiers that follow from a name: the same name gives the same one on every machine.
///
/// **Source**: RFC 9562 §5.5, version 5, over SHA-1.
public enum NameBasedUUID {
  /// The namespace of addresses, RFC 9562 §6.6.
  private static let addresses: [UInt8] = [
    0x6B, 0xA7, 0xB8, 0x11, 0x9D, 0xAD, 0x11, 0xD1, 0x80, 0xB4, 0x00, 0xC0, 0x4F, 0xD4, 0x30, 0xC8,
  ]

  /// The identifier of a name in the namespace of addresses, in lower case with hyphens.
  public static func text(_ name: String) -> String {
    let input = addresses + Array(name.utf8)
    var digest = [UInt8](repeating: 0, count: 20)
    input.withUnsafeBufferPointer { input in
      digest.withUnsafeMutableBufferPointer { output in
        if let base = output.baseAddress { weigh_sha1(input.baseAddress, input.count, base) }
      }
    }
    digest[6] = digest[6] & 0x0F | 0x50
    digest[8] = digest[8] & 0x3F | 0x80
    let hex = Array(SHA256.hex(digest: Array(digest.prefix(16))))
    var text = ""
    for (position, digit) in hex.enumerated() {
      if [8, 12, 16, 20].contains(position) { text.append("-") }
      text.append(digit)
    }
    return text
  }
}
