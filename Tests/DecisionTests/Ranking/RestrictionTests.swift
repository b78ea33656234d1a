import Catalog
import Decision
import Licensing
import Testing

/// Reported restrictions: off until switched on, and apart from score and license.
@Suite struct RestrictionTests {
  private func fixture(_ packs: Record...) -> Fixture {
    var fixture = Fixture(Fixture.model(Fixture.id, family: "alpha"))
    fixture.offer(Fixture.id, at: "other", input: 1, output: 1)
    fixture.more =
      packs + [
        Record(
          kind: .family, id: "alpha",
          identity: [.init("name", .text("Alpha Line")), .init("parent", .text("top"))]),
        Record(kind: .family, id: "top", identity: [.init("name", .text("Top Line"))]),
      ]
    return fixture
  }

  @Test func `a pack that is off says nothing in the ranking and is still to be seen`() throws {
    let outcome = try fixture(Fixture.pack(host: "covered")).outcome(Fixture.scenario())
    let alternative = try #require(outcome.rows.first?.alternative)
    #expect(alternative.restrictions.isEmpty)
    #expect(alternative.reportedRestrictions.map(\.isOn) == [false])
    #expect(outcome.restricted.isEmpty)
    #expect(!RankColumn.columns(for: outcome.scenario).contains { $0.id == .restrictions })
  }

