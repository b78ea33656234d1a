/// The seven screens, in the order of the work.
public enum ScreenID: Int, CaseIterable, Hashable, Sendable {
  case needs = 1
  case rank, excluded, compare, weights, probe, decide

  /// The name on its tab.
  public var title: String {
    switch self {
    case .needs: return "Needs"
    case .rank: return "Rank"
    case .excluded: return "Excluded"
    case .compare: return "Compare"
    case .weights: return "Weights"
    case .probe: return "Probe"
    case .decide: return "Decide"
    }
  }
}
