import Foundation
import Testing

@testable import Catalog

@Suite struct `Importing a real list of prices` {
  private static let file = "catalog/imports/litellm_2026-04-04.json"

  @Test(.enabled(if: ReferenceData.has(file), "the list is not beside this package"))
  func `all 2,617 rows are read and add up, and what the catalog holds of them is the same`()
    throws
  {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../catalog").standardized.path
    let records = CatalogReader.read(folder: folder).records
    let bytes = Array(try Data(contentsOf: ReferenceData.file(Self.file)))
    let outcome = try LiteLLMImporter().read(
      ImportInput(bytes: bytes, name: "litellm_2026-04-04.json"), against: ImportCatalog(records))
    #expect(outcome.rowCount == 2_617)
    #expect(
      outcome.takenCount + outcome.unknown.count + outcome.rejected.count == outcome.rowCount)
    #expect(outcome.takenCount > 400)
    #expect(outcome.rejected.contains { $0.row == "sample_spec" && $0.reason == .notARow })
    // Mistaken units: none of them became a price.
    let wrong = outcome.rejected.filter { row in
      if case .priceTooHigh = row.reason { return true }
      return false
    }
    #expect(wrong.allSatisfy { $0.row?.hasPrefix("wandb/") == true } && wrong.count == 13)
    try compare(outcome, with: records)
  }

  /// Offers that the catalog took from the same list say the same.
  private func compare(_ outcome: ImportOutcome, with records: [Record]) throws {
    var held: [String: Row] = [:]
    for host in records where host.kind == .host {
      for row in host.rows("offers") where row.evidence?.source == "litellm" {
        held[host.id + " " + RowOrder.key(of: row, in: "offers")] = row
      }
    }
    var sameCount = 0
    for fact in outcome.facts {
      guard case .row(let values) = fact.statement else { continue }
      let row = Row(values: values, evidence: nil)
      guard let known = held[fact.id + " " + RowOrder.key(of: row, in: "offers")] else { continue }
      for column in ["input", "output", "context", "max_output", "route"] as [Field] {
        #expect(
          row[column]?.number == known[column]?.number && row[column]?.text == known[column]?.text,
          "\(fact.id) \(row["id_at_host"]?.text ?? "") \(column)")
      }
      sameCount += 1
    }
    #expect(sameCount > 200)
  }
}
