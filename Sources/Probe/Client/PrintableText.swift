/// Text of a server made harmless: nothing in it can drive a terminal or hide.
///
/// Control characters become `^[` and the like, marks that reorder or hide text
/// become U+FFFD, and what is too long is cut with `…`.
public struct PrintableText: Equatable, Sendable {
  /// The harmless text.
  public let text: String

  /// Cleans a text and cuts it after `limit` characters.
  public init(_ raw: String, limit: Int = 200) {
    var out = ""
    var count = 0
    for scalar in raw.unicodeScalars {
      guard count < limit else {
        out += "…"
        break
      }
      count += 1
      switch scalar.value {
      case 0..<0x20: out += "^" + String(UnicodeScalar(UInt8(scalar.value + 0x40)))
      case 0x7F: out += "^?"
      case _ where Self.hides(scalar): out += "\u{FFFD}"
      default: out.unicodeScalars.append(scalar)
      }
    }
    text = out
  }

  private static func hides(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      true
    default: false
    }
  }
}
