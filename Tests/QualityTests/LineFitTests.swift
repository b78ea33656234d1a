import Catalog
import Scoring
import Testing

@testable import Quality

/// A table whose lines and abilities are known is fitted.
@Suite struct LineFitTests {
  private static let settings = CalibrationSettings(lowAnchor: "m00", highAnchor: "m39")

  /// Forty models with evenly spread abilities on eight benchmarks of known offset and slope.
  static func known(noise: Double, seed: UInt64 = 7) -> (Fixture, [ColumnLine]) {
    var fixture = Fixture()
    var generator = Xoshiro256(seed: seed)
    let lines = (0..<8).map { position in
      ColumnLine(
        offset: Double(position) * 0.4 - 1.4, slope: 0.6 + 0.15 * Double(position), variance: noise,
        models: 40)
    }
    for position in lines.indices { fixture.benchmark("b\(position)") }
    for model in 0..<40 {
      let ability = Double(model) / 10 - 2
      for (position, line) in lines.enumerated() {
        // A sum of uniform numbers is near enough to a normal one.
        let spread = (0..<12).reduce(-6.0) { sum, _ in sum + generator.nextShare() }
        let logit = line.offset + line.slope * ability + noise.squareRoot() * spread
        fixture.result(
          (model < 10 ? "m0" : "m") + "\(model)", "b\(position)", 100 * share(ofLogit: logit))
      }
    }
    return (fixture, lines)
  }

  @Test func `known lines are found again, up to the scale abilities are free to take`() throws {
    let (fixture, lines) = Self.known(noise: 0.01)
    let fit = LineFit(QualityRows(fixture.snapshot), Self.settings)
    let found = try fit.lines.map { try #require($0) }
    // Abilities may be stretched and moved, so what must hold are ratios of slopes and the
    // abilities at which results reach one half.
    let stretch = found[0].slope / lines[0].slope
    let middle = { (line: ColumnLine) in -line.offset / line.slope }
    for (line, known) in zip(found, lines) {
      #expect(isNear(line.slope / known.slope / stretch, 1, within: 0.1))
      #expect(
        isNear(
          middle(line) - middle(found[3]), (middle(known) - middle(lines[3])) / stretch,
          within: 0.15))
    }
  }

  @Test func `columns with more scatter get the larger variance`() throws {
    let quiet = LineFit(QualityRows(Self.known(noise: 0.01).0.snapshot), Self.settings)
    let loud = LineFit(QualityRows(Self.known(noise: 0.5).0.snapshot), Self.settings)
    for (quiet, loud) in zip(quiet.lines, loud.lines) {
      #expect(try #require(quiet).variance < (try #require(loud)).variance)
    }
  }

  @Test func `a column of three models has no line`() throws {
    var (fixture, _) = Self.known(noise: 0.01)
    fixture.benchmark("rare")
    for model in ["m01", "m02", "m03"] { fixture.result(model, "rare", 50) }
    let rows = QualityRows(fixture.snapshot)
    let rare = try #require(rows.columns.firstIndex(of: Fixture.column("rare")))
    #expect(LineFit(rows, Self.settings).lines[rare] == nil)
  }

  @Test func `the order in which results are listed changes nothing`() {
    var (fixture, _) = Self.known(noise: 0.1)
    let first = LineFit(QualityRows(fixture.snapshot), Self.settings).lines
    fixture.results.reverse()
    #expect(LineFit(QualityRows(fixture.snapshot), Self.settings).lines == first)
  }
}
