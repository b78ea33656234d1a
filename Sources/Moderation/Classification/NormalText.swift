internal import Foundation

/// A reply as rules see it.
///
/// **Shape** compatibility forms composed (NFKC), curly quotes made straight, marks of Markdown
/// taken out, white space collapsed, lower case without a locale.
struct NormalText {
  let text: String
  /// The same, as patterns need it.
  let units: NSString

  init(_ raw: String) { self.init(normal: Self.normalized(raw)) }

  /// Takes a text that is normalized.
  init(normal: String) {
    text = normal
    units = normal as NSString
  }

  /// Normalizes a text.
  static func normalized(_ raw: String) -> String {
    var result = String.UnicodeScalarView()
    var hasSpace = true
    for scalar in composed(raw).unicodeScalars {
      switch scalar {
      case "*", "_", "`", "#", ">", "\u{200B}", "\u{FEFF}": continue
      case "\u{2018}", "\u{2019}", "\u{201B}", "\u{02BC}": result.append("'")
      case "\u{201C}", "\u{201D}", "\u{201E}", "\u{201F}": result.append("\"")
      case _ where scalar.properties.isWhitespace:
        if !hasSpace { result.append(" ") }
        hasSpace = true
        continue
      default: result.append(scalar)
      }
      hasSpace = false
    }
    if result.last == " " { result.removeLast() }
    return String(result).lowercased()
  }

  /// A text with its compatibility forms composed.
  static func composed(_ raw: String) -> String { raw.precomposedStringWithCompatibilityMapping }

  /// How many code units the first scalars take.
  func units(ofScalars count: Int) -> Int {
    var units = 0
    for scalar in text.unicodeScalars.prefix(count) { units += UTF16.width(scalar) }
    return units
  }

  /// Whether one of these words, normalized the same way, stands in it; the first that does.
  func first(of words: [String], beforeUnit end: Int? = nil) -> String? {
    words.first { word in
      let normal = Self.normalized(word)
      guard !normal.isEmpty else { return false }
      let range = units.range(of: normal, options: .literal)
      return range.location != NSNotFound && range.location + range.length <= end ?? .max
    }
  }
}
