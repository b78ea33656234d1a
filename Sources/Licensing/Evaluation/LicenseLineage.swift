/// The licenses of a model together with those of everything it was made from.
public struct LicenseLineage: Sendable {
  /// A model in the lineage.
  public struct Model: Hashable, Sendable {
    /// The licenses assigned to the model itself.
    public let terms: [AssignedLicense]
    /// The bases, merge parents and teachers whose terms stay attached.
    public let parents: [String]
    /// Whether it was made from other weights; without a parent those are unnamed.
    public let isDerived: Bool

    /// Describes a model of the lineage.
    public init(terms: [AssignedLicense], parents: [String], isDerived: Bool = false) {
      self.terms = terms
      self.parents = parents
      self.isDerived = isDerived
    }

    /// The part of its lineage that nobody has named.
    fileprivate var unnamed: [AssignedLicense] {
      isDerived && parents.isEmpty
        ? [AssignedLicense(id: nil, basis: .reported, origin: .unnamedBase)] : []
    }
  }

  /// Why a lineage cannot be followed.
  public enum Failure: Error, Hashable, Sendable, CustomStringConvertible {
    /// A model is its own ancestor.
    case cycle([String])

    /// What is wrong.
    public var description: String {
      switch self {
      case .cycle(let path):
        return "The lineage runs in a circle: \(path.joined(separator: " → "))."
      }
    }
  }

  /// Follows a model to its roots.
  ///
  /// **Shape**: a parent nobody knows, or without a license, gives a term without an id.
  /// **Errors**: a model that is its own ancestor.
  public static func terms(
    of modelID: String, find: (String) -> Model?
  ) throws(Failure) -> [AssignedLicense] {
    guard let model = find(modelID) else { return [] }
    var collected = model.terms + model.unnamed
    var visited: Set<String> = [modelID]
    try follow(model.parents, path: [modelID], &visited, &collected, find)
    return collected
  }

  private static func follow(
    _ parents: [String], path: [String], _ visited: inout Set<String>,
    _ collected: inout [AssignedLicense], _ find: (String) -> Model?
  ) throws(Failure) {
    for parent in parents {
      if path.contains(parent) { throw .cycle(path + [parent]) }
      guard visited.insert(parent).inserted else { continue }
      let model = find(parent)
      let weights = (model?.terms ?? []).filter { $0.origin == .own }
      if weights.isEmpty {
        collected.append(AssignedLicense(id: nil, basis: .reported, origin: .base(parent)))
      }
      for term in weights {
        collected.append(
          AssignedLicense(
            id: term.id, basis: term.basis, origin: .base(parent), checked: term.checked,
            disagreeing: term.disagreeing, declared: term.declared, textSHA256: term.textSHA256))
      }
      collected += model?.unnamed ?? []
      try follow(model?.parents ?? [], path: path + [parent], &visited, &collected, find)
    }
  }
}
