import Testing

@testable import Licensing

@Suite struct UseQuestionTests {
  private func verdict(
    _ fact: String, _ value: String, _ purpose: Purpose,
    _ change: (inout IntendedUse) -> Void = { _ in }
  ) -> Verdict {
    let fixture = LicenseFixture { $0.facts[fact] = value }
    let use = profile { use in
      use.use.purpose = purpose
      change(&use)
    }
    return judged(fixture, use)[.use]
  }

  @Test(arguments: [
    ("yes", Verdict.allowed), ("yes-below-threshold", .allowed),
    ("yes-after-registration", .allowedWithDuty), ("only-with-separate-license", .prohibited),
    ("no", .prohibited), ("unknown", .unknown),
  ])
  func `a product reads commercial use`(_ value: String, _ expected: Verdict) {
    #expect(verdict("commercial_use", value, .product) == expected)
    #expect(verdict("commercial_use", value, .maas) == expected)
    #expect(verdict("commercial_use", value, .internalBusiness) == .allowed)
  }

  @Test(arguments: [
    ("yes", Verdict.allowed), ("yes-below-threshold", .allowed),
    ("yes-after-registration", .allowedWithDuty), ("unclear", .needsLegalReview),
    ("evaluation-only", .prohibited), ("no", .prohibited), ("unknown", .unknown),
  ])
  func `use inside a business reads its own fact`(_ value: String, _ expected: Verdict) {
    #expect(verdict("internal_business_use", value, .internalBusiness) == expected)
    #expect(verdict("internal_business_use", value, .product) == .allowed)
  }

  @Test func `a license for evaluation only allows evaluation`() {
    #expect(verdict("internal_business_use", "evaluation-only", .evaluation) == .allowed)
  }

  @Test(arguments: [Purpose.personal, .research])
  func `personal use and research are free under a text that was seen`(_ purpose: Purpose) {
    #expect(verdict("commercial_use", "no", purpose) == .allowed)
    #expect(verdict("commercial_use", "no", purpose) { $0.use.commercial = true } == .prohibited)
  }

  @Test func `personal use stays unknown where only reports were read`() {
    let fixture = LicenseFixture { $0.status = "secondary-only" }
    let use = profile { $0.use.purpose = .personal }
    #expect(judged(fixture, use)[.use] == .unknown)
  }

  @Test func `a university may test what is free for research`() {
    let test = verdict("internal_business_use", "no", .evaluation) { $0.entity.kind = .academic }
    #expect(test == .allowed)
    #expect(verdict("internal_business_use", "no", .evaluation) == .prohibited)
  }

  @Test func `without a purpose the question is asked back`() {
    let evaluation = judged(LicenseFixture(), profile { $0.use.purpose = nil })
    #expect(evaluation[.use] == .unknown)
    #expect(evaluation.reasons.first?.answerer == .user(fields: ["use.purpose"]))
  }

  @Test func `registration names the duty of the text`() {
    let fixture = LicenseFixture { fixture in
      fixture.facts["commercial_use"] = "yes-after-registration"
      fixture.duty("register", "commercial-product")
    }
    let evaluation = judged(fixture)
    #expect(evaluation.duties.map(\.text) == ["Register with the licensor."])
    #expect(evaluation.duties.first?.askedBy.first?.clause == "§4")
    #expect(evaluation.answers.map(\.question) == [.use, .territory, .fieldOfUse])
  }
}
