public import Catalog
public import Licensing

/// How open a model is, with everything that explains it.
public struct OpennessStanding: Sendable {
  /// What one dimension of the European Open Source AI Index says of the model.
  public struct Dimension: Sendable {
    /// The dimension.
    public let dimension: OpennessDimension
    /// What the Index found.
    public let state: OpennessDimension.State
    /// The statement.
    public let evidence: Evidence?
    /// The family it was stated for, where it is not the model itself.
    public let inheritedFrom: String?
  }

  /// The step of the ladder, with what decided; `nil` inside means that it cannot be told.
  public let finding: OpennessFinding
  /// The three checks of the Open Source AI Definition.
  public let definition: OpenSourceDefinition
  /// What was released, where somebody evaluated it.
  public let contents: ReleaseContents?
  /// The class of the Model Openness Framework, worked out from the parts.
  public let assessment: ModelOpennessAssessment?
  /// The class the published evaluation comes to: `I`, `II`, `III` or `unclassified`.
  public let publishedClass: Fact?
  /// What the Index found, in its own order; empty where it did not review the model.
  public let dimensions: [Dimension]
  /// The name under which the Index reviewed the model.
  public let indexEntry: String?

  /// The mean over the dimensions, each counting the same, in per cent; Weigh's own figure.
  public var unweightedMean: Double? {
    guard !dimensions.isEmpty else { return nil }
    return 100 * dimensions.reduce(0) { $0 + $1.state.share } / Double(dimensions.count)
  }
}

/// The openness of models under the licenses of a table.
struct OpennessReading {
  let snapshot: CatalogSnapshot
  let library: LicenseLibrary
  let openLicenses: OpenLicenses

  init(snapshot: CatalogSnapshot, library: LicenseLibrary) {
    self.snapshot = snapshot
    self.library = library
    openLicenses = OpenLicenses(table: snapshot.aliases["open-licenses"], library: library)
  }

  /// The step of the ladder; the licenses are those of the model and of its lineage.
  func finding(_ model: Model, _ entries: [LicenseSubject.Key.Entry]) -> OpennessFinding {
    let byLicense = openness(
      hasOpenWeights: model.status != .closed, entries: entries, licenses: library)
    guard let rung = byLicense.rung, rung >= .permissiveLicense else { return byLicense }
    return openness(
      hasOpenWeights: true, entries: entries, licenses: library, parts: lineageParts(of: model))
  }

  /// Everything that explains the step.
  func standing(_ model: Model, _ entries: [LicenseSubject.Key.Entry]) -> OpennessStanding {
    let byLicense = openness(
      hasOpenWeights: model.status != .closed, entries: entries, licenses: library)
    let contents = ReleaseContents(record: model.record)
    let reviewed = ModelReading.reviewedFacts(of: model, in: snapshot)
    let dimensions = OpennessDimension.allCases.compactMap {
      dimension -> OpennessStanding.Dimension? in
      guard let found = reviewed.first(where: { $0.fact.field == dimension.field }),
        let state = found.fact.fact.value?.text.flatMap(OpennessDimension.State.init)
      else { return nil }
      return OpennessStanding.Dimension(
        dimension: dimension, state: state, evidence: found.fact.fact.evidence,
        inheritedFrom: found.family)
    }
    return OpennessStanding(
      finding: finding(model, entries),
      definition: OpenSourceDefinition(
        weightsRung: byLicense.rung, parts: lineageParts(of: model)),
      contents: contents,
      assessment: contents?.assessment(openness: openLicenses.openness),
      publishedClass: model.record.fact("published_class", in: "mof"), dimensions: dimensions,
      indexEntry: reviewed.first { $0.fact.field == "entry" }?.fact.fact.value?.text)
  }

  /// Code and data information of a model and of everything it was made from.
  private func lineageParts(of model: Model) -> ReleaseParts {
    // What nobody has named nobody can look at.
    let isUnnamed = model.isDerived && model.derivedFrom.isEmpty
    var parts =
      isUnnamed ? ownParts(of: model).including(base: ReleaseParts()) : ownParts(of: model)
    var visited: Set<String> = [model.id]
    var pending = model.derivedFrom
    while let parent = pending.popLast() {
      guard visited.insert(parent).inserted else { continue }
      let base = snapshot.model(parent)
      parts = parts.including(base: base.map(ownParts) ?? ReleaseParts())
      pending += base?.derivedFrom ?? []
    }
    return parts
  }

  /// What reviews of this very model say: that of a sibling must not decide for it.
  private func ownParts(of model: Model) -> ReleaseParts {
    let facts = model.record.section("openness")
    let reviewed = ReleaseParts { dimension in
      facts.first { $0.field == dimension.field }?.fact.value?.text
        .flatMap(OpennessDimension.State.init)
    }
    guard let contents = ReleaseContents(record: model.record) else { return reviewed }
    return reviewed.agreeing(
      with: ReleaseParts(contents: contents, isApproved: openLicenses.isApproved))
  }
}
