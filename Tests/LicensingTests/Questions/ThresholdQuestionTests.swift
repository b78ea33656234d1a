import Testing

@testable import Licensing

@Suite struct ThresholdQuestionTests {
  @Test(arguments: [
    ("ai-coding-assistant", Verdict.prohibited), ("AI Coding Assistant", .prohibited),
    ("ai-coding-asistant", .prohibited), ("office-assistant", .prohibited),
    ("translation", .allowed), ("support bot", .allowed),
  ])
  func `a slip in the kind of product does not lift a limit on work assistants`(
    _ kind: String, _ expected: Verdict
  ) {
    let fixture = LicenseFixture {
      $0.threshold(
        "competes_with_licensor", 0, over: ">=", applies: "maas-or-ai-work-assistant")
    }
    #expect(judged(fixture, profile { $0.use.productKind = kind })[.threshold] == expected)
  }

  private func verdict(
    _ fixture: LicenseFixture, _ change: (inout IntendedUse) -> Void = { _ in }
  ) -> Verdict {
    judged(fixture, profile(change))[.threshold]
  }

  private let users = LicenseFixture { $0.threshold("product_mau", 100) }

  @Test(arguments: [(99.0, Verdict.allowed), (100.0, .allowed), (101.0, .prohibited)])
  func `more than means beyond the limit`(_ figure: Double, _ expected: Verdict) {
    #expect(verdict(users) { $0.use.productMAU = figure } == expected)
  }

  @Test(arguments: [(99.0, Verdict.allowed), (100.0, .prohibited)])
  func `at least includes the limit`(_ figure: Double, _ expected: Verdict) {
    let fixture = LicenseFixture { $0.threshold("product_mau", 100, over: ">=") }
    #expect(verdict(fixture) { $0.use.productMAU = figure } == expected)
  }

  @Test func `a missing figure is asked for`() {
    let evaluation = judged(users, profile())
    #expect(evaluation[.threshold] == .unknown)
    #expect(evaluation.reasons.first?.answerer == .user(fields: ["use.product_mau"]))
  }

  @Test func `at an ambiguous limit counsel decides`() {
    let fixture = LicenseFixture {
      $0.threshold(
        "annual_revenue", 10, over: ">=", currency: "USD", scope: "licensee", isAmbiguous: true)
    }
    #expect(verdict(fixture) { $0.entity.annualRevenueUSD = 10 } == .needsLegalReview)
    #expect(verdict(fixture) { $0.entity.annualRevenueUSD = 9 } == .allowed)
    #expect(verdict(fixture) { $0.entity.annualRevenueUSD = 11 } == .prohibited)
    #expect(verdict(fixture) { $0.entity.groupAnnualRevenueUSD = 10 } == .unknown)
  }

  @Test(arguments: [
    ("separate-license", Verdict.prohibited), ("terminates", .prohibited),
    ("ui-attribution", .allowedWithDuty), ("security-review", .needsLegalReview),
  ])
  func `the effect decides what crossing means`(_ effect: String, _ expected: Verdict) {
    let fixture = LicenseFixture { $0.threshold("product_mau", 100, effect: effect) }
    #expect(verdict(fixture) { $0.use.productMAU = 101 } == expected)
  }

  @Test func `a mark that is refused turns the duty into a prohibition`() {
    let fixture = LicenseFixture { $0.threshold("product_mau", 100, effect: "ui-attribution") }
    let refusals: [WritableKeyPath<IntendedUse, Bool?>] = [
      \.needs.acceptsUIBranding, \.needs.acceptsAttribution,
    ]
    for refusal in refusals {
      let evaluation = judged(
        fixture,
        profile { use in
          use.use.productMAU = 101
          use[keyPath: refusal] = false
        })
      #expect(evaluation[.threshold] == .prohibited)
      #expect(evaluation.reasons.first?.kind == .requirementNotMet)
      #expect(evaluation.remedies == [.acceptMark(nil)])
    }
  }

