import Catalog
import Testing

@testable import Quality

/// A scale is fitted, written, read and refused.
@Suite struct CalibrationTests {
  private static let settings = CalibrationSettings(lowAnchor: "m10", highAnchor: "m30")

  private func fitted(_ settings: CalibrationSettings = Self.settings) throws -> Calibration {
    try Calibration(
      QualityRows(LineFitTests.known(noise: 0.05).0.snapshot), version: "one",
      date: Fixture.asOf, steps: ["math": 0.5], settings: settings)
  }

  @Test func `the anchors stand at 30 and 60 points`() throws {
    let calibration = try fitted()
    #expect(isNear(calibration.points(ofAbility: calibration.low.ability), 30))
    #expect(isNear(calibration.points(ofAbility: calibration.high.ability), 60))
    var fixture = LineFitTests.known(noise: 0.05).0
    fixture.basket("general", [])
    fixture.calibration = calibration.record
    #expect(isNear(try fixture.quality("m10", "general").points, 30, within: 1e-4))
    #expect(isNear(try fixture.quality("m30", "general").points, 60, within: 1e-4))
  }

  @Test func `what is written reads back the same, to the last bit`() throws {
    let calibration = try fitted()
    #expect(try Calibration(calibration.record) == calibration)
    let text = CatalogWriter.text(of: calibration.record)
    let reading = CatalogReader.read([CatalogFile(path: "calibration/one.toml", text: text)])
    #expect(reading.diagnostics.isEmpty)
    #expect(try Calibration(try #require(reading.records.first)) == calibration)
  }

  @Test func `a scale hangs on models that have results, the weaker below the stronger`() {
    let rows = QualityRows(LineFitTests.known(noise: 0.05).0.snapshot)
    func refusal(_ low: String, _ high: String) -> CalibrationError? {
      do {
        _ = try Calibration(
          rows, version: "one", date: Fixture.asOf, steps: [:],
          settings: CalibrationSettings(lowAnchor: low, highAnchor: high))
        return nil
      } catch {
        return error
      }
    }
    #expect(refusal("nobody", "m30") == .anchorWithoutResults("nobody"))
    #expect(refusal("m30", "m10") == .anchorsInWrongOrder(low: "m30", high: "m10"))
  }

  @Test func `a record that lacks a value is refused and named`() throws {
    var record = try fitted().record
    record.identity.removeAll { $0.field == "high_ability" }
    #expect(throws: CalibrationError.unreadable(version: "one", field: "high_ability")) {
      try Calibration(record)
    }
  }

  @Test func `every error has its sentence`() {
    #expect(
      [
        CalibrationError.anchorWithoutResults("a/b"),
        .anchorsInWrongOrder(low: "a/b", high: "c/d"),
        .unreadable(version: "one", field: "items"),
      ].map(\.sentence) == [
        "'a/b' has no result that can be used, so the scale cannot hang on it. "
          + "Name another model.",
        "'a/b' is not weaker than 'c/d', so no points lie between them. "
          + "Name a weaker and a stronger model.",
        "Calibration 'one' cannot be used: 'items' is missing or has no meaning. "
          + "Write it anew with 'weigh quality calibrate'.",
      ])
  }
}
