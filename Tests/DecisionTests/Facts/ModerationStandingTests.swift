import Catalog
import Decision
import Moderation
import Testing

/// Which run counts for which way of running a model.
@Suite struct ModerationStandingTests {
  private func leading(_ runs: ModerationProbe...) throws -> String? {
    var fixture = Fixture.probed()
    fixture.moderation = runs
    return try fixture.alternative(Fixture.id).moderation(Fixture.required()).own?.probe.run
  }

  @Test func `the run with more prompts leads, not the one with the better outcome`() throws {
    let good = Fixture.run(Fixture.replies(answered: 9), id: "good")
    let bad = Fixture.run(Fixture.replies(answered: 1, refused: 9), id: "bad", on: "2026-06-01")
    #expect(try leading(good, bad) == "bad")
    #expect(try leading(bad, good) == "bad")
  }

  @Test func `of two as large the newer leads`() throws {
    let old = Fixture.run(Fixture.replies(answered: 9), id: "old", on: "2026-06-01")
    let new = Fixture.run(Fixture.replies(refused: 9), id: "new", on: "2026-06-02")
    #expect(try leading(old, new) == "new")
    #expect(try leading(new, old) == "new")
  }

  @Test func `the same artifact goes before another, whatever its size`() throws {
    let other = Fixture.run(Fixture.replies(answered: 99), id: "other", endpoint: "elsewhere")
    let own = Fixture.run(Fixture.replies(answered: 9), id: "own")
    #expect(try leading(other, own) == "own")
  }

  @Test func `an expired run never hides one that counts`() throws {
    let expired = Fixture.run(Fixture.replies(answered: 99), id: "expired", on: "2025-06-01")
    let fresh = Fixture.run(Fixture.replies(answered: 9), id: "fresh", endpoint: "elsewhere")
    #expect(try leading(expired, fresh) == "fresh")
    #expect(try leading(expired) == "expired")
  }

  @Test func `a battery of the team's own settles nothing`() throws {
    #expect(
      try leading(Fixture.run(Fixture.replies(answered: 40), battery: "team")) == nil)
  }

  @Test func `a run is of a way with the same weights behind it`() {
    func run(host: String? = nil, _ quantization: String? = "Q4_K_M", system: String? = nil)
      -> ModerationProbe
    {
      Fixture.run([], host: host, quantization: quantization, system: system)
    }
    let device = Delivery.selfHosted(device: "card", quantization: "q4_k_m")
    #expect(run().isOf(device))
    #expect(!run("Q8_0").isOf(device))
    #expect(!run(nil).isOf(device))
    #expect(!run(host: "host").isOf(device))
    #expect(!run(system: "ff").isOf(device))
    let server = Delivery.probed(Fixture.measurement())
    #expect(run().isOf(server))
    #expect(!Fixture.run([], endpoint: "elsewhere").isOf(server))
    #expect(!run().isOf(.none))
  }

  @Test func `who labeled is named once`() {
    let run = Fixture.run(Fixture.replies(answered: 3))
    #expect(run.reviewers == ["ada"] && run.judges.isEmpty)
  }
}
