/// Text within HTML and SVG.
///
/// **Source**: HTML Living Standard §13.2.5 and XML 1.0 §2.2 on which characters may stand.
enum Markup {
  /// The text with everything escaped that could be markup, within an element or an attribute.
  ///
  /// Code points that are no characters are replaced: no reader of XML takes them.
  static func escaped(_ text: String) -> String {
    var output = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": output.append(contentsOf: "&amp;".unicodeScalars)
      case "<": output.append(contentsOf: "&lt;".unicodeScalars)
      case ">": output.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": output.append(contentsOf: "&quot;".unicodeScalars)
      case "'": output.append(contentsOf: "&#39;".unicodeScalars)
      case _ where isNoCharacter(scalar): output.append("\u{FFFD}")
      default: output.append(scalar)
      }
    }
    return String(output)
  }

  /// Controls but the line end, and what Unicode will never assign.
  private static func isNoCharacter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A: return false
    case 0..<0x20, 0x7F..<0xA0, 0xFDD0...0xFDEF: return true
    default: return scalar.value & 0xFFFE == 0xFFFE
    }
  }
}

/// The colors of pages and charts: those of the theme `paper`, as red, green and blue.
///
/// Every one of them stands out from the paper, and the paper from it, by 4.5 to 1 or more.
enum Palette {
  static let paper = "#ffffff"
  static let text = "#262626"
  static let muted = "#626262"
  static let good = "#005faf"
  static let caution = "#8f4a00"
  static let bad = "#5f0000"
  /// Colors that lie beside one another; a number beside each says the same without color.
  static let series = ["#005faf", "#8f4a00", "#006060", "#5f0000", "#5a50a8", "#4a4a4a"]
  /// Lines behind figures; nothing is read from them.
  static let grid = "#d0d0d0"

  /// The color of a place in a row.
  static func series(_ position: Int) -> String { series[position % series.count] }
}
