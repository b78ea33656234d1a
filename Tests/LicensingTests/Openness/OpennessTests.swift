import Catalog
import Testing

@testable import Licensing

@Suite struct OpennessTests {
  private func finding(
    _ fixtures: [LicenseFixture], ids: [String]? = nil, hasOpenWeights: Bool = true,
    parts: ReleaseParts = ReleaseParts()
  ) -> OpennessFinding {
    openness(
      hasOpenWeights: hasOpenWeights, entries: (ids ?? fixtures.map(\.id)).map { .license($0) },
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
      OpenSourceDefinition(weightsRung: finding([fixture]).rung, parts: parts).result
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

  @Test func `a base without a license and sources that disagree leave the step open`() {
    let library = LicenseLibrary(licenses: [approved.license])
    func entries(_ more: LicenseSubject.Key.Entry) -> OpennessFinding {
      openness(hasOpenWeights: true, entries: [.license("approved"), more], licenses: library)
    }
    let base = entries(.missing(base: "org/base"))
    #expect(base.rung == nil)
    #expect(base.evidence.map(\.description) == ["No license of the base org/base is known."])
    for entry: LicenseSubject.Key.Entry in [
      .disputed(["a says x", "b says y"]), .unnamedBase, .declared("other"), .text("00ff"),
    ] { #expect(entries(entry).rung == nil) }
    let named = LicenseLibrary(licenses: [approved.license], aliases: ["One": ["approved"]])
    #expect(
      openness(hasOpenWeights: true, entries: [.declared("one")], licenses: named).rung
        == .osiApprovedLicense)
  }

  @Test func `what decided is told in a sentence`() {
    let limited = LicenseFixture("limited") { $0.facts["commercial_use"] = "no" }
    #expect(
      finding([limited]).evidence.map(\.description) == [
        "limited has limits on this point: commercial use."
      ])
    #expect(
      finding([plain]).evidence.map(\.description) == ["plain limits nobody and no purpose."])
    #expect(
      finding([approved]).evidence.map(\.description) == [
        "approved is approved by the Open Source Initiative."
      ])
  }

  @Test func `the result is worded with the check that decides`() {
    func label(_ rung: OpennessRung?, _ parts: ReleaseParts) -> String {
      OpenSourceDefinition(weightsRung: rung, parts: parts).result.label
    }
    let full = ReleaseParts(hasOpenCode: true, hasDataInformation: true)
    #expect(label(.osiApprovedLicense, full) == "likely meets")
    #expect(label(.restrictedLicense, full) == "likely does not meet (terms of the weights)")
    #expect(label(nil, full) == "cannot tell (terms of the weights)")
    #expect(
      OpenSourceDefinition.caveat == "Self-assessment; no certification register was found.")
  }

  @Test func `a review's partial code is not enough, its partial data say nothing`() {
    func parts(_ code: OpennessDimension.State?, _ data: OpennessDimension.State?) -> ReleaseParts {
      ReleaseParts { $0 == .trainingCode ? code : $0 == .trainingDataBase ? data : nil }
    }
    #expect(parts(.open, .open) == ReleaseParts(hasOpenCode: true, hasDataInformation: true))
    #expect(parts(.partial, .partial) == ReleaseParts(hasOpenCode: false))
    #expect(parts(.closed, .closed) == ReleaseParts(hasOpenCode: false, hasDataInformation: false))
    #expect(parts(nil, nil) == ReleaseParts())
  }

  @Test func `released parts give code under an approved license, and data under any`() {
    let code: Set<ReleaseComponent> = [.trainingCode, .preprocessingCode, .inferenceCode]
    func parts(_ contents: ReleaseContents) -> ReleaseParts {
      ReleaseParts(contents: contents) { $0 == "Approved-1" }
    }
    #expect(
      parts(ReleaseContents(components: code, distributionLicense: "Approved-1"))
        == ReleaseParts(hasOpenCode: true, hasDataInformation: false))
    #expect(
      parts(ReleaseContents(components: code, distributionLicense: "Other-1")).hasOpenCode == false)
    #expect(parts(ReleaseContents(components: code, unreadParts: code)).hasOpenCode == nil)
    #expect(parts(ReleaseContents(components: [.dataCard])).hasDataInformation == true)
    var inside = ReleaseContents(components: [.modelCard])
    #expect(parts(inside).hasDataInformation == false)
    inside.isDataCardInsideModelCard = true
    #expect(parts(inside).hasDataInformation == true)
  }

  @Test func `contradicting reviews say nothing, and a base counts with its model`() {
    let yes = ReleaseParts(hasOpenCode: true, hasDataInformation: true)
    let no = ReleaseParts(hasOpenCode: false, hasDataInformation: true)
    #expect(yes.agreeing(with: no) == ReleaseParts(hasDataInformation: true))
    #expect(yes.agreeing(with: ReleaseParts()) == yes)
    #expect(yes.including(base: no) == no)
    #expect(yes.including(base: ReleaseParts()) == ReleaseParts())
  }
}
