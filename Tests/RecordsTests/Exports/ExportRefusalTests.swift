import Foundation
import Testing

@testable import Records

/// When a format writes no file, and what it says then.
struct ExportRefusalTests {
  private func refusal(_ format: any ExportFormat, _ record: DecisionRecord) -> ExportRefusal? {
    do {
      _ = try format.text(of: record)
      return nil
    } catch {
      return error
    }
  }

  @Test func `without a choice or a product there is no bill, and the other formats are written`()
    throws
  {
    let open = try RecordFixture.record {
      $0.status = .proposed
      $0.shortlist = [.init("example/alpha-7b")]
    }
    let none = try RecordCases.noSurvivors()
    let nameless = try RecordCases.record(choosing: "example/nova-8b") { $0.product = "  " }
    #expect(refusal(BOMExport(), open) == .nothingChosen(format: "CycloneDX"))
    #expect(refusal(BOMExport(), none) == .noneOfThese(format: "CycloneDX"))
    #expect(refusal(SPDXExport(), nameless) == .noProduct(format: "SPDX"))
    let plan = ExportPlan(
      nameless, as: [JSONExport(), BOMExport(), ADRExport(), SPDXExport()], beside: [])
    #expect(plan.files.map(\.format) == ["json", "adr"])
    #expect(plan.omissions.map(\.format) == ["bom", "spdx"])
    #expect(plan.omissions.first?.refusal == .noProduct(format: "CycloneDX"))
  }

  @Test func `a file of a format that refused before is not taken for an outdated one`() throws {
    let former = try RecordFixture.record { $0.product = nil }
    let record = try RecordFixture.record()
    let plan = ExportPlan(
      record, as: [BOMExport()], beside: [],
      contents: [
        record.fileStem + ".json": JSONExport().text(of: former),
        record.fileStem + ".cdx.json": "typed by hand",
      ])
    #expect(plan.files.map(\.place) == [.foreign])
  }

  @Test func `every refusal has its sentence`() {
    let sentences: [(ExportRefusal, String)] = [
      (
        .nothingChosen(format: "SPDX"),
        "No SPDX file: nothing is chosen yet, so there is no model to describe. Choose one: weigh "
          + "decide --choose ID."
      ),
      (
        .noneOfThese(format: "SPDX"),
        "No SPDX file: the decision is for none of the models, so there is no model to describe."
      ),
      (
        .noProduct(format: "CycloneDX"),
        "No CycloneDX file: the decision names no product that will use the model. Name it: weigh "
          + "decide --product NAME."
      ),
      (
        .factsNotKept(format: "CycloneDX", model: "a/b"),
        "No CycloneDX file: the record is from before facts of models were kept, and says nothing "
          + "of a/b. Decide again on the present catalog."
      ),
      (
        .factMissing(
          format: "SPDX", property: "releaseTime", fact: "release date", model: "a/b",
          words: "not known to the catalog of 2026-07-01"),
        "No SPDX file: it needs releaseTime, and the release date of a/b is not known to the "
          + "catalog of 2026-07-01."
      ),
      (
        .brokenReference(format: "SPDX", fault: .dangling(reference: "x", from: "to")),
        "No SPDX file, by a bug in Weigh: to points at 'x', which the file does not hold."
      ),
      (
        .brokenReference(format: "SPDX", fault: .duplicate("x")),
        "No SPDX file, by a bug in Weigh: two parts are named 'x'."
      ),
    ]
    for (refusal, sentence) in sentences { #expect(refusal.message == sentence) }
  }

  @Test func `an older record without facts gives no bill`() throws {
    let file = Golden.folder.appending(path: "schema-1.json")
    let older = try DecisionRecord(jsonText: try String(contentsOf: file, encoding: .utf8))
    let chosen = try #require(older.chosen)
    for (format, name) in [(BOMExport() as any ExportFormat, "CycloneDX"), (SPDXExport(), "SPDX")] {
      #expect(refusal(format, older) == .factsNotKept(format: name, model: chosen))
    }
  }
}