  @Test func `users at the release are not users today`() {
    let fixture = LicenseFixture {
      $0.threshold("mau", 700, scope: "licensee-and-affiliates", reference: "at-model-release")
    }
    #expect(verdict(fixture) { $0.entity.mauAllProducts = 10 } == .unknown)
    let grown = verdict(fixture) { use in
      use.entity.mauAllProducts = 900
      use.entity.mauAtModelRelease = 20
    }
    #expect(grown == .allowed)
  }

  @Test func `users of the product bound those of the company from below`() {
    let fixture = LicenseFixture { $0.threshold("mau", 300, scope: "licensee") }
    #expect(verdict(fixture) { $0.use.productMAU = 301 } == .prohibited)
    #expect(verdict(fixture) { $0.use.productMAU = 10 } == .unknown)
    #expect(verdict(fixture) { $0.entity.mauAllProducts = 300 } == .allowed)
  }

  @Test func `users of the company bound those of the product from above`() {
    let fixture = LicenseFixture { $0.threshold("mau", 100, scope: "product") }
    #expect(verdict(fixture) { $0.entity.mauAllProducts = 100 } == .allowed)
    #expect(verdict(fixture) { $0.entity.mauAllProducts = 101 } == .unknown)
  }

  @Test func `own revenue bounds the revenue of the group from below`() {
    let fixture = LicenseFixture {
      $0.threshold("annual_revenue", 50, currency: "USD", scope: "licensee-and-affiliates")
    }
    #expect(verdict(fixture) { $0.entity.annualRevenueUSD = 51 } == .prohibited)
    #expect(verdict(fixture) { $0.entity.annualRevenueUSD = 1 } == .unknown)
    #expect(verdict(fixture) { $0.entity.groupAnnualRevenueUSD = 50 } == .allowed)
  }

  @Test func `annual revenue never answers a monthly limit`() {
    let fixture = LicenseFixture {
      $0.threshold("product_monthly_revenue", 20, currency: "USD")
    }
    #expect(verdict(fixture) { $0.entity.annualRevenueUSD = 1200 } == .unknown)
    #expect(verdict(fixture) { $0.use.productMonthlyRevenueUSD = 7.5 } == .allowed)
  }

  @Test func `there is no exchange rate`() {
    let fixture = LicenseFixture {
      $0.threshold("annual_revenue", 1000, currency: "CNY", scope: "licensee")
    }
    #expect(verdict(fixture) { $0.entity.annualRevenueUSD = 1_000_000 } == .unknown)
    #expect(verdict(fixture) { $0.entity.annualRevenueCNY = 1001 } == .prohibited)
    let unnamed = LicenseFixture { $0.threshold("annual_revenue", 1000, scope: "licensee") }
    #expect(verdict(unnamed) { $0.entity.annualRevenueUSD = 1 } == .unknown)
  }

  @Test(arguments: [
    ("dau", "entity.dau"), ("product_arr", "use.product_arr_usd"),
    ("company_monthly_revenue", "entity.monthly_revenue_usd"),
    ("competes_with_licensor", "entity.competes_with_licensor"),
  ])
  func `each figure has its field`(_ metric: String, _ field: String) {
    let fixture = LicenseFixture { $0.threshold(metric, 1, over: ">=", currency: "USD") }
    #expect(judged(fixture).reasons.first?.answerer == .user(fields: [field]))
  }

  @Test func `competition counts as yes or no`() {
    let fixture = LicenseFixture { $0.threshold("competes_with_licensor", 1, over: ">=") }
    #expect(verdict(fixture) { $0.entity.competesWithLicensor = true } == .prohibited)
    #expect(verdict(fixture) { $0.entity.competesWithLicensor = false } == .allowed)
  }

  @Test func `any size needs no figure`() {
    let fixture = LicenseFixture {
      $0.threshold(
        "annual_revenue", 0, over: ">=", currency: "USD", applies: "maas-or-ai-work-assistant",
        exempt: ["internal-use"])
    }
    #expect(verdict(fixture) { $0.use.productKind = "ai-coding-assistant" } == .prohibited)
    #expect(verdict(fixture) { $0.use.productKind = "translation" } == .allowed)
    #expect(verdict(fixture) { $0.entity.operatesMaaS = true } == .prohibited)
    let inside = verdict(fixture) { use in
      use.entity.operatesMaaS = true
      use.use.purpose = .internalBusiness
    }
    #expect(inside == .allowed)
    let shown = verdict(fixture) { use in
      use.entity.operatesMaaS = true
      use.use.purpose = .internalBusiness
      use.use.showsOutputsToThirdParties = true
    }
    #expect(shown == .prohibited)
  }

