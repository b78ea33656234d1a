import Testing

@testable import Licensing

@Suite struct FieldOfUseQuestionTests {
  private func verdict(
    _ facts: [String: String], _ change: (inout IntendedUse) -> Void = { _ in }
  ) -> Verdict {
    let fixture = LicenseFixture { $0.facts.merge(facts) { _, new in new } }
    return judged(fixture, profile(change))[.fieldOfUse]
  }

  @Test(arguments: [
    ("none", Verdict.allowed), ("lawful-use-only", .allowed), ("built-in-list", .allowedWithDuty),
    ("built-in-list-mutable", .allowedWithDuty), ("external-policy-fixed", .allowedWithDuty),
    ("external-policy-mutable", .allowedWithDuty), ("unknown", .unknown),
  ])
  func `a list or a policy must be followed`(_ value: String, _ expected: Verdict) {
    #expect(verdict(["field_of_use": value]) == expected)
  }

  @Test(arguments: [
    ("not-restricted", Verdict.allowed), ("not-mentioned", .needsLegalReview),
    ("prohibited-in-risk-of-harm-context", .needsLegalReview), ("prohibited", .prohibited),
    ("unknown", .unknown),
  ])
  func `military use reads its own fact`(_ value: String, _ expected: Verdict) {
    #expect(verdict(["military_use": value]) { $0.use.military = true } == expected)
    #expect(verdict(["military_use": value]) == .allowed)
  }

  @Test(arguments: [
    ("not-restricted", Verdict.allowed), ("not-mentioned", .allowed), ("prohibited", .prohibited),
    ("unknown", .unknown),
  ])
  func `governments and removed guardrails read their facts`(_ value: String, _ expected: Verdict) {
    let government = verdict(["government_use": value]) { $0.entity.kind = .government }
    let guardrails = verdict(["guardrail_circumvention": value]) {
      $0.use.removesGuardrails = true
    }
    #expect(government == expected)
    #expect(guardrails == expected)
  }

  @Test func `an area on the list is for counsel, another is not`() {
    let fixture = LicenseFixture { fixture in
      fixture.facts["field_of_use"] = "built-in-list"
      fixture.area("medical")
    }
    let areas: [([String], Verdict)] = [
      (["medical"], .needsLegalReview), (["Health care"], .needsLegalReview),
      (["credit"], .allowedWithDuty), ([], .allowedWithDuty), (["moonlight"], .unknown),
    ]
    for (named, expected) in areas {
      let found = judged(fixture, profile { $0.use.highStakes = named })[.fieldOfUse]
      #expect(found == expected, "\(named)")
    }
  }

  @Test func `areas nobody looked for stay open`() {
    let fixture = LicenseFixture { $0.known["high_stakes"] = false }
    #expect(judged(fixture, profile { $0.use.highStakes = ["medical"] })[.fieldOfUse] == .unknown)
    #expect(judged(fixture)[.fieldOfUse] == .allowed)
  }
}
