import Scoring
import Testing

@testable import Licensing

/// What must hold for every profile and every set of licenses; 10,000 of them, the same each run.
@Suite struct RandomProfilesTests {
  private struct Sample {
    let use: IntendedUse
    let ids: [String]
    let isMultimodal: Bool?

    func evaluation(_ ids: some Sequence<String>, _ use: IntendedUse? = nil) -> LicenseEvaluation {
      evaluate(
        LicenseSubject(
          modelID: "m", isMultimodal: isMultimodal,
          terms: ids.map { AssignedLicense(id: $0, basis: .textHash) }, familyID: nil),
        use: use ?? self.use, licenses: RandomProfilesTests.library)
    }
  }

  private static let library: LicenseLibrary = {
    var random = SplitMix64(seed: 20)
    return LicenseLibrary(licenses: (0..<400).map { random.license("license-\($0)").license })
  }()

  private static let samples: [Sample] = {
    var random = SplitMix64(seed: 26)
    let ids = library.licenses.map(\.id)
    return (0..<10_000).map { _ in
      Sample(
        use: random.profile(), ids: (0..<3).compactMap { _ in random.pick(ids) },
        isMultimodal: random.pick([true, false, nil]) ?? nil)
    }
  }()

  /// Runs a check over the samples and stops at the first that fails.
  private func forEachSample(_ check: (Sample) -> String?) {
    #expect(Self.samples.count == 10_000)
    for (index, sample) in Self.samples.enumerated() {
      if let failure = check(sample) {
        Issue.record("sample \(index), \(sample.ids): \(failure)\n\(sample.use.values)")
        return
      }
    }
  }

  @Test func `adding a license never makes the verdict milder`() {
    forEachSample { sample in
      let one = sample.evaluation(sample.ids.prefix(1))
      let two = sample.evaluation(sample.ids.prefix(2))
      let three = sample.evaluation(sample.ids)
      guard one.overall <= two.overall, two.overall <= three.overall else { return "milder" }
      for answer in two.answers where three[answer.question] < answer.verdict {
        return "\(answer.question) milder"
      }
      return nil
    }
  }

  @Test func `verdicts without reasons are the overall verdicts`() {
    forEachSample { sample in
      let key = LicenseSubject(
        modelID: "m", isMultimodal: sample.isMultimodal,
        terms: sample.ids.map { AssignedLicense(id: $0, basis: .textHash) }, familyID: "license"
      ).key
      var bench = VerdictBench(use: sample.use, licenses: Self.library)
      let whole = evaluate(key, use: sample.use, licenses: Self.library).overall
      return bench.verdict(on: key) == whole ? nil : "not \(whole)"
    }
  }

  @Test func `the order of the lineage does not matter`() {
    forEachSample { sample in
      let isSame = sample.evaluation(sample.ids) == sample.evaluation(sample.ids.reversed())
      return isSame ? nil : "another result"
    }
  }

  @Test func `taking away a figure or a place never allows what was not allowed`() {
    let removable = IntendedUse.fields.filter { field in
      switch field.shape {
      case .count, .amount: return true
      default: return ["use.users_in", "use.hosted_in", "entity.domicile"].contains(field.key)
      }
    }
    #expect(removable.count == 13)
    forEachSample { sample in
      let ids = sample.ids.prefix(1)
      let before = sample.evaluation(ids)
      for field in removable where field.value(in: sample.use) != nil {
        var poorer = sample.use
        guard (try? field.set(nil, in: &poorer)) != nil else { return "cannot clear \(field.key)" }
        let after = sample.evaluation(ids, poorer)
        for answer in before.answers where answer.verdict > .allowedWithDuty {
          if after[answer.question] <= .allowedWithDuty {
            return "\(answer.question) from \(answer.verdict) without \(field.key)"
          }
        }
      }
      return nil
    }
  }

  @Test func `an unknown fact never yields allowed`() {
    let unseen = LicenseFixture.unseen("unseen")
    let library = LicenseLibrary(licenses: [unseen.license])
    for sample in Self.samples {
      let use = sample.use
      let found = evaluate(
        LicenseSubject(
          modelID: "m", isMultimodal: nil, terms: [AssignedLicense(id: "unseen", basis: .textHash)]),
        use: use, licenses: library)
      for answer in found.answers where answer.verdict != .unknown {
        let isFreeStudy = answer.question == .use && !use.isCommercial
        #expect(isFreeStudy, "\(answer) for \(use.values)")
      }
    }
  }

  @Test func `every prohibition has a kind, a remedy and a way to reopen it`() {
    forEachSample { sample in
      for reason in sample.evaluation(sample.ids.prefix(2)).reasons {
        if reason.text.isEmpty || reason.reopen.text.isEmpty { return "silent \(reason)" }
        switch reason.verdict {
        case .prohibited:
          let kinds: [LicenseReason.Kind] = [.licenseForbids, .requirementNotMet]
          guard kinds.contains(reason.kind), !reason.remedies.isEmpty else { return "\(reason)" }
        case .unknown:
          guard reason.kind == .notKnown, reason.answerer != nil else { return "\(reason)" }
        case .needsLegalReview: guard reason.kind == .review else { return "\(reason)" }
        case .allowedWithDuty: guard reason.kind == .duty else { return "\(reason)" }
        case .allowed: return "a reason for allowed"
        }
      }
      return nil
    }
  }

  @Test func `the overall verdict is the worst answer, and every duty has its sentence`() {
    forEachSample { sample in
      let found = sample.evaluation(sample.ids.prefix(2))
      guard found.overall == (found.answers.map(\.verdict).max() ?? .allowed) else {
        return "worst"
      }
      guard found.duties.allSatisfy({ !$0.text.isEmpty && !$0.askedBy.isEmpty }) else {
        return "a duty without words"
      }
      let worst = found.reasons.map(\.verdict).max() ?? .allowed
      return worst == found.overall ? nil : "no reason for \(found.overall)"
    }
  }
}
