import Catalog
import Testing

@testable import Records

struct CSVExportTests {
  @Test func `every option has a row, and a cell for every figure`() throws {
    let record = try RecordFixture.record()
    let lines = CSVExport().text(of: record).split(separator: "\r\n")
    #expect(lines.count == record.entries.count + 1)
    #expect(
      lines[0]
        == "id,delivery,group,rank,score low,score mid,score high,coverage,price.blended value,"
        + "price.blended low,price.blended high,price.blended unit,price.blended points,"
        + "context value,context low,context high,context unit,context points")
    #expect(
      lines[1]
        == "example/alpha-7b,hosted:acme,meets,1,0.737649,0.737649,0.737649,1.000000,0.150000,0.150000,0.150000,"
        + "USD/Mtok,0.587649,65536,65536,65536,tokens,0.150000")
  }

  @Test func `an unknown fact is an empty cell, never a zero`() throws {
    let record = try RecordFixture.record { $0.shortlist = [.init("example/gamma-70b", .choose)] }
    let lines = CSVExport().text(of: record).split(separator: "\r\n")
    #expect(lines[1] == "example/gamma-70b,hosted:acme,excluded,,,,,,,,,USD/Mtok,,,,,tokens,")
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"),
    ("\t=1", "'=1"), ("\u{FF1D}1", "'\u{FF1D}1"), ("=\u{301}1", "'=\u{301}1"),
    ("a,b", "\"a,b\""), ("say \"x\"", "\"say \"\"x\"\"\""), ("a\r\nb", "a b"), ("", ""),
    ("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\""), ("plain 1=1", "plain 1=1"),
  ])
  func `a text in a cell is never a formula`(_ text: String, _ cell: String) {
    #expect(CSVExport.text(text) == cell)
  }
}
