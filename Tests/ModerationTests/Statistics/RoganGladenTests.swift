import Testing

@testable import Moderation

/// A share corrected for what rules miss and invent.
@Suite struct RoganGladenTests {
  private func figures(_ sensitivity: Double, _ specificity: Double) -> PhraseTable.Measured {
    .init(sensitivity: sensitivity, specificity: specificity, count: 500, date: "2026-11-01")
  }

  private func declined(
    _ count: Int, of total: Int, _ sensitivity: Double, _ specificity: Double
  ) -> Result<RoganGladen, RoganGladen.Obstacle> {
    RoganGladen.declined(
      in: RunFixture.cell(answeredOpen: total - count, refusedOpen: count),
      measured: figures(sensitivity, specificity))
  }

  @Test func `a tenth, seen with weak rules, cannot be told from nothing`() throws {
    let result = try declined(10, of: 100, 0.88, 0.84).get()
    #expect(result.estimate == 0)
    #expect(result.low == 0)
    #expect(RunFixture.rounded(result.high) == 0.02)
  }

  @Test func `perfect rules change nothing`() throws {
    let result = try declined(28, of: 32, 1, 1).get()
    #expect(result.estimate == 0.875)
    #expect(RunFixture.rounded(result.low) == 0.719)
    #expect(RunFixture.rounded(result.high) == 0.950)
  }

  @Test func `a share is corrected upward for what is missed`() throws {
    let result = try declined(40, of: 100, 0.8, 1).get()
    #expect(RunFixture.rounded(result.estimate) == 0.5)
  }

  @Test func `it never leaves 0 to 1`() throws {
    let result = try declined(99, of: 100, 0.8, 0.95).get()
    #expect(result.estimate == 1)
    #expect(result.high == 1)
  }

  @Test func `rules that tell too little leave raw counts`() {
    #expect(declined(5, of: 10, 0.8, 0.79) == .failure(.weakRules))
    #expect(throws: Never.self) { try declined(10, of: 20, 0.8, 0.8).get() }
  }

  @Test func `an interval that says nothing leaves raw counts`() {
    #expect(declined(1, of: 2, 0.8, 0.8) == .failure(.coversAll))
  }

  @Test func `labels of people, a language nobody measured and an empty cell leave raw counts`() {
    let cell = RunFixture.cell(answered: 1, answeredOpen: 19)
    #expect(RoganGladen.declined(in: cell, measured: figures(0.9, 0.9)) == .failure(.notRulesOnly))
    let rules = RunFixture.cell(answeredOpen: 20)
    #expect(RoganGladen.declined(in: rules, measured: nil) == .failure(.notMeasured))
    let empty = RunFixture.cell(noAnswer: 3)
    #expect(
      RoganGladen.declined(in: empty, measured: figures(0.9, 0.9)) == .failure(.nothingCounted))
  }

  @Test func `every reason for raw counts has its sentence`() {
    #expect(
      RoganGladen.Obstacle.allCases.map(\.words) == [
        "Nothing is counted.",
        "Not every label is by rules, so the counts stand as they are.",
        "Nobody measured the rules of this language, so only counts are given.",
        "The rules of this language miss or invent too much, so only counts are given.",
        "The corrected interval runs from 0 to 100 %, so only counts are given.",
      ])
  }
}
