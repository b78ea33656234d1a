import Catalog
import Decision
import Testing

/// The shipped presets on the shipped catalog.
@Suite struct ShippedCatalogTests {
  @Test func `every preset ranks the shipped catalog, and loses no model`() throws {
    let names = Presets.names(in: ShippedCatalog.base.snapshot)
    #expect(names.count >= 6)
    for name in names {
      let outcome = try ShippedCatalog.outcome(ShippedCatalog.scenario(name))
      #expect(!outcome.rows.isEmpty, "\(name)")
      #expect(outcome.meetingCount > 0, "\(name)")
      #expect(!outcome.criteria.isEmpty && outcome.warnings.isEmpty, "\(name)")
      let places = outcome.rows.count + outcome.excluded.count + outcome.pending.count
      #expect(outcome.considered == places, "\(name)")
      let ranked = outcome.excluded.count + outcome.pending.count
      let removed = outcome.funnel.reduce(0) { $0 + $1.before - $1.after }
      #expect(removed == ranked, "\(name)")
      #expect(outcome.rows.allSatisfy { $0.model.status != .closed }, "\(name)")
    }
  }

  @Test func `every excluded model of every preset says why`() throws {
    for name in Presets.names(in: ShippedCatalog.base.snapshot) {
      let outcome = try ShippedCatalog.outcome(ShippedCatalog.scenario(name))
      for out in outcome.excluded {
        let said = try #require(out.observation(of: out.firstMust))
        let texts = [said.observed, said.limit, said.sentence, said.reopen]
        #expect(texts.allSatisfy { !$0.isEmpty }, "\(name): \(out.model.id)")
        #expect(said.truth == .unknown || !said.evidence.isEmpty, "\(name): \(out.model.id)")
      }
    }
  }

  @Test func `the same preset gives the same bytes twice`() throws {
    let scenario = try ShippedCatalog.scenario("start-up")
    let first = try ShippedCatalog.outcome(scenario).json().canonicalText
    #expect(try ShippedCatalog.outcome(scenario).json().canonicalText == first)
  }
}
