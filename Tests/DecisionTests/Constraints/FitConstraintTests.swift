import Catalog
import Testing

@testable import Decision

/// The rule that a model fits the declared memory.
@Suite struct FitConstraintTests {
  private let must = Must.rule("fit", .fits, .flag(true))
  private let known = Fixture(
    Fixture.model(Fixture.id, sections: [Fixture.architecture]))

  @Test func `a model within the declared budget passes, in the words of its plan`() throws {
    let scenario = Fixture.deviceScenario(budgetGiB: 20)
    let pass = try known.observe(must, in: scenario)
    #expect(pass.truth == .pass)
    #expect(pass.limit == "20.0 GiB on desk")
    #expect(pass.sentence.hasPrefix("Needs "))
    #expect(pass.sentence.contains(" of 20.0 GiB on desk (Desk): weights "))
    #expect(pass.reopen == "Fails if the context, the streams or the budget change.")
    #expect(pass.evidence.map(\.kind).contains(.declared))
    #expect((pass.margin?.distance ?? -1) > 0)
  }

  @Test func `a model beyond the declared budget fails, with its need and its distance`() throws {
    let fail = try known.observe(must, in: Fixture.deviceScenario(budgetGiB: 2))
    #expect(fail.truth == .fail)
    #expect(fail.limit == "2.0 GiB on desk")
    #expect(fail.observed.hasSuffix(" GiB"))
    #expect(fail.sentence.hasPrefix("Does not fit: "))
    #expect(fail.reopen.hasPrefix("Fits with ") || fail.reopen.hasPrefix("Settled "))
    let margin = try #require(fail.margin)
    #expect(margin.unit == "GiB")
    #expect(margin.distance < 0)
    #expect(isNear(margin.relative ?? 0, margin.distance / 2))
  }

  @Test func `the verdict turns where need and budget meet`() throws {
    let alternative = try known.alternative(Fixture.id, Fixture.deviceScenario(budgetGiB: 20))
    let need = try #require(alternative.memory?.need)
    let gibibyte = 1_073_741_824.0
    let smallest = try known.alternative(Fixture.id, Fixture.deviceScenario(budgetGiB: 1))
    let least = try #require(smallest.memory?.need)
    let enough = try known.observe(
      must, in: Fixture.deviceScenario(budgetGiB: need.high / gibibyte + 0.001))
    #expect(enough.truth == .pass)
    let short = try known.observe(
      must, in: Fixture.deviceScenario(budgetGiB: least.low / gibibyte - 0.001))
    #expect(short.truth == .fail)
    let between = try known.observe(
      must, in: Fixture.deviceScenario(budgetGiB: (least.low + least.high) / 2 / gibibyte))
    #expect(between.truth == .unknown)
  }

  @Test func `a model whose cache nobody knows is never a pass`() throws {
    let silent = Fixture(Fixture.model(Fixture.id))
    let open = try silent.observe(must, in: Fixture.deviceScenario(budgetGiB: 24))
    #expect(open.truth == .unknown)
    #expect(open.sentence.hasPrefix("Memory not fully known"))
    #expect(open.observed.hasPrefix("at least "))
    #expect(open.margin == nil)
    let tiny = try silent.observe(must, in: Fixture.deviceScenario(budgetGiB: 1))
    #expect(tiny.truth == .fail)
    #expect((tiny.margin?.distance ?? 1) < 0)
  }

  @Test func `what a host runs needs no memory of one's own`() throws {
    var fixture = known
    fixture.offer(Fixture.id, input: 1, output: 1)
    let pass = try fixture.observe(must)
    #expect(pass.truth == .pass)
    #expect(pass.sentence == "Hardware: Alpha needs no declared memory.")
    #expect(pass.reopen == "Does not apply while Alpha runs it.")
  }

