extension String {
  /// This text in single quotation marks, safe to print: control characters become spaces, and
  /// what goes beyond 80 characters is cut.
  ///
  /// Messages quote words from files nobody has checked; none of them may reach a terminal raw.
  public var quotedForMessage: String {
    var scalars = String.UnicodeScalarView()
    for scalar in unicodeScalars.prefix(80) {
      scalars.append(Self.isControl(scalar) ? " " : scalar)
    }
    let isCut = unicodeScalars.dropFirst(80).first != nil
    return "'" + String(scalars) + (isCut ? "…'" : "'")
  }

  /// Whether it holds a control or format character that text from a source must not carry.
  public var holdsControlCharacter: Bool {
    if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return false }
    return unicodeScalars.contains(where: Self.isControl)
  }

  /// Control characters, and the ones that change the direction of text around them.
  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0xFEFF:
      return true
    default: return false
    }
  }
}

extension String {
  /// This text without the characters a text from a source must not carry; line feeds and tabs
  /// become spaces.
  public var withoutControlCharacters: String {
    guard holdsControlCharacter else { return self }
    var scalars = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if scalar == "\n" || scalar == "\t" {
        scalars.append(" ")
      } else if !Self.isControl(scalar) {
        scalars.append(scalar)
      }
    }
    return String(scalars)
  }
}
