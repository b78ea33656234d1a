import Catalog
import Decision
import Moderation
import Testing

/// What requirements on answers may change, and what never.
@Suite struct ModerationPropertyTests {
  @Test func `requirements never change a score, only who is ranked`() throws {
    for number in 0..<150 {
      var chance = Chance(seed: 11_000_000 &+ UInt64(number))
      let fixture = chance.catalog(8)
      var scenario = chance.scenario()
      scenario.musts.removeAll { $0.moderation != nil }
      // The profile's own criterion is the one that must follow it.
      scenario.preferences.removeAll { $0.criterion == "moderation.fit" }
      let before = try fixture.outcome(scenario)
      var after = scenario
      for position in 1...3 {
        if let need = chance.moderationNeed(position) { after.musts.append(need) }
      }
      let scores = Dictionary(
        uniqueKeysWithValues: before.rows.flatMap { row in
          before.ways(of: row.alternative.candidate).map { ($0.alternative.key, $0.row.score) }
        })
      for row in try fixture.outcome(after).rows {
        #expect(scores[row.alternative.key] == row.score)
      }
    }
  }

  @Test func `a catalog without runs ranks with unknown, and nothing says otherwise`() throws {
    for number in 0..<60 {
      var chance = Chance(seed: 12_000_000 &+ UInt64(number))
      var fixture = chance.catalog(6)
      fixture.moderation = []
      guard let need = chance.moderationNeed() else { continue }
      var asked = Fixture.scenario(musts: [need]) {
        $0.preferences = ["moderation.fit", "moderation.answered.or", "moderation.answered.cp"]
          .enumerated().map { Preference(criterion: $1, place: $0 + 1, notApplicable: 0.5) }
      }
      asked.musts[0].unknown = .keep
      asked.musts[0].isOn = true
      let outcome = try fixture.outcome(asked)
      #expect(outcome.excluded.isEmpty && outcome.pending.isEmpty)
      for row in outcome.rows {
        #expect(row.group == .hangs)
        #expect(row.score.low == 0 && row.score.high == 1 && row.coverage == 0)
        let observation = try #require(row.alternative.observation(of: asked.musts[0]))
        #expect(observation.truth == .unknown)
        #expect(observation.sentence.contains("Not known: never asked here."))
        for word in ["Pass", "Fail", "Measured"] { #expect(!observation.sentence.contains(word)) }
      }
    }
  }

  @Test func `the order of runs and of their replies changes no verdict`() throws {
    for number in 0..<60 {
      var chance = Chance(seed: 13_000_000 &+ UInt64(number))
      let runs = (0..<3).compactMap { place -> ModerationProbe? in
        chance.run(of: Fixture.id).map {
          Fixture.run(
            $0.items, id: "r\(place)", on: "2026-06-1\(place)", endpoint: $0.build.endpoint)
        }
      }
      guard let need = chance.moderationNeed(), !runs.isEmpty else { continue }
      var fixture = Fixture.probed()
      fixture.moderation = runs
      let forward = try fixture.observe(need)
      fixture.moderation = runs.reversed().map {
        Fixture.run(
          $0.items.reversed(), id: $0.run, on: $0.date?.description, endpoint: $0.build.endpoint)
      }
      #expect(try fixture.observe(need) == forward)
    }
  }
}
