/// Draws weights and uncertain values many times and counts who takes which rank.
///
/// Pure: the same table and options give the same bytes. Blocks of draws can be counted apart, on
/// any thread, and merged in any order.
public struct Simulation: Sendable {
  /// How many draws a block holds; the last one may hold fewer.
  public static let blockLength = 256
  /// How many alternatives can be ranked at once.
  public static let alternativeLimit = 2048

  /// What is ranked.
  public let table: ScoreTable
  /// What is drawn and counted; weights sum to 1.
  public let options: SimulationOptions
  let pairs: [SimulationOptions.Pair]
  let sampler: WeightSampler
  let problem: SimulationProblem
  let engine: SimulationEngine

  /// Prepares a simulation.
  ///
  /// - Throws: `ScoringError` for options that do not fit the table.
  public init(_ table: ScoreTable, _ options: SimulationOptions) throws(ScoringError) {
    try self.init(table, options, engine: .fastest)
  }

  init(
    _ table: ScoreTable, _ options: SimulationOptions, engine: SimulationEngine
  ) throws(ScoringError) {
    guard (1...SimulationOptions.drawLimit).contains(options.draws) else {
      throw .drawsOutOfRange(options.draws)
    }
    guard table.alternativeCount <= Self.alternativeLimit else {
      throw .tooManyAlternatives(found: table.alternativeCount, limit: Self.alternativeLimit)
    }
    self.table = table
    var options = options
    options.space = try options.space.checked(criterionCount: table.criterionCount)
    self.options = options
    pairs = try Self.pairs(options.pairs, of: table.alternativeCount)
    sampler = WeightSampler(
      space: options.space, criterionCount: table.criterionCount, seed: options.seed)
    problem = SimulationProblem(table, seed: options.seed)
    self.engine = engine
  }

  /// The same table at one weighting that sums to 1, without pairs.
  init(_ other: Simulation, weights: [Double], draws: Int) {
    table = other.table
    options = SimulationOptions(
      space: .fixed(weights: weights), draws: draws, seed: other.options.seed)
    pairs = []
    sampler = WeightSampler(
      space: options.space, criterionCount: table.criterionCount, seed: options.seed)
    problem = other.problem
    engine = other.engine
  }

  /// How many blocks the draws make.
  public var blockCount: Int { (options.draws + Self.blockLength - 1) / Self.blockLength }

  /// Counts some blocks; nothing when it was cancelled, which is asked before each block.
  public func counts(
    blocks: Range<Int>, isCancelled: () -> Bool = { false }
  ) -> SimulationCounts? {
    let blocks = blocks.clamped(to: 0..<blockCount)
    switch engine {
    case .portable: return countsPortably(blocks, isCancelled)
    case .vectors(let bytes): return counts(blocks, vectorBytes: bytes, isCancelled)
    }
  }

  /// How many draws a block holds.
  func draws(in block: Int) -> Int {
    min(Self.blockLength, options.draws - block * Self.blockLength)
  }

  private func countsPortably(
    _ blocks: Range<Int>, _ isCancelled: () -> Bool
  ) -> SimulationCounts? {
    var counts = emptyCounts
    let weights = UnsafeMutableBufferPointer<Double>.allocate(
      capacity: max(1, table.criterionCount * Self.blockLength))
    weights.initialize(repeating: 0)
    defer { weights.deallocate() }
    for block in blocks {
      if isCancelled() { return nil }
      sampler.fill(weights, block: block, draws: draws(in: block), stride: Self.blockLength)
      problem.count(
        pairs, firstDraw: block * Self.blockLength, draws: draws(in: block),
        weights: UnsafeBufferPointer(weights), into: &counts)
      counts.draws += draws(in: block)
    }
    return counts
  }

  var emptyCounts: SimulationCounts {
    SimulationCounts(
      alternativeCount: table.alternativeCount, criterionCount: table.criterionCount,
      pairCount: pairs.count)
  }

  /// What all the blocks came to.
  public func result(of counts: SimulationCounts) -> SimulationResult {
    SimulationResult(counts: counts, table: table, pairs: pairs)
  }

  /// Counts every block; nothing when it was cancelled.
  public func run(isCancelled: () -> Bool = { false }) -> SimulationResult? {
    counts(blocks: 0..<blockCount, isCancelled: isCancelled).map { result(of: $0) }
  }

  private static func pairs(
    _ choice: SimulationOptions.Pairs, of count: Int
  ) throws(ScoringError) -> [SimulationOptions.Pair] {
    switch choice {
    case .none: return []
    case .against(let leader):
      guard (0..<count).contains(leader) else { throw .noSuchAlternative(leader) }
      return (0..<count).filter { $0 != leader }.map { .init(first: leader, second: $0) }
    case .all:
      return (0..<count).flatMap { first in
        (first + 1..<max(first + 1, count)).map { .init(first: first, second: $0) }
      }
    case .chosen(let pairs):
      for pair in pairs {
        guard (0..<count).contains(pair.first) else { throw .noSuchAlternative(pair.first) }
        guard (0..<count).contains(pair.second) else { throw .noSuchAlternative(pair.second) }
      }
      return pairs
    }
  }
}
