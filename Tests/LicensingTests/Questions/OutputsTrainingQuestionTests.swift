import Testing

@testable import Licensing

@Suite struct OutputsTrainingQuestionTests {
  @Test func `a license for its own family asks which family is trained`() {
    let fixture = LicenseFixture { $0.facts["outputs_train_other_models"] = "own-family-only" }
    let evaluation = judged(fixture, profile { $0.use.trainsOtherModels = .internal })
    #expect(evaluation[.outputsTraining] == .unknown)
    #expect(evaluation.reasons.first?.answerer == .user(fields: ["use.target_family"]))
    #expect(
      evaluation.reasons.first?.text
        == "Fixture License (§1) allows training models of its own family only on outputs, and the profile "
        + "does not say which family is trained.")
  }

  private func verdict(
    _ value: String, _ training: StudentTraining, family: String? = nil, isCommercial: Bool = true,
    target: String? = "other", _ change: (inout LicenseFixture) -> Void = { _ in }
  ) -> Verdict {
    let fixture = LicenseFixture("maker-license-1") { fixture in
      fixture.facts["outputs_train_other_models"] = value
      change(&fixture)
    }
    let use = profile { use in
      use.use.trainsOtherModels = training
      use.use.targetFamily = target
      use.use.commercial = isCommercial
    }
    return judged(fixture, use, family: family)[.outputsTraining]
  }

  @Test(arguments: [
    ("allowed", Verdict.allowed), ("allowed-with-duty", .allowedWithDuty),
    ("derivative-terms-propagate", .allowedWithDuty), ("own-family-only", .prohibited),
    ("noncompeting-only", .needsLegalReview), ("silent", .needsLegalReview),
    ("noncommercial-only", .prohibited), ("prohibited", .prohibited), ("unknown", .unknown),
  ])
  func `outputs have six shapes`(_ value: String, _ expected: Verdict) {
    #expect(verdict(value, .published) == expected)
    #expect(verdict(value, .internal) == expected)
    #expect(verdict(value, .no) == .allowed)
  }

  @Test func `a non-commercial student is allowed under a non-commercial license`() {
    #expect(verdict("noncommercial-only", .published, isCommercial: false) == .allowedWithDuty)
  }

  @Test func `a duty tied to handing out the student spares one that stays inside`() {
    let tie: (inout LicenseFixture) -> Void = { $0.duty("name-prefix", "student-distributed") }
    #expect(verdict("allowed-with-duty", .internal, tie) == .allowed)
    #expect(verdict("allowed-with-duty", .published, tie) == .allowedWithDuty)
    #expect(verdict("derivative-terms-propagate", .internal, tie) == .allowedWithDuty)
  }

  @Test func `the family of the license, the licensor or the model is the same family`() {
    let targets: [(String, Verdict)] = [
      ("MAKER-LICENSE-1", .allowed), ("maker-license", .allowed), ("fixture makers", .allowed),
      ("Lines", .allowed), ("other", .prohibited), ("mak", .prohibited),
    ]
    for (target, expected) in targets {
      let found = verdict("own-family-only", .published, family: "lines", target: target)
      #expect(found == expected, "\(target)")
    }
  }
}
