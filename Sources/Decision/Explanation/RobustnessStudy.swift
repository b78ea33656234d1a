internal import Catalog
public import Scoring

/// The draws behind "how sure is it", ready to be made in slices.
///
/// Pure: the same outcome and settings give the same bytes, however the blocks are cut and on
/// whatever threads they run.
/// **Source**: SMAA-2, R. Lahdelma and P. Salminen, Operations Research 49 (2001).
public struct RobustnessStudy: Sendable {
  /// How many rows are looked at.
  public enum Reach: Hashable, Sendable {
    /// All that can be first, up to a limit.
    case whole
    /// The first few only, fast enough while a weight moves.
    case live
  }

  /// Rows of the current order that are always looked at.
  static let usualFinalists = 30
  /// The most rows that are looked at.
  static let finalistLimit = 300
  /// Draws while a weight moves.
  public static let liveDraws = 2000

  let outcome: Outcome
  let settings: RobustnessSettings
  let space: RobustnessSettings.Space
  /// The rows looked at, in their order.
  let finalists: [RankedRow]
  /// How many more could be first, had there been room.
  let cutCount: Int
  let table: ScoreTable
  let simulation: Simulation

  /// Prepares the draws.
  ///
  /// **Shape**: `nil` where there is nothing to draw: no row or no criterion.
  public init?(
    _ outcome: Outcome, settings: RobustnessSettings? = nil, reach: Reach = .whole
  ) {
    let contenders = outcome.contenders
    guard !outcome.criteria.isEmpty, let leader = contenders.first else { return nil }
    self.outcome = outcome
    var settings = settings ?? outcome.scenario.robustness
    if reach == .live { settings.draws = min(settings.draws, Self.liveDraws) }
    self.settings = settings
    space = settings.space(for: outcome.scenario.weightMethod)
    var chosen = Set(contenders.prefix(Self.usualFinalists).map(\.position))
    let open = contenders.dropFirst(Self.usualFinalists).filter {
      $0.score.high >= leader.score.low
    }.sorted { left, right in
      left.score.high != right.score.high
        ? left.score.high > right.score.high : left.position < right.position
    }
    let room = reach == .live ? 0 : Self.finalistLimit - chosen.count
    chosen.formUnion(open.prefix(room).map(\.position))
    cutCount = max(0, open.count - room)
    finalists = contenders.filter { chosen.contains($0.position) }
    guard let table = outcome.table(of: finalists),
      let simulation = try? Simulation(
        table,
        SimulationOptions(
          space: Self.weightSpace(space, settings, outcome), draws: settings.draws,
          seed: settings.seed, pairs: .chosen(Self.pairs(finalists.count))))
    else { return nil }
    self.table = table
    self.simulation = simulation
  }

  /// How many blocks the draws make.
  public var blockCount: Int { simulation.blockCount }
  /// How many draws the blocks before this one hold.
  public func draws(before block: Int) -> Int {
    min(settings.draws, block * Simulation.blockLength)
  }

  /// Makes some blocks of draws; nothing when it was cancelled, which is asked before each block.
  public func counts(
    blocks: Range<Int>, isCancelled: () -> Bool = { false }
  ) -> SimulationCounts? {
    simulation.counts(blocks: blocks, isCancelled: isCancelled)
  }

  /// What the draws came to, once all blocks were merged, or as many as were made.
  public func result(of counts: SimulationCounts) -> Robustness { Robustness(self, counts) }

  /// The leader against everybody, and everybody of the first rows against each other, for brackets.
  private static func pairs(_ count: Int) -> [SimulationOptions.Pair] {
    (0..<min(count, usualFinalists)).flatMap { first in
      (first + 1..<max(first + 1, first == 0 ? count : min(count, usualFinalists))).map {
        SimulationOptions.Pair(first: first, second: $0)
      }
    }
  }

  static func weightSpace(
    _ space: RobustnessSettings.Space, _ settings: RobustnessSettings, _ outcome: Outcome
  ) -> WeightSpace {
    switch space {
    case .order: return .order(places: outcome.places)
    case .around:
      return .around(weights: outcome.weights, concentration: settings.concentration)
    case .fixed: return .fixed(weights: outcome.weights)
    case .free: return .free
    }
  }
}

extension Outcome {
  /// How sure the order is, over many weightings and all that is not known.
  ///
  /// **Shape**: `nil` without rows, without criteria, or when it was cancelled.
  /// **Cost**: draws times finalists times criteria; see `RobustnessStudy` for slices.
  public func robustness(
    _ settings: RobustnessSettings? = nil, reach: RobustnessStudy.Reach = .whole,
    isCancelled: () -> Bool = { false }
  ) -> Robustness? {
    guard let study = RobustnessStudy(self, settings: settings, reach: reach),
      let counts = study.counts(blocks: 0..<study.blockCount, isCancelled: isCancelled)
    else { return nil }
    return study.result(of: counts)
  }
}
