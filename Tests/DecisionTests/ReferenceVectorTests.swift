import Foundation
import Scoring
import Testing

@testable import Decision

/// Numbers of other libraries for the same problems, where the file with them lies beside the
/// repository; without it the tests are skipped.
@Suite(.enabled(if: ReferenceVectors.isThere, "no reference vectors beside the repository"))
struct ReferenceVectorTests {
  @Test func `declared scales give the values of another library`() throws {
    let items = try ReferenceVectors.section("value_functions")
    #expect(items.count == 10)
    for (position, item) in items.enumerated() {
      let curve: ValueCurve
      if let points = item["points"] as? [[Double]] {
        curve = .points(points.map { ValueCurve.Knot($0[0], $0[1]) })
      } else {
        let low = try #require(item["lo"] as? Double)
        let high = try #require(item["hi"] as? Double)
        let isBenefit = try #require(item["benefit"] as? Bool)
        curve = .logarithmic(worst: isBenefit ? low : high, best: isBenefit ? high : low)
      }
      let facts = try #require(item["x"] as? [Double])
      let values = try #require(item["v"] as? [Double])
      for (fact, value) in zip(facts, values) {
        #expect(isClose(curve.value(fact), value), "item \(position), x = \(fact)")
      }
    }
  }

  @Test func `weights from an order agree up to fifteen criteria`() throws {
    let items = try ReferenceVectors.section("rank_weights")
    #expect(items.count == 15)
    for item in items {
      let count = try #require(item["n"] as? Int)
      let centroid = try #require(item["roc"] as? [Double])
      let steps = try #require(item["rank_sum"] as? [Double])
      let places = Array(1...count)
      #expect(areClose(WeightMethod.centroid.weights(places: places), centroid), "n = \(count)")
      #expect(areClose(WeightMethod.evenSteps.weights(places: places), steps), "n = \(count)")
    }
  }

  @Test func `additive values on declared scales agree`() throws {
    var compared = 0
    for problem in try ReferenceVectors.problems("cases") {
      guard let methods = problem.item["methods"] as? [String: Any],
        let method = methods["mavt.linear_fixed_bounds"] as? [String: Any],
        let scores = method["scores"] as? [Double]
      else { continue }
      let ours = try #require(problem.scores(missing: nil))
      // Where weights do not sum to 1 the file holds 1 − the weighted distance from the best.
      let theirs = scores.map { 1 - (1 - $0) / problem.weightSum }
      #expect(areClose(ours.map(\.mid), theirs), "\(problem.id)")
      compared += 1
    }
    #expect(compared >= 30)
  }

  @Test func `missing facts give the same ends and the same possible ranks`() throws {
    let problems = try ReferenceVectors.problems("missing_values")
    #expect(problems.count == 4)
    for problem in problems {
      let scores = try #require(problem.scores(missing: Triple(low: 0, mid: 0.5, high: 1)))
      let low = try #require(problem.item["score_low"] as? [Double])
      let high = try #require(problem.item["score_high"] as? [Double])
      let best = try #require(problem.item["best_possible_rank"] as? [Int])
      let worst = try #require(problem.item["worst_possible_rank"] as? [Int])
      #expect(areClose(scores.map(\.low), low), "\(problem.id)")
      #expect(areClose(scores.map(\.high), high), "\(problem.id)")
      let ranges = Evaluation.rankRanges(scores)
      #expect(ranges.map(\.lowerBound) == best, "\(problem.id)")
      #expect(ranges.map(\.upperBound) == worst, "\(problem.id)")
    }
  }

  private func areClose(_ left: [Double], _ right: [Double]) -> Bool {
    left.count == right.count && zip(left, right).allSatisfy(isClose)
  }

  private func isClose(_ left: Double, _ right: Double) -> Bool {
    abs(left - right) <= 1e-9 * max(1, abs(right))
  }
}

/// The file of reference vectors.
enum ReferenceVectors {
  private static let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("../shared/data/scoring/reference-vectors.json")

  static var isThere: Bool { FileManager.default.fileExists(atPath: url.path) }

  static func section(_ name: String) throws -> [[String: Any]] {
    let document = try JSONSerialization.jsonObject(with: Data(contentsOf: url))
    return try #require((document as? [String: Any])?[name] as? [[String: Any]])
  }

  static func problems(_ name: String) throws -> [ReferenceProblem] {
    try section(name).map(ReferenceProblem.init)
  }
}

/// A matrix with weights, directions and declared bounds.
struct ReferenceProblem {
  let item: [String: Any]
  let id: String
  private let matrix: [[Double?]]
  private let weights: [Double]
  private let curves: [ValueCurve]

  init(_ item: [String: Any]) throws {
    self.item = item
    id = item["id"] as? String ?? ""
    matrix = try #require(item["matrix"] as? [[Any]]).map { row in row.map { $0 as? Double } }
    weights = try #require(item["weights"] as? [Double])
    let types = try #require(item["types"] as? [Double])
    let bounds = item["bounds"] as? [[Double]] ?? []
    curves = zip(types, bounds).map { type, bound in
      type > 0
        ? .linear(worst: bound[0], best: bound[1]) : .linear(worst: bound[1], best: bound[0])
    }
  }

  var weightSum: Double { weights.reduce(0, +) }

  /// Scores by the engine's own scales and weights; nothing where the problem declares no bounds.
  func scores(missing: Triple?) -> [Triple]? {
    guard curves.count == weights.count, let weights = WeightMethod.normalized(weights) else {
      return nil
    }
    return matrix.map { row in
      var score = Triple(0)
      for (position, fact) in row.enumerated() {
        guard let value = fact.map({ Triple(curves[position].value($0)) }) ?? missing else {
          continue
        }
        score.low += weights[position] * value.low
        score.mid += weights[position] * value.mid
        score.high += weights[position] * value.high
      }
      return score
    }
  }
}
