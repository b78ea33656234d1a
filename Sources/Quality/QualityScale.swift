public import Catalog

/// Everything needed to judge a model: the calibration in force, the use cases, how benchmarks are
/// read.
public final class QualityScale: Sendable {
  /// The calibration; nothing where the catalog names none or it cannot be read.
  public let calibration: Calibration?
  /// The use cases, in byte order of their ids.
  public let uses: [QualityUse]
  /// How the scores of each benchmark are read.
  public let benchmarks: [String: BenchmarkScale]

  private let lines: BenchmarkLines
  private let entries: [String: Entry]
  private let usePositions: [String: Int]

  /// One column, ready to be read.
  struct Reader: Sendable {
    /// Its place among the columns of the calibration.
    let number: Int
    let line: ColumnLine
    let weight: Double
    let uses: UInt64
    /// The line of benchmarks it belongs to.
    let run: Int
  }

  /// One benchmark, ready to be read; looked up once for each result.
  struct Entry: Sendable {
    let scale: BenchmarkScale
    var independent: Reader?
    var vendor: Reader?
    var unknown: Reader?

    subscript(kind: BenchmarkResult.Kind) -> Reader? {
      get {
        switch kind {
        case .independent: return independent
        case .vendor: return vendor
        case .unknown: return unknown
        }
      }
      set {
        switch kind {
        case .independent: independent = newValue
        case .vendor: vendor = newValue
        case .unknown: unknown = newValue
        }
      }
    }
  }

  /// Prepares the scale of a catalog.
  public convenience init(_ snapshot: CatalogSnapshot) {
    // A calibration that cannot be read judges nobody; lint says what is wrong with it.
    self.init(snapshot, calibration: snapshot.calibration.flatMap { try? Calibration($0) })
  }

  /// Prepares a scale with a calibration that need not be the catalog's.
  public init(_ snapshot: CatalogSnapshot, calibration: Calibration?) {
    self.calibration = calibration
    let uses = snapshot.baskets.values.sorted { $0.id.precedesByBytes($1.id) }.map(QualityUse.init)
    self.uses = uses
    benchmarks = snapshot.benchmarks.mapValues(BenchmarkScale.init)
    lines = BenchmarkLines(snapshot.benchmarks.keys)
    usePositions = Dictionary(uniqueKeysWithValues: uses.enumerated().map { ($1.id, $0) })
    var entries = benchmarks.mapValues { Entry(scale: $0) }
    var runs: [BenchmarkColumn: Int] = [:]
    if let calibration {
      let sorted = calibration.lines.sorted { $0.key < $1.key }
      for (number, (column, line)) in sorted.enumerated() {
        let head = BenchmarkColumn(
          benchmark: lines.head(of: column.benchmark), kind: column.kind)
        let run = runs[head] ?? runs.count
        runs[head] = run
        entries[column.benchmark]?[column.kind] = Reader(
          number: number, line: line,
          weight: line.weight(
            addedVariance: column.kind == .independent ? 0 : calibration.claimVariance),
          uses: Self.bits(of: column.benchmark, uses), run: run)
      }
    }
    self.entries = entries
  }

  /// The use case with this id.
  public func use(_ id: String) -> QualityUse? { usePositions[id].map { uses[$0] } }

  /// The bit of a use case; only the first 62 have one, and may take a step of their own.
  func bit(of use: String) -> UInt64 {
    guard let position = usePositions[use], position < 62 else { return 0 }
    return 1 << UInt64(position)
  }

  func entry(_ benchmark: String) -> Entry? { entries[benchmark] }

  /// The use cases a benchmark speaks for, as bits.
  private static func bits(of benchmark: String, _ uses: [QualityUse]) -> UInt64 {
    var bits: UInt64 = 0
    for (position, use) in uses.enumerated().prefix(62) where use.benchmarks.contains(benchmark) {
      bits |= 1 << UInt64(position)
    }
    return bits
  }

  /// What published results say of a model.
  ///
  /// **Shape**: the results of one model; no result gives an estimate that is missing.
  /// **Cost**: O(n²) in the results of the model, some microseconds.
  public func estimate(_ results: [BenchmarkResult]) -> AbilityEstimate {
    AbilityEstimate(results, scale: self)
  }
}
