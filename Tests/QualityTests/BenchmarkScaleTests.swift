import Catalog
import Testing

@testable import Quality

/// How scores become logits, and which are none.
@Suite struct BenchmarkScaleTests {
  private func read(
    _ score: Double, unit: String = "%", range: ClosedRange<Double>? = 0...100,
    better: String = "up", topics: [String] = [], mode: String? = nil
  ) throws -> Result<Double, ScoreRefusal> {
    var fixture = Fixture()
    fixture.benchmark("exam", unit: unit, range: range, better: better, topics: topics)
    fixture.result("one", "exam", score, mode: mode)
    let snapshot = fixture.snapshot
    let scale = try #require(snapshot.benchmarks["exam"].map(BenchmarkScale.init))
    return scale.logit(of: try #require(snapshot.results(of: "one").first))
  }

  @Test func `a per cent counts between the lowest and the highest score`() throws {
    #expect(try read(50) == .success(0))
    #expect(try read(75) == .success(logit(ofShare: 0.75)))
    #expect(try read(2.5, range: 0...10) == .success(logit(ofShare: 0.25)))
  }

  @Test func `where less is better, what is left over counts`() throws {
    #expect(try read(25, better: "down") == .success(logit(ofShare: 0.75)))
  }

  @Test func `a rating 400 points higher has ten times the odds`() throws {
    let low = try read(1000, unit: "Elo", range: nil).get()
    let high = try read(1400, unit: "Elo", range: nil).get()
    #expect(isNear(high - low, 2.302585092994046))
  }

  @Test func `a share under the name of a rating is refused`() throws {
    #expect(try read(0.87, unit: "Elo", range: nil) == .failure(.noRating))
  }

  @Test func `an index without a highest score is refused`() throws {
    #expect(try read(57, unit: "index", range: nil) == .failure(.noMaximum(unit: "index")))
  }

  @Test func `a score beyond the ends is refused, the ends are not`() throws {
    #expect(try read(100.1) == .failure(.outsideRange(lowest: 0, highest: 100)))
    #expect(try read(100) == .success(logit(ofShare: 0.995)))
    #expect(try read(0) == .success(logit(ofShare: 0.005)))
  }

  @Test(arguments: [("Cons@64", 64), ("Pass@64", 64), ("5-shot, maj@16", 16)])
  func `a vote over many answers is no single answer`(_ mode: String, _ attempts: Int) throws {
    #expect(try read(60, mode: mode) == .failure(.severalAttempts(attempts)))
  }

  @Test(arguments: ["Pass@1", "pass@2", "Avg@64", "em_maj1@1", "Diamond, Pass@1", "me@example"])
  func `one answer, a second try and a mean over runs count`(_ mode: String) throws {
    #expect(try read(60, mode: mode) == read(60))
  }

  @Test func `tools count only where tools belong to the benchmark`() throws {
    #expect(try read(97, mode: "Agentic Tool Use") == .failure(.tools))
    #expect(try read(97, mode: "Accuracy (with tools)") == .failure(.tools))
    #expect(try read(97, topics: ["agents"], mode: "Agentic Tool Use") == read(97))
    #expect(try read(97, mode: "Reasoning Mode (w/o Tool Use)") == read(97))
    #expect(try read(97, mode: "Without tools") == read(97))
  }

  @Test func `embeddings are no answers`() throws {
    #expect(try read(60, topics: ["embedding"]) == .failure(.embeddings))
  }

  @Test func `a score comes back from its logit in its own unit`() throws {
    var fixture = Fixture()
    fixture.benchmark("down", better: "down")
    fixture.benchmark("elo", unit: "Elo", range: nil)
    for (id, score) in [("down", 12.0), ("elo", 1345)] {
      let scale = BenchmarkScale(try #require(fixture.snapshot.benchmarks[id]))
      #expect(isNear(scale.score(ofLogit: try scale.logit(ofScore: score).get()), score))
    }
  }

  @Test func `every refusal has its words`() {
    #expect(
      [
        ScoreRefusal.outsideRange(lowest: 0, highest: 100), .noRating, .noMaximum(unit: "index"),
        .noMaximum(unit: ""), .severalAttempts(64), .tools, .embeddings,
      ].map(\.words) == [
        "outside of 0 to 100", "no rating, whatever its column says", "no highest index is stated",
        "no highest score is stated", "puts 64 answers to each question together",
        "reached with tools where others use none", "judges embeddings, not answers",
      ])
  }
}
