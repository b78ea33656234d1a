internal import Catalog

/// Text from models, sources and people is data: nothing in it may steer a terminal, turn the
/// direction of the text around it, or hide.
enum PlainText {
  /// The text without control characters; line ends stay, tabs become spaces.
  static func cleaned(_ text: String) -> String {
    guard text.holdsControlCharacter else { return text }
    var output = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "\n" {
        output.append(scalar)
      } else if scalar == "\t" {
        output.append(" ")
      } else if !String(scalar).holdsControlCharacter {
        output.append(scalar)
      }
    }
    return String(output)
  }

  /// The text on one line, with single spaces where lines ended and none at either end.
  static func oneLine(_ text: String) -> String {
    cleaned(text).split { $0 == "\n" || $0 == " " }.joined(separator: " ")
  }

  /// A clause as the beginning of a sentence.
  static func capitalized(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }
}
