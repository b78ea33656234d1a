import Testing

@testable import Licensing

@Suite struct OpennessTests {
  private func finding(
    _ fixtures: [LicenseFixture], ids: [String]? = nil, hasOpenWeights: Bool = true,
    parts: ReleaseParts = ReleaseParts()
  ) -> OpennessFinding {
    openness(
      hasOpenWeights: hasOpenWeights, licenseIDs: ids ?? fixtures.map(\.id),
      licenses: LicenseLibrary(licenses: fixtures.map(\.license)), parts: parts)
  }

  private let approved = LicenseFixture("approved") { $0.isOSIApproved = true }
  private let plain = LicenseFixture("plain")

  @Test func `without weights it is closed`() {
    #expect(finding([approved], hasOpenWeights: false).rung == .closed)
  }

  @Test func `the least open license decides`() {
    let limited = LicenseFixture("limited") { $0.facts["commercial_use"] = "no" }
    #expect(finding([approved]).rung == .osiApprovedLicense)
    #expect(finding([approved, plain]).rung == .permissiveLicense)
    let worst = finding([approved, plain, limited])
    #expect(worst.rung == .restrictedLicense)
    #expect(worst.evidence == [.limit(licenseID: "limited", .commercialUse)])
  }

  @Test(arguments: [
    ("commercial_use", "yes-after-registration"), ("field_of_use", "built-in-list"),
    ("redistribute_weights", "research-only"), ("modify_and_finetune", "noncommercial-only"),
  ])
  func `a limit on who or what for restricts`(_ fact: String, _ value: String) {
    #expect(finding([LicenseFixture { $0.facts[fact] = value }]).rung == .restrictedLicense)
    #expect(finding([LicenseFixture { $0.facts[fact] = "unknown" }]).rung == nil)
  }

  @Test func `limits of size and place restrict, a mark to show does not`() {
    let size = LicenseFixture { $0.threshold("product_mau", 1) }
    let mark = LicenseFixture { $0.threshold("product_mau", 1, effect: "ui-attribution") }
    let place = LicenseFixture { $0.territory(["DE"], "place-of-use") }
    #expect(finding([size]).rung == .restrictedLicense)
    #expect(finding([mark]).rung == .permissiveLicense)
    #expect(finding([place]).rung == .restrictedLicense)
    #expect(finding([LicenseFixture { $0.known["thresholds"] = false }]).rung == nil)
  }

  @Test func `what nobody knows leaves the step open`() {
    #expect(finding([plain], ids: []).evidence == [.noLicense])
    let unknown = finding([plain], ids: ["plain", "nowhere"])
    #expect(unknown.rung == nil)
    #expect(unknown.evidence == [.notInCatalog(licenseID: "nowhere")])
  }

  @Test func `only the last step says open source, and it needs code and data`() {
    let full = ReleaseParts(hasOpenCode: true, hasDataInformation: true)
    #expect(finding([approved], parts: full).rung == .openSourceAI)
    #expect(finding([approved], parts: ReleaseParts(hasOpenCode: true)).rung == .osiApprovedLicense)
    let limited = LicenseFixture { $0.facts["commercial_use"] = "no" }
    #expect(finding([limited], parts: full).rung == .restrictedLicense)
    let labels = OpennessRung.allCases.map(\.label)
    #expect(labels.filter { $0.contains("open-source") } == [OpennessRung.openSourceAI.label])
    #expect(OpennessRung.allCases == OpennessRung.allCases.sorted())
  }

  @Test func `the definition names the check that fails`() {
    func definition(_ fixture: LicenseFixture, _ parts: ReleaseParts) -> OpenSourceDefinition.Result
    {
      OpenSourceDefinition(
        hasOpenWeights: true, licenseIDs: [fixture.id],
        licenses: LicenseLibrary(licenses: [fixture.license]), parts: parts
      ).result
    }
    let full = ReleaseParts(hasOpenCode: true, hasDataInformation: true)
    let limited = LicenseFixture { $0.facts["commercial_use"] = "no" }
    let unseen = LicenseFixture { $0.facts["commercial_use"] = "unknown" }
    #expect(definition(approved, full) == .likelyMeets)
    #expect(definition(plain, full) == .likelyMeets)
    #expect(definition(limited, full) == .likelyDoesNotMeet([.weightTerms]))
    #expect(definition(unseen, full) == .cannotTell([.weightTerms]))
    #expect(definition(approved, ReleaseParts(hasOpenCode: false)) == .likelyDoesNotMeet([.code]))
    #expect(definition(approved, ReleaseParts()) == .cannotTell([.code, .dataInformation]))
  }
}
