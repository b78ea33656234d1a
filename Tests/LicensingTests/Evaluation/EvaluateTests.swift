import Catalog
import Testing

@testable import Licensing

@Suite struct EvaluateTests {
  private func evaluation(
    _ fixtures: [LicenseFixture], _ terms: [AssignedLicense]? = nil,
    _ use: IntendedUse = profile()
  ) -> LicenseEvaluation {
    evaluate(
      LicenseSubject(
        modelID: "maker/model", isMultimodal: false,
        terms: terms ?? fixtures.map { AssignedLicense(id: $0.id, basis: .textHash) }),
      use: use, licenses: LicenseLibrary(licenses: fixtures.map(\.license)))
  }

  private let open = LicenseFixture("open")
  private let closed = LicenseFixture("closed") { $0.facts["commercial_use"] = "no" }

  @Test func `the worst license decides and every reason stays`() {
    let review = LicenseFixture("review") { $0.facts["field_of_use"] = "built-in-list" }
    let found = evaluation([open, closed, review])
    #expect(found.overall == .prohibited)
    #expect(found.reasons.map(\.licenseID) == ["closed", "review"])
    #expect(
      found.duties.map(\.text) == [
        "Follow a list of uses, and pass it on when distributing or hosting."
      ])
  }

  @Test func `a license the catalog does not have is unknown, not an error`() {
    let found = evaluation([open], [AssignedLicense(id: "nowhere", basis: .tag)])
    #expect(found.overall == .unknown)
    #expect(found[.all] == .unknown)
    #expect(found.reasons.map(\.text) == ["The catalog does not have the license 'nowhere'."])
    #expect(found.reasons.first?.answerer == .catalog)
  }

  @Test func `a model without a license is unknown`() {
    #expect(
      evaluation([open], []).reasons.map(\.text) == ["No license is known for these weights."])
  }

  @Test func `a license of the code alone says nothing about the weights`() {
    let found = evaluation([open], [AssignedLicense(id: "open", basis: .textHash, origin: .code)])
    #expect(found.overall == .unknown)
    #expect(found.remarks == [.codeLicense(licenseID: "open")])
  }

  @Test func `a license of the code is named and not judged`() {
    let terms = [
      AssignedLicense(id: "open", basis: .textHash),
      AssignedLicense(id: "closed", basis: .textHash, origin: .code),
    ]
    #expect(evaluation([open, closed], terms).overall == .allowed)
  }

  @Test func `a base without a known license is unknown and named`() {
    let terms = [
      AssignedLicense(id: "open", basis: .textHash),
      AssignedLicense(id: nil, basis: .reported, origin: .base("maker/base")),
    ]
    let found = evaluation([open], terms)
    #expect(found.overall == .unknown)
    #expect(
      found.reasons.map(\.text) == ["No license is known for maker/base, which it was made from."])
  }

  @Test func `sources that disagree leave it open, unless a text decides`() {
    let claims = [
      AssignedLicense.Claim(source: "hub", ids: ["open"]),
      AssignedLicense.Claim(source: "card", ids: ["closed"]),
    ]
    let tag = AssignedLicense(id: "open", basis: .tag, disagreeing: claims)
    let found = evaluation([open, closed], [tag])
    #expect(found.overall == .unknown)
    #expect(
      found.reasons.map(\.text) == [
        "Sources disagree: card says closed, hub says open. Open the LICENSE file of this revision "
          + "and run 'weigh license check FILE'."
      ])
    #expect(found.reasons.first?.answerer == .licenseFile)
    let text = AssignedLicense(id: "open", basis: .textHash, disagreeing: claims)
    #expect(evaluation([open, closed], [text]).overall == .allowed)
  }

  @Test func `a text nobody saw answers nothing`() {
    let unseen = LicenseFixture("unseen") { $0.status = "text-not-seen" }
    let found = evaluation([unseen])
    #expect(found.answers == [.init(question: .all, verdict: .unknown)])
    #expect(found.reasons.map(\.text) == ["The text of Fixture License was not seen."])
  }

  @Test func `reports can neither allow nor forbid`() {
    let reported = LicenseFixture("reported") { fixture in
      fixture.status = "secondary-only"
      fixture.territory(["DE"], "place-of-use")
    }
    let elsewhere = evaluation([reported])
    #expect(elsewhere[.territory] == .unknown)
    let hit = evaluation([reported], nil, profile { $0.use.usersIn = ["DE"] })
    #expect(hit[.territory] == .needsLegalReview)
    #expect(hit.overall == .unknown)
  }

  @Test func `quoted clauses count as computed, with medium confidence`() {
    let quoted = LicenseFixture("quoted") { $0.status = "quoted-clauses" }
    let found = evaluation([quoted])
    #expect(found.overall == .allowed)
    #expect(found.confidence == .medium)
    #expect(found.remarks == [.quotedClauses(licenseID: "quoted")])
  }

  @Test(arguments: [
    (AssignmentBasis.textHash, Confidence.high), (.repositoryFile, .high), (.modelCard, .medium),
    (.tag, .low), (.reported, .low),
  ])
  func `the basis shows as confidence and changes no verdict`(
    _ basis: AssignmentBasis, _ expected: Confidence
  ) {
    let found = evaluation([open], [AssignedLicense(id: "open", basis: basis)])
    #expect(found.overall == .allowed)
    #expect(found.confidence == expected)
  }

  @Test func `a text that changed after the check is remarked`() throws {
    let changed = LicenseFixture("changed") {
      $0.lists["history"] = [["date": .text("2026-03-06"), "what": .text("another text")]]
    }
    let early = CalendarDate("2026-03-01")
    let late = CalendarDate("2026-03-07")
    let stale = evaluation(
      [changed], [AssignedLicense(id: "changed", basis: .textHash, checked: early)])
    #expect(
      stale.remarks.map(\.text) == [
        "The text of 'changed' changed on 2026-03-06, after this entry was checked on 2026-03-01."
      ])
    let fresh = evaluation(
      [changed], [AssignedLicense(id: "changed", basis: .textHash, checked: late)])
    #expect(fresh.remarks.isEmpty)
  }

  @Test func `duties of several licenses are merged when they are the same`() {
    let first = LicenseFixture("first") { $0.duty("notice", "make-available") }
    let second = LicenseFixture("second") { $0.duty("notice", "make-available") }
    let found = evaluation([first, second])
    #expect(found.duties.count == 1)
    #expect(found.duties.first?.askedBy.map(\.licenseID) == ["first", "second"])
    #expect(found.duties.first?.state == .open)
  }

  @Test func `models with the same licenses share a key`() {
    func subject(_ id: String, _ terms: [AssignedLicense]) -> LicenseSubject {
      LicenseSubject(modelID: id, isMultimodal: nil, terms: terms)
    }
    let one = subject(
      "a", [.init(id: "x", basis: .tag), .init(id: "y", basis: .tag, origin: .base("b"))])
    let two = subject("c", [.init(id: "y", basis: .textHash), .init(id: "x", basis: .modelCard)])
    #expect(one.key == two.key)
    let library = LicenseLibrary(licenses: [open.license, closed.license])
    let keys = [subject("a", [.init(id: "open", basis: .tag)]).key, one.key, two.key]
    let index = LicenseKeyIndex(keys)
    #expect(index.distinct.count == 2)
    #expect(index.verdicts(for: profile(), licenses: library) == [.allowed, .unknown, .unknown])
  }

  @Test func `defaults that were used are listed`() {
    var use = profile()
    use.use.military = false
    let assumed = evaluation([open], nil, use).assumptions
    #expect(assumed.contains(Assumption(field: "use.commercial", value: .flag(true))))
    #expect(assumed.contains(Assumption(field: "needs.attribution_ok", value: .flag(true))))
    #expect(!assumed.contains { $0.field == "use.military" })
    #expect(!assumed.contains { $0.field == "use.product_mau" })
  }
}

