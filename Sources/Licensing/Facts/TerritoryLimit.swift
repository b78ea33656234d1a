/// Countries a license leaves out, and what decides whether one is in them.
public struct TerritoryLimit: Hashable, Sendable {
  /// What decides.
  public enum Basis: String, CaseIterable, Hashable, Sendable {
    case placeOfUse = "place-of-use"
    case licenseeDomicile = "licensee-domicile"
  }

  /// Which models it concerns.
  public enum Models: String, CaseIterable, Hashable, Sendable {
    case all
    case multimodalOnly = "multimodal-only"
  }

  /// The countries left out, as ISO 3166-1 alpha-2 codes.
  public let excluded: [String]
  /// What decides.
  public let basis: Basis
  /// Which models it concerns.
  public let models: Models
  /// Whether outputs are covered too, where the text says so.
  public let coversOutputs: Bool?
  /// Who is exempt.
  public let exemptions: [Exemption]
  /// The clause.
  public let clause: String?
  /// A remark in Weigh's own words.
  public let note: String?
}

/// An area of decisions a license limits.
public struct AreaLimit: Hashable, Sendable {
  /// The area.
  public let area: HighStakesArea
  /// The clause.
  public let clause: String?
}

/// Areas in which a wrong answer weighs heavily.
public enum HighStakesArea: String, CaseIterable, Hashable, Sendable {
  case medical, justice, migration, credit, employment, housing, education, insurance
  case biometric, surveillance, discrimination
  case legalPractice = "legal-practice"
  case lawEnforcement = "law-enforcement"
  case automatedDecisions = "automated-decisions"
  case essentialServices = "essential-services"
  case criticalInfrastructure = "critical-infrastructure"
  case vulnerablePeople = "vulnerable-people"
  case undisclosedGeneration = "undisclosed-generation"
  case personalData = "personal-data"

  /// Reads a code or one of its everyday names.
  public init?(named name: String) {
    let key = name.lowercased().split { $0 == " " || $0 == "_" || $0 == "-" }.joined(
      separator: "-")
    if let area = Self(rawValue: key) {
      self = area
    } else if let area = Self.everydayNames[key] {
      self = area
    } else {
      return nil
    }
  }

  private static let everydayNames: [String: Self] = [
    "health": .medical, "healthcare": .medical, "health-care": .medical, "medicine": .medical,
    "legal": .legalPractice, "legal-advice": .legalPractice, "law": .legalPractice,
    "court": .justice, "courts": .justice, "judiciary": .justice,
    "police": .lawEnforcement, "policing": .lawEnforcement,
    "immigration": .migration, "asylum": .migration, "border-control": .migration,
    "automated-decision": .automatedDecisions, "automated-decision-making": .automatedDecisions,
    "lending": .credit, "credit-scoring": .credit, "finance": .credit, "financial": .credit,
    "hiring": .employment, "recruitment": .employment, "recruiting": .employment,
    "schools": .education, "social-welfare": .essentialServices,
    "infrastructure": .criticalInfrastructure, "biometrics": .biometric,
  ]
}
