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

/// What was released, and under which licenses.
public struct ReleaseContents: Hashable, Sendable {
  /// The parts released.
  public var components: Set<ReleaseComponent>
  /// The licenses of parts that have one of their own.
  public var ownLicenses: [ReleaseComponent: String]
  /// Licenses for all parts of a kind.
  public var licensesByContent: [ReleaseComponent.Content: String]
  /// The license of the distribution as a whole.
  public var distributionLicense: String?
  /// Whether the technical report is detailed enough to stand for a paper.
  public var isReportDetailed: Bool
  /// Whether report, paper or model card hold the evaluation results.
  public var areResultsInsideDocuments: Bool
  /// Whether the model card holds the information of a data card.
  public var isDataCardInsideModelCard: Bool

  /// Describes a release; what is left out was not released.
  public init(
    components: Set<ReleaseComponent> = [], ownLicenses: [ReleaseComponent: String] = [:],
    licensesByContent: [ReleaseComponent.Content: String] = [:], distributionLicense: String? = nil,
    isReportDetailed: Bool = false, areResultsInsideDocuments: Bool = false,
    isDataCardInsideModelCard: Bool = false
  ) {
    self.components = components
    self.ownLicenses = ownLicenses
    self.licensesByContent = licensesByContent
    self.distributionLicense = distributionLicense
    self.isReportDetailed = isReportDetailed
    self.areResultsInsideDocuments = areResultsInsideDocuments
    self.isDataCardInsideModelCard = isDataCardInsideModelCard
  }

  /// The license of a part: its own, else that of its kind, else that of the distribution.
  public func license(of component: ReleaseComponent) -> String? {
    guard components.contains(component) else { return nil }
    return ownLicenses[component] ?? licensesByContent[component.content] ?? distributionLicense
  }

  /// The class, with what each class still misses.
  ///
  /// **Shape**: `isOpen` says whether a license counts as open: approved by the OSI, free by the
  /// FSF, an open data license, or made for models. A part without a license is not open.
  public func assessment(isOpen: (String) -> Bool) -> ModelOpennessAssessment {
    var reached: ModelOpennessClass?
    var missing: [ModelOpennessClass: [ReleaseComponent]] = [:]
    var stopped = false
    for level in ModelOpennessClass.allCases.sorted() {
      let lacking = ReleaseComponent.allCases.filter {
        $0.isRequired && $0.openness == level && !isGiven($0, isOpen)
      }
      missing[level] = lacking
      if !lacking.isEmpty { stopped = true }
      if !stopped { reached = level }
    }
    return ModelOpennessAssessment(reached: reached, missing: missing)
  }

  private func isGiven(_ component: ReleaseComponent, _ isOpen: (String) -> Bool) -> Bool {
    func has(_ part: ReleaseComponent) -> Bool { license(of: part).map(isOpen) ?? false }
    if has(component) { return true }
    switch component {
    case .technicalReport: return has(.researchPaper)
    case .researchPaper: return isReportDetailed && has(.technicalReport)
    case .evaluationResults:
      return areResultsInsideDocuments
        && (has(.technicalReport) || has(.researchPaper) || has(.modelCard))
    case .dataCard: return isDataCardInsideModelCard && has(.modelCard)
    default: return false
    }
  }
}

/// The class a release reaches, and what it misses.
public struct ModelOpennessAssessment: Hashable, Sendable {
  /// The class; `nil` is unclassified.
  public let reached: ModelOpennessClass?
  /// The parts each class needs and the release does not give.
  public let missing: [ModelOpennessClass: [ReleaseComponent]]

  /// What the next class needs, in one sentence; nothing where all classes are reached.
  public var text: String? {
    for level in ModelOpennessClass.allCases.sorted() {
      guard let parts = missing[level], !parts.isEmpty else { continue }
      return "\(level.label) needs \(parts.count) more: \(Figure.listed(parts.map(\.label)))."
    }
    return nil
  }
}
