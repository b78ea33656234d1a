/// A line of words: what the program says and what was put in, told apart to the end.
///
/// Every text enters through an interpolation and stays data: each renderer makes it inert in its own
/// way, so that no name, quotation or note can become a link, a tag, a heading or a list.
struct Prose: Hashable, ExpressibleByStringInterpolation {
  /// A part of the line.
  enum Piece: Hashable {
    /// The program's own words.
    case words(String)
    /// A text from models, sources or people, on one line.
    case text(String)
    /// A text letter by letter as it is: an id, a hash, a command.
    case code(String)
    /// A plain http or https address.
    case link(String)
    /// A text that leads to a place in the same document, where the form has such places.
    case reference(String, to: Anchor)
  }

  /// The parts in their order.
  private(set) var pieces: [Piece]

  init(stringLiteral literal: String) { pieces = literal.isEmpty ? [] : [.words(literal)] }
  init(stringInterpolation: StringInterpolation) { pieces = stringInterpolation.pieces }
  private init(_ piece: Piece) { pieces = [piece] }

  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var pieces: [Piece] = []

    init(literalCapacity: Int, interpolationCount: Int) {
      pieces.reserveCapacity(interpolationCount * 2 + 1)
    }

    mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { pieces.append(.words(literal)) }
    }
    mutating func appendInterpolation(_ number: Int) { pieces.append(.words(String(number))) }
    mutating func appendInterpolation(_ prose: Prose) { pieces += prose.pieces }
    mutating func appendInterpolation(_ text: String) {
      let line = PlainText.oneLine(text)
      if !line.isEmpty { pieces.append(.text(line)) }
    }
  }

  /// Whether nothing is said.
  var isEmpty: Bool { pieces.isEmpty }

  /// A text as code; a hyphen stands for an empty one.
  static func code(_ text: String) -> Prose {
    let line = PlainText.oneLine(text)
    return Prose(.code(line.isEmpty ? "-" : line))
  }

  /// An address as a link if it is a plain http or https address, else as text.
  static func link(_ address: String) -> Prose {
    let lowered = address.lowercased()
    let isWeb = lowered.hasPrefix("https://") || lowered.hasPrefix("http://")
    let isPlain = address.unicodeScalars.allSatisfy {
      (0x21...0x7E).contains($0.value) && !notInAddresses.contains($0)
    }
    return isWeb && isPlain ? Prose(.link(address)) : "\(address)"
  }

  /// What no address may hold as it is; brackets stand only in hosts that are numbers.
  ///
  /// **Source**: RFC 3986, §2.
  private static let notInAddresses: Set<Unicode.Scalar> = [
    "<", ">", "\"", "\\", "^", "`", "{", "|", "}", "[", "]",
  ]

  /// A text that leads to a place in the same document.
  static func reference(_ text: String, to anchor: Anchor) -> Prose {
    Prose(.reference(PlainText.oneLine(text), to: anchor))
  }

  /// A text that ends as a sentence does.
  static func sentence(_ text: String) -> Prose {
    let line = PlainText.oneLine(text)
    guard let last = line.last, !".!?…。".contains(last) else { return "\(line)" }
    return "\(line)."
  }

  /// Lines with a separator between them.
  static func joined(_ lines: [Prose], by separator: String = ", ") -> Prose {
    var output: Prose = ""
    for (position, line) in lines.enumerated() {
      if position > 0 { output.pieces.append(.words(separator)) }
      output.pieces += line.pieces
    }
    return output
  }

  /// Lines in a row: `DE, FR and IT`.
  static func list(_ lines: [Prose]) -> Prose {
    guard let last = lines.last else { return "none" }
    guard lines.count > 1 else { return last }
    return "\(joined(Array(lines.dropLast()))) and \(last)"
  }

  static func + (left: Prose, right: Prose) -> Prose { "\(left)\(right)" }
}

/// The name of a place in a document: letters, digits, points, hyphens and underscores only.
struct Anchor: Hashable {
  /// The name.
  let name: String

  /// The place of a thing of a kind; different keys give different names.
  init(_ kind: String, _ key: String) {
    var name = kind + "-"
    for byte in key.utf8 {
      let scalar = Unicode.Scalar(byte)
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", ".", "-": name.unicodeScalars.append(scalar)
      default: name += "_" + String(byte, radix: 16)
      }
    }
    self.name = name
  }
}
