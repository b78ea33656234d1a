internal import Catalog

/// Every field a rule can read, in the order documents list them.
public enum Constraints {
  /// The registry.
  public static let all: [any ConstraintDefinition] = [
    LicenseConstraint(), DeliveryConstraint(), HostCountryConstraint(), DatacenterConstraint(),
    DeveloperCountryConstraint(), FitConstraint(), ContextConstraint(), PriceConstraint(),
    FirstTokenConstraint(), DecodeSpeedConstraint(), QualityConstraint(), LanguagesConstraint(),
    ModalitiesConstraint(), KindsConstraint(),
    FlagConstraint(
      field: "tools", label: "Tool calling", summary: "Whether it calls tools.", fact: "tool_call"),
    FlagConstraint(
      field: "reasoning", label: "Reasoning", summary: "Whether it thinks before it answers.",
      fact: "reasoning"),
    FlagConstraint(
      field: "structured-output", label: "Structured output",
      summary: "Whether it keeps to a given output schema.", fact: "structured_output"),
    OpennessConstraint(), TrainingDataConstraint(), ModerationConstraint(),
    ModerationRequirementConstraint(), ReleaseConstraint(),
    ParametersConstraint(), ModelListConstraint(),
  ]

  /// The constraint that reads this field.
  public static func named(_ field: String) -> (any ConstraintDefinition)? {
    all.first { $0.field == field }
  }
}
