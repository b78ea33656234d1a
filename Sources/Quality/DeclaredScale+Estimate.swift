internal import Catalog

extension DeclaredScale {
  /// The least standard error where only claims speak, in points: chosen, since no scatter shows
  /// what a developer leaves out.
  private static let leastClaimError = 7.0

  /// The best result of each benchmark, in points.
  private func read(_ results: [BenchmarkResult], _ kind: BenchmarkResult.Kind)
    -> [(place: Int, points: Double, precision: Double)]
  {
    items.compactMap { item in
      guard item.kind == kind else { return nil }
      let read = results.enumerated().filter {
        $0.element.benchmark == item.benchmark && $0.element.kind == kind
      }.map { (place: $0.offset, points: item.read($0.element.score)) }
      guard let best = read.max(by: { $0.points < $1.points }) else { return nil }
      return (best.place, best.points, 1 / (item.spread * item.spread))
    }
  }

  /// What counts: independent results, and claims only where there are none.
  private func chosen(_ results: [BenchmarkResult]) -> (
    rows: [(place: Int, points: Double, precision: Double)], areClaims: Bool
  ) {
    let independent = read(results, .independent)
    return independent.isEmpty ? (read(results, .vendor), true) : (independent, false)
  }

  /// The mean of what counts, by precision.
  func estimate(_ results: [BenchmarkResult]) -> UseEstimate {
    let chosen = chosen(results)
    var weight = 0.0
    var sum = 0.0
    for row in chosen.rows {
      weight += row.precision
      sum += row.precision * row.points
    }
    guard weight > 0 else { return .missing(results.isEmpty ? .noResults : .nothingOfUse) }
    let error = (1 / weight + floor * floor).squareRoot()
    var marks: Set<UseEstimate.Mark> = [.declaredScale]
    if chosen.areClaims { marks.insert(.claimsOnly) }
    if chosen.rows.count == 1 { marks.insert(.oneResult) }
    return UseEstimate(
      value: .points(
        sum / weight,
        standardError: chosen.areClaims ? max(Self.leastClaimError, error) : error),
      step: nil, marks: marks)
  }

  func contributions(_ results: [BenchmarkResult]) -> [QualityContribution] {
    let chosen = chosen(results)
    guard case .points(let points, let error) = estimate(results).value else { return [] }
    let weight = chosen.rows.reduce(0) { $0 + $1.precision }
    return chosen.rows.map { row in
      QualityContribution(
        place: row.place, points: row.points, share: row.precision / weight,
        residual: row.points - points,
        agrees: abs(row.points - points) <= 1.96 * (1 / row.precision + error * error).squareRoot(),
        isOfUse: true)
    }.sorted { ($1.share, $0.place) < ($0.share, $1.place) }
  }
}
