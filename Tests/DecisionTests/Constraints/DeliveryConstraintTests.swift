import Catalog
import Decision
import Testing

/// The rule that a way to run the model is known.
@Suite struct DeliveryConstraintTests {
  private let must = Must.rule("delivery", .equal, .flag(true))

  @Test func `a direct host, a device or a probed server is a way to run it`() throws {
    var fixture = Fixture(Fixture.model(Fixture.id))
    fixture.offer(Fixture.id, input: 1, output: 1)
    let hosted = try fixture.observe(must)
    #expect(hosted.truth == .pass)
    #expect(hosted.sentence == "A way to run it: Alpha.")
    #expect(
      hosted.reopen == "Fails if Alpha stops offering Alpha-7B, or the scenario rules it out.")
    fixture.measurements = [Fixture.measurement()]
    #expect(try fixture.observe(must).sentence == "A way to run it: your server, desk.")
  }

  @Test func `without a host the answer is unknown, never a fail`() throws {
    let fixture = Fixture(Fixture.model(Fixture.id))
    let open = try fixture.observe(must)
    #expect(open.truth == .unknown)
    #expect(open.observed == "no way to run it known")
    #expect(
      open.sentence
        == "A way to run it: no direct host of Alpha-7B is known to this catalog, "
        + "and no device is declared.")
    #expect(
      open.reopen
        == "Reopens if a host offers Alpha-7B, or the scenario declares a device that loads it.")
  }

  @Test func `offers that are no delivery are counted and said to be none`() throws {
    var fixture = Fixture(Fixture.model(Fixture.id))
    fixture.offer(Fixture.id, input: 0, output: 0)
    #expect(
      try fixture.observe(must).sentence.hasSuffix(
        " 1 offer is free, passed on by an aggregator, or priced oddly."))
    fixture.offer(
      Fixture.id, at: "beta", input: 99, output: 99,
      more: [Row.NamedValue("price_outlier", .flag(true))])
    #expect(
      try fixture.observe(must).sentence.hasSuffix(
        " 2 offers are free, passed on by aggregators, or priced oddly."))
  }

  @Test func `where hosts are ruled out the sentence does not blame them`() throws {
    var fixture = Fixture(Fixture.model(Fixture.id))
    fixture.offer(Fixture.id, input: 1, output: 1)
    let alone = Fixture.scenario { $0.allowsHosts = false }
    let open = try fixture.observe(must, in: alone)
    #expect(open.truth == .unknown)
    #expect(
      open.sentence
        == "A way to run it: the scenario allows no hosts, and no device is declared.")
    #expect(
      open.reopen == "Reopens if the scenario allows hosts, or declares a device that loads it.")
  }

  @Test func `a rule that asks for no way to run it is refused in words`() throws {
    let delivery = try #require(Constraints.named("delivery"))
    #expect(delivery.fault(in: .rule("delivery", .equal, .flag(false))) == "needs true")
    #expect(delivery.fault(in: must) == nil)
  }

  @Test func `nothing fails it, so nothing smaller brings a model back`() throws {
    let fixture = Fixture(Fixture.model(Fixture.id))
    let dropping = Must.rule("delivery", .equal, .flag(true), unknown: .drop)
    #expect(try fixture.relaxation(dropping) == nil)
  }
}
