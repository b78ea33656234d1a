import Catalog
import Foundation
import Testing

@testable import Fit

/// Predictions against runs that others measured; the rows are no part of this repository.
struct MeasuredSpeedTests {
  @Test(
    .enabled(
      if: ReferenceData.has("fit/measured-tokens-per-second.csv"), "no reference data beside here"))
  func `measured speeds lie where the estimates say`() throws {
    let text = try String(
      contentsOf: ReferenceData.file("fit/measured-tokens-per-second.csv"), encoding: .utf8)
    let evaluation = SpeedEvaluation(snapshot: try Self.shippedCatalog())
    let comparison = try SpeedComparison(evaluation.lines(of: text), in: text)
    let dense = try #require(comparison.classes.first { $0.name == "dense" })
    #expect(comparison.malformedCount == 0)
    #expect(comparison.all.count * 5 >= comparison.rowCount * 4)
    #expect(comparison.all.coveredShare >= 0.80)
    #expect(dense.coveredShare >= 0.80)
    #expect(dense.shareWithin30Percent >= 0.68)
    #expect((0.85...1.15).contains(dense.medianRatio))
  }

  /// The catalog of this repository, from its files.
  private static func shippedCatalog() throws -> CatalogSnapshot {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
    let reading = CatalogReader.read(folder: root.appending(path: "catalog").standardized.path)
    let catalog = try #require(reading.records.first { $0.kind == .catalog })
    let release = CatalogRelease(
      format: 1, name: "test", asOf: try #require(catalog.identity("as_of")?.date), sha256: "")
    return CatalogSnapshot(release: release, records: reading.records)
  }
}
