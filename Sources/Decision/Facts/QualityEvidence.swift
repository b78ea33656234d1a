internal import Catalog
public import Quality

/// The quality of one model for one use case, as criteria and rules read it.
public struct QualityEvidence: Sendable {
  /// The estimate with its error and marks.
  public let estimate: UseEstimate
  /// The points with ± 1.96 standard errors; missing where nothing can be said.
  public let cell: Cell

  /// Whether nobody independent speaks.
  public var isVendorOnly: Bool { estimate.marks.contains(.claimsOnly) }

  init(_ estimate: UseEstimate) {
    self.estimate = estimate
    guard let points = estimate.points, let interval = estimate.interval else {
      cell = .missing
      return
    }
    // A declared scale ends where its declaration ends; the common one has no ends.
    cell =
      estimate.marks.contains(.declaredScale)
      ? .range(
        max(0, interval.low), min(100, max(0, points)), min(100, interval.high))
      : .range(interval.low, points, interval.high)
  }
}

/// What published results say of every candidate, made once for a catalog.
final class QualityTable: Sendable {
  let scale: QualityScale
  /// The estimates, by the index of the candidate.
  let estimates: [AbilityEstimate]

  init(_ snapshot: CatalogSnapshot, _ candidates: [Candidate]) {
    let scale = QualityScale(snapshot)
    self.scale = scale
    estimates = candidates.map { scale.estimate($0.results) }
  }

  /// The quality of every candidate for a use case.
  ///
  /// **Errors**: a use case the catalog does not have; a catalog without any knows nothing of
  /// quality.
  func quality(_ id: String) throws(ScenarioError) -> [QualityEvidence] {
    guard let use = scale.use(id) else {
      guard scale.uses.isEmpty else {
        throw .unknownUseCase(id, known: scale.uses.map(\.id))
      }
      let unknown = QualityEvidence(.missing(.noScale))
      return estimates.map { _ in unknown }
    }
    return estimates.map { QualityEvidence($0.quality(for: use)) }
  }
}
