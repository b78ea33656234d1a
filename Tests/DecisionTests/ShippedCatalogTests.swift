import Catalog
import Decision
import Licensing
import Moderation
import Testing

/// The shipped presets on the shipped catalog.
@Suite struct ShippedCatalogTests {
  @Test func `every preset ranks the shipped catalog, and loses no model`() throws {
    let names = Presets.names(in: ShippedCatalog.base.snapshot)
    #expect(names.count >= 6)
    for name in names {
      let outcome = try ShippedCatalog.outcome(ShippedCatalog.scenario(name))
      #expect(!outcome.rows.isEmpty, "\(name)")
      // What nobody asked here is not known, so a preset that asks has models hang on it.
      let asks = !outcome.scenario.moderationProfile.requirements.isEmpty
      #expect((asks ? outcome.hangingCount : outcome.meetingCount) > 0, "\(name)")
      #expect(!outcome.criteria.isEmpty && outcome.warnings.isEmpty, "\(name)")
      let places = outcome.rows.count + outcome.excluded.count + outcome.pending.count
      #expect(outcome.considered == places, "\(name)")
      let ranked = outcome.excluded.count + outcome.pending.count
      let removed = outcome.funnel.reduce(0) { $0 + $1.before - $1.after }
      #expect(removed == ranked, "\(name)")
      #expect(outcome.rows.allSatisfy { $0.model.status != .closed }, "\(name)")
    }
  }

  @Test func `a preset says who and what for, and no figure or place it cannot know`() throws {
    for name in Presets.names(in: ShippedCatalog.base.snapshot) {
      let use = try ShippedCatalog.scenario(name).use
      #expect(use["entity.kind"] != nil && use["use.purpose"] != nil, "\(name)")
      #expect(ShippedCatalog.base.contradiction(in: use) == nil, "\(name)")
      for key in use.keys {
        switch IntendedUse.field(key)?.shape {
        case .count, .amount, nil: Issue.record("\(name) fixes \(key)")
        // A preset about a place says which seat and servers it stands for.
        case .country, .countries:
          let placed = ["eu-product", "eu-assistant", "us-internal", "china-deployment"]
          #expect(placed.contains(name), "\(name) fixes \(key)")
        case .word, .text, .flag, .texts: break
        }
      }
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
