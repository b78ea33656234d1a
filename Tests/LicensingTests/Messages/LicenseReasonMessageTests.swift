import Catalog
import Testing

@testable import Licensing

/// Every sentence a reason can have.
@Suite struct LicenseReasonMessageTests {
  private func expect(_ detail: LicenseReason.Detail, _ sentence: String) {
    let reason = LicenseReason(
      question: .use, verdict: .prohibited, kind: .licenseForbids, licenseID: "x",
      licenseName: "L", clause: "§1", detail: detail, sources: [], reopen: .counsel, remedies: [],
      answerer: nil)
    #expect(reason.text == sentence)
  }

  private func threshold(
    _ metric: String, _ value: Double, over: String = ">", currency: String? = nil,
    scope: String = "product", reference: String = "rolling", window: String = "month",
    applies: String = "all", effect: String = "separate-license"
  ) throws -> Threshold {
    let fixture = LicenseFixture { fixture in
      fixture.threshold(
        metric, value, over: over, currency: currency, scope: scope, reference: reference,
        applies: applies, effect: effect)
      fixture.lists["thresholds"]?[0]["window"] = .text(window)
    }
    return try #require(fixture.license.thresholds.found.first)
  }

  @Test func `a clause of the use policy cites that file`() {
    func text(_ role: LicenseText.Role, _ path: String) -> LicenseText {
      LicenseText(
        role: role, repository: "a/b", path: path, commit: nil, lastChanged: nil, sha256: nil,
        normalizedSHA256: nil,
        url: nil, what: nil)
    }
    func cited(_ clause: String) -> String? {
      LicenseReason(
        question: .territory, verdict: .prohibited, kind: .licenseForbids, licenseID: "x",
        licenseName: "L", clause: clause, detail: .military(.prohibited),
        sources: [text(.agreement, "LICENSE"), text(.usePolicy, "USE_POLICY.md")],
        reopen: .counsel, remedies: [], answerer: nil
      ).citeText
    }
    #expect(cited("§2") == "§2; LICENSE")
    #expect(cited("use policy, last paragraph") == "use policy, last paragraph; USE_POLICY.md")
    #expect(cited("AUP item 3") == "AUP item 3; USE_POLICY.md")
  }

  @Test func `what is not known`() {
    expect(.noLicense(base: "a/b"), "No license is known for a/b, which it was made from.")
    expect(.noLicense(base: nil), "No license is known for these weights.")
    expect(.notInCatalog("x"), "The catalog does not have the license 'x'.")
    expect(
      .sourcesDisagree(["a says b", "c says d"]),
      "Sources disagree: a says b, c says d. Open the LICENSE file of this revision and run "
        + "'weigh license check FILE'.")
    expect(.textNotSeen, "The text of L was not seen.")
    expect(.reportedOnly(.allowed), "Only reports of L were read, not the text.")
    expect(.purposeNotGiven, "The profile does not say what the model is used for.")
    expect(.areaUnclear("moon"), "Weigh cannot match the area 'moon' with the areas L limits.")
    let points: [(LicenseReason.Point, String)] = [
      (.commercialUse, "commercial use"), (.internalBusinessUse, "use inside a business"),
      (.thresholds, "limits of size"), (.territory, "territory"), (.fieldOfUse, "rules of use"),
      (.militaryUse, "military use"), (.governmentUse, "use by governments"),
      (.guardrails, "removing safety measures"), (.highStakes, "weighty decisions"),
      (.redistribution, "passing on the weights"), (.hosting, "offering the model as a service"),
      (.duties, "notices and marks"), (.namePrefixes, "name prefixes"),
      (.modification, "changing the model"), (.propagation, "the terms of derived models"),
      (.outputTraining, "training other models on outputs"), (.patentGrant, "patents"),
      (.licensorIndemnity, "an indemnity by the licensor"),
      (.userIndemnity, "an indemnity by the user"), (.unilateralChange, "changes of its terms"),
      (.osiApproval, "approval by the Open Source Initiative"), (.governingLaw, "governing law"),
    ]
    #expect(points.map(\.0) == LicenseReason.Point.allCases)
    for (point, words) in points {
      expect(.notSeen(point), "What L says on \(words) was not seen.")
      expect(.listNotRead(point), "L was not read for \(words).")
    }
  }

