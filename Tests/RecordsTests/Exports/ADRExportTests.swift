import Catalog
import Testing

@testable import Records

struct ADRExportTests {
  @Test func `the parts of MADR stand in their order`() throws {
    let text = ADRExport().text(of: try RecordFixture.record())
    let headings = text.split(separator: "\n").filter { $0.hasPrefix("## ") }
    #expect(
      headings == [
        "## Context and Problem Statement", "## Decision Drivers", "## Considered Options",
        "## Decision Outcome", "## Pros and Cons of the Options", "## More Information",
      ])
  }

  @Test func `every option, need, excluded model and condition is found`() throws {
    let record = try RecordFixture.record()
    let text = ADRExport().text(of: record)
    for entry in record.entries { #expect(text.contains("### `\(entry.id)`\n")) }
    for need in record.funnel { #expect(text.contains("* Must: \(need.text)")) }
    for criterion in record.criteria { #expect(text.contains(criterion.label)) }
    for model in record.excluded {
      #expect(text.contains("* `\(model.id)`: "))
      #expect(model.reasons.first.map { text.contains($0.sentence) } == true)
      #expect(model.reasons.first.map { text.contains($0.reopen) } == true)
    }
    for flip in record.flips { #expect(text.contains(flip.sentence)) }
    for condition in record.reopenIf { #expect(text.contains(condition.text)) }
    #expect(text.contains(DecisionRecord.disclaimer))
    #expect(text.contains(record.basis.resultID))
  }

  @Test func `beyond forty excluded models the nearest stand there, with the count of all`() throws
  {
    let many = (0..<60).map { number in
      RecordFixture.model("example/small-\(number)", context: Int64(1000 + number))
    }
    let offers = many.map { RecordFixture.offer($0.id, 0.2, 0.4) }
    let record = try RecordFixture.record(
      extra: many + [
        Record(
          kind: .host, id: "bulk", identity: [.init("name", .text("Bulk"))],
          lists: [.init(name: "offers", rows: offers)])
      ])
    #expect(record.excluded.count == 64)
    #expect(record.nearMisses.count == 20)
    let text = ADRExport().text(of: record)
    #expect(text.contains("### Nearly Included\n"))
    #expect(text.contains("All 64 models that are not ranked stand in `\(record.fileStem).json`"))
    for id in record.nearMisses { #expect(text.contains("* `\(id)`: ")) }
    let json = JSONExport().text(of: record)
    for model in many { #expect(json.contains("\"id\": \"\(model.id)\"")) }
  }

  @Test func `a record without criteria, shortlist or needs still reads`() throws {
    let record = try RecordFixture.record(
      {
        $0.shortlist = []
        $0.status = .proposed
      }, scenario: "name = \"bare\"\n")
    let text = ADRExport().text(of: record)
    #expect(text.contains("The scenario states no need and no preference.\n"))
    #expect(text.contains("No model is on the shortlist.\n"))
    #expect(text.contains("No option is chosen yet.\n"))
    #expect(!text.contains("## Pros and Cons"))
  }

  @Test func `a model that cannot be told from the chosen one is named`() throws {
    let twin = RecordFixture.model("example/twin-7b", context: 65_536)
    let host = Record(
      kind: .host, id: "bulk", identity: [.init("name", .text("Bulk"))],
      lists: [.init(name: "offers", rows: [RecordFixture.offer(twin.id, 0.1, 0.3)])])
    let text = ADRExport().text(of: try RecordFixture.record(extra: [twin, host]))
    #expect(
      text.contains("Within the ranges of their facts it cannot be told from `example/twin-7b`."))
    let alone = ADRExport().text(of: try RecordFixture.record())
    #expect(!alone.contains("cannot be told from"))
  }

  @Test func `the status is quoted and the date is plain`() throws {
    let lines = ADRExport().text(of: try RecordFixture.record()).split(separator: "\n")
    #expect(
      lines.prefix(6) == [
        "---", "status: \"accepted\"", "date: 2026-08-01",
        "decision-makers: [\"reviewer 1\", \"reviewer 2\"]", "informed: [\"operations\"]", "---",
      ])
  }
}