@Suite struct LicenseLineageTests {
  private func own(_ id: String) -> AssignedLicense { AssignedLicense(id: id, basis: .textHash) }

  @Test func `every ancestor adds its license`() throws {
    let models: [String: LicenseLineage.Model] = [
      "child": .init(terms: [own("a")], parents: ["left", "right"]),
      "left": .init(terms: [own("b")], parents: ["root"]),
      "right": .init(terms: [], parents: ["root"]),
      "root": .init(
        terms: [own("c"), .init(id: "d", basis: .textHash, origin: .code)], parents: []),
    ]
    let terms = try LicenseLineage.terms(of: "child") { models[$0] }
    #expect(terms.map(\.id) == ["a", "b", "c", nil])
    #expect(terms.map(\.origin) == [.own, .base("left"), .base("root"), .base("right")])
  }

  @Test func `a circle is an error that names its way`() {
    let models: [String: LicenseLineage.Model] = [
      "a": .init(terms: [own("x")], parents: ["b"]),
      "b": .init(terms: [own("x")], parents: ["a"]),
    ]
    #expect(throws: LicenseLineage.Failure.cycle(["a", "b", "a"])) {
      try LicenseLineage.terms(of: "a") { models[$0] }
    }
    #expect(
      LicenseLineage.Failure.cycle(["a", "b", "a"]).description
        == "The lineage runs in a circle: a → b → a.")
  }
}
