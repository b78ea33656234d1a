internal import Catalog

extension RecheckObstacle {
  /// What is missing and what to do, as a sentence that follows the name of the record.
  public var message: String {
    switch self {
    case .overlayMissing(let name):
      return "it was decided with the overlay \(name.quotedForMessage), which is not here. "
        + "Run it where the overlay is."
    case .otherCatalog(let needed, let found):
      let overlays = needed.overlays.map { " with \($0.name) \($0.sha256.prefix(12))" }.joined()
      return "recomputing it needs the catalog \(needed.catalogName) of \(needed.catalogAsOf), "
        + "\(needed.catalogSHA256.prefix(12))\(overlays); this is \(found.name) of \(found.asOf), "
        + "\(found.sha256.prefix(12))"
        + found.overlays.map { " with \($0.name) \($0.sha256.prefix(12))" }.joined() + "."
    case .measurementsMissing(let model):
      return "it rests on runs of \(model), and none is kept here. "
        + "Run it where they are kept, or probe the model here."
    }
  }
}
