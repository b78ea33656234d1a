import Catalog
import Testing

@testable import Records

/// Files that are compared, whatever they claim to be.
@Suite struct RankingFileTests {
  @Test func `a file is what its schema says`() throws {
    let list = try ListFixture().list()
    let record = try RecordFixture.record()
    #expect(
      try RankingFile(jsonText: list.json.indentedText, name: "x").document == .shortlist(list))
    #expect(
      try RankingFile(jsonText: record.json.indentedText, name: "x").document == .record(record))
  }

  @Test func `what is neither is refused with a sentence`() throws {
    func message(_ text: String) -> String {
      do {
        _ = try RankingFile(jsonText: text, name: "x")
        return "read"
      } catch {
        return error.message
      }
    }
    #expect(
      message("{\"schema\": \"weigh.rank/1\"}")
        == "This is not a shortlist or decision record: its schema is 'weigh.rank/1'.")
    #expect(message("[]") == "This is not a shortlist or decision record: it names no schema.")
    #expect(
      message("{\"schema\": \"weigh.shortlist/9\"}")
        == "This was written by a newer Weigh (weigh.shortlist/9); this one reads 1.")
    #expect(message("{").hasPrefix("Line 1: "))
  }

  @Test func `names of files, models and people steer nothing`() throws {
    let escape = "\u{1B}]52;c;x\u{7}\u{202E}two\nlines"
    var fixture = ListFixture()
    fixture.title = escape
    fixture.author = escape
    let file = RankingFile(.shortlist(try fixture.list()), name: escape)
    let comparison = ShortlistComparison(file, try ListFixture.file { $0.name = "other" })
    let texts =
      [file.name, file.title] + file.authors + file.originSentences
      + comparison.comparabilitySentences + comparison.entries.flatMap(\.explanation)
    for text in texts {
      #expect(!text.holdsControlCharacter && !text.contains("\n"), "\(text.debugDescription)")
    }
  }
}
