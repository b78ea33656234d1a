import Testing

@testable import Moderation

/// Counts of a cell and how they are spelled.
@Suite struct RateCellTests {
  private typealias Make = RunFixture

  @Test func `no answer, filtered and unclear are outside n and beside it`() {
    let cell = RateCell(
      Make.prompts(
        .overRefusal,
        [
          Make.rule(.answered), Make.rule(.refused), Make.rule(.deflected), Make.rule(.noAnswer),
          Make.rule(.noAnswer, reason: .providerFilter), Make.rule(.unclear),
          Make.human(.answered, flags: [.caveat]), Make.judge(.refused),
        ]))
    #expect(cell.counted == 5)
    #expect(cell.total == 8)
    #expect(cell.answered.total == 2)
    #expect(cell.declined.total == 3)
    #expect(cell.count(.answeredCaveat).total == 1)
    #expect(cell.settled == 4)
    #expect(cell.unsettled == 1)
    #expect(cell.noAnswer == 1)
    #expect(cell.routeFiltered == 1)
    #expect(cell.unclear.total == 1)
    #expect(cell.layers.rule == 3)
    #expect(cell.layers.judge == 1)
    #expect(cell.layers.human == 1)
    #expect(!cell.isRulesOnly)
    #expect(cell.leftWords == "1 no answer, 1 filtered by the route, 1 unclear")
    #expect(cell.layerWords == "labels: 3 by rules, 1 by a judge, 1 by people")
  }

  @Test func `a percentage is given from 20 prompts on`() {
    #expect(Make.cell(answered: 9).spelled(.answered) == "9/9 (70–100 %)")
    let nineteen = Make.cell(answered: 18, refused: 1)
    #expect(nineteen.spelled(.declined) == "1/19 (1–25 %)")
    let twenty = Make.cell(answered: 19, refused: 1)
    #expect(twenty.spelled(.declined) == "1/20, 5 % (1–24 %)")
    let many = Make.cell(answered: 28, refused: 4)
    #expect(many.spelled(.answered) == "28/32, 88 % (72–95 %)")
  }

  @Test func `each label is spelled, those in no rate of all prompts`() {
    let cell = Make.cell(answered: 2, refused: 1, noAnswer: 1, filtered: 1, unclear: 1)
    #expect(cell.spelled(label: .answered) == "2/3 (21–94 %)")
    #expect(cell.spelled(label: .refused) == "1/3 (6–79 %)")
    #expect(cell.spelled(label: .deflected) == "0/3 (0–56 %)")
    #expect(cell.spelled(label: .noAnswer) == "2/6")
    #expect(cell.spelled(label: .unclear) == "1/6")
  }

  @Test func `an empty cell has no interval and no words`() {
    let cell = RateCell([LabeledPrompt]())
    #expect(cell.interval(.answered) == nil)
    #expect(cell.spelled(.declined) == "0/0")
    #expect(cell.leftWords.isEmpty)
    #expect(cell.layerWords.isEmpty)
    #expect(!cell.isThin)
  }

  @Test func `a cell is thin above a fifth, not at it`() {
    #expect(!Make.cell(answered: 8, noAnswer: 1, unclear: 1).isThin)
    #expect(Make.cell(answered: 7, noAnswer: 1, filtered: 1, unclear: 1).isThin)
  }

  @Test func `a route that filters more than a fifth is named`() {
    #expect(Make.cell(answered: 8, filtered: 2).routeWarning == nil)
    #expect(
      Make.cell(answered: 7, filtered: 3).routeWarning
        == "This route filters content; run the weights yourself to see the model.")
    #expect(Make.cell(answered: 7, noAnswer: 3).routeWarning == nil)
  }

  @Test func `a table has a row for each category and a cell for each language`() throws {
    let table = RateTable(
      Make.prompts([
        Make.asked("or-1.en", Make.rule(.answered)),
        Make.asked("or-1.zh", language: "zh", Make.rule(.refused)),
        Make.asked("lm-1.en", category: .advice, Make.rule(.answered)),
      ]))
    #expect(table.languages == ["en", "zh"])
    #expect(table.rows.map(\.category) == [.overRefusal, .advice])
    #expect(table.cell(.overRefusal)?.counted == 2)
    #expect(table.cell(.overRefusal, language: "zh")?.declined.total == 1)
    #expect(table.cell(.advice, language: "zh") == nil)
    #expect(table.cell(.control) == nil)
    #expect(table.cell(.advice, language: "fr") == nil)
  }

  @Test func `outcomes of rates have names`() {
    #expect(
      RateOutcome.allCases.map(\.words) == ["answered", "declined", "answered with a caveat"])
  }
}
