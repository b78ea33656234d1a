internal import Catalog
internal import Licensing

/// What the license permits for the intended use.
struct LicenseConstraint: ConstraintDefinition {
  let field = "license"
  let label = "License permits"
  let summary =
    "The verdict on the intended use from the license texts, worst question and worst license "
    + "first. Weigh's reading of the texts named; not legal advice."
  let operators: [MustOperator] = [.verdict]
  let parts: ScenarioParts = .use
  let criterion: String? = "license.freedom"

  func fault(in must: Must) -> String? {
    guard let word = must.value.text, Self.askable.map(\.rawValue).contains(word) else {
      return "needs one of " + Self.askable.map(\.rawValue).joined(separator: ", ")
    }
    return nil
  }

  /// Verdicts somebody can be content with; the others are no permission.
  private static let askable: [Verdict] = [.allowed, .allowedWithDuty, .needsLegalReview]

  func wanted(_ must: Must, in base: EvaluationBase) -> String {
    switch must.value.text {
    case Verdict.allowed.rawValue: return "the intended use, without duties"
    default: return "the intended use"
    }
  }

  func judge(_ alternative: Alternative, _ must: Must) -> TruthValue {
    Self.truth(of: alternative.licenseVerdict, asked: must.value.text)
  }

  /// What a lawyer can settle and what nobody knows are two settings.
  func policy(_ must: Must, for alternative: Alternative) -> UnknownPolicy {
    alternative.licenseVerdict == .needsLegalReview ? must.review ?? .keep : must.unknown
  }

  func observe(_ alternative: Alternative, _ must: Must) -> Observation {
    let standing = alternative.license
    let truth = judge(alternative, must)
    let reason = standing.decidingReason
    let names = standing.names.isEmpty ? "no license known" : Wording.list(standing.names)
    return Observation(
      truth: truth, observed: "\(standing.verdict.label) (\(names))",
      limit: wanted(must, in: alternative.context.base),
      evidence: standing.evidence(in: alternative.snapshot),
      sentence: reason.map(\.text)
        ?? (truth == .unknown
          ? "License permits: no license of \(alternative.candidate.model.shortName) is known."
          : "License permits: \(standing.verdict.label) under \(names)."),
      reopen: reason?.reopen ?? Self.reopen(truth))
  }

  func relaxation(of must: Must, for excluded: [Alternative]) -> Relaxation? {
    guard !excluded.isEmpty else { return nil }
    let withDuty = excluded.filter { $0.licenseVerdict == .allowedWithDuty }
    if must.value.text == Verdict.allowed.rawValue, !withDuty.isEmpty {
      var relaxed = must
      relaxed.value = .text(Verdict.allowedWithDuty.rawValue)
      return Relaxation(
        must: relaxed, words: "duties accepted, such as a notice", gained: withDuty.count)
    }
    return Relaxation(
      must: nil, words: "agree terms with the licensor", gained: excluded.count)
  }

  private static func reopen(_ truth: TruthValue) -> String {
    switch truth {
    case .pass: return "Fails if the license of this revision changes."
    case .fail: return "Reopens if the license of this revision changes."
    case .unknown:
      return "Settled when somebody reads the LICENSE file of this revision into the catalog."
    }
  }

  /// A verdict no worse than the one asked for passes; what nobody could settle stays open.
  private static func truth(of verdict: Verdict, asked: String?) -> TruthValue {
    let asked = asked.flatMap(Verdict.init) ?? .allowedWithDuty
    switch verdict {
    case .allowed: return .pass
    case .allowedWithDuty: return asked == .allowed ? .fail : .pass
    case .needsLegalReview: return asked == .needsLegalReview ? .pass : .unknown
    case .unknown: return .unknown
    case .prohibited: return .fail
    }
  }
}
