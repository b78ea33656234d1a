import Catalog
import Decision
import Foundation
import Testing

/// The catalog this repository ships, read once from its files.
enum ShippedCatalog {
  static let base: EvaluationBase = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let reading = CatalogReader.read(folder: root.appendingPathComponent("catalog").path)
    let asOf = reading.records.first { $0.kind == .catalog }?.identity("as_of")?.date
    let release = CatalogRelease(
      format: 1, name: "test", asOf: asOf ?? fallback, sha256: String(repeating: "0", count: 64))
    return EvaluationBase(snapshot: CatalogSnapshot(release: release, records: reading.records))
  }()

  static func scenario(_ preset: String) throws -> Scenario {
    let text = try #require(Presets.text(of: preset, in: base.snapshot))
    return try Scenario(toml: text, file: "preset \(preset)")
  }

  static func outcome(_ scenario: Scenario) throws -> Outcome {
    try evaluate(EvaluationContext(base: base, scenario: scenario))
  }

  private static let fallback: CalendarDate = {
    guard let date = CalendarDate("2026-01-01") else { fatalError("a date that exists") }
    return date
  }()
}
