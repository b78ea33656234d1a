internal import Catalog

/// A document as Markdown.
///
/// **Source**: CommonMark 0.31, §2.4 and §6; tables as GitHub Flavored Markdown 0.29, §4.10.
enum Markdown {
  /// The blocks with one empty line between them; ends in one line end.
  static func page(_ document: Document, after preamble: [String] = []) -> String {
    var blocks = preamble.isEmpty ? [] : [preamble.joined(separator: "\n")]
    blocks.reserveCapacity(document.blocks.count + 1)
    for block in document.blocks { blocks += texts(of: block) }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private static func texts(of block: Document.Block) -> [String] {
    switch block {
    case .heading(let level, let text, _): return [heading(level, text)]
    case .paragraph(let text): return [line(text)]
    case .list(let items): return [items.map { "* " + line($0.text) }.joined(separator: "\n")]
    case .table(let table): return [text(of: table)]
    case .chart(let chart):
      return [line("\(chart.summary)"), text(of: chart.table)]
    case .listing(let listing): return [fenced(listing)]
    }
  }

  /// A heading; marks at its end are dropped.
  private static func heading(_ level: Int, _ text: Prose) -> String {
    var line = line(text)
    while let last = line.last, ".,;:!。，；：！ ".contains(last) { line.removeLast() }
    if line.hasSuffix("\\") && !line.hasSuffix("\\\\") { line.removeLast() }
    return String(repeating: "#", count: level) + " " + (line.isEmpty ? "-" : line)
  }

  private static func text(of table: DataTable) -> String {
    func row(_ cells: [Prose]) -> String {
      "| " + cells.map { $0.isEmpty ? "" : source(of: $0, inTable: true) }.joined(separator: " | ")
        + " |"
    }
    let rule = "|" + String(repeating: " --- |", count: table.header.count)
    return ([row(table.header), rule] + table.rows.map(row)).joined(separator: "\n")
  }

  private static func fenced(_ text: String) -> String {
    let fence = String(repeating: "`", count: max(3, longestRun(of: "`", in: text) + 1))
    var body = text
    while body.hasSuffix("\n") { body.removeLast() }
    return fence + "text\n" + body + "\n" + fence
  }

  /// The markup of a line, without regard to where it stands.
  ///
  /// Within a table a bar parts cells even in code, so code with a bar becomes text there.
  static func source(of prose: Prose, inTable: Bool = false) -> String {
    var output = ""
    for piece in prose.pieces {
      switch piece {
      case .words(let words): output += words
      case .text(let text), .reference(let text, _): output += escaped(text)
      case .code(let text):
        output += inTable && text.contains("|") ? escaped(text) : code(text)
      case .link(let address): output += "<\(address)>"
      }
    }
    return output
  }

  /// The markup as a line of its own, with a backslash where it would begin a list or underline what
  /// stands above it.
  static func line(_ prose: Prose) -> String {
    var source = source(of: prose)
    while source.hasSuffix(" ") { source.removeLast() }
    guard let first = source.first else { return source }
    if first == "-" || first == "+" || first == "=" { return "\\" + source }
    let digits = source.prefix { $0.isASCII && $0.isNumber }
    let rest = source.dropFirst(digits.count)
    guard !digits.isEmpty, rest.first == "." || rest.first == ")" else { return source }
    return digits + "\\" + rest
  }

  /// A text between more backticks than it holds in a row.
  private static func code(_ line: String) -> String {
    guard line.unicodeScalars.contains("`") else { return "`\(line)`" }
    let fence = String(repeating: "`", count: longestRun(of: "`", in: line) + 1)
    return "\(fence) \(line) \(fence)"
  }

  private static func longestRun(of mark: Unicode.Scalar, in text: String) -> Int {
    var longest = 0
    var run = 0
    for scalar in text.unicodeScalars {
      run = scalar == mark ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }

  private static let marks: Set<Unicode.Scalar> = [
    "\\", "`", "*", "_", "[", "]", "<", ">", "|", "#", "&", "~",
  ]

  /// The text with a backslash before everything that could be markup.
  ///
  /// Goes by code points: a mark with an accent on it is still a mark to a reader of Markdown.
  private static func escaped(_ text: String) -> String {
    var output = String.UnicodeScalarView()
    var previous: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars {
      // Bare addresses become links in many readers: break them up.
      let breaksAddress =
        scalar == "/" && previous.last == ":"
        || scalar == "." && previous.allSatisfy { $0 == "w" || $0 == "W" } && previous.count == 3
      if marks.contains(scalar) || breaksAddress { output.append("\\") }
      output.append(scalar)
      previous.append(scalar)
      if previous.count > 3 { previous.removeFirst() }
    }
    return String(output)
  }
}
