import Catalog
import Decision
import Testing

/// Rules on places: of the developer, of the entity that signs, and of the machines.
@Suite struct PlaceConstraintsTests {
  private func served(
    contracting: [String]? = nil, machines: [String]? = nil, offer: [String]? = nil
  ) -> Fixture {
    var fixture = Fixture(Fixture.model(Fixture.id))
    fixture.offer(
      Fixture.id, input: 1, output: 1,
      more: offer.map { [Row.NamedValue("datacenters", .list($0))] } ?? [])
    var facts: [NamedFact] = []
    if let contracting { facts.append(Fixture.fact("contracting_country", .list(contracting))) }
    if let machines { facts.append(Fixture.fact("datacenter_countries", .list(machines))) }
    fixture.hostFacts["alpha"] = facts
    return fixture
  }

  @Test func `a group of countries stands for its members`() throws {
    let must = Must.rule("host.country", .among, .list(["EU", "US"]))
    for (country, truth) in [("FR", TruthValue.pass), ("US", .pass), ("CN", .fail)] {
      #expect(try served(contracting: [country]).observe(must).truth == truth, "\(country)")
    }
    let fail = try served(contracting: ["CN"]).observe(must)
    #expect(fail.sentence == "API jurisdiction: CN, asked EU or US.")
    #expect(
      fail.reopen == "Reopens if the need also allows CN, or another source states otherwise.")
    #expect(fail.limit == "EU or US")
    #expect(fail.margin == nil)
    #expect(fail.evidence.map(\.field) == ["contracting country of Alpha"])
  }

  @Test func `a forbidden country is named, and nothing else is forbidden`() throws {
    let must = Must.rule("host.country", .notAmong, .list(["CN", "RU"]))
    let fail = try served(contracting: ["CN"]).observe(must)
    #expect(fail.truth == .fail)
    #expect(fail.sentence == "API jurisdiction: CN, asked not CN or RU.")
    #expect(fail.reopen == "Reopens if the need allows CN, or another source states otherwise.")
    let pass = try served(contracting: ["US"]).observe(must)
    #expect(pass.truth == .pass)
    #expect(pass.reopen == "Fails if the API jurisdiction changes, or the list does.")
  }

  @Test func `a host whose country nobody states is unknown, allowed or forbidden`() throws {
    for comparison in [MustOperator.among, .notAmong] {
      let open = try served().observe(.rule("host.country", comparison, .list(["CN"])))
      #expect(open.truth == .unknown)
      #expect(open.observed == "not known")
      #expect(open.reopen == "Settled when a source states the API jurisdiction of Alpha-7B.")
    }
  }

  @Test func `a disputed country is unknown`() throws {
    var fixture = served()
    fixture.hostFacts["alpha"] = [
      Fixture.disputed("contracting_country", [.text("FR"), .text("US")])
    ]
    #expect(
      try fixture.observe(.rule("host.country", .among, .list(["FR", "US"]))).truth == .unknown)
  }

  @Test func `weights on one's own device have no host country to fail`() throws {
    var fixture = Fixture(Fixture.model(Fixture.id))
    fixture.measurements = [Fixture.measurement()]
    let pass = try fixture.observe(.rule("host.country", .among, .list(["DE"])))
    #expect(pass.truth == .pass)
    #expect(pass.sentence == "API jurisdiction: does not apply, asked DE.")
  }

  @Test func `every country machines stand in must be allowed`() throws {
    let must = Must.rule("host.datacenters", .among, .list(["EU"]))
    #expect(try served(machines: ["DE", "FR"]).observe(must).truth == .pass)
    let fail = try served(machines: ["DE", "US"]).observe(must)
    #expect(fail.truth == .fail)
    #expect(fail.sentence == "Data centers: DE and US, asked EU.")
    #expect(
      fail.reopen == "Reopens if the need also allows US, or another source states otherwise.")
    let open = try served().observe(must)
    #expect(open.truth == .unknown)
    #expect(open.sentence == "Data centers: not known, asked EU.")
  }

  @Test func `what an offer says of its machines is narrower than what its host says`() throws {
    let must = Must.rule("host.datacenters", .among, .list(["EU"]))
    let pass = try served(machines: ["US"], offer: ["DE"]).observe(must)
    #expect(pass.truth == .pass)
    #expect(pass.evidence.map(\.field) == ["data centers of this offer"])
    let empty = try served(machines: ["US"], offer: []).observe(must)
    #expect(empty.truth == .fail)
    #expect(empty.evidence.map(\.field) == ["data centers of Alpha"])
    #expect(try served(offer: []).observe(must).truth == .unknown)
  }

  @Test func `the developer's country is read from its record`() throws {
    var fixture = Fixture(Fixture.model(Fixture.id))
    let must = Must.rule("developer.country", .notAmong, .list(["EU"]))
    let fail = try fixture.observe(must)
    #expect(fail.truth == .fail)
    #expect(fail.sentence == "Developer country: FR, asked not EU.")
    #expect(fail.evidence.map(\.value) == ["FR"])
    #expect(try fixture.observe(.rule("developer.country", .among, .list(["FR"]))).truth == .pass)
    fixture.developerFacts = []
    let open = try fixture.observe(must)
    #expect(open.truth == .unknown)
    #expect(open.reopen == "Settled when a source states the developer country of Alpha-7B.")
  }

  @Test func `an empty list of countries is refused in words`() throws {
    for field in ["host.country", "host.datacenters", "developer.country"] {
      let definition = try #require(Constraints.named(field))
      #expect(definition.fault(in: .rule(field, .among, .list([]))) == "needs at least one name")
      #expect(definition.fault(in: .rule(field, .among, .flag(true))) == "needs at least one name")
    }
  }

  @Test func `the country that keeps out most models is the one to allow`() throws {
    var fixture = Fixture(["a", "b", "c"].map { Fixture.model("acme/\($0)") })
    fixture.offer("acme/a", at: "one", input: 1, output: 1)
    fixture.offer("acme/b", at: "one", input: 1, output: 1)
    fixture.offer("acme/c", at: "two", input: 1, output: 1)
    fixture.hostFacts = [
      "one": [Fixture.fact("contracting_country", .list(["SG"]))],
      "two": [Fixture.fact("contracting_country", .list(["CN"]))],
    ]
    let change = try #require(
      try fixture.relaxation(.rule("host.country", .among, .list(["EU"]))))
    #expect(change.words == "allow SG")
    #expect(change.must?.value == .list(["EU", "SG"]))
    #expect(change.gained == 2)
  }

  @Test func `allowing one country of a forbidden group keeps the others forbidden`() throws {
    let fixture = served(contracting: ["FR"])
    let change = try #require(
      try fixture.relaxation(.rule("host.country", .notAmong, .list(["CN", "EU"]))))
    #expect(change.words == "allow FR")
    #expect(change.must?.value == .list(["CN", "DE"]))
    let again = try fixture.outcome(Fixture.scenario(musts: [try #require(change.must)]))
    #expect(again.rows.count == 1)
    let named = try #require(
      try fixture.relaxation(.rule("host.country", .notAmong, .list(["FR", "EU"]))))
    #expect(named.must?.value == .list(["DE"]))
  }
}
