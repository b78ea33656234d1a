import Catalog
import Decision
import Licensing
import Testing

/// The rule on what the license permits.
@Suite struct LicenseConstraintTests {
  private func verdict(_ license: String?, asked: String = "allowed-with-duty") throws
    -> Observation
  {
    try Fixture(Fixture.model(Fixture.id, license: license))
      .observe(.rule("license", .verdict, .text(asked)))
  }

  @Test func `allowed and allowed with a duty pass, prohibited fails, the rest is open`() throws {
    #expect(try verdict("example-open").truth == .pass)
    #expect(try verdict("example-credit").truth == .pass)
    #expect(try verdict("example-study").truth == .fail)
    #expect(try verdict("example-doubt").truth == .unknown)
    #expect(try verdict("example-unseen").truth == .unknown)
    #expect(try verdict(nil).truth == .unknown)
  }

  @Test func `a rule without duties refuses a duty`() throws {
    #expect(try verdict("example-open", asked: "allowed").truth == .pass)
    let fail = try verdict("example-credit", asked: "allowed")
    #expect(fail.truth == .fail)
    #expect(fail.limit == "the intended use, without duties")
    #expect(fail.observed == "allowed with a duty (The example-credit License)")
    #expect(fail.sentence.hasPrefix("The example-credit License asks: "))
  }

  @Test func `a rule that takes what counsel must read passes it, and nothing worse`() throws {
    #expect(try verdict("example-doubt", asked: "needs-legal-review").truth == .pass)
    #expect(try verdict("example-credit", asked: "needs-legal-review").truth == .pass)
    #expect(try verdict("example-unseen", asked: "needs-legal-review").truth == .unknown)
    #expect(try verdict("example-study", asked: "needs-legal-review").truth == .fail)
  }

  @Test func `a prohibition names the license, what it says, and what would change it`() throws {
    let fail = try verdict("example-study")
    #expect(fail.observed == "prohibited (The example-study License)")
    #expect(fail.limit == "the intended use")
    #expect(fail.sentence.hasPrefix("The example-study License"))
    #expect(!fail.reopen.isEmpty)
    #expect(fail.evidence.map(\.field).contains("license of the weights, by repository-file"))
  }

  @Test func `models that only ask for a duty come back when duties are accepted`() throws {
    let fixture = Fixture([
      Fixture.model("acme/open", license: "example-open"),
      Fixture.model("acme/credit", license: "example-credit"),
      Fixture.model("acme/study", license: "example-study"),
    ])
    let must = Must.rule("license", .verdict, .text("allowed"))
    let outcome = try fixture.outcome(Fixture.scenario(musts: [must]))
    #expect(outcome.order == ["open"])
    let license = try #require(Constraints.named("license"))
    let change = try #require(
      license.relaxation(of: must, for: outcome.excluded.map(\.alternative)))
    #expect(change.gained == 1)
    #expect(change.words == "duties accepted, such as a notice")
    let relaxed = try #require(change.must)
    #expect(
      try fixture.outcome(Fixture.scenario(musts: [relaxed])).order.sorted() == ["credit", "open"])
  }

  @Test func `a model without a license says so and how to settle it`() throws {
    let open = try verdict(nil)
    #expect(open.observed == "not known (no license known)")
    #expect(open.sentence == "No license is known for these weights.")
    #expect(!open.reopen.isEmpty)
  }

  @Test func `a verdict nobody can ask for is refused in words`() throws {
    let license = try #require(Constraints.named("license"))
    let fault = "needs one of allowed, allowed-with-duty, needs-legal-review"
    for word in ["free", "prohibited", "unknown"] {
      #expect(license.fault(in: .rule("license", .verdict, .text(word))) == fault, "\(word)")
    }
    #expect(license.fault(in: .rule("license", .verdict, .flag(true))) == fault)
  }

  @Test func `what brings a prohibited model back are terms with its licensor`() throws {
    let fixture = Fixture(Fixture.model(Fixture.id, license: "example-study"))
    let change = try #require(
      try fixture.relaxation(.rule("license", .verdict, .text("allowed-with-duty"))))
    #expect(change.words == "agree terms with the licensor")
    #expect(change.gained == 1)
    #expect(change.must == nil)
  }
}
