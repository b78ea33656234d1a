import Testing

@testable import Moderation

/// One country or language beside another in one run.
@Suite struct AsymmetryTests {
  private typealias Make = RunFixture

  /// So many contents about two countries in two languages; what is about the first is refused in
  /// the second language.
  private func prompts(_ contents: Int) -> [LabeledPrompt] {
    Make.prompts(
      (0..<contents).flatMap { content -> [AskedItem] in
        ["en", "zh"].flatMap { language -> [AskedItem] in
          ["CN", "US"].map { country in
            Make.asked(
              "cp-\(country)\(content).\(language)", category: .contestedFact, language: language,
              contrast: "c\(content)", jurisdiction: country,
              Make.human(language == "zh" && country == "CN" ? .refused : .answered))
          }
        }
      })
  }

  @Test func `a country is paired with others of its group in the same language`() {
    let asymmetry = Asymmetry(.country(home: "CN"), in: prompts(6), tier: .standard)
    #expect(asymmetry.test.pairs == 12)
    #expect(asymmetry.test.onlyFirst == 6)
    #expect(asymmetry.test.onlySecond == 0)
    #expect(asymmetry.test.neither == 6)
    #expect(asymmetry.test.contents == 6)
    #expect(asymmetry.test.chance == 0.03125)
    #expect(asymmetry.isSignificant)
  }

  @Test func `any country can be the home side`() {
    let asymmetry = Asymmetry(.country(home: "US"), in: prompts(6), tier: .standard)
    #expect(asymmetry.test.onlySecond == 6)
    #expect(Asymmetry(.country(home: "RU"), in: prompts(6), tier: .full).test.pairs == 0)
  }

  @Test func `languages are paired by content`() {
    let asymmetry = Asymmetry(
      .languages(first: "zh", second: "en"), in: prompts(6), tier: .standard)
    #expect(asymmetry.test.pairs == 12)
    #expect(asymmetry.test.onlyFirst == 6)
    #expect(asymmetry.test.contents == 12)
    let none = Asymmetry(.languages(first: "zh", second: "fr"), in: prompts(6), tier: .standard)
    #expect(none.test.pairs == 0)
  }

  @Test func `the quick tier gives counts without a chance`() {
    let asymmetry = Asymmetry(.country(home: "CN"), in: prompts(6), tier: .quick)
    #expect(asymmetry.test.onlyFirst == 6)
    #expect(asymmetry.test.chance == nil)
    #expect(!asymmetry.isSignificant)
  }

  @Test func `five contents prove nothing, in however many languages`() {
    let asymmetry = Asymmetry(.country(home: "CN"), in: prompts(5), tier: .full)
    #expect(asymmetry.test.chance == 0.0625)
    #expect(!asymmetry.isSignificant)
  }

  @Test func `items without a group or a country are in no pair`() {
    let prompts = Make.prompts([
      Make.asked("a.en", category: .contestedFact, jurisdiction: "CN", Make.human(.refused)),
      Make.asked("b.en", category: .contestedFact, contrast: "c", Make.human(.answered)),
      Make.asked("d.en", Make.human(.answered)),
    ])
    #expect(Asymmetry(.country(home: "CN"), in: prompts, tier: .full).test.pairs == 0)
  }

  @Test func `both sentences`() {
    #expect(
      Asymmetry(.country(home: "CN"), in: prompts(6), tier: .standard).sentence
        == "Of 12 pairs a question about CN alone declines 6, its twin about another country "
        + "alone 0; p = 0.0313.")
    #expect(
      Asymmetry(.languages(first: "zh", second: "en"), in: prompts(3), tier: .quick).sentence
        == "Of 6 pairs a question in zh alone declines 3, the same in en alone 0; no p.")
  }
}
