import Testing

@testable import Licensing

@Suite struct DistributionQuestionTests {
  private func verdict(
    _ question: QuestionID, _ fact: String, _ value: String,
    _ change: (inout IntendedUse) -> Void
  ) -> Verdict {
    judged(LicenseFixture { $0.facts[fact] = value }, profile(change))[question]
  }

  @Test(arguments: [
    ("yes", Verdict.allowed, Verdict.allowed),
    ("yes-with-conditions", .allowedWithDuty, .allowedWithDuty),
    ("noncommercial-only", .prohibited, .allowedWithDuty),
    ("research-only", .prohibited, .allowedWithDuty),
    ("separate-agreement-if-commercial", .prohibited, .allowedWithDuty),
    ("no", .prohibited, .prohibited), ("unknown", .unknown, .unknown),
  ])
  func `passing on weights`(_ value: String, _ commercial: Verdict, _ otherwise: Verdict) {
    for (isCommercial, expected) in [(true, commercial), (false, otherwise)] {
      let found = verdict(.redistribute, "redistribute_weights", value) { use in
        use.use.redistributesWeights = true
        use.use.commercial = isCommercial
      }
      #expect(found == expected)
    }
    #expect(verdict(.redistribute, "redistribute_weights", value) { _ in } == .allowed)
  }

  @Test(arguments: [
    ("yes", Verdict.allowed, Verdict.allowed),
    ("yes-with-conditions", .allowedWithDuty, .allowedWithDuty),
    ("yes-after-registration", .allowedWithDuty, .allowedWithDuty),
    ("separate-license-if-maas-threshold", .allowed, .allowed),
    ("separate-license", .prohibited, .prohibited),
    ("noncommercial-only", .prohibited, .allowedWithDuty), ("no", .prohibited, .prohibited),
    ("unknown", .unknown, .unknown),
  ])
  func `offering a service`(_ value: String, _ commercial: Verdict, _ otherwise: Verdict) {
    for (isCommercial, expected) in [(true, commercial), (false, otherwise)] {
      let found = verdict(.hosting, "hosting_as_service", value) { use in
        use.use.purpose = .maas
        use.use.commercial = isCommercial
      }
      #expect(found == expected)
    }
    let hosted = verdict(.hosting, "hosting_as_service", value) {
      $0.use.hostsForThirdParties = true
    }
    #expect(hosted == commercial)
    #expect(verdict(.hosting, "hosting_as_service", value) { _ in } == .allowed)
  }

  @Test func `a host must show its own agreement, and the user is judged apart`() {
    let fixture = LicenseFixture { $0.facts["hosting_as_service"] = "no" }
    let evaluation = judged(fixture, profile { $0.use.accessVia = .thirdPartyHost })
    #expect(evaluation.overall == .allowed)
    #expect(evaluation.duties.map(\.bearer) == [.host])
    #expect(
      evaluation.duties.map(\.text) == ["Ask the host for its own agreement with Fixture Makers."])
    let free = judged(LicenseFixture(), profile { $0.use.accessVia = .thirdPartyHost })
    #expect(free.duties.isEmpty)
  }

  @Test(arguments: [
    ("yes", Verdict.allowed, Verdict.allowed),
    ("noncommercial-only", .prohibited, .allowedWithDuty),
    ("research-only", .prohibited, .allowedWithDuty), ("unknown", .unknown, .unknown),
  ])
  func `fine-tuning`(_ value: String, _ commercial: Verdict, _ otherwise: Verdict) {
    for (isCommercial, expected) in [(true, commercial), (false, otherwise)] {
      let found = verdict(.finetune, "modify_and_finetune", value) { use in
        use.use.finetunes = true
        use.use.commercial = isCommercial
      }
      #expect(found == expected)
    }
  }

  @Test(arguments: [
    ("none", Verdict.allowed), ("notices-only", .allowed),
    ("license-copy-and-notices", .allowedWithDuty), ("use-restrictions", .allowedWithDuty),
    ("full-terms", .allowedWithDuty), ("share-alike", .allowedWithDuty),
    ("restrictions-of-section-3", .allowedWithDuty), ("unknown", .unknown),
  ])
  func `a published fine-tune carries terms`(_ value: String, _ expected: Verdict) {
    let published = verdict(.finetune, "derivative_propagation", value) {
      $0.use.publishesFinetune = true
    }
    let kept = verdict(.finetune, "derivative_propagation", value) { $0.use.finetunes = true }
    #expect(published == expected)
    #expect(kept == .allowed)
  }
}
