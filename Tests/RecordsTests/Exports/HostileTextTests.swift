import Catalog
import Testing

@testable import Records

/// Names that try to be something else; tests go by position, so that no name reaches a terminal.
struct HostileTextTests {
  static let names = [
    "](javascript:alert(1))", "<script>alert(1)</script>", "\u{1B}[2J\u{1B}]0;x\u{7}", "`code`",
    "a\n# heading\n- item", "| cell | cell |", "![i](https://evil.example/x.png)",
    "&lt;b&gt;", "\u{202E}gnp.exe", "\u{0}\u{7F}\u{85}\u{2028}", "---", "<!-- hidden",
  ]

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
        draft.reopenIf = [.init(name)]
        draft.notes = name
        draft.shortlist = [
          .init(id, .choose), .init("example/alpha-7b", .no(reason: "no " + name)),
        ]
      },
      extra: [
        RecordFixture.model(id, context: 65_536),
        Record(
          kind: .host, id: "evil", identity: [.init("name", .text(name))],
          lists: [.init(name: "offers", rows: [RecordFixture.offer(id, 0.1, 0.2)])]),
      ])
  }

  @Test(arguments: names.indices)
  func `a hostile name comes out as text in every format`(_ position: Int) throws {
    let name = Self.names[position]
    let record = try Self.record(name)
    #expect(record.status == .accepted)
    for format in ExportFormats.all {
      for scalar in format.text(of: record).unicodeScalars where scalar != "\n" {
        #expect(!String(scalar).holdsControlCharacter)
      }
    }
    let markdown = ADRExport().text(of: record)
    let prose = Self.withoutCode(markdown)
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
