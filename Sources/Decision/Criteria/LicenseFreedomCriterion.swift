internal import Catalog
internal import Licensing

/// How freely the license permits the intended use.
struct LicenseFreedomCriterion: CriterionDefinition {
  let id = "license.freedom"
  let label = "License fit"
  let unit = "verdict"
  let parts: ScenarioParts = .use
  let isOrdinal = true
  let summary =
    "The license verdict for the intended use: allowed 1, allowed with a duty 0.75, needs legal "
    + "review 0.35, prohibited 0. Weigh's reading of the texts named; not legal advice."
  let curve = ValueCurve.points([
    ValueCurve.Knot(0, 0), ValueCurve.Knot(1, 0.35), ValueCurve.Knot(2, 0.75),
    ValueCurve.Knot(3, 1),
  ])

  func cell(_ alternative: Alternative) -> Cell {
    switch alternative.licenseVerdict {
    case .allowed: return .known(3)
    case .allowedWithDuty: return .known(2)
    case .needsLegalReview: return .known(1)
    case .prohibited: return .known(0)
    case .unknown: return .missing
    }
  }

  func evidence(_ alternative: Alternative) -> [EvidenceItem] {
    alternative.license.evidence(in: alternative.snapshot)
  }

  func spelled(_ number: Double) -> String {
    switch Int(number.rounded()) {
    case 3: return Verdict.allowed.label
    case 2: return Verdict.allowedWithDuty.label
    case 1: return Verdict.needsLegalReview.label
    default: return Verdict.prohibited.label
    }
  }

  func wayToSettle(_ alternative: Alternative) -> String {
    "Read the LICENSE file of this revision into the catalog."
  }
}
