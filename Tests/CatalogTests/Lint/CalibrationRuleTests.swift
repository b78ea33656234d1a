import Catalog
import Testing

/// Quality scales no points could be read from.
@Suite struct CalibrationRuleTests {
  private typealias Fixture = LintFixture

  @Test func `a quality scale has a weaker and a stronger anchor and one rising line a column`() {
    let line =
      "[[items]]\nbenchmark = \"quiz\"\nevidence = \"vendor\"\noffset = 0.5\nslope = 1\n"
      + "variance = 0.2\nmodels = 4\n"
    let head = """
      id = "one"
      date = 2026-01-01
      low_anchor = "example/Alpha-7B"
      high_anchor = "example/Alpha-7B"
      low_ability = 0
      high_ability = 1

      """
    func findings(_ text: String) -> [String] {
      Fixture.findings(of: "calibration", ["calibration/one.toml": text])
    }
    #expect(findings(head + "\n" + line) == [])
    #expect(
      findings(head.replacing("high_ability = 1", with: "high_ability = 0") + "\n" + line) == [
        "calibration/one.toml:6 The model at 60 points is not abler than the one at 30. "
          + "Write the scale anew with 'weigh quality calibrate'."
      ])
    #expect(
      findings(head + "\n" + line + "\n" + line) == [
        "calibration/one.toml:16 The vendor results of 'quiz' have a line already."
      ])
    #expect(
      findings(head + "\n" + line.replacing("slope = 1", with: "slope = 0")) == [
        "calibration/one.toml:12 'slope' is 0, and a result could mean anything."
      ])
  }
}
