import Testing

@testable import Records

struct MADRShapeTests {
  @Test func `the older shape has its status under the title and no front matter`() throws {
    let record = try RecordFixture.record()
    let lines = ADRExport(shape: .two).text(of: record).split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(
      lines.prefix(8) == [
        "# Use Alpha for the support bot", "", "* Status: accepted", "* Date: 2026-08-01",
        "* Deciders: reviewer 1, reviewer 2", "* Informed: operations", "",
        "## Context and Problem Statement",
      ])
  }

  @Test func `both shapes say the same from the context on`() throws {
    let record = try RecordFixture.record { $0.status = .superseded(by: 12) }
    let texts = ExportOptions.MADR.allCases.map { ADRExport(shape: $0).text(of: record) }
    let bodies = texts.compactMap { $0.split(separator: "## Context", maxSplits: 1).last }
    #expect(bodies.count == 2 && bodies[0] == bodies[1])
    #expect(texts[0].contains("* Status: superseded by ADR-0012\n"))
    #expect(texts[1].contains("status: \"superseded by ADR-0012\"\n"))
  }
}