  @Test func `a limit on commercial use leaves research alone`() {
    let fixture = LicenseFixture { $0.threshold("product_mau", 100, applies: "commercial") }
    #expect(verdict(fixture) { $0.use.purpose = .research } == .allowed)
    #expect(verdict(fixture) == .unknown)
  }

  @Test(arguments: [
    ("licensor-official-or-certified-partner", AccessRoute.licensorOfficial, Verdict.allowed),
    ("licensor-official-or-certified-partner", .certifiedPartner, .allowed),
    ("licensor-official-or-certified-partner", .thirdPartyHost, .prohibited),
  ])
  func `access through the licensor lifts a limit`(
    _ exempt: String, _ route: AccessRoute, _ expected: Verdict
  ) {
    let fixture = LicenseFixture { $0.threshold("product_mau", 100, exempt: [exempt]) }
    let found = verdict(fixture) { use in
      use.use.productMAU = 101
      use.use.accessVia = route
    }
    #expect(found == expected)
  }

  @Test func `those who got an end product are exempt where the text says so`() {
    let fixture = LicenseFixture {
      $0.threshold("product_mau", 100, exempt: ["recipient-of-integrated-end-user-product"])
    }
    let found = verdict(fixture) { use in
      use.use.productMAU = 101
      use.use.receivedAsEndUserProduct = true
    }
    #expect(found == .allowed)
  }

  @Test func `a non-profit is exempt only where it is not commercial`() {
    let fixture = LicenseFixture {
      $0.threshold("product_mau", 100, exempt: ["nonprofit-noncommercial"])
    }
    let commercial: [Bool: Verdict] = [true: .prohibited, false: .allowed]
    for (isCommercial, expected) in commercial {
      let found = verdict(fixture) { use in
        use.entity.kind = .nonprofit
        use.use.commercial = isCommercial
        use.use.productMAU = 101
      }
      #expect(found == expected)
    }
  }

  @Test func `limits nobody looked for leave commercial use open`() {
    let fixture = LicenseFixture { $0.known["thresholds"] = false }
    #expect(verdict(fixture) == .unknown)
    #expect(verdict(fixture) { $0.use.purpose = .research } == .allowed)
  }

  @Test func `a limit in unheard-of words makes the list count as not read`() {
    let fixture = LicenseFixture { $0.threshold("moons", 1) }
    #expect(verdict(fixture) == .unknown)
  }

  @Test func `a figure frozen at the release is that of the family before the one for all`() {
    let license = LicenseFixture {
      $0.threshold("mau", 700, scope: "licensee-and-affiliates", reference: "at-model-release")
    }
    func overall(_ families: [String], _ change: (inout IntendedUse) -> Void) -> Verdict {
      let subject = LicenseSubject(
        modelID: "maker/model", isMultimodal: false,
        terms: [AssignedLicense(id: license.id, basis: .textHash)], releaseFamilies: families)
      let library = LicenseLibrary(licenses: [license.license])
      var bench = VerdictBench(use: profile(change), licenses: library)
      let overall = evaluate(subject, use: profile(change), licenses: library).overall
      #expect(bench.verdict(on: subject.key) == overall)
      return overall
    }
    let known: (inout IntendedUse) -> Void = {
      $0.entity.mauAtRelease = ["line-4": 900, "line": 100]
    }
    #expect(overall(["line-4", "line"], known) == .prohibited)
    #expect(overall(["line-3", "line"], known) == .allowed)
    #expect(overall(["other"], known) == .unknown)
    #expect(
      overall(["other"]) {
        known(&$0)
        $0.entity.mauAtModelRelease = 900
      } == .prohibited)
  }
}
