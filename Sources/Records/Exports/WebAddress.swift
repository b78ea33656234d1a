/// Addresses that may stand in a file: nothing in them ends them early or means something else.
///
/// **Source**: RFC 3986 §2; package URL specification of 2025, type `huggingface`.
enum WebAddress {
  private static let hub = "https://huggingface.co/"

  /// The address if it is a plain http or https one, else nothing.
  static func plain(_ address: String) -> String? {
    let lowered = address.lowercased()
    guard lowered.hasPrefix("https://") || lowered.hasPrefix("http://") else { return nil }
    let bytes = Array(address.utf8)
    for (position, byte) in bytes.enumerated() {
      if byte == 0x25 {
        let digits = bytes[(position + 1)...].prefix(2)
        guard digits.count == 2, digits.allSatisfy({ Character(UnicodeScalar($0)).isHexDigit })
        else { return nil }
      } else if !isAllowed(byte) {
        return nil
      }
    }
    return address
  }

  /// The page of a repository of weights.
  static func hubPage(_ repository: String, revision: String? = nil) -> String {
    hub + encodedPath(repository) + (revision.map { "/tree/" + encoded($0) } ?? "")
  }

  /// The package URL of a repository of weights; a revision counts if it is a whole commit.
  static func packageURL(_ repository: String, revision: String?) -> String {
    let commit = revision.flatMap { revision -> String? in
      let isCommit = revision.utf8.count == 40 && revision.allSatisfy(\.isHexDigit)
      return isCommit ? "@" + revision.lowercased() : nil
    }
    return "pkg:huggingface/" + encodedPath(repository) + (commit ?? "")
  }

  /// A path with everything encoded that is no letter, digit or slash.
  static func encodedPath(_ path: String) -> String {
    path.split(separator: "/").map { encoded(String($0)) }.joined(separator: "/")
  }

  /// A text with everything encoded that could mean something in an address.
  static func encoded(_ text: String) -> String {
    let hex = Array("0123456789ABCDEF")
    var output = ""
    for byte in text.utf8 {
      let character = Character(UnicodeScalar(byte))
      if character.isASCIIWord || [0x2D, 0x2E, 0x5F, 0x7E].contains(byte) {
        output.append(character)
      } else {
        output += ["%", hex[Int(byte >> 4)], hex[Int(byte & 15)]]
      }
    }
    return output
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    Character(UnicodeScalar(byte)).isASCIIWord || "-._~:/?#@!$&'()*+,;=".utf8.contains(byte)
  }
}
