import Catalog
import Decision
import Testing

@testable import Records

/// Names that try to be something else; tests go by position, so that no name reaches a terminal.
struct HostileTextTests {
  static let names = [
    "](javascript:alert(1))", "<script>alert(1)</script>", "\u{1B}[2J\u{1B}]0;x\u{7}", "`code`",
    "a\n# heading\n- item", "| cell | cell |", "![i](https://evil.example/x.png)",
    "&lt;b&gt;", "\u{202E}gnp.exe", "\u{0}\u{7F}\u{85}\u{2028}", "---", "<!-- hidden",
    "<img src=x onerror=alert(1)>", "\"><svg onload=alert(1)>", "' onmouseover='alert(1)",
    "=HYPERLINK(\"http://evil.example\")", "@SUM(1+1)*cmd|' /C calc'!A0", "-1+1", "\t=1\r\n=2",
    "]]></text><script>", "--><script>", "</style><script>", "\u{1B}[31mred\u{9B}2J\u{90}q\u{9C}",
    "[\u{301}x\u{301}](javascript:alert(1))", "`\u{301}` <\u{338}b>",
    "\\ud800\\udfff &#x202e; \\u202e",
    nonCharacters, "\u{2066}\u{2029}\u{61C}\u{FEFF}x",
    "\u{6A21}\u{578B} \u{304B}\u{3099} \u{D55C}\u{AE00} \u{5E9}\u{5DC}\u{5D5}\u{5DD}",
    String(repeating: "long* ", count: 1_667), String(repeating: "<", count: 10_000),
    "| a | b |\n| --- | --- |", "![x][y]\n\n[y]: javascript:alert(1)", "1. one\n2) two", "+ x\n===",
  ]

  /// Code points that will never be characters; no literal may hold them.
  private static let nonCharacters = String(
    String.UnicodeScalarView(
      [0xFFFE, 0xFFFF, 0xFDD0, 0x10FFFF, 0xE0041].compactMap(Unicode.Scalar.init)))

  static func record(_ name: String) throws -> DecisionRecord {
    let id = "evil/" + name
    return try RecordFixture.record(
      { draft in
        draft.title = name
        draft.question = name
        draft.product = name
        draft.deciders = [name]
        draft.because = name
        draft.against = [name]
        draft.notFirstBecause = name
        draft.reopenIf = [
          .init(name),
          .init(
            name,
            test: .init(
              subject: .model(id), field: "languages", comparison: .contains, value: .list([name]))),
        ]
        draft.use = .init(intended: name, users: [name], outOfScope: [name])
        draft.consulted = [name]
        draft.informed = [name]
        draft.opinions = [
          .init(reviewer: name, model: id, stance: .objects, note: name),
          .init(reviewer: name, model: "example/alpha-7b", stance: .agrees, note: name),
        ]
        draft.checklist = [.init(1, state: .acceptedRisk, owner: name, note: name, facts: [name])]
        if let day = CalendarDate("2026-08-02") {
          draft.acknowledged = [
            .init(
              code: name, model: name, date: day, by: name, reason: name, factSHA256: name)
          ]
          draft.reviews = [.init(date: day, by: name, note: name, former: day)]
        }
        draft.notes = name
        draft.shortlist = [
          .init(id, .choose), .init("example/alpha-7b", .no(reason: "no " + name)),
        ]
      },
      extra: [
        Self.model(id, source: "evil " + name),
        Record(
          kind: .host, id: "evil", identity: [.init("name", .text(name))],
          lists: [.init(name: "offers", rows: [RecordFixture.offer(id, 0.1, 0.2)])]),
        Record(
          kind: .source, id: "evil " + name,
          identity: [
            .init("title", .text(name)), .init("publisher", .text(name)),
            .init("url", .text("https://evil.example/" + name)), .init("attribution", .text(name)),
            .init("path", .text(name)), .init("retrieved", .text("2026-06-30")),
          ]),
      ])
  }

  /// A model whose facts rest on a source of its own.
  private static func model(_ id: String, source: String) -> Record {
    var model = RecordFixture.model(id, context: nil)
    model.facts.append(RecordFixture.known("context", .integer(65_536), source))
    return model
  }

