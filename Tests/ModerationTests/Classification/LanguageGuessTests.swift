import Testing

@testable import Moderation

@Suite struct LanguageGuessTests {
  private func bundled() throws -> LanguageGuess { LanguageGuess(try PhraseTables.bundled.get()) }

  @Test(arguments: [
    (
      "Die Hauptstadt ist seit langem eine große Stadt, und viele Menschen leben gern in ihr, weil es dort Arbeit gibt.",
      "de"
    ),
    (
      "La capitale est depuis longtemps une grande ville, et beaucoup de gens y vivent parce qu'il y a du travail.",
      "fr"
    ),
    (
      "La capital es desde hace mucho una gran ciudad, y muchas personas viven allí porque hay trabajo para todos.",
      "es"
    ),
    (
      "La capitale è da tempo una grande città, e molte persone ci vivono perché c'è lavoro per tutti quelli che vogliono.",
      "it"
    ),
    (
      "De hoofdstad is al lang een grote stad, en veel mensen wonen er graag omdat het er mooi is en er voor iedereen werk is.",
      "nl"
    ),
    (
      "Pääkaupunki on ollut pitkään suuri kaupunki, ja monet ihmiset asuvat siellä, koska siellä on töitä kaikille.",
      "fi"
    ),
    (
      "Stolica jest od dawna dużym miastem i wielu ludzi mieszka tam, ponieważ jest praca dla wszystkich, którzy chcą.",
      "pl"
    ),
    ("首都は昔から大きな都市で、仕事があるので多くの人が住んでいます。", "ja"),
    ("수도는 오래전부터 큰 도시이고 일자리가 있어서 많은 사람들이 삽니다.", "ko"),
    ("首都很早就是一座大城市，因为有工作，所以很多人住在那里。", "zh"),
  ])
  func `a language is told from the reply alone`(_ text: String, _ language: String) throws {
    #expect(try bundled().language(of: text, prompt: nil) == language)
  }

  @Test func `Cyrillic alone is not Russian`() throws {
    let ukrainian =
      "Столиця вже давно є великим містом, і багато людей живуть там, тому що є робота для всіх, хто її шукає."
    #expect(try bundled().language(of: ukrainian, prompt: nil) != "ru")
  }
}
