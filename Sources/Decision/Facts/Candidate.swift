public import Catalog

/// A checkpoint with everything about it that no scenario changes.
public final class Candidate: Sendable {
  /// Its position in the base, for tables kept beside it.
  public let index: Int
  /// The checkpoint.
  public let model: Model
  /// What hosts ask for it.
  public let offers: [Offer]
  /// Its published results.
  public let results: [BenchmarkResult]
  /// The top of its family line, where it has one.
  public let topFamily: String?

  init(index: Int, model: Model, snapshot: CatalogSnapshot) {
    self.index = index
    self.model = model
    offers = snapshot.offers(of: model.id)
    results = snapshot.results(of: model.id)
    topFamily = model.family.map(snapshot.topFamily(of:))
  }
}

extension Offer {
  /// Whether its price is one to count with.
  var isSound: Bool { !isFree && !isPriceOutlier }
}

extension Fact {
  /// The fact as a cell: disputed numbers become the range over the claims.
  public var cell: Cell {
    switch self {
    case .known(let value, _, _): return value.number.map { .known($0) } ?? .missing
    case .unknown: return .missing
    case .disputed(let claims):
      let numbers = claims.compactMap(\.value.number)
      guard let low = numbers.min(), let high = numbers.max() else { return .missing }
      return .range(low, (low + high) / 2, high)
    }
  }
}
