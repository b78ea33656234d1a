public import Catalog

/// One benchmark as one kind of evaluator runs it: what a calibration holds one line for.
///
/// Independent runs and the developer's own claims are columns of their own, so that the optimism
/// all developers share ends up in the offset of their column and not in their models.
public struct BenchmarkColumn: Hashable, Sendable, Comparable {
  /// The benchmark's id; editions are benchmarks of their own.
  public let benchmark: String
  /// Whose statements it holds.
  public let kind: BenchmarkResult.Kind

  /// Names a column.
  public init(benchmark: String, kind: BenchmarkResult.Kind) {
    self.benchmark = benchmark
    self.kind = kind
  }

  /// By benchmark, then by whose statement it is, in the order of their names.
  public static func < (left: BenchmarkColumn, right: BenchmarkColumn) -> Bool {
    if left.benchmark != right.benchmark { return left.benchmark.precedesByBytes(right.benchmark) }
    return left.kind.rawValue.precedesByBytes(right.kind.rawValue)
  }
}

/// Benchmarks that belong together: an overall score, its categories, its languages.
///
/// Their results share the circumstances of one run, so several of them say less than as many
/// results of different benchmarks.
public struct BenchmarkLines: Sendable {
  private let heads: [String: String]

  /// Sorts benchmarks into lines: the id of a benchmark, followed by a hyphen, opens the ids of its
  /// line.
  public init(_ benchmarks: some Sequence<String>) {
    let ids = Set(benchmarks)
    var heads: [String: String] = [:]
    for id in ids { heads[id] = Self.head(of: id, ids) }
    self.heads = heads
  }

  /// The benchmark that opens the line of this one.
  public func head(of benchmark: String) -> String { heads[benchmark] ?? benchmark }

  private static func head(of id: String, _ ids: Set<String>) -> String {
    var shortest = id
    var head = Substring(id)
    while let hyphen = head.lastIndex(of: "-") {
      head = head[..<hyphen]
      if ids.contains(String(head)) { shortest = String(head) }
    }
    return shortest
  }
}
