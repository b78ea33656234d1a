public import Catalog

/// What was released, and under which licenses.
public struct ReleaseContents: Hashable, Sendable {
  /// The parts released.
  public var components: Set<ReleaseComponent>
  /// The licenses of parts that have one of their own.
  public var ownLicenses: [ReleaseComponent: String]
  /// Parts whose license nobody has read; it is unknown, which is not the same as none.
  public var unreadParts: Set<ReleaseComponent>
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
    unreadParts: Set<ReleaseComponent> = [],
    licensesByContent: [ReleaseComponent.Content: String] = [:], distributionLicense: String? = nil,
    isReportDetailed: Bool = false, areResultsInsideDocuments: Bool = false,
    isDataCardInsideModelCard: Bool = false
  ) {
    self.components = components
    self.ownLicenses = ownLicenses
    self.unreadParts = unreadParts
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
  /// **Shape**: `openness` says whether a license counts as open for a kind of content. A part
  /// without a license is not open; one whose license nobody read is not known to be.
  public func assessment(
    openness: (String, ReleaseComponent.Content) -> ComponentLicenseOpenness
  ) -> ModelOpennessAssessment {
    var missing: [ModelOpennessClass: [ReleaseComponent]] = [:]
    var unsettled: [ModelOpennessClass: [ReleaseComponent]] = [:]
    for level in ModelOpennessClass.allCases {
      let required = ReleaseComponent.allCases.filter { $0.isRequired && $0.openness == level }
      missing[level] = required.filter { given($0, openness) == false }
      unsettled[level] = required.filter { given($0, openness) == nil }
    }
    let atypical = ReleaseComponent.allCases.filter { part in
      license(of: part).map { openness($0, part.content) == .openForOtherContent } ?? false
    }
    return ModelOpennessAssessment(missing: missing, unsettled: unsettled, atypical: atypical)
  }

  private func given(
    _ component: ReleaseComponent,
    _ openness: (String, ReleaseComponent.Content) -> ComponentLicenseOpenness
  ) -> Bool? {
    func has(_ part: ReleaseComponent) -> Bool? {
      guard components.contains(part) else { return false }
      if let license = license(of: part) { return openness(license, part.content).counts }
      return unreadParts.contains(part) ? nil : false
    }
    func either(_ states: [Bool?]) -> Bool? {
      states.contains(true) ? true : (states.contains(nil) ? nil : false)
    }
    switch component {
    case .technicalReport: return either([has(component), has(.researchPaper)])
    case .researchPaper:
      return either([has(component)] + (isReportDetailed ? [has(.technicalReport)] : []))
    case .evaluationResults:
      let documents: [ReleaseComponent] = [.technicalReport, .researchPaper, .modelCard]
      return either([has(component)] + (areResultsInsideDocuments ? documents.map(has) : []))
    case .dataCard:
      return either([has(component)] + (isDataCardInsideModelCard ? [has(.modelCard)] : []))
    default: return has(component)
    }
  }
}

/// Whether a license counts as open under the Model Openness Framework.
public enum ComponentLicenseOpenness: Hashable, Sendable {
  case open
  /// Open, but made for another kind of content: it counts, with a warning.
  case openForOtherContent
  case notOpen

  /// Whether the part counts.
  public var counts: Bool { self != .notOpen }
}

/// The class a release reaches, and what it misses.
public struct ModelOpennessAssessment: Hashable, Sendable {
  /// The parts each class needs and the release does not give under an open license.
  public let missing: [ModelOpennessClass: [ReleaseComponent]]
  /// The parts each class needs that were released under licenses nobody read.
  public let unsettled: [ModelOpennessClass: [ReleaseComponent]]
  /// Parts under an open license that was made for another kind of content.
  public let atypical: [ReleaseComponent]

  /// The class it reaches for certain; `nil` is unclassified, or not known.
  public var reached: ModelOpennessClass? {
    highest { missing[$0, default: []].isEmpty && unsettled[$0, default: []].isEmpty }
  }

  /// The class it can reach at most, once every license is read.
  public var reachable: ModelOpennessClass? { highest { missing[$0, default: []].isEmpty } }

  /// Classes accumulate: the first that is not reached ends the climb.
  private func highest(_ isReached: (ModelOpennessClass) -> Bool) -> ModelOpennessClass? {
    ModelOpennessClass.allCases.sorted().prefix(while: isReached).last
  }

  /// The class in words.
  public var label: String {
    guard reached != reachable else { return reached?.label ?? "unclassified" }
    let most = reachable?.label ?? "unclassified"
    return "cannot tell, at most \(most)"
  }

  /// What the next class needs, a sentence each; nothing where all classes are reached.
  public var needs: [String] {
    for level in ModelOpennessClass.allCases.sorted() {
      let parts = missing[level, default: []]
      let unread = unsettled[level, default: []]
      guard !parts.isEmpty || !unread.isEmpty else { continue }
      var sentences: [String] = []
      if !parts.isEmpty {
        sentences.append(
          "\(level.label) needs \(parts.count) more: \(Figure.listed(parts.map(\.label))).")
      }
      if !unread.isEmpty {
        sentences.append(
          "\(level.label) also depends on licenses that were not read: "
            + "\(Figure.listed(unread.map(\.label))).")
      }
      return sentences
    }
    return []
  }
}
