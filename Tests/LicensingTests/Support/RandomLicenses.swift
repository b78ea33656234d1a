import Catalog
import Scoring

@testable import Licensing

/// What random catalogs draw.
extension SplitMix64 {
  /// One of several, or nothing of an empty list.
  mutating func pick<Element>(_ elements: [Element]) -> Element? {
    elements.randomElement(using: &self)
  }

  /// Yes in one of so many.
  mutating func oneIn(_ count: Int) -> Bool { Int.random(in: 0..<count, using: &self) == 0 }
}

extension SplitMix64 {
  private static let words: [String: [String]] = [
    "commercial_use": UsePermission.allCases.map(\.rawValue),
    "internal_business_use": UsePermission.allCases.map(\.rawValue),
    "field_of_use": FieldOfUse.allCases.map(\.rawValue),
    "military_use": Mention.allCases.map(\.rawValue),
    "government_use": Mention.allCases.map(\.rawValue),
    "guardrail_circumvention": Mention.allCases.map(\.rawValue),
    "redistribute_weights": Redistribution.allCases.map(\.rawValue),
    "hosting_as_service": Hosting.allCases.map(\.rawValue),
    "modify_and_finetune": Modification.allCases.map(\.rawValue),
    "derivative_propagation": Propagation.allCases.map(\.rawValue),
    "outputs_train_other_models": OutputTraining.allCases.map(\.rawValue),
    "patent_grant": PatentGrant.allCases.map(\.rawValue),
    "user_indemnity": UserIndemnity.allCases.map(\.rawValue),
    "licensor_indemnity": LicensorIndemnity.allCases.map(\.rawValue),
    "unilateral_change": UnilateralChange.allCases.map(\.rawValue),
    "governing_law": ["none", "Norway", "France"],
  ]
  private static let places = ["NO", "CH", "DE", "FR", "US"]

  /// A license out of all values there are.
  mutating func license(_ id: String) -> LicenseFixture {
    var fixture = LicenseFixture(id)
    fixture.status = pick(["full-text", "full-text", "quoted-clauses", "secondary-only"]) ?? ""
    fixture.isOSIApproved = pick([true, false, nil]) ?? nil
    for key in fixture.facts.keys.sorted() {
      fixture.facts[key] = pick((Self.words[key] ?? []) + ["unknown"])
    }
    for key in fixture.known.keys.sorted() { fixture.known[key] = !oneIn(6) }
    while oneIn(2) { addThreshold(&fixture) }
    if oneIn(3) {
      fixture.territory(
        ["DE", "FR"], pick(TerritoryLimit.Basis.allCases)?.rawValue ?? "",
        models: pick(TerritoryLimit.Models.allCases)?.rawValue ?? "",
        exempt: oneIn(3) ? ["recipient-of-integrated-end-user-product"] : [])
    }
    while oneIn(2) {
      fixture.duty(
        pick(PrescribedDuty.Kind.allCases)?.rawValue ?? "",
        pick(PrescribedDuty.Trigger.allCases)?.rawValue ?? "", mark: oneIn(2) ? "Mark" : nil,
        places: oneIn(3) ? ["documentation"] : [])
    }
    while oneIn(2) { fixture.area(pick(HighStakesArea.allCases)?.rawValue ?? "") }
    return fixture
  }

  private mutating func addThreshold(_ fixture: inout LicenseFixture) {
    fixture.threshold(
      pick(Threshold.Metric.allCases)?.rawValue ?? "",
      pick([0, 10, 20, 30]) ?? 0, over: pick([">", ">="]) ?? "",
      currency: pick(["USD", "USD", "CNY", nil]) ?? nil,
      scope: pick(Threshold.Scope.allCases)?.rawValue ?? "",
      reference: pick(Threshold.Reference.allCases)?.rawValue ?? "",
      applies: pick(Threshold.Application.allCases)?.rawValue ?? "",
      effect: pick(Threshold.Effect.allCases)?.rawValue ?? "",
      exempt: oneIn(3) ? [pick(Exemption.allCases)?.rawValue ?? ""] : [], isAmbiguous: oneIn(4))
  }

  /// A profile that contradicts itself nowhere, with about half of the fields filled in.
  mutating func profile() -> IntendedUse {
    while true {
      var values: [String: ProfileValue] = [:]
      for field in IntendedUse.fields where oneIn(2) {
        switch field.shape {
        case .word(let words): values[field.key] = pick(words).map(ProfileValue.word)
        case .flag: values[field.key] = .flag(oneIn(2))
        case .count, .amount:
          values[field.key] = .number(Double(pick([0, 5, 10, 20, 25, 40]) ?? 0))
        case .country: values[field.key] = pick(Self.places).map(ProfileValue.word)
        case .countries:
          values[field.key] = .words([pick(Self.places), pick(Self.places)].compactMap { $0 })
        case .text, .texts: values[field.key] = text(for: field)
        }
      }
      if let use = try? IntendedUse(values: values) { return use }
    }
  }

  private mutating func text(for field: ProfileField) -> ProfileValue? {
    switch field.name {
    case "product_kind": return pick(["ai-coding-assistant", "translation"]).map(ProfileValue.word)
    case "target_family": return pick(["license", "other"]).map(ProfileValue.word)
    case "high_stakes": return pick(HighStakesArea.allCases).map { .words([$0.rawValue]) }
    default: return .words(["France"])
    }
  }
}
