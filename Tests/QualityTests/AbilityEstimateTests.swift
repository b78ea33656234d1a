import Catalog
import Testing

@testable import Quality

/// One model against a frozen scale, worked out by hand: 15 points to a logit, 30 points at 0.
@Suite struct AbilityEstimateTests {
  /// Two benchmarks of one line and a third one; results of each have a precision of 4.
  private func fixture(
    steps: [String: Double] = [:], lineVariance: Double = 0, claimVariance: Double = 0,
    claimError: Double = 0
  ) -> Fixture {
    var fixture = Fixture()
    for id in ["exam", "exam-math", "quiz", "rare"] { fixture.benchmark(id) }
    fixture.basket("general", [])
    fixture.basket("math", ["exam-math"])
    fixture.basket("pictures", ["quiz"], needsResult: true)
    var lines: [BenchmarkColumn: ColumnLine] = [:]
    for id in ["exam", "exam-math", "quiz"] {
      lines[Fixture.column(id)] = Fixture.plainLine()
      lines[Fixture.column(id, .vendor)] = Fixture.plainLine()
    }
    fixture.calibration = Fixture.calibration(
      lines, steps: steps, lineVariance: lineVariance, claimVariance: claimVariance,
      claimError: claimError)
    return fixture
  }

  private static func percent(_ logit: Double) -> Double { 100 * share(ofLogit: logit) }

  @Test func `one result is enough, drawn toward the middle by the prior`() throws {
    var fixture = fixture()
    fixture.result("one", "exam", Self.percent(1))
    // Precision 4 for the result and 0.25 for the middle: 4 · 1 / 4.25, error 1 / √4.25.
    let estimate = fixture.estimate("one")
    #expect(isNear(estimate.ability, 4 / 4.25))
    #expect(isNear(estimate.standardError, 1 / 4.25.squareRoot()))
    let quality = try fixture.quality("one", "general")
    #expect(isNear(quality.points, 30 + 15 * 4 / 4.25))
    #expect(isNear(quality.standardError, 15 / 4.25.squareRoot()))
    #expect(quality.marks == [.oneResult])
  }

  @Test func `no result is missing, whatever else is known`() throws {
    var fixture = fixture()
    fixture.result("one", "exam", 50)
    let scale = QualityScale(fixture.snapshot)
    let nothing = scale.estimate([])
    let general = try #require(scale.use("general"))
    #expect(nothing.quality(for: general).value == .missing(.noResults))
    #expect(nothing.ability == nil)
  }

  @Test func `results of columns without a line are listed and not used`() throws {
    var fixture = fixture()
    fixture.result("one", "rare", 50)
    #expect(try fixture.quality("one", "general").value == .missing(.noneUsable))
    #expect(fixture.estimate("one").standings == [.uncalibrated])
  }

