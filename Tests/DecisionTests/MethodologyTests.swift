import Foundation
import Scoring
import Testing

@testable import Decision

/// The worked example of docs/methodology.md, recomputed.
@Suite struct MethodologyTests {
  @Test func `the worked example says what the engine computes`() throws {
    let weights = WeightMethod.centroid.weights(places: [1, 2, 3])
    let results = try #require(
      ValueCurve.linear(worst: 20, best: 90).value(.interval(low: 54, mid: 62, high: 70)))
    let price = ValueCurve.logarithmic(worst: 8, best: 0.05).value(0.40)
    let context = ValueCurve.logarithmic(worst: 8192, best: 262_144).value(131_072)
    let score = { (first: Double) in
      weights[0] * first + weights[1] * price + weights[2] * context
    }
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let page = try String(
      contentsOf: root.appendingPathComponent("docs/methodology.md"), encoding: .utf8)
    let figures = [
      Wording.decimals(results.low, 4), Wording.decimals(results.high, 4),
      "= \(Wording.decimals(results.mid, 3))", Wording.decimals(price, 4),
      Wording.decimals(context, 4), "= \(Wording.decimals(score(results.mid), 4))",
      "low \(Wording.decimals(score(results.low), 4))",
      "high \(Wording.decimals(score(results.high), 4))",
      "`\(Wording.points(score(results.mid))) [\(Wording.points(score(results.low)))–"
        + "\(Wording.points(score(results.high)))]`",
    ]
    for figure in figures { #expect(page.contains(figure), "the page does not say \(figure)") }
  }
}