  @Test func `use`() {
    let inside: [(UsePermission, String)] = [
      (.yes, "allows use inside a business."),
      (.belowThreshold, "allows use inside a business below a limit."),
      (.afterRegistration, "allows use inside a business after registration."),
      (.evaluationOnly, "allows evaluation only."),
      (
        .unclear,
        "leaves open whether it allows use inside a business; arguable, counsel decides."
      ),
      (.separateLicense, "allows use inside a business only with a separate license."),
      (.no, "does not allow use inside a business."),
    ]
    for (permission, words) in inside {
      expect(.use(permission, purpose: .internalBusiness), "L (§1) \(words)")
    }
    expect(.use(.no, purpose: .product), "L (§1) does not allow this use.")
  }

  @Test func `limits of size`() throws {
    let revenue = try threshold("product_monthly_revenue", 20_000_000, currency: "USD")
    expect(
      .thresholdCrossed(revenue, figure: 25_000_000),
      "L (§1) asks for a separate license for more than US$20,000,000 revenue of the product in a "
        + "month; you have US$25,000,000.")
    expect(.thresholdAtLimit(revenue), "L (§1) leaves open what holds at exactly US$20,000,000.")
    expect(
      .figureMissing(revenue, field: "use.x"),
      "L (§1) sets a limit of more than US$20,000,000 revenue of the product in a month; "
        + "the profile leaves 'use.x' open.")
    expect(
      .brandingRefused(revenue, figure: 25),
      "Your profile does not accept the mark that L (§1) asks for with more than US$20,000,000 "
        + "revenue of the product in a month.")
    let effects: [(String, String)] = [
      ("ui-attribution", "asks for a mark in the user interface for"), ("terminates", "ends with"),
      ("security-review", "asks for a security review by the licensor for"),
    ]
    for (effect, words) in effects {
      let users = try threshold("dau", 30, over: ">=", scope: "licensee", effect: effect)
      expect(
        .thresholdCrossed(users, figure: 31),
        "L (§1) \(words) at least 30 daily active users; you have 31.")
    }
    let competition = try threshold("competes_with_licensor", 1, over: ">=")
    expect(
      .thresholdCrossed(competition, figure: 1),
      "L (§1) asks for a separate license in case of competition with the licensor.")
  }

