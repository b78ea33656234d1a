internal import Catalog

/// A piece of Markdown: what the program writes is markup, what is put in is text.
///
/// Every text enters through an interpolation and is made inert there, so that no name, quotation or
/// note can become a link, a tag, a heading or a list. **Source**: CommonMark 0.31, §2.4 and §6.
struct Markdown: Hashable, ExpressibleByStringInterpolation {
  /// The markup.
  let source: String

  init(stringLiteral literal: String) { source = literal }
  init(stringInterpolation: StringInterpolation) { source = stringInterpolation.output }
  private init(source: String) { self.source = source }

  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var output = ""

    init(literalCapacity: Int, interpolationCount: Int) {
      output.reserveCapacity(literalCapacity + interpolationCount * 24)
    }

    mutating func appendLiteral(_ literal: String) { output += literal }
    mutating func appendInterpolation(_ number: Int) { output += String(number) }
    mutating func appendInterpolation(_ markup: Markdown) { output += markup.source }
    mutating func appendInterpolation(_ text: String) {
      output += Markdown.escaped(PlainText.oneLine(text))
    }
  }

  /// A text as code, letter by letter as it is: for ids, hashes and commands.
  static func code(_ text: String) -> Markdown {
    let line = PlainText.oneLine(text)
    guard line.contains("`") else { return Markdown(source: "`\(line.isEmpty ? "-" : line)`") }
    var longest = 0
    var run = 0
    for character in line {
      run = character == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    return Markdown(source: "\(fence) \(line) \(fence)")
  }

  /// An address as a link if it is a plain http or https address, else as text.
  static func link(_ address: String) -> Markdown {
    let lowered = address.lowercased()
    let isWeb = lowered.hasPrefix("https://") || lowered.hasPrefix("http://")
    let isPlain = address.utf8.allSatisfy {
      $0 > 0x20 && $0 < 0x7F && $0 != 0x3C && $0 != 0x3E && $0 != 0x5C && $0 != 0x60
    }
    return isWeb && isPlain ? Markdown(source: "<\(address)>") : "\(address)"
  }

  /// A text that ends as a sentence does.
  static func sentence(_ text: String) -> Markdown {
    let line = PlainText.oneLine(text)
    guard let last = line.last, !".!?…。".contains(last) else { return "\(line)" }
    return "\(line)."
  }

  /// Pieces with a separator between them.
  static func joined(_ pieces: [Markdown], by separator: String = ", ") -> Markdown {
    Markdown(source: pieces.map(\.source).joined(separator: separator))
  }

  private static let marks: Set<Character> = [
    "\\", "`", "*", "_", "[", "]", "<", ">", "|", "#", "&", "~",
  ]

  /// The text with a backslash before everything that could be markup.
  private static func escaped(_ text: String) -> String {
    var output = ""
    var previous: Character = " "
    for character in text {
      // Bare addresses become links in many readers: break them up.
      let breaksAddress =
        character == "/" && previous == ":"
        || character == "." && output.suffix(3).lowercased() == "www"
      if marks.contains(character) || breaksAddress { output.append("\\") }
      output.append(character)
      previous = character
    }
    return output
  }

  /// The markup as a line of its own, with a backslash where it would begin a list or underline what
  /// stands above it.
  var asBlock: String {
    var source = source
    while source.hasSuffix(" ") { source.removeLast() }
    guard let first = source.first else { return source }
    if first == "-" || first == "+" || first == "=" { return "\\" + source }
    let digits = source.prefix { $0.isASCII && $0.isNumber }
    let rest = source.dropFirst(digits.count)
    guard !digits.isEmpty, rest.first == "." || rest.first == ")" else { return source }
    return digits + "\\" + rest
  }
}

/// Blocks of Markdown with one empty line between them.
struct MarkdownPage {
  private var blocks: [String] = []

  /// The page; ends in one line end.
  var text: String { blocks.joined(separator: "\n\n") + "\n" }

  /// Adds lines as they are.
  mutating func verbatim(_ lines: [String]) { blocks.append(lines.joined(separator: "\n")) }

  /// Adds a heading; marks at its end are dropped.
  mutating func heading(_ level: Int, _ text: Markdown) {
    var line = text.asBlock
    while let last = line.last, ".,;:!。，；：！ ".contains(last) { line.removeLast() }
    if line.hasSuffix("\\") && !line.hasSuffix("\\\\") { line.removeLast() }
    blocks.append(String(repeating: "#", count: level) + " " + (line.isEmpty ? "-" : line))
  }

  /// Adds a paragraph; an empty one is left out.
  mutating func paragraph(_ text: Markdown) {
    if !text.source.isEmpty { blocks.append(text.asBlock) }
  }

  /// Adds a list; an empty one is left out.
  mutating func list(_ items: [Markdown]) {
    guard !items.isEmpty else { return }
    blocks.append(items.map { "* " + $0.asBlock }.joined(separator: "\n"))
  }
}
