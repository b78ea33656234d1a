/// What a simulation draws and counts.
public struct SimulationOptions: Hashable, Sendable {
  /// Which weightings.
  public var space: WeightSpace
  /// How many draws, 1 … 1,000,000.
  public var draws: Int
  /// Where chance begins; the same seed gives the same bytes.
  public var seed: UInt64
  /// Whose wins over whom are counted.
  public var pairs: Pairs

  /// Makes options; 10,000 draws of seed 1 unless asked otherwise.
  public init(
    space: WeightSpace, draws: Int = Self.defaultDraws, seed: UInt64 = 1, pairs: Pairs = .none
  ) {
    self.space = space
    self.draws = draws
    self.seed = seed
    self.pairs = pairs
  }

  /// Gives shares to about one point in a hundred, at 95 %.
  public static let defaultDraws = 10_000
  /// The most draws a simulation makes.
  public static let drawLimit = 1_000_000

  /// Whose wins over whom are counted.
  public enum Pairs: Hashable, Sendable {
    case none
    /// One alternative against every other.
    case against(Int)
    /// Everyone against everyone.
    case all
    /// These pairs, first against second.
    case chosen([Pair])
  }

  /// Two alternatives, one to be counted against the other.
  public struct Pair: Hashable, Sendable {
    /// The one whose wins are counted.
    public let first: Int
    /// The one it is compared with.
    public let second: Int

    /// Makes a pair.
    public init(first: Int, second: Int) {
      self.first = first
      self.second = second
    }
  }
}
