import Catalog
import Foundation
import Testing

@testable import Quality

/// The scale the catalog ships: made by this code from that catalog, and worth what is said of it.
@Suite struct ShippedCalibrationTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../catalog").standardized.path

  private static let snapshot: CatalogSnapshot = {
    let reading = CatalogReader.read(folder: folder)
    return CatalogSnapshot(
      release: CatalogRelease(
        format: 1, name: "shipped",
        asOf: reading.records.first { $0.kind == .catalog }?.identity("as_of")?.date
          ?? Fixture.asOf, sha256: ""),
      records: reading.records)
  }()

  private static let rows = QualityRows(snapshot)
  private static let scale = QualityScale(snapshot)

  private func settings() throws -> (Calibration, CalibrationSettings) {
    let calibration = try #require(Self.scale.calibration)
    return (
      calibration,
      CalibrationSettings(
        lowAnchor: calibration.low.model, highAnchor: calibration.high.model)
    )
  }

  /// A result added later need not bring a new scale: then there is nothing to compare.
  @Test func `fitting the catalog gives the shipped file byte for byte`() throws {
    let (shipped, settings) = try settings()
    guard shipped.rowsSHA256 == Self.rows.sha256 else { return }
    let fitted = try Calibration(
      fitting: Self.rows, uses: Self.scale.uses, version: shipped.version, date: shipped.date,
      settings: settings)
    let path = Self.folder + "/calibration/\(shipped.version).toml"
    let file = try String(contentsOfFile: path, encoding: .utf8)
    #expect(
      CatalogWriter.text(
        of: fitted.record, comment: CatalogWriter.openingComment(of: file)) == file)
  }

  @Test func `hidden results are predicted within the bars`() throws {
    let (shipped, settings) = try settings()
    let hidden = HiddenResults(
      Self.rows, uses: Self.scale.uses, steps: shipped.steps, seeds: HiddenResults.freshSeeds(3),
      settings)
    let all = try #require(hidden.figures())
    let independent = try #require(hidden.figures(of: .independent))
    for figures in [all, independent] {
      #expect(figures.ratio <= 0.75, "\(figures)")
      #expect((90...98).contains(figures.coverage), "\(figures)")
    }
    for use in Self.scale.uses where shipped.steps[use.id] != nil {
      let effect = try #require(hidden.effect(ofStep: use))
      #expect(effect.with < effect.without, "\(use.id)")
    }
  }

  @Test func `no model for embeddings has points`() throws {
    let general = try #require(Self.scale.use("general"))
    for model in Self.snapshot.models where model.kinds == ["embedding"] {
      let estimate = Self.scale.estimate(Self.snapshot.results(of: model.id))
      #expect(estimate.quality(for: general).points == nil, "\(model.id)")
    }
  }

  @Test func `every column of the scale is a benchmark of the catalog`() throws {
    let (shipped, _) = try settings()
    for column in shipped.lines.keys {
      #expect(Self.snapshot.benchmarks[column.benchmark] != nil, "\(column.benchmark)")
    }
    #expect(Set(shipped.steps.keys).isSubset(of: Self.scale.uses.map(\.id)))
  }
}
