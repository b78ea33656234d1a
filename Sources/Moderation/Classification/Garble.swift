/// Text that is none.
enum Garble {
  /// Whether a text is more noise than words: more than a fifth of it replacement, control or
  /// private-use characters, or one string of twelve five times in a row.
  static func isGarbled(_ text: String) -> Bool {
    let scalars = Array(text.unicodeScalars)
    guard !scalars.isEmpty else { return false }
    let noise = scalars.count(where: isNoise)
    return noise * 5 > scalars.count || repeats(scalars)
  }

  private static func isNoise(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == "\u{FFFD}" { return true }
    switch scalar.properties.generalCategory {
    case .control: return !scalar.properties.isWhitespace
    case .privateUse, .unassigned, .surrogate: return true
    default: return false
    }
  }

  /// Whether twelve characters come five times in a row, with a letter or a digit among them: rules
  /// and borders of tables are made of repeated marks.
  private static func repeats(_ scalars: [Unicode.Scalar], length: Int = 12, times: Int = 5) -> Bool
  {
    var run = 0
    for place in scalars.indices.dropFirst(length) {
      run = scalars[place] == scalars[place - length] ? run + 1 : 0
      if run >= length * (times - 1),
        scalars[(place - length + 1)...place].contains(where: {
          $0.properties.isAlphabetic || $0.properties.numericType != nil
        })
      {
        return true
      }
    }
    return false
  }
}
