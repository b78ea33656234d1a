public import Catalog

extension HiddenResults {
  /// How well a set of results was predicted.
  public struct Figures: Sendable, Hashable {
    /// How many results were predicted.
    public let count: Int
    /// Root mean square error of the predicted shares, in points of a per cent.
    public let error: Double
    /// The same for the mean of each column.
    public let columnMeanError: Double
    /// The share of results within their nominal 95 % interval, in per cent.
    public let coverage: Double

    /// The error as a share of that of the column means.
    public var ratio: Double { error / columnMeanError }
  }

  /// How well all results that meet a condition were predicted; nothing where there are none.
  public func figures(where includes: (Prediction) -> Bool = { _ in true }) -> Figures? {
    let chosen = predictions.filter(includes)
    guard !chosen.isEmpty else { return nil }
    return Figures(
      count: chosen.count, error: Self.error(chosen, \.predicted),
      columnMeanError: Self.error(chosen, \.columnMean),
      coverage: 100 * Double(chosen.count(where: \.isCovered)) / Double(chosen.count))
  }

  /// The figures of one kind of evaluator.
  public func figures(of kind: BenchmarkResult.Kind) -> Figures? {
    figures { $0.column.kind == kind }
  }

  /// The error on the benchmarks of a use case without and with its step; nothing without results.
  public func effect(ofStep use: QualityUse) -> (without: Double, with: Double)? {
    let chosen = predictions.filter { use.benchmarks.contains($0.column.benchmark) }
    guard !chosen.isEmpty else { return nil }
    return (Self.error(chosen, \.unstepped), Self.error(chosen, \.predicted))
  }

  /// The spread of each use case that predicts its benchmarks best; use cases no spread helps are
  /// left out, and so take no step.
  public func bestSteps(_ uses: [QualityUse], tried: [Double]) -> [String: Double] {
    var steps: [String: Double] = [:]
    for use in uses {
      let chosen = predictions.filter { $0.bySpread[use.id] != nil }
      guard !chosen.isEmpty else { continue }
      let errors = tried.indices.map { position in
        chosen.reduce(0.0) { sum, item in
          let error = (item.bySpread[use.id]?[position] ?? 0) - item.actual
          return sum + error * error
        }
      }
      guard let none = tried.firstIndex(of: 0),
        let best = errors.indices.min(by: { errors[$0] < errors[$1] }), errors[best] < errors[none]
      else { continue }
      steps[use.id] = tried[best]
    }
    return steps
  }

  private static func error(
    _ predictions: [Prediction], _ predicted: (Prediction) -> Double
  ) -> Double {
    let squares = predictions.reduce(0.0) { sum, item in
      let error = predicted(item) - item.actual
      return sum + error * error
    }
    return 100 * (squares / Double(predictions.count)).squareRoot()
  }
}