  @Test func `what a limit counts`() throws {
    let cases: [(Threshold, String)] = [
      (
        try threshold(
          "mau", 700, scope: "licensee-and-affiliates", reference: "at-model-release"),
        "more than 700 monthly active users with affiliates in the month before the release"
      ),
      (try threshold("product_mau", 1), "more than 1 monthly active users of the product"),
      (
        try threshold("annual_revenue", 5, currency: "CNY", scope: "licensee", window: "year"),
        "more than CNY 5 revenue in a year"
      ),
      (
        try threshold(
          "annual_revenue", 5, currency: "USD", scope: "licensee-and-affiliates",
          window: "any-12-months"), "more than US$5 revenue with affiliates in any 12 months"
      ),
      (
        try threshold("company_monthly_revenue", 5, currency: "USD", scope: "employer"),
        "more than US$5 revenue of the whole company in a month"
      ),
      (
        try threshold("product_arr", 5, currency: "USD"),
        "more than US$5 annualized recurring revenue of the product"
      ),
      (
        try threshold("annual_revenue", 0, over: ">=", currency: "USD", applies: "maas"),
        "a hosted model service of any size"
      ),
      (
        try threshold(
          "annual_revenue", 0, over: ">=", currency: "USD", applies: "maas-or-ai-work-assistant"),
        "a hosted model service or an AI work assistant of any size"
      ),
    ]
    for (threshold, words) in cases { #expect(threshold.limitText == words) }
  }

  @Test func `places`() {
    expect(.placesExcluded(["DE", "FR", "PL"]), "L (§1) excludes use in DE, FR and PL.")
    expect(
      .placesMissing(["use.users_in", "use.hosted_in"]),
      "L (§1) excludes places, and the profile leaves use.users_in and use.hosted_in open.")
    expect(
      .seatExcluded("DE"),
      "L (§1) gives no rights in this multimodal model to licensees with their seat in DE.")
    expect(
      .groupExcluded(["DE"]),
      "L (§1) excludes licensees with their seat in DE, where the group has an entity.")
    expect(
      .seatMissing,
      "L (§1) depends on the seat of the licensee, and the profile leaves it open.")
    expect(
      .modalityUnknown(["DE"]),
      "L (§1) excludes DE for multimodal models, and whether this model is one is not known.")
  }

  @Test func `field of use`() {
    expect(.military(.prohibited), "L (§1) prohibits military use.")
    expect(
      .military(.prohibitedWhereHarmful),
      "L (§1) names military use among activities that risk harm.")
    expect(
      .military(.notMentioned), "L (§1) has rules of use and does not mention military use.")
    expect(.government, "L (§1) excludes governments.")
    expect(.guardrails, "L (§1) forbids removing safety measures.")
    expect(.area(.medical), "L (§1) limits use in the area 'medical'.")
    expect(.followUses(.builtInList), "L (§1) has a list of uses to follow and to pass on.")
    expect(
      .followUses(.externalPolicyMutable),
      "L (§1) has a use policy to follow and to pass on; it may change.")
  }

  @Test func `terms of distribution`() {
    let redistribution = [
      "allows passing on the weights", "allows passing on the weights under conditions",
      "allows passing on the weights for non-commercial use only",
      "allows passing on the weights for research only",
      "asks for a separate agreement when weights are passed on commercially",
      "does not allow passing on the weights",
    ]
    for (terms, words) in zip(Redistribution.allCases, redistribution) {
      expect(.redistribution(terms), "L (§1) \(words).")
    }
    let hosting = [
      "allows offering the model as a service",
      "allows offering the model as a service under conditions",
      "allows offering the model as a service after registration",
      "allows offering the model as a service below a limit",
      "asks for a separate license to offer the model as a service",
      "allows offering the model as a service for non-commercial use only",
      "does not allow offering the model as a service",
    ]
    for (terms, words) in zip(Hosting.allCases, hosting) {
      expect(.hosting(terms), "L (§1) \(words).")
    }
    let propagation = [
      "nothing", "its notices", "a copy of the license and its notices", "its rules of use",
      "its full terms", "the same license", "the restrictions of its section 3",
    ]
    for (terms, words) in zip(Propagation.allCases, propagation) {
      expect(.propagation(terms), "L (§1) attaches \(words) to a published derived model.")
    }
    expect(.modification(.researchOnly), "L (§1) allows changes for research only.")
    expect(.modification(.noncommercialOnly), "L (§1) allows changes for non-commercial use only.")
  }

  @Test func `outputs and duties`() {
    let outputs = [
      "allows training other models on outputs",
      "allows training other models on outputs, with a duty",
      "attaches its terms to models trained on outputs",
      "allows training models of its own family only on outputs",
      "bars competing models from training on outputs",
      "allows training on outputs for non-commercial use only",
      "forbids training other models on outputs",
      "does not say whether outputs may train other models",
    ]
    for (terms, words) in zip(OutputTraining.allCases, outputs) {
      expect(.outputs(terms), "L (§1) \(words).")
    }
    let mark = PrescribedDuty(
      kind: .display, trigger: .makeAvailable, mark: "Built with X", places: ["ui"], clause: nil,
      note: "Show it.")
    expect(
      .duty(mark),
      "L (§1) asks: Show it. The words: \"Built with X\". Any of these will do: ui.")
    expect(
      .dutyRefused(mark),
      "Your profile does not accept what L (§1) asks: Show it. The words: \"Built with X\". "
        + "Any of these will do: ui.")
  }

  @Test func `requirements`() {
    let asked = "Your profile asks for an express patent grant; L (§1) "
    let patents = [
      "has one.", "grants intellectual property in general.",
      "grants the acts of a patent license without the word.", "has none.", "leaves patents out.",
    ]
    for (grant, words) in zip(PatentGrant.allCases, patents) {
      expect(.patent(grant), asked + words)
    }
    expect(
      .licensorIndemnity,
      "Your profile asks for an indemnity from the licensor; L (§1) gives none.")
    expect(
      .userIndemnity(.general),
      "Your profile rules out an indemnity to the licensor; L (§1) asks for one.")
    expect(
      .userIndemnity(.generalWithOutputs),
      "Your profile rules out an indemnity to the licensor; L (§1) asks for one, outputs included.")
    let changes = [
      "the terms stay as they are", "the use policy may change", "the license may change",
      "the licensor has the last word on the meaning",
      "changes must be adopted or use must end",
    ]
    for (change, words) in zip(UnilateralChange.allCases, changes) {
      expect(.change(change), "Your profile asks for terms that stay fixed; under L (§1) \(words).")
    }
    expect(
      .notOSIApproved,
      "Your profile asks for a license approved by the Open Source Initiative; "
        + "L is not on its list.")
    expect(.law("France"), "L (§1) is governed by a law your profile refuses: France.")
  }
}
