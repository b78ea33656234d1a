import Catalog
import Decision
import Moderation
import Testing

/// The requirements on answers that shipped presets begin with.
@Suite struct ShippedProfileTests {
  private func profiles() throws -> [Scenario] {
    try Presets.names(in: ShippedCatalog.base.snapshot).map(ShippedCatalog.scenario)
      .filter { !$0.moderationProfile.requirements.isEmpty }
  }

  @Test func `there are five of them`() throws {
    #expect(
      try profiles().map(\.name) == [
        "china-deployment", "education", "eu-assistant", "newsroom", "us-internal",
      ])
  }

  @Test func `none asks for a rate that no tier can prove`() throws {
    let battery = try Battery.bundled.get()
    for scenario in try profiles() {
      let unprovable = scenario.moderationProfile.unprovable(asking: battery.items(of: .full))
      #expect(unprovable.isEmpty, "\(scenario.name): \(unprovable.map(\.words))")
    }
  }

  @Test func `each says that it is a choice and no law, and leaves its owner open`() throws {
    for scenario in try profiles() {
      for requirement in scenario.moderationProfile.requirements {
        #expect(requirement.reason.hasSuffix("Weigh's choice of a starting point, not law."))
        #expect(requirement.openPoints == [.owner])
      }
    }
  }

  @Test func `each ranks the shipped catalog, which has no runs, with unknown`() throws {
    for scenario in try profiles() {
      let outcome = try ShippedCatalog.outcome(scenario)
      #expect(outcome.rows.contains { $0.group == .hangs } && outcome.meetingCount == 0)
      for must in scenario.musts where must.moderation != nil {
        let row = try #require(outcome.rows.first)
        #expect(row.alternative.observation(of: must)?.truth == .unknown)
      }
    }
  }
}
