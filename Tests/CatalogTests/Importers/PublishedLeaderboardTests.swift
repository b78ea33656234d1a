import Foundation
import Testing

@testable import Catalog

/// The mappings of the catalog, read with files as their publishers keep them.
@Suite struct `Published leaderboards` {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../catalog").standardized.path
  private static let reading = CatalogReader.read(folder: folder)
  private static let catalog = ImportCatalog(reading.records)
  private static let mappings = LeaderboardMapping.all(in: reading.files)

  private static func read(_ name: String) throws -> ImportOutcome {
    let bytes = [UInt8](try Data(contentsOf: ReferenceData.file("catalog/imports/" + name)))
    return try LeaderboardImporter().read(
      ImportInput(bytes: bytes, name: name, mappings: mappings.mappings), against: catalog)
  }

  /// What a row of the catalog and a row of an import share where both mean the same result.
  private static func place(_ benchmark: String, _ row: Row) -> String {
    ["model", "mode", "label"].map { row[Field($0)]?.text ?? "" }.joined(separator: "\t")
      + "\t" + benchmark
  }

  /// Results of the catalog that rest on the source, and those of the import about the same.
  private static func pairs(_ outcome: ImportOutcome) -> [(held: Double, read: Double)] {
    var read: [String: Double] = [:]
    for fact in outcome.facts {
      guard case .row(let values) = fact.statement else { continue }
      let row = Row(values: values, evidence: nil)
      read[place(fact.id, row)] = row["score"]?.number
    }
    return catalog.ids(.benchmark).flatMap { benchmark in
      (catalog.record(.benchmark, benchmark)?.rows("results") ?? []).compactMap { row in
        guard row.evidence?.source == outcome.source, let held = row["score"]?.number,
          let score = read[place(benchmark, row)]
        else { return nil }
        return (held, score)
      }
    }
  }

  private static func sums(_ outcome: ImportOutcome) -> Bool {
    outcome.takenCount + outcome.unknown.count + outcome.rejected.count == outcome.rowCount
  }

  @Test func `every mapping reads and names what the catalog has`() {
    #expect(Self.mappings.diagnostics == [])
    #expect(
      Self.mappings.mappings.map(\.name) == [
        "aider-polyglot", "bfcl-v4", "livebench", "lmarena", "lmarena-raw", "mteb-eng-v2",
        "open-llm-leaderboard-v2", "vectara",
      ])
    for mapping in Self.mappings.mappings {
      #expect(Self.catalog.record(.source, mapping.source) != nil, "\(mapping.name)")
      for score in mapping.scores {
        let benchmark = Self.catalog.record(.benchmark, score.benchmark)
        #expect(benchmark != nil, "\(score.benchmark)")
        if let edition = score.edition {
          #expect(benchmark?.identity("edition")?.text == edition, "\(score.benchmark)")
        }
        let isRating = benchmark?.identity("maximum") == nil
        #expect(isRating == (score.unit == .points), "\(score.benchmark)")
      }
    }
  }

  @Test(
    .enabled("the published file is not beside the package") {
      ReferenceData.has("catalog/imports/open_llm_leaderboard_v2_2025-03.csv")
    })
  func `the Open LLM Leaderboard is read whole`() throws {
    let outcome = try Self.read("open_llm_leaderboard_v2_2025-03.csv")
    #expect(outcome.rowCount == 4576 && Self.sums(outcome))
    #expect(outcome.source == "ollb2")
    #expect(outcome.takenCount > 290)
    let others = outcome.rejected.filter {
      if case .otherRowCounts = $0.reason { return true }
      return false
    }
    #expect(others.count == outcome.rejected.count)
    let pairs = Self.pairs(outcome)
    #expect(pairs.count > 2000)
    // Three models of the catalog rest on another precision than the one that counts here, in
    // seven benchmarks each.
    #expect(pairs.count { abs($0.held - $0.read) > 0.11 } <= 3 * 7)
  }

  @Test(
    .enabled("the published file is not beside the package") {
      ReferenceData.has("catalog/imports/livebench_2026_01_08.csv")
    })
  func `LiveBench is read whole, with means of categories`() throws {
    let outcome = try Self.read("livebench_2026_01_08.csv")
    #expect(outcome.rowCount == 127 && Self.sums(outcome))
    let pairs = Self.pairs(outcome)
    #expect(pairs.count > 650)
    #expect(pairs.allSatisfy { abs($0.held - $0.read) < 0.011 })
  }

  @Test(
    .enabled("the published file is not beside the package") {
      ReferenceData.has("catalog/imports/bfcl_v4_overall.csv")
    })
  func `BFCL is read whole, with modes from names`() throws {
    let outcome = try Self.read("bfcl_v4_overall.csv")
    #expect(outcome.rowCount == 109 && Self.sums(outcome))
    let pairs = Self.pairs(outcome)
    #expect(pairs.count == 88)
    #expect(pairs.allSatisfy { $0.held == $0.read })
  }

  @Test(
    .enabled("the published file is not beside the package") {
      ReferenceData.has("catalog/imports/aider_polyglot_leaderboard.yml")
    })
  func `Aider is read whole, with the day of each run`() throws {
    let outcome = try Self.read("aider_polyglot_leaderboard.yml")
    #expect(outcome.rowCount == 69 && Self.sums(outcome))
    let pairs = Self.pairs(outcome)
    #expect(pairs.count >= 28)
    #expect(pairs.allSatisfy { $0.held == $0.read })
  }
}