  @Test func `exclude keeps a model out where its only way is covered, and says so apart`() throws {
    let outcome = try fixture(Fixture.pack(host: "covered")).outcome(
      Fixture.restricting(["xy-order": .exclude]))
    #expect(outcome.rows.isEmpty && outcome.excluded.isEmpty && outcome.pending.isEmpty)
    let out = try #require(outcome.restriction(of: Fixture.id))
    #expect(out.restrictions.map(\.pack.id) == ["xy-order"])
    let report = try #require(outcome.ruleReports.first { $0.isOfRestrictions })
    #expect(report.label == "Reported restriction")
    let observation = try #require(report.removed.first?.observation(of: report.position))
    #expect(observation.truth == .fail)
    #expect(
      observation.sentence
        == "Reported restriction: Order 7 (XY, 2025-02; checked 2026-02) "
        + "covers weights served by others.")
    #expect(observation.evidence.map(\.source) == ["https://example.org/order"])
    #expect(!observation.sentence.lowercased().contains("license"))
  }

  @Test(arguments: [
    "partly", "not-stated", "not-addressed", "conflicting", "proposed", "explicitly-not-covered",
  ]) func `exclude keeps what the sources do not cover`(_ coverage: String) throws {
    let outcome = try fixture(Fixture.pack(host: coverage)).outcome(
      Fixture.restricting(["xy-order": .exclude]))
    let restriction = try #require(outcome.rows.first?.alternative.restrictions.first)
    let isMild = coverage == "proposed" || coverage == "explicitly-not-covered"
    #expect(restriction.finding.effect == (isMild ? .info : .warn))
    if coverage.hasPrefix("not") || coverage == "conflicting" {
      #expect(restriction.finding.text.hasSuffix("that is not the same as allowed."))
    }
  }

  @Test func `a way that is not covered keeps its model in the list`() throws {
    var fixture = fixture(Fixture.pack(weights: "explicitly-not-covered", host: "covered"))
    fixture.models = [
      Fixture.model(Fixture.id, family: "alpha", sections: [Fixture.architecture])
    ]
    let scenario = Fixture.restricting(["xy-order": .exclude]) {
      $0.devices = [Fixture.device(budgetGiB: 20)]
    }
    let row = try #require(try fixture.outcome(scenario).rows.first)
    #expect(row.alternative.delivery.isLocal)
    #expect(row.otherDeliveries.isEmpty)
  }

  /// The device is too small, so that way is free of the pack and still no way.
  @Test func `a way a need removes does not stand in for one that is covered`() throws {
    var fixture = fixture(Fixture.pack(weights: "explicitly-not-covered", host: "covered"))
    fixture.models = [
      Fixture.model(Fixture.id, family: "alpha", sections: [Fixture.architecture])
    ]
    let scenario = Fixture.restricting(["xy-order": .exclude]) {
      $0.devices = [Fixture.device(budgetGiB: 1)]
      $0.musts.append(
        Must(id: "fits", field: "fit", comparison: .fits, value: .flag(true), unknown: .drop))
    }
    let outcome = try fixture.outcome(scenario)
    #expect(outcome.rows.isEmpty)
    #expect(outcome.restriction(of: Fixture.id) != nil)
  }

  @Test func `the route is that of the delivery, or the one the profile names`() throws {
    let pack = Fixture.pack(weights: "proposed", host: "not-stated", api: "covered")
    var fixture = fixture(pack)
    fixture.hostKinds["example"] = "first-party"
    fixture.hostKinds["stranger"] = "first-party"
    fixture.offers = [:]
    func surface(at host: String?, _ via: String? = nil) throws -> PolicyPack.Surface {
      var fixture = fixture
      if let host { fixture.offer(Fixture.id, at: host, input: 1, output: 1) }
      let scenario = Fixture.restricting(["xy-order": .warn]) {
        $0.use["use.access_via"] = via.map { .text($0) }
      }
      let alternative = try fixture.alternative(Fixture.id, scenario)
      return try #require(alternative.restrictions.first).finding.surface
    }
    #expect(try surface(at: "other") == .thirdPartyHost)
    #expect(try surface(at: "example") == .api)
    #expect(try surface(at: "stranger") == .thirdPartyHost)
    #expect(try surface(at: nil) == .selfHostedWeights)
    #expect(try surface(at: "other", "self-host") == .selfHostedWeights)
    #expect(try surface(at: "other", "licensor-official") == .api)
  }

  @Test(arguments: ["Example", "ALPHA line", "top", "acme/alpha-7b", "Alpha-7B", "al.pha"])
  func `a pack names a model by developer, family or product, however it is spelled`(
    _ subject: String
  ) throws {
    let outcome = try fixture(Fixture.pack(subjects: [subject])).outcome(
      Fixture.restricting(["xy-order": .info]))
    #expect(outcome.rows.first?.alternative.restrictions.count == 1)
    let stranger = try self.fixture(Fixture.pack(subjects: ["alph"])).outcome(
      Fixture.restricting(["xy-order": .info]))
    #expect(stranger.rows.first?.alternative.restrictions.isEmpty == true)
  }

  @Test func `an expired pack warns and keeps nothing out`() throws {
    let outcome = try fixture(Fixture.pack(host: "covered", expires: "2026-05")).outcome(
      Fixture.restricting(["xy-order": .exclude]))
    let finding = try #require(outcome.rows.first?.alternative.restrictions.first).finding
    #expect(finding.isExpired && finding.effect == .warn)
  }

  @Test func `the column stands last, and only where a pack is on`() throws {
    let outcome = try fixture(
      Fixture.pack(), Fixture.pack("zz", subjects: ["nobody"])
    ).outcome(Fixture.restricting(["xy-order": .warn, "zz": .info]))
    let column = try #require(RankColumn.columns(for: outcome.scenario).last)
    #expect(column.id == .restrictions)
    let row = try #require(outcome.rows.first)
    #expect(column.text(row, in: outcome).text == "warn: XY")
    #expect(column.text(row, in: outcome).plain == "xy-order=warn")
    let unnamed = try fixture(Fixture.pack(subjects: ["nobody"])).outcome(
      Fixture.restricting(["xy-order": .warn]))
    #expect(column.text(try #require(unnamed.rows.first), in: unnamed).text == "not named")
  }

  @Test func `a model without a developer may be named for all anybody knows`() throws {
    var fixture = fixture(Fixture.pack())
    fixture.models[0].identity.removeAll { $0.field == "developer" }
    let outcome = try fixture.outcome(Fixture.restricting(["xy-order": .warn]))
    let column = try #require(RankColumn.columns(for: outcome.scenario).last)
    let text = column.text(try #require(outcome.rows.first), in: outcome)
    #expect(text.text == "?" && text.evidence == nil)
  }

  @Test func `machine output names packs, findings and sources, and only where a pack is on`()
    throws
  {
    let fixture = fixture(Fixture.pack(host: "covered"))
    #expect(!(try fixture.outcome(Fixture.scenario()).json().canonicalText.contains("restrict")))
    let text = try fixture.outcome(Fixture.restricting(["xy-order": .exclude])).json().canonicalText
    for part in [
      "\"packs\":{\"xy-order\":\"exclude\"}", "\"id\":\"\(Fixture.id)\"",
      "\"coverage\":\"covered\"", "https://example.org/order",
    ] { #expect(text.contains(part)) }
  }

  @Test func `a pack the catalog lacks is an error with the nearest name`() throws {
    let error = #expect(throws: ScenarioError.self) {
      try fixture(Fixture.pack()).outcome(Fixture.restricting(["xy-ordre": .exclude]))
    }
    #expect(
      error?.description
        == "the scenario switches on the policy pack 'xy-ordre', which this catalog lacks. To switch "
        + "it off: weigh needs --policy xy-ordre=off. Did you mean 'xy-order'?")
  }
}
