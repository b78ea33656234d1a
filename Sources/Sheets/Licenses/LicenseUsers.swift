public import Catalog

/// The models that stand under each license, by what the license covers.
public struct LicenseUsers {
  /// The models under one license.
  public struct Models: Hashable, Sendable {
    /// Ids of models whose weights it covers, in byte order.
    public fileprivate(set) var weights: [String] = []
    /// Ids of models of which it covers something else only, such as the code.
    public fileprivate(set) var other: [String] = []
  }

  private var models: [String: Models] = [:]

  /// Reads every assignment of a catalog.
  ///
  /// **Cost**: one pass over the models.
  public init(_ snapshot: CatalogSnapshot) {
    for model in snapshot.models {
      let weights = Set(model.licenses.filter { $0.artifact == "weights" }.flatMap(\.ids))
      for id in weights { models[id, default: Models()].weights.append(model.id) }
      for id in Set(model.licenses.flatMap(\.ids)).subtracting(weights) {
        models[id, default: Models()].other.append(model.id)
      }
    }
  }

  /// The models under a license.
  public subscript(id: String) -> Models { models[id] ?? Models() }
}
