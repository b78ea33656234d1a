/// Every criterion, in the order documents list them.
public enum Criteria {
  /// The registry.
  public static let all: [any CriterionDefinition] = [
    QualityCriterion(), PriceCriterion(), FirstTokenCriterion(), DecodeSpeedCriterion(),
    HeadroomCriterion(), ContextCriterion(), LicenseFreedomCriterion(), OpennessCriterion(),
    ProvenanceCriterion(), ModerationCriterion(), ModerationFitCriterion(),
    OverRefusalCriterion(), ContestedFactCriterion(), LanguageCriterion(),
    MaturityCriterion(), HostingChoiceCriterion(), AdoptionCriterion(),
  ]

  /// The criterion with this id.
  public static func named(_ id: String) -> (any CriterionDefinition)? {
    all.first { $0.id == id }
  }

  /// The one criterion whose id begins like this, so that `price` is enough for `price.blended`.
  public static func beginning(_ text: String) -> (any CriterionDefinition)? {
    if let exact = named(text) { return exact }
    let matches = all.filter {
      $0.id.hasPrefix(text) || $0.id.split(separator: ".").contains { $0.hasPrefix(text) }
    }
    return matches.count == 1 ? matches.first : nil
  }
}
