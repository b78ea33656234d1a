import Testing

@testable import Licensing

@Suite struct LicenseTermsMessageTests {
  @Test func `a limit of size says what follows, for which uses, and who is exempt`() {
    let license = LicenseFixture("a") { fixture in
      fixture.threshold("mau", 700, reference: "at-model-release", exempt: ["internal-use"])
      fixture.threshold(
        "annual_revenue", 10, over: ">=", currency: "USD", scope: "licensee-and-affiliates",
        applies: "commercial", effect: "terminates", isAmbiguous: true)
      fixture.threshold("competes_with_licensor", 0)
      fixture.threshold("mau", 0, over: ">=", applies: "maas", effect: "security-review")
    }.license
    #expect(
      license.thresholds.found.map(\.text) == [
        "The license asks for a separate license for more than 700 monthly active users of the "
          + "product in the month before the release. Exempt: use inside the organization only.",
        "The license ends with at least US$10 revenue with affiliates in a year. It concerns "
          + "commercial use. What holds at exactly US$10 is left open.",
        "The license asks for a separate license in case of competition with the licensor.",
        "The license asks for a security review by the licensor for a hosted model service of any "
          + "size.",
      ])
  }

  @Test func `a territory limit says what decides`() {
    let license = LicenseFixture("a") { fixture in
      fixture.territory(["DE", "FR"], "place-of-use")
      fixture.territory(
        ["DE"], "licensee-domicile", models: "multimodal-only",
        exempt: ["recipient-of-integrated-end-user-product"])
    }.license
    #expect(
      license.territory.found.map(\.text) == [
        "Leaves out use in DE and FR.",
        "Leaves out licensees with their seat in DE, for multimodal models. Exempt: whoever "
          + "received the model in an integrated product.",
      ])
  }

  @Test func `every trigger, role and status has words of its own`() {
    let triggers = PrescribedDuty.Trigger.allCases.map(\.words)
    #expect(Set(triggers).count == triggers.count)
    let roles = LicenseText.Role.allCases.map(\.words)
    #expect(Set(roles).count == roles.count)
    #expect(TextStatus.allCases.map { $0.capText == nil } == [true, false, false, false])
    #expect(TextStatus.secondaryOnly.words == "only secondary reports were read")
  }
}