  @Test(arguments: names.indices)
  func `a hostile name comes out as text in every format`(_ position: Int) throws {
    let name = Self.names[position]
    let record = try Self.record(name)
    for format in ExportFormats.all {
      // A format may refuse a record, but never for a name.
      guard let text = try? format.text(of: record) else {
        // No release date, and no product once a name of control characters is cleaned.
        #expect(format.name == "spdx" || PlainText.oneLine(name).isEmpty)
        continue
      }
      let texts = [text] + (try format.files(of: record).map(\.text))
      let lineEnds: Set<Unicode.Scalar> = format.name == "csv" ? ["\r", "\n"] : ["\n"]
      let controls = texts.joined().unicodeScalars.filter {
        !lineEnds.contains($0) && String($0).holdsControlCharacter
      }
      #expect(controls.isEmpty, "\(controls.count) in \(format.name)")
    }
    for text in [HTMLExport().text(of: record)] + SVGExport().files(of: record).map(\.text) {
      let tags = Self.tags(of: text)
      #expect(Set(tags.map(\.name)).isSubset(of: Self.ownTags))
      for tag in tags {
        #expect(Set(tag.attributes).isSubset(of: Self.ownAttributes), "an attribute of \(tag.name)")
      }
    }
    let markdown = ADRExport().text(of: record)
    let prose = Self.withoutCode(Self.withoutAddresses(markdown))
    for marker in ["](", "<script", "<!--", "![", "| cell", "&lt;"] {
      #expect(!Self.holds(prose, unescaped: marker), "\(marker) in the Markdown")
    }
    let headings = markdown.split(separator: "\n").filter { $0.hasPrefix("#") }
    #expect(headings.filter { $0.hasPrefix("# ") }.count == 1)
    #expect(markdown.split(separator: "\n").filter { $0 == "---" }.count == 2)
  }

  @Test(arguments: names.indices)
  func `a hostile name reads back as it was written`(_ position: Int) throws {
    let name = Self.names[position]
    let record = try Self.record(name)
    let text = JSONExport().text(of: record)
    #expect(try DecisionRecord(jsonText: text) == record)
  }

  private static let ownTags: Set<String> = [
    "!DOCTYPE", "?xml", "html", "head", "meta", "title", "style", "body", "main", "nav", "h1", "h2",
    "h3", "p", "ul", "li", "a", "code", "pre", "div", "table", "caption", "thead", "tbody", "tr",
    "th", "td", "figure", "figcaption", "svg", "desc", "rect", "line", "circle", "path", "text",
  ]
  private static let ownAttributes: Set<String> = [
    "html", "lang", "charset", "http-equiv", "content", "name", "id", "class", "scope", "href",
    "rel",
    "xmlns", "viewBox", "width", "height", "role", "aria-labelledby", "aria-label", "font-family",
    "font-size", "fill", "stroke", "stroke-width", "stroke-dasharray", "text-anchor", "x", "y",
    "x1",
    "x2", "y1", "y2", "cx", "cy", "r", "d", "version", "encoding",
  ]

  /// The tags of a page with the names of their attributes.
  private static func tags(of text: String) -> [(name: String, attributes: [String])] {
    var tags: [(name: String, attributes: [String])] = []
    for part in text.unicodeScalars.split(separator: "<").dropFirst(text.hasPrefix("<") ? 0 : 1) {
      let inside = String(String.UnicodeScalarView(part.prefix { $0 != ">" }))
      // What stands in quotation marks is a value; the rest are names.
      let outside = inside.split(separator: "\"", omittingEmptySubsequences: false)
        .enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element).joined(separator: " ")
      let words = outside.split { $0 == " " || $0 == "=" || $0 == "/" }
      guard let name = words.first else { continue }
      tags.append((String(name), words.dropFirst().map(String.init).filter { $0 != "?" }))
    }
    return tags
  }

  /// The text with its plain web addresses taken out: in angle brackets nothing is markup.
  private static func withoutAddresses(_ text: String) -> String {
    let parts = text.split(separator: "<https://", omittingEmptySubsequences: false)
    let rests = parts.dropFirst().map { part -> Substring in
      guard let end = part.firstIndex(of: ">"), !part[..<end].contains(" ") else { return part }
      return part[part.index(after: end)...]
    }
    return ([parts[0]] + rests).joined()
  }

  /// The text with its code spans taken out: nothing in them is markup.
  private static func withoutCode(_ text: String) -> String {
    var output = ""
    var rest = Substring(text)
    while let start = rest.firstIndex(of: "`") {
      let isEscaped = start > rest.startIndex && rest[rest.index(before: start)] == "\\"
      output += rest[..<start]
      rest = rest[start...]
      let fence = rest.prefix { $0 == "`" }
      guard !isEscaped else {
        rest = rest.dropFirst()
        continue
      }
      rest = rest.dropFirst(fence.count)
      guard let end = rest.firstRange(of: String(fence)) else { break }
      rest = rest[end.upperBound...]
    }
    return output + rest
  }

  /// Whether a text holds a marker whose first character no backslash makes plain.
  private static func holds(_ text: String, unescaped marker: String) -> Bool {
    text.ranges(of: marker).contains { range in
      range.lowerBound == text.startIndex || text[text.index(before: range.lowerBound)] != "\\"
    }
  }
}
