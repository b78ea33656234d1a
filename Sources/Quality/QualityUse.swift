public import Catalog

/// A use case quality can be asked for: the benchmarks that speak for it.
public struct QualityUse: Sendable {
  /// The use case.
  public let id: String
  /// What it is called.
  public let name: String
  /// The benchmarks that speak for it; empty means that all of them do, alike.
  public let benchmarks: Set<String>
  /// Whether the common ability says nothing of it by itself: a model that reads no pictures is no
  /// judge of them, however able.
  public let needsResult: Bool
  /// The scale it declares for itself, where it does not follow the common ability.
  public let declared: DeclaredScale?

  /// Reads a basket.
  public init(_ record: Record) {
    id = record.id
    name = record.identity("name")?.text ?? record.id
    needsResult = record.identity("needs_result")?.flag ?? false
    declared = DeclaredScale(record)
    benchmarks = Set(record.identity("benchmarks")?.list ?? declared?.benchmarks ?? [])
  }
}

/// A declared map from scores to points, for what does not follow the common ability.
public struct DeclaredScale: Sendable {
  struct Item: Sendable {
    let benchmark: String
    let kind: BenchmarkResult.Kind
    let scores: [Double]
    let points: [Double]
    let spread: Double

    /// Points of a score: linear between knots, the end value outside.
    func read(_ score: Double) -> Double {
      guard let first = scores.first, let last = scores.last, let lowest = points.first,
        let highest = points.last
      else { return 0 }
      if score <= first { return lowest }
      if score >= last { return highest }
      for position in 1..<scores.count where score <= scores[position] {
        let share = (score - scores[position - 1]) / (scores[position] - scores[position - 1])
        return points[position - 1] + share * (points[position] - points[position - 1])
      }
      return highest
    }
  }

  /// Least standard error, in points.
  let floor: Double
  let items: [Item]

  /// The scale of a basket; nothing where it declares none.
  init?(_ record: Record) {
    floor = record.identity("floor")?.number ?? 4
    items = record.rows("items").compactMap { row in
      guard let benchmark = row["benchmark"]?.text,
        let kind = row["evidence"]?.text.flatMap(BenchmarkResult.Kind.init),
        let scores = row["scores"]?.numbers, let points = row["points"]?.numbers,
        scores.count == points.count, scores.count > 1, let spread = row["spread"]?.number,
        spread > 0
      else { return nil }
      return Item(
        benchmark: benchmark, kind: kind, scores: scores, points: points, spread: spread)
    }
    if items.isEmpty { return nil }
  }

  var benchmarks: [String] { items.map(\.benchmark) }
}
