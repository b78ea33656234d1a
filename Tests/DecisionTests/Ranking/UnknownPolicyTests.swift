import Catalog
import Decision
import Testing

/// What happens where a rule cannot judge, and where a person judges in its place.
@Suite struct UnknownPolicyTests {
  private let fixture = Fixture([
    Fixture.model("acme/known", languages: ["en"]), Fixture.model("acme/silent", languages: nil),
    Fixture.model("acme/other", languages: ["fr"]),
  ])

  private func scenario(
    _ unknown: UnknownPolicy, overrides: [Override] = []
  ) -> Scenario {
    Fixture.scenario(
      musts: [.rule("languages", .contains, .list(["en"]), unknown: unknown)]
    ) { $0.overrides = overrides }
  }

  private func override(_ model: String, _ verdict: TruthValue, must: String = "languages")
    -> Override
  {
    Override(
      model: model, must: must, verdict: verdict, by: "the team", date: Fixture.asOf,
      reason: "tried it")
  }

  @Test func `keep ranks an unknown model, marked`() throws {
    let outcome = try fixture.outcome(scenario(.keep))
    #expect(outcome.order == ["known", "silent"])
    #expect(outcome.rows.map(\.group) == [.meets, .hangs])
    #expect(outcome.flags(of: outcome.rows[1]) == ["hangs-on-unknown", "unknown:languages"])
    #expect(outcome.excluded.map(\.model.shortName) == ["other"])
  }

  @Test func `drop leaves an unknown model out, as not known and never as a fail`() throws {
    let outcome = try fixture.outcome(scenario(.drop))
    #expect(outcome.order == ["known"])
    let dropped = try #require(outcome.exclusion(of: "acme/silent"))
    #expect(dropped.isNotKnown)
    #expect(dropped.verdicts == [.unknown])
    #expect(dropped.observation(of: 0)?.truth == .unknown)
    #expect(outcome.pending.isEmpty)
    #expect(outcome.exclusion(of: "acme/other")?.isNotKnown == false)
  }

  private let licensed = Fixture([
    Fixture.model("acme/open", license: "example-open"),
    Fixture.model("acme/doubt", license: "example-doubt"),
    Fixture.model("acme/unseen", license: "example-unseen"),
  ])

  private func licenseNeed(unknown: UnknownPolicy, review: UnknownPolicy?) -> Scenario {
    var must = Must.rule("license", .verdict, .text("allowed-with-duty"), unknown: unknown)
    must.review = review
    return Fixture.scenario(musts: [must])
  }

  @Test func `what a lawyer must look at and what nobody knows are two settings`() throws {
    let kept = try licensed.outcome(licenseNeed(unknown: .drop, review: nil))
    #expect(kept.order == ["open", "doubt"])
    #expect(kept.excluded.map(\.model.shortName) == ["unseen"])
    let reviewed = try licensed.outcome(licenseNeed(unknown: .keep, review: .drop))
    #expect(reviewed.order == ["open", "unseen"])
    #expect(reviewed.exclusion(of: "acme/doubt")?.isNotKnown == true)
    let asked = try licensed.outcome(licenseNeed(unknown: .drop, review: .ask))
    #expect(asked.order == ["open"])
    #expect(asked.pending.map(\.model.shortName) == ["doubt"])
    #expect(asked.excluded.map(\.model.shortName) == ["unseen"])
  }

  @Test func `only the license need has a setting for review`() throws {
    var must = Must.rule("languages", .contains, .list(["en"]))
    must.review = .drop
    let scenario = Fixture.scenario(musts: [must])
    #expect(throws: ScenarioError.self) { try fixture.outcome(scenario) }
  }

  @Test func `ask sets an unknown model aside until somebody answers`() throws {
    let outcome = try fixture.outcome(scenario(.ask))
    #expect(outcome.order == ["known"])
    #expect(outcome.pending.map(\.model.shortName) == ["silent"])
    #expect(outcome.excluded.map(\.model.shortName) == ["other"])
    #expect(outcome.considered == 3)
  }

  @Test func `a model that one rule asks about and another drops is dropped`() throws {
    var asking = scenario(.ask)
    asking.musts.append(.rule("quality", .greaterOrEqual, .integer(50), unknown: .drop))
    let outcome = try fixture.outcome(asking)
    #expect(outcome.pending.isEmpty)
    #expect(outcome.exclusion(of: "acme/silent")?.excludingMusts == [0, 1])
  }

  @Test func `a fail weighs more than a fact that is not known, and both exclude`() throws {
    var asking = scenario(.drop)
    asking.musts.append(.rule("context", .greaterOrEqual, .integer(1_000_000)))
    let outcome = try fixture.outcome(asking)
    let silent = try #require(outcome.exclusion(of: "acme/silent"))
    #expect(!silent.isNotKnown)
    #expect(silent.firstMust == 1)
    #expect(silent.excludingMusts == [0, 1])
  }

  @Test func `an override of a fail is allowed, and never silent`() throws {
    let outcome = try fixture.outcome(scenario(.keep, overrides: [override("acme/other", .pass)]))
    let row = try #require(outcome.row(of: "acme/other"))
    #expect(row.group == .meets)
    #expect(row.overridden == [0])
    #expect(outcome.flags(of: row) == ["overridden"])
    let said = try #require(row.alternative.observation(of: outcome.scenario.musts[0]))
    #expect(said.truth == .pass)
    #expect(
      said.sentence
        == "Set to a pass by the team on 2026-06-30: tried it. Languages: fr, asked en.")
    #expect(said.reopen == "Reopens if the override is withdrawn.")
    #expect(said.evidence.last?.kind == .declared)
    #expect(outcome.warnings.isEmpty)
  }

  @Test func `an override can exclude what the facts let pass, and says who did`() throws {
    let outcome = try fixture.outcome(scenario(.keep, overrides: [override("acme/known", .fail)]))
    let out = try #require(outcome.exclusion(of: "acme/known"))
    let said = try #require(out.observation(of: 0))
    #expect(said.truth == .fail)
    #expect(
      said.sentence
        == "Set to a fail by the team on 2026-06-30: tried it. Languages: en, asked en.")
  }

  @Test func `an override answers a question that is asked`() throws {
    let outcome = try fixture.outcome(scenario(.ask, overrides: [override("acme/silent", .pass)]))
    #expect(outcome.order.contains("silent"))
    #expect(outcome.pending.isEmpty)
    let back = try fixture.outcome(scenario(.ask, overrides: [override("acme/known", .unknown)]))
    #expect(back.pending.map(\.model.shortName) == ["known", "silent"])
  }

  @Test func `an override without its need or its model is named in a warning`() throws {
    let outcome = try fixture.outcome(
      scenario(
        .keep,
        overrides: [
          override("acme/known", .pass, must: "price"), override("acme/gone", .pass),
        ]))
    #expect(
      outcome.warnings == [
        "The override of 'price' for 'acme/known' is not used: the scenario has no such need.",
        "The override of 'languages' for 'acme/gone' is not used: the catalog has no such model.",
      ])
  }

  @Test func `a rule that is switched off judges nobody`() throws {
    var off = scenario(.drop)
    off.musts[0].isOn = false
    let outcome = try fixture.outcome(off)
    #expect(outcome.rows.count == 3)
    #expect(outcome.funnel.isEmpty)
  }
}
