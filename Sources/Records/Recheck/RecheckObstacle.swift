public import Catalog
public import Decision

/// Why a record cannot be held against the catalog of the day: something it rests on is not here.
public enum RecheckObstacle: Error, Hashable, Sendable {
  /// An overlay it was decided with.
  case overlayMissing(name: String)
  /// The catalog it was decided on, for a result that is to be recomputed.
  case otherCatalog(needed: DecisionRecord.Basis, found: CatalogRelease)
  /// Every run of a model that its figures were measured by.
  case measurementsMissing(model: String)
}

extension DecisionRecord {
  /// What of its ground is missing on a catalog with measurements.
  ///
  /// **Shape**: overlays are looked up by name, since their facts may change; a later run of a model
  /// stands in for the recorded one.
  public func obstacles(on base: EvaluationBase) -> [RecheckObstacle] {
    let names = Set(base.snapshot.release.overlays.map(\.name))
    let overlays = content.basis.overlays.filter { !names.contains($0.name) }
      .map { RecheckObstacle.overlayMissing(name: $0.name) }
    let models = [chosen.flatMap(entry), runnerUp].compactMap(\.self)
    return overlays
      + models.filter { rests(onMeasured: $0) && !base.hasMeasurements(of: $0.id) }
      .map { RecheckObstacle.measurementsMissing(model: $0.id) }
  }

  /// Why its result cannot be recomputed on a catalog; `nil` where it can.
  public func verificationObstacle(on release: CatalogRelease) -> RecheckObstacle? {
    let basis = content.basis
    let isSame =
      release.sha256 == basis.catalogSHA256
      && release.overlays.map(\.sha256) == basis.overlays.map(\.sha256)
    return isSame ? nil : .otherCatalog(needed: basis, found: release)
  }

  private func rests(onMeasured entry: Entry) -> Bool {
    let ids =
      entry.contributions.flatMap(\.evidence) + entry.needs.flatMap(\.evidence)
      + entry.answers.flatMap(\.evidence)
    return ids.contains { content.evidence[$0]?.kind == .measured }
  }
}

extension EvaluationBase {
  /// Whether anything was measured of a model here.
  fileprivate func hasMeasurements(of model: String) -> Bool {
    measurements[model] != nil || deviceProbes[model] != nil || moderation[model] != nil
  }
}
