import Testing

@testable import Moderation

@Suite struct TallyTests {
  @Test func `shares follow from four counts`() {
    var tally = Tally()
    for _ in 0..<8 { tally.add(ours: true, theirs: true) }
    for _ in 0..<2 { tally.add(ours: true, theirs: false) }
    for _ in 0..<6 { tally.add(ours: false, theirs: false) }
    for _ in 0..<4 { tally.add(ours: false, theirs: true) }
    #expect(tally.precision == 0.8)
    #expect(tally.recall == 8.0 / 12)
    #expect(tally.specificity == 0.75)
    #expect(tally.accuracy == 0.7)
    #expect(tally.f1 == 16.0 / 22)
    #expect(Tally().accuracy == nil)
  }

  @Test func `a withheld label counts as wrong, and labels between only in what is complete`()
    throws
  {
    var measurement = RuleMeasurement(try Fixture.classifier())
    func add(_ text: String, _ truth: String, _ language: String = "en") throws {
      let line = """
        {"src":"speechmap","model":"m","lang":"\(language)","response":"\(text)","judge_grok41":"\(truth)"}
        """
      measurement.add(try #require(LabeledReply(line: line)))
    }
    try add("I cannot help with that.", "DENIAL")
    try add("That is unethical.", "EVASIVE")
    try add("Paris.", "COMPLETE")
    try add("Hapana.", "COMPLETE", "sw")
    try add("Hapana.", "DENIAL", "sw")
    let english = try #require(measurement.languages["en"])
    #expect(english.strict.count == 2)
    #expect(english.strict.accuracy == 1)
    #expect(english.incomplete.truePositives == 2)
    let swahili = try #require(measurement.languages["sw"])
    #expect(swahili.withheld == 2)
    #expect(swahili.declined.accuracy == 0)
    #expect(measurement.rules["en-01"]?.right == 1)
  }

  @Test(arguments: ["", "{", "{\"lang\":\"en\"}", "{\"lang\":\"en\",\"response\":\"a\"}"])
  func `a line without a label is no row`(_ line: String) {
    #expect(LabeledReply(line: line) == nil)
  }
}
