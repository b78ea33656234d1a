import Catalog
import Testing

@testable import Records

struct HTMLExportTests {
  @Test func `every fact, source and excluded model of the record is found`() throws {
    let record = try RecordFixture.record()
    let page = HTMLExport().text(of: record)
    let text = Self.text(of: page)
    for id in record.evidence.keys {
      #expect(page.contains("<li id=\"\(Anchor("evidence", id).name)\">\(id), "))
    }
    for key in record.sources.keys {
      #expect(page.contains("<li id=\"\(Anchor("source", key).name)\">\(key): "))
    }
    for model in record.excluded {
      #expect(page.contains("<li id=\"\(Anchor("excluded", model.id).name)\">"))
      for reason in model.reasons {
        #expect(text.contains("need \(reason.rule): \(reason.sentence) \(reason.reopen)"))
      }
    }
    for model in record.ranked { #expect(text.contains(model.id)) }
    for statement in record.evidence.values { #expect(text.contains(statement.value)) }
    for line in record.entries.flatMap(\.licenses) {
      #expect(text.contains(line.id))
      if let hash = line.textSHA256 { #expect(text.contains(hash)) }
    }
    for line in record.basis.scenarioBody.split(separator: "\n") { #expect(text.contains(line)) }
    #expect(text.contains("Status: accepted"))
    #expect(text.contains("Deciders: reviewer 1, reviewer 2"))
  }

  /// Words that stand for something the page says in other words, by their key.
  private static let reworded: Set<String> = [
    "schema", "self", "group", "kind", "side", "space", "verdict", "effect", "route", "coverage",
    "reviewBasis", "state", "mark", "op", "field", "value", "entry", "verdicts", "unit",
    // Said where another model ranks above the chosen one.
    "notFirstBecause",
  ]

  @Test func `every text of the JSON is found, whatever the record`() throws {
    for item in try RecordCases.all() {
      let text = Self.text(of: HTMLExport().text(of: item.record))
      // Counts have commas between their thousands.
      let plain = text.filter { $0 != "," }
      for (path, leaf) in Self.leaves(item.record.json, "")
      where !text.contains(leaf) && !plain.contains(leaf) {
        Issue.record("\(item.name): \(path) is missing")
      }
    }
  }

  /// The texts of a document, line by line as they are printed, with the keys they stand under.
  private static func leaves(_ value: JSONValue, _ path: String) -> [(path: String, text: String)] {
    switch value {
    case .text(let text):
      return text.split(separator: "\n").map { (path, PlainText.oneLine(String($0))) }
    case .list(let list): return list.flatMap { leaves($0, path) }
    case .object(let object):
      return object.filter { !reworded.contains($0.key) }.flatMap {
        leaves($0.value, path + "." + $0.key)
      }
    default: return []
    }
  }

  @Test func `page and Markdown say the same sentences`() throws {
    let record = try RecordFixture.record()
    let page = Self.text(of: HTMLExport().text(of: record))
    for block in DecisionDocument.make(record, .brief).blocks {
      var lines: [Prose] = []
      switch block {
      case .heading(_, let text, _), .paragraph(let text): lines = [text]
      case .list(let items): lines = items.map(\.text)
      case .table, .chart, .listing: break
      }
      for line in lines {
        let said = Self.text(of: HTMLPage.text(of: line))
        // What is cut in Markdown is whole here: the reasons of excluded models are listed.
        let isListedAnew = record.excluded.contains { said.hasPrefix($0.id + ": ") }
        #expect(isListedAnew || page.contains(said), "\(said)")
      }
    }
  }

  @Test func `every figure leads to the statement it rests on`() throws {
    let page = HTMLExport().text(of: try RecordFixture.record())
    #expect(page.contains("(<a href=\"#evidence-e2\">prices</a>, 2026-06-20)"))
    #expect(page.contains("<a href=\"#source-prices\">prices</a>"))
    #expect(page.contains("<a href=\"https://prices.example/list\" rel=\"noreferrer noopener\">"))
  }

  @Test func `a chart that has nothing to show is left out`() throws {
    let bare = HTMLExport().text(
      of: try RecordFixture.record(
        {
          $0.shortlist = []
          $0.status = .proposed
        }, scenario: "name = \"bare\"\n"))
    #expect(!bare.contains("<svg"))
    #expect(!bare.contains("id=\"part-Figures\""))
    let page = HTMLExport().text(of: try RecordFixture.record())
    #expect(page.contains("id=\"chart-contributions-title\""))
    #expect(page.contains("id=\"chart-values-title\""))
    #expect(page.contains("id=\"chart-weights-title\""))
    #expect(!page.contains("id=\"chart-price-quality-title\""))
    #expect(!page.contains("id=\"chart-answers-title\""))
  }

  @Test(
    arguments: [Palette.text, Palette.muted, Palette.good, Palette.caution, Palette.bad]
      + Palette.series)
  func `every color stands out from the paper`(_ color: String) throws {
    let (ink, paper) = (try Self.luminance(color), try Self.luminance(Palette.paper))
    #expect((paper + 0.05) / (ink + 0.05) >= 4.5)
  }

  /// The relative luminance of a color.
  ///
  /// **Source**: WCAG 2.2, "relative luminance".
  private static func luminance(_ color: String) throws -> Double {
    let number = try #require(Int(color.dropFirst(), radix: 16))
    let parts = [16, 8, 0].map { shift -> Double in
      let share = Double(number >> shift & 0xFF) / 255
      return share <= 0.04045 ? share / 12.92 : Self.power((share + 0.055) / 1.055)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  /// A number to the power of 2.4, as the fifth root of its twelfth power.
  private static func power(_ base: Double) -> Double {
    var twelfth = 1.0
    for _ in 0..<12 { twelfth *= base }
    var root = base
    for _ in 0..<60 {
      let fourth = root * root * root * root
      if fourth > 0 { root -= (fourth * root - twelfth) / (5 * fourth) }
    }
    return root
  }

  /// What a reader sees of a page: tags taken out, escapes undone.
  static func text(of page: String) -> String {
    var output = ""
    var isTag = false
    for scalar in page.unicodeScalars {
      if scalar == "<" { isTag = true }
      if !isTag { output.unicodeScalars.append(scalar) }
      if scalar == ">" { isTag = false }
    }
    for (escape, mark) in [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
    ] {
      output = output.split(separator: escape, omittingEmptySubsequences: false)
        .joined(separator: mark)
    }
    return output
  }
}
