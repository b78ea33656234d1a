public import Catalog

/// Published results of one model in one basket, brought to one scale of points.
///
/// A precision-weighted mean of the basket's benchmarks, each read through the basket's own map
/// from score to points, with the standard error √(1/Σ(1/s²) + floor²), at least 7 points where only
/// the developer's own claims speak. It is a simple aggregate: a benchmark the model was not run on
/// says nothing, and nothing is guessed from size. On hidden scores its nominal 95 % intervals
/// covered 95.8 % (see docs/methodology.md).
public struct QualityEvidence: Sendable {
  /// One result that entered.
  public struct Part: Sendable {
    /// The published result.
    public let result: BenchmarkResult
    /// Its points.
    public let points: Double
    /// Its weight in the mean; all weights sum to 1.
    public let weight: Double
  }

  /// The mean in points, with ± 1.96 standard errors; missing without any result.
  public let cell: Cell
  /// The results that entered, heaviest first.
  public let parts: [Part]
  /// Whether only the developer's own claims entered.
  public let isVendorOnly: Bool

  /// 0.35 logit of ability: claims of one's own are chosen, which no spread can show.
  private static let leastVendorError = 7.0

  /// Aggregates the results of one model.
  init(results: [BenchmarkResult], basket: Basket) {
    let independent = basket.points(of: results, evidence: .independent)
    let chosen =
      independent.isEmpty ? basket.points(of: results, evidence: .vendor) : independent
    isVendorOnly = independent.isEmpty && !chosen.isEmpty
    var weightSum = 0.0
    var pointSum = 0.0
    for item in chosen {
      weightSum += item.precision
      pointSum += item.precision * item.points
    }
    guard weightSum > 0 else {
      cell = .missing
      parts = []
      return
    }
    let mean = min(100, max(0, pointSum / weightSum))
    let spread = (1 / weightSum + basket.floor * basket.floor).squareRoot()
    let error = isVendorOnly ? max(Self.leastVendorError, spread) : spread
    let half = 1.96 * error
    cell = .range(max(0, mean - half), mean, min(100, mean + half))
    parts = chosen.map {
      Part(result: $0.result, points: $0.points, weight: $0.precision / weightSum)
    }.sorted {
      ($1.weight, $0.result.benchmark) < ($0.weight, $1.result.benchmark)
    }
  }
}

/// A basket of benchmarks, ready to read scores.
public struct Basket: Sendable {
  struct Item: Sendable {
    let benchmark: String
    let kind: BenchmarkResult.Kind
    let scores: [Double]
    let points: [Double]
    let spread: Double
  }

  /// The use case.
  public let id: String
  /// What it is called.
  public let name: String
  /// Least standard error of a mean, in points.
  public let floor: Double
  let items: [Item]

  /// A basket without benchmarks, for catalogs without any.
  init(id: String) { self.init(Record(kind: .basket, id: id)) }

  init(_ record: Record) {
    id = record.id
    name = record.identity("name")?.text ?? record.id
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
  }

  /// The best result of each benchmark, in points: of several modes, the one that shows most.
  func points(of results: [BenchmarkResult], evidence kind: BenchmarkResult.Kind)
    -> [(result: BenchmarkResult, points: Double, precision: Double)]
  {
    items.compactMap { item in
      guard item.kind == kind else { return nil }
      let matching = results.filter { $0.benchmark == item.benchmark && $0.kind == kind }
      let read = matching.map { (result: $0, points: item.read($0.score)) }
      guard let best = read.max(by: { $0.points < $1.points }) else { return nil }
      return (best.result, best.points, 1 / (item.spread * item.spread))
    }
  }
}

extension Basket.Item {
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
