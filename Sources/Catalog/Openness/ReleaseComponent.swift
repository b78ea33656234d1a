/// The classes of the Model Openness Framework; each includes the one before it.
///
/// **Source**: Model Openness Framework 1.0, arXiv 2403.13784.
public enum ModelOpennessClass: Int, CaseIterable, Hashable, Sendable, Comparable {
  case openModel = 3
  case openTooling = 2
  case openScience = 1

  /// The narrower class first: III, II, I.
  public static func < (left: ModelOpennessClass, right: ModelOpennessClass) -> Bool {
    left.rawValue > right.rawValue
  }

  /// The class the catalog names: `I`, `II` or `III`.
  public init?(numeral: String) {
    guard let found = Self.allCases.first(where: { $0.numeral == numeral }) else { return nil }
    self = found
  }

  /// The Roman number it goes by.
  public var numeral: String { String(repeating: "I", count: rawValue) }

  /// The name, such as `Class III, Open Model`.
  public var label: String {
    switch self {
    case .openModel: return "Class III, Open Model"
    case .openTooling: return "Class II, Open Tooling"
    case .openScience: return "Class I, Open Science"
    }
  }
}

/// A part of a release, as the framework counts them.
public enum ReleaseComponent: String, CaseIterable, Hashable, Sendable {
  case datasets, architecture
  case preprocessingCode = "preprocessing-code"
  case finalParameters = "final-parameters"
  case metadata
  case intermediateParameters = "intermediate-parameters"
  case trainingCode = "training-code"
  case inferenceCode = "inference-code"
  case evaluationCode = "evaluation-code"
  case evaluationData = "evaluation-data"
  case evaluationResults = "evaluation-results"
  case libraries
  case modelCard = "model-card"
  case dataCard = "data-card"
  case technicalReport = "technical-report"
  case researchPaper = "research-paper"
  case sampleOutputs = "sample-outputs"

  /// What kind of content it is; licenses are given by kind.
  public enum Content: String, CaseIterable, Hashable, Sendable {
    case code, data, document
  }

  /// What kind of content it is.
  public var content: Content {
    switch self {
    case .preprocessingCode, .architecture, .trainingCode, .inferenceCode, .evaluationCode,
      .libraries:
      return .code
    case .datasets, .finalParameters, .metadata, .intermediateParameters, .evaluationData:
      return .data
    case .evaluationResults, .modelCard, .dataCard, .technicalReport, .researchPaper,
      .sampleOutputs:
      return .document
    }
  }

  /// The class it belongs to.
  public var openness: ModelOpennessClass {
    switch self {
    case .architecture, .finalParameters, .evaluationResults, .modelCard, .dataCard,
      .technicalReport, .sampleOutputs:
      return .openModel
    case .trainingCode, .inferenceCode, .evaluationCode, .evaluationData, .libraries:
      return .openTooling
    case .datasets, .preprocessingCode, .metadata, .intermediateParameters, .researchPaper:
      return .openScience
    }
  }

  /// Whether its class needs it.
  public var isRequired: Bool { self != .metadata && self != .libraries && self != .sampleOutputs }

  /// The name in words.
  public var label: String { rawValue.split(separator: "-").joined(separator: " ") }
}