  @Test func `of several modes the best one is used`() {
    var fixture = fixture()
    for (score, mode) in [(40.0, "low"), (70, "high"), (50, "medium")] {
      fixture.result("one", "exam", score, mode: mode)
    }
    #expect(
      fixture.estimate("one").standings == [
        .lesserMode, .used(logit: logit(ofShare: 0.7)), .lesserMode,
      ])
  }

  @Test func `results of one line say less than as many of different ones`() {
    var together = fixture(lineVariance: 0.5)
    var apart = together
    together.result("one", "exam", 60)
    together.result("one", "exam-math", 60)
    apart.result("one", "exam", 60)
    apart.result("one", "quiz", 60)
    // Together: 8 / (1 + 0.5 · 8) = 1.6; apart: twice 4 / (1 + 0.5 · 4) = 8 / 3.
    #expect(isNear(together.estimate("one").standardError, 1 / 1.85.squareRoot()))
    #expect(isNear(apart.estimate("one").standardError, 1 / (8 / 3 + 0.25).squareRoot()))
  }

  @Test func `claims alone carry an error of their own and a mark`() throws {
    var fixture = fixture(claimError: 0.5)
    fixture.result("one", "exam", 60, kind: "vendor")
    let quality = try fixture.quality("one", "general")
    #expect(quality.marks.contains(.claimsOnly))
    #expect(isNear(quality.standardError, 15 * (1 / 4.25 + 0.25).squareRoot()))
    fixture.result("one", "quiz", 60)
    let mixed = try fixture.quality("one", "general")
    #expect(!mixed.marks.contains(.claimsOnly))
    #expect(isNear(mixed.standardError, 15 / 8.25.squareRoot()))
  }

  @Test func `claims weigh less than independent runs`() throws {
    var fixture = fixture(claimVariance: 0.25)
    fixture.result("one", "exam", 60)
    fixture.result("one", "quiz", 60, kind: "vendor")
    let estimate = fixture.estimate("one")
    let shares = estimate.contributions(to: try #require(estimate.scale.use("general")))
    #expect(shares.map { estimate.results[$0.place].kind } == [.independent, .vendor])
    #expect(isNear(shares[0].share, 2 * shares[1].share))
  }

  @Test func `a use case lies away from the common ability by what its results leave over`() throws
  {
    var fixture = fixture(steps: ["math": 0.5])
    fixture.result("one", "exam-math", Self.percent(1))
    fixture.result("one", "quiz", Self.percent(0))
    // Common: 4 · 1 / 8.25; step: 4 · (1 − 4/8.25) / (4 + 1/0.25), variance 1/8.
    let common = 4 / 8.25
    let step = 4 * (1 - common) / 8
    let quality = try fixture.quality("one", "math")
    #expect(isNear(quality.points, 30 + 15 * (common + step)))
    #expect(isNear(quality.standardError, 15 * (1 / 8.25 + 1 / 8).squareRoot()))
    #expect(quality.step?.results == 1)
    #expect(isNear(quality.step?.points, 15 * step))
    #expect(isNear(try fixture.quality("one", "general").points, 30 + 15 * common))
  }

  @Test func `nothing of a use case leaves the common ability with a wider error`() throws {
    var fixture = fixture(steps: ["math": 0.5])
    fixture.result("one", "quiz", Self.percent(1))
    let math = try fixture.quality("one", "math")
    let general = try fixture.quality("one", "general")
    #expect(math.points == general.points)
    #expect(isNear(math.standardError, 15 * (1 / 4.25 + 0.25).squareRoot()))
    #expect(math.marks == [.oneResult, .nothingOfUse])
  }

  @Test func `a use case that needs a result of its own is missing without one`() throws {
    var fixture = fixture()
    fixture.result("one", "exam", 60)
    #expect(try fixture.quality("one", "pictures").value == .missing(.nothingOfUse))
    fixture.result("one", "quiz", 60)
    #expect(try fixture.quality("one", "pictures").points != nil)
  }

  @Test func `contributions explain the points: shares of what each result says, and the middle`()
    throws
  {
    var fixture = fixture(steps: ["math": 0.5], lineVariance: 0.2, claimVariance: 0.1)
    fixture.result("one", "exam", 70)
    fixture.result("one", "exam-math", 40)
    fixture.result("one", "quiz", 85, kind: "vendor")
    for use in ["general", "math"] {
      let estimate = fixture.estimate("one")
      let found = try #require(estimate.scale.use(use))
      let parts = estimate.contributions(to: found)
      // What is not in the shares pulls toward ability 0, which is 30 points here.
      let sum = parts.reduce(30.0) { $0 + $1.share * ($1.points - 30) }
      #expect(isNear(sum, try #require(estimate.quality(for: found).points), within: 1e-9))
      #expect(parts.allSatisfy { $0.share > 0 } && parts.reduce(0) { $0 + $1.share } < 1)
      #expect(zip(parts, parts.dropFirst()).allSatisfy { $0.share >= $1.share })
    }
  }

  @Test func `a result far from all others is said not to agree`() throws {
    var fixture = fixture()
    fixture.result("one", "exam", Self.percent(0))
    fixture.result("one", "exam-math", Self.percent(0.2))
    fixture.result("one", "quiz", Self.percent(2.2))
    let estimate = fixture.estimate("one")
    let parts = estimate.contributions(to: try #require(estimate.scale.use("general")))
    #expect(parts.filter { !$0.agrees }.map { estimate.results[$0.place].benchmark } == ["quiz"])
  }

  @Test func `a better result never lowers an estimate`() throws {
    for use in ["general", "math"] {
      var last = -Double.infinity
      for score in stride(from: 5.0, through: 95, by: 10) {
        var fixture = fixture(steps: ["math": 0.7], lineVariance: 0.2)
        fixture.result("one", "exam-math", score)
        fixture.result("one", "quiz", 50)
        let points = try #require(try fixture.quality("one", use).points)
        #expect(points > last)
        last = points
      }
    }
  }

  @Test func `adding models changes no other estimate by one bit`() {
    let (known, _) = LineFitTests.known(noise: 0.2)
    var fixture = fixture(steps: ["math": 0.5], lineVariance: 0.2, claimVariance: 0.1)
    for (position, result) in known.results.prefix(120).enumerated() {
      fixture.result(
        result.model, ["exam", "exam-math", "quiz"][position % 3], result.score,
        kind: position % 4 == 0 ? "vendor" : "independent")
    }
    func all(_ fixture: Fixture) -> [String: [UInt64]] {
      let snapshot = fixture.snapshot
      let scale = QualityScale(snapshot)
      var bits: [String: [UInt64]] = [:]
      for model in snapshot.models {
        let estimate = scale.estimate(snapshot.results(of: model.id))
        bits[model.id] = scale.uses.flatMap { use -> [UInt64] in
          let quality = estimate.quality(for: use)
          return [quality.points, quality.standardError].map { ($0 ?? -1).bitPattern }
        }
      }
      return bits
    }
    let before = all(fixture)
    for extra in 0..<20 {
      fixture.result("new\(extra)", "exam", Double(extra) * 5)
      fixture.result("new\(extra)", "quiz", 99 - Double(extra), kind: "vendor")
      let after = all(fixture)
      for (model, bits) in before { #expect(after[model] == bits) }
    }
  }

  @Test func `a catalog without a scale in force knows nothing`() throws {
    var fixture = fixture()
    fixture.result("one", "exam", 60)
    fixture.calibration = nil
    #expect(try fixture.quality("one", "general").value == .missing(.noScale))
  }

  @Test func `every mark and every reason has its sentence`() {
    #expect(
      UseEstimate.Mark.allCases.map(\.sentence) == [
        "Nobody independent speaks: only claims of its developer, or of nobody knows whom.",
        "One result alone speaks.",
        "Nothing of this use case was published; the common ability stands in.",
        "Its points are a declared range and do not follow the common ability.",
      ])
    #expect(
      [UseEstimate.Missing.noResults, .noneUsable, .nothingOfUse, .noScale].map(\.sentence) == [
        "Nobody has published a result of it that this catalog holds.",
        "None of its published results can be used.",
        "It has no result on the benchmarks of this use case, and others say nothing of it.",
        "This catalog has no quality scale in force.",
      ])
    #expect(
      [AbilityEstimate.Standing.lesserMode, .uncalibrated, .refused(.tools), .used(logit: 0)]
        .map(\.reason) == [
          "another mode of it shows more",
          "too few models have such a result to know what it means",
          "reached with tools where others use none", nil,
        ])
  }
}
