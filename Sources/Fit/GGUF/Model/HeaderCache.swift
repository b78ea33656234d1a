/// What the layers of a file keep for each token, read out of its header layer by layer.
public struct HeaderCache: Hashable, Sendable {
  /// How well it is known.
  public enum Certainty: Hashable, Sendable {
    /// The header decides every layer.
    case exact
    /// Between two layouts; this key would settle which.
    case between(missing: String)
    /// No more than this; this would settle it.
    case atMost(missing: String)
    /// Not known, for want of this key.
    case unknown(missing: String)
  }

  /// How well it is known.
  public internal(set) var certainty: Certainty = .exact
  /// Layers that cache alike, in the order of the layers.
  public internal(set) var groups: [CacheGroup] = []
  /// The other layout it may be.
  public internal(set) var alternative: [CacheGroup]?
  /// Keys of indexers, kept apart.
  public internal(set) var indexer: [CacheGroup] = []
  /// What layers with a state keep.
  public internal(set) var state: RecurrentState = .none
  /// The catalog's word for a formula that gives the same.
  public internal(set) var formula: String?

  init() {}
}

extension CacheProfile {
  /// What a header decides.
  ///
  /// **Shape**: between two layouts counts as an upper end whose lower end is not zero.
  init(_ header: HeaderCache) {
    let first = CacheLayout(header.groups)
    let indexer = CacheLayout(header.indexer)
    switch header.certainty {
    case .exact:
      self.init(
        layouts: Layouts(first: first, second: first), basis: .formula, missingKey: nil,
        formula: header.formula, startsAtZero: false, indexer: indexer, state: header.state)
    case .between(let key):
      let second = header.alternative.map { CacheLayout($0) } ?? first
      self.init(
        layouts: Layouts(first: first, second: second), basis: .atMost, missingKey: key,
        formula: header.formula, startsAtZero: false, indexer: indexer, state: header.state)
    case .atMost(let key):
      self.init(
        layouts: Layouts(first: first, second: first), basis: .atMost, missingKey: key,
        formula: nil, startsAtZero: true, indexer: indexer, state: header.state)
    case .unknown(let key):
      self.init(unknownFor: key, state: header.state)
    }
  }

  private init(
    layouts: Layouts, basis: Basis, missingKey: String?, formula: String?, startsAtZero: Bool,
    indexer: CacheLayout, state: RecurrentState
  ) {
    self.layouts = layouts
    self.basis = basis
    self.missingKey = missingKey
    self.formula = formula
    self.startsAtZero = startsAtZero
    self.indexer = indexer
    self.state = state
  }
}
