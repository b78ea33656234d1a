import Testing

@testable import Licensing

@Suite struct NeedsQuestionTests {
  private func verdict(
    _ question: QuestionID, _ fact: String, _ value: String, _ need: (inout IntendedUse) -> Void
  ) -> Verdict {
    judged(LicenseFixture { $0.facts[fact] = value }, profile(need))[question]
  }

  @Test(arguments: [
    ("express", Verdict.allowed), ("ip-rights-general", .needsLegalReview),
    ("implied-make-have-made", .needsLegalReview), ("none-express", .needsLegalReview),
    ("excluded", .prohibited), ("unknown", .unknown),
  ])
  func `an express patent grant`(_ value: String, _ expected: Verdict) {
    #expect(verdict(.patent, "patent_grant", value) { $0.needs.patentGrant = true } == expected)
    #expect(verdict(.patent, "patent_grant", value) { _ in } == .allowed)
  }

  @Test(arguments: [("none", Verdict.prohibited), ("unknown", .unknown)])
  func `an indemnity by the licensor`(_ value: String, _ expected: Verdict) {
    let found = verdict(.indemnity, "licensor_indemnity", value) {
      $0.needs.licensorIndemnity = true
    }
    #expect(found == expected)
  }

  @Test(arguments: [
    ("none", Verdict.allowed), ("only-if-offering-warranty", .allowed), ("general", .prohibited),
    ("general-incl-outputs", .prohibited), ("unknown", .unknown),
  ])
  func `no indemnity by the user`(_ value: String, _ expected: Verdict) {
    let found = verdict(.indemnity, "user_indemnity", value) {
      $0.needs.refusesUserIndemnity = true
    }
    #expect(found == expected)
  }

  @Test(arguments: [
    ("none", Verdict.allowed), ("policy-may-change", .needsLegalReview),
    ("license-may-change", .needsLegalReview), ("licensor-interprets", .needsLegalReview),
    ("must-adopt-or-cease", .prohibited), ("unknown", .unknown),
  ])
  func `terms that stay fixed`(_ value: String, _ expected: Verdict) {
    #expect(
      verdict(.stability, "unilateral_change", value) { $0.needs.fixedTerms = true } == expected)
  }

  @Test(arguments: [(true as Bool?, Verdict.allowed), (false, .prohibited), (nil, .unknown)])
  func `approval by the Open Source Initiative`(_ value: Bool?, _ expected: Verdict) {
    let fixture = LicenseFixture { $0.isOSIApproved = value }
    #expect(judged(fixture, profile { $0.needs.osiOnly = true })[.osi] == expected)
    #expect(judged(fixture)[.osi] == .allowed)
  }

  @Test(arguments: [
    ("PRC (mainland China)", "China", Verdict.needsLegalReview),
    ("PRC (mainland China)", "PRC", .needsLegalReview),
    ("California (US)", "law of California", .needsLegalReview),
    ("California (US)", "Calfornia", .needsLegalReview),
    ("California (US)", "State of California", .needsLegalReview),
    ("California (US)", "France", .allowed), ("none", "China", .allowed),
    ("unknown", "China", .unknown),
  ])
  func `a refused governing law`(_ law: String, _ refused: String, _ expected: Verdict) {
    #expect(verdict(.law, "governing_law", law) { $0.needs.refusedLaws = [refused] } == expected)
  }

  @Test func `a refused law may be named by its country`() {
    let fixture = LicenseFixture { fixture in
      fixture.facts["governing_law"] = "PRC (mainland China)"
      fixture.facts["governing_country"] = "CN"
    }
    #expect(judged(fixture, profile { $0.needs.refusedLaws = ["cn"] })[.law] == .needsLegalReview)
    #expect(judged(fixture, profile { $0.needs.refusedLaws = ["US"] })[.law] == .allowed)
  }

  @Test func `a requirement that is not met is no prohibition by the license`() {
    let needs: [(String, String, (inout IntendedUse) -> Void)] = [
      ("patent_grant", "excluded", { $0.needs.patentGrant = true }),
      ("licensor_indemnity", "none", { $0.needs.licensorIndemnity = true }),
      ("user_indemnity", "general", { $0.needs.refusesUserIndemnity = true }),
      ("unilateral_change", "must-adopt-or-cease", { $0.needs.fixedTerms = true }),
    ]
    for (fact, value, need) in needs {
      let evaluation = judged(LicenseFixture { $0.facts[fact] = value }, profile(need))
      #expect(evaluation.reasons.map(\.kind) == [.requirementNotMet], "\(fact)")
      #expect(!evaluation.remedies.isEmpty, "\(fact)")
    }
  }
}