  @Test func `without a device and without a host it is unknown`() throws {
    let open = try known.observe(must)
    #expect(open.truth == .unknown)
    #expect(
      open.sentence == "Hardware: not known, because no device that runs Alpha-7B is declared.")
    #expect(open.reopen == "Settled when the scenario declares a device that runs Alpha-7B.")
  }

  @Test func `what brings a model back is a larger budget of the device it came nearest on`() throws
  {
    let scenario = Fixture.deviceScenario(budgetGiB: 2)
    let alternative = try known.alternative(Fixture.id, scenario)
    let need = try #require(alternative.memory?.need)
    let change = try #require(try known.relaxation(must, in: scenario))
    let room = Int64((need.high / 1_073_741_824).rounded(.up))
    #expect(change.words == "desk with a budget of \(room) GiB")
    #expect(change.gained == 1)
    #expect(change.must == nil)
    var relaxed = try #require(scenario.relaxed(by: change))
    relaxed.musts = [must]
    #expect(relaxed.devices.first?["budget_gib"] == .integer(room))
    let row = try #require(try known.outcome(relaxed).rows.first)
    #expect(row.group == .meets)
  }

  @Test func `a device too small for any budget is replaced by a larger one`() throws {
    var scenario = Fixture.deviceScenario(budgetGiB: 2)
    scenario.devices = [
      ["id": .text("desk"), "memory_gib": .integer(3), "bandwidth_gbs": .integer(100)]
    ]
    let change = try #require(try known.relaxation(must, in: scenario))
    #expect(change.words.hasPrefix("desk with "))
    #expect(change.words.hasSuffix(" GiB in place of 3"))
    var relaxed = try #require(scenario.relaxed(by: change))
    relaxed.musts = [must]
    #expect(relaxed.devices.first?["budget_gib"] == nil)
    #expect(try known.outcome(relaxed).rows.first?.group == .meets)
  }

  @Test func `of two devices the one that has to grow least is changed`() throws {
    var scenario = Fixture.deviceScenario(budgetGiB: 2)
    var second = Fixture.device(budgetGiB: 4)
    second["id"] = .text("shelf")
    scenario.devices.append(second)
    let change = try #require(try known.relaxation(must, in: scenario))
    #expect(change.device?["id"] == .text("shelf"))
  }

  @Test func `a rule may name a budget of its own`() throws {
    let scenario = Fixture.deviceScenario(budgetGiB: 2)
    let pass = try known.observe(.rule("fit", .fits, .number(22.5)), in: scenario)
    #expect(pass.truth == .pass)
    #expect(pass.limit == "22.5 GiB")
    #expect(pass.sentence.hasPrefix("Hardware: needs "))
    #expect(pass.sentence.hasSuffix(", asked to fit 22.5 GiB."))
    #expect((pass.margin?.distance ?? -1) > 0)
    let fail = try known.observe(.rule("fit", .fits, .integer(3)), in: scenario)
    #expect(fail.truth == .fail)
    #expect(fail.reopen == "Reopens if the budget rises, or with fewer bits per weight.")
    #expect((fail.margin?.distance ?? 1) < 0)
    let silent = Fixture(Fixture.model(Fixture.id))
    #expect(
      try silent.observe(.rule("fit", .fits, .integer(1)), in: scenario).truth == .fail)
    let open = try silent.observe(.rule("fit", .fits, .integer(100)), in: scenario)
    #expect(open.truth == .unknown)
    #expect(
      open.reopen
        == "Settled when the catalog holds the model's config.json or the header of a GGUF file.")
  }

  @Test func `a budget that is none is refused in words`() throws {
    let fit = try #require(Constraints.named("fit"))
    for value in [FactValue.flag(false), .integer(0), .number(-4), .number(.nan), .text("much")] {
      #expect(fit.fault(in: .rule("fit", .fits, value)) == "needs true, or a budget in GiB")
    }
    let base = Fixture([]).base
    #expect(fit.wanted(must, in: base) == "fits the declared memory")
    #expect(fit.wanted(.rule("fit", .fits, .integer(24)), in: base) == "fits 24 GiB")
  }
}
