import Testing

@testable import Licensing

@Suite struct AttributionQuestionTests {
  private let uses: [String: (inout IntendedUse) -> Void] = [
    "product": { $0.use.purpose = .product },
    "free product": { use in
      use.use.purpose = .product
      use.use.commercial = false
    },
    "inside": { $0.use.purpose = .internalBusiness },
    "weights": { use in
      use.use.purpose = .research
      use.use.redistributesWeights = true
    },
    "fine-tune": { use in
      use.use.purpose = .research
      use.use.publishesFinetune = true
    },
    "student": { use in
      use.use.purpose = .research
      use.use.trainsOtherModels = .published
    },
    "kept student": { use in
      use.use.purpose = .research
      use.use.trainsOtherModels = .internal
    },
  ]

  @Test(arguments: [
    ("copies", ["weights", "fine-tune"]),
    ("make-available", ["product", "free product", "weights", "fine-tune"]),
    ("commercial-product", ["product"]), ("derivative-published", ["fine-tune"]),
    ("student-distributed", ["fine-tune", "student"]), ("note", []),
  ])
  func `each trigger fires where it should`(_ trigger: String, _ expected: [String]) {
    let fixture = LicenseFixture { $0.duty("notice", trigger) }
    for (name, change) in uses {
      let isDuty = judged(fixture, profile(change))[.attribution] == .allowedWithDuty
      #expect(isDuty == expected.contains(name), "\(trigger), \(name)")
    }
  }

  @Test func `a wish is listed and never judged`() {
    let fixture = LicenseFixture { $0.duty("display", "note", mark: "Made with care") }
    let evaluation = judged(fixture, profile { $0.needs.acceptsAttribution = false })
    #expect(evaluation.overall == .allowed)
    #expect(evaluation.duties.map(\.isOptional) == [true])
  }

  @Test func `whoever accepts no attribution is kept out by any duty`() {
    let fixture = LicenseFixture { $0.duty("notice", "make-available") }
    let evaluation = judged(fixture, profile { $0.needs.acceptsAttribution = false })
    #expect(evaluation[.attribution] == .prohibited)
    #expect(evaluation.reasons.first?.kind == .requirementNotMet)
    #expect(evaluation.remedies == [.acceptNotices])
  }

  @Test func `a mark in documentation is no branding of the interface`() {
    let refusal = profile { $0.needs.acceptsUIBranding = false }
    let places: [([String], Verdict)] = [
      ([], .prohibited), (["ui"], .prohibited), (["ui", "documentation"], .allowedWithDuty),
    ]
    for (named, expected) in places {
      let fixture = LicenseFixture {
        $0.duty("display", "make-available", mark: "Built with X", places: named)
      }
      #expect(judged(fixture, refusal)[.attribution] == expected)
    }
    let notice = LicenseFixture { $0.duty("notice", "make-available") }
    #expect(judged(notice, refusal)[.attribution] == .allowedWithDuty)
  }

  @Test func `duties nobody looked for leave what reaches others open`() {
    let fixture = LicenseFixture { $0.known["duties"] = false }
    #expect(judged(fixture)[.attribution] == .unknown)
    #expect(
      judged(fixture, profile { $0.use.purpose = .internalBusiness })[.attribution] == .allowed)
  }

  @Test func `a prefix concerns what is published`() {
    let fixture = LicenseFixture { $0.duty("name-prefix", "derivative-published", mark: "Pre") }
    let published = profile { $0.use.publishesFinetune = true }
    #expect(judged(fixture, published)[.naming] == .allowedWithDuty)
    #expect(judged(fixture, published)[.attribution] == .allowed)
    #expect(judged(fixture)[.naming] == .allowed)
    let student = profile { $0.use.trainsOtherModels = .published }
    #expect(judged(fixture, student)[.naming] == .allowed)
    let outputs = LicenseFixture { $0.duty("name-prefix", "student-distributed", mark: "Pre") }
    #expect(judged(outputs, student)[.naming] == .allowedWithDuty)
  }

  @Test func `a refused prefix prohibits`() {
    let fixture = LicenseFixture { $0.duty("name-prefix", "derivative-published", mark: "Pre") }
    let use = profile { use in
      use.use.publishesFinetune = true
      use.needs.acceptsNamePrefix = false
    }
    let evaluation = judged(fixture, use)
    #expect(evaluation[.naming] == .prohibited)
    #expect(evaluation.remedies == [.acceptNamePrefix("Pre")])
  }

  @Test func `prefixes nobody looked for leave publication open`() {
    let fixture = LicenseFixture { $0.known["naming"] = false }
    #expect(judged(fixture)[.naming] == .allowed)
    #expect(judged(fixture, profile { $0.use.publishesFinetune = true })[.naming] == .unknown)
    #expect(
      judged(fixture, profile { $0.use.trainsOtherModels = .published })[.naming] == .unknown)
  }
}
