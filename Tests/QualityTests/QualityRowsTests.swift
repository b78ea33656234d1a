import Catalog
import Testing

@testable import Quality

/// From a catalog to the table a calibration is fitted on.
@Suite struct QualityRowsTests {
  private var fixture: Fixture {
    var fixture = Fixture()
    fixture.benchmark("exam")
    fixture.benchmark("exam-math")
    fixture.benchmark("quiz")
    return fixture
  }

  @Test func `the best mode of a model stands for its cell`() {
    var fixture = fixture
    fixture.result("one", "exam", 40, mode: "low")
    fixture.result("one", "exam", 60, mode: "high")
    let rows = QualityRows(fixture.snapshot)
    #expect(rows.cells.map(\.logit) == [logit(ofShare: 0.6)])
  }

  @Test func `independent runs and claims are columns of their own`() {
    var fixture = fixture
    fixture.result("one", "exam", 40)
    fixture.result("one", "exam", 60, kind: "vendor")
    #expect(
      QualityRows(fixture.snapshot).columns == [
        Fixture.column("exam"), Fixture.column("exam", .vendor),
      ])
  }

  @Test func `one run under two names of a model enters once`() {
    var fixture = fixture
    fixture.result("org/model", "exam", 60, label: "model-2026")
    fixture.result("org/model-2026", "exam", 60, label: "model-2026")
    fixture.result("org/other", "exam", 60, label: "other")
    let rows = QualityRows(fixture.snapshot)
    #expect(rows.models == ["org/model", "org/other"])
    #expect(rows.repeats == 1)
  }

  @Test func `categories share the run of their overall score`() {
    var fixture = fixture
    for id in ["exam", "exam-math", "quiz"] { fixture.result("one", id, 60) }
    let runs = QualityRows(fixture.snapshot).cells.map(\.run)
    #expect(runs[0] == runs[1] && runs[0] != runs[2])
  }

  @Test func `what is no score is left out and counted`() {
    var fixture = fixture
    fixture.result("one", "exam", 60, mode: "Cons@64")
    fixture.result("one", "quiz", 60)
    let rows = QualityRows(fixture.snapshot)
    #expect(rows.count == 1)
    #expect(rows.refusals == [.severalAttempts(64): 1])
  }

  @Test func `the digest names what entered and nothing else`() {
    var fixture = fixture
    fixture.result("one", "exam", 60, mode: "high")
    let first = QualityRows(fixture.snapshot).sha256
    fixture.result("one", "exam", 20, mode: "low")
    #expect(QualityRows(fixture.snapshot).sha256 == first)
    fixture.result("two", "exam", 20)
    #expect(QualityRows(fixture.snapshot).sha256 != first)
  }

  @Test func `the line of a benchmark is the shortest id that opens it`() {
    let lines = BenchmarkLines(["arena-text", "arena-text-german", "arena", "quiz", "quizzes"])
    #expect(lines.head(of: "arena-text-german") == "arena")
    #expect(lines.head(of: "quizzes") == "quizzes")
    #expect(lines.head(of: "unheard-of") == "unheard-of")
  }
}
