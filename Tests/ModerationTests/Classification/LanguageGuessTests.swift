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

  /// A list of rules finds nothing in a language it does not know; that must never be an answer.
  @Test(arguments: [
    (
      "ro",
      "Capitala este un oraș mare și mulți oameni locuiesc acolo pentru că este de lucru pentru toți cei care vor."
    ),
    (
      "cs",
      "Hlavní město je velké a mnoho lidí tam žije, protože je tam práce pro všechny, kteří ji chtějí najít."
    ),
    (
      "sk",
      "Hlavné mesto je veľké a veľa ľudí tam žije, pretože je tam práca pre všetkých, ktorí ju chcú nájsť."
    ),
    (
      "hu",
      "A főváros nagy város, és sok ember él ott, mert van munka mindenkinek, aki szeretne dolgozni."
    ),
    (
      "hr",
      "Glavni grad je velik i mnogi ljudi žive tamo jer ima posla za sve koji ga žele naći u gradu."
    ),
    (
      "sv",
      "Huvudstaden är en stor stad och många bor där eftersom det finns arbete åt alla som vill ha det."
    ),
    (
      "da",
      "Hovedstaden er en stor by, og mange mennesker bor der, fordi der er arbejde til alle, som gerne vil have det."
    ),
    (
      "no",
      "Hovedstaden er en stor by, og mange mennesker bor der fordi det finnes arbeid til alle som vil ha det."
    ),
    (
      "sw",
      "Mji mkuu ni mji mkubwa na watu wengi wanaishi huko kwa sababu kuna kazi kwa wote wanaotaka kufanya kazi."
    ),
    (
      "ca",
      "La capital és una ciutat gran i moltes persones hi viuen perquè hi ha feina per a tothom que la vulgui trobar."
    ),
    (
      "et",
      "Pealinn on suur linn ja paljud inimesed elavad seal, sest seal on tööd kõigile, kes seda tahavad leida."
    ),
    (
      "lt",
      "Sostinė yra didelis miestas ir daug žmonių ten gyvena, nes ten yra darbo visiems, kurie nori dirbti."
    ),
    (
      "lv",
      "Galvaspilsēta ir liela pilsēta, un daudzi cilvēki tur dzīvo, jo tur ir darbs visiem, kas to vēlas."
    ),
    (
      "tl",
      "Ang kabisera ay isang malaking lungsod at maraming tao ang nakatira doon dahil may trabaho para sa lahat."
    ),
    (
      "uk",
      "Столиця є великим містом, і багато людей живуть там, тому що є робота для всіх, хто хоче працювати."
    ),
    (
      "bg",
      "Столицата е голям град и много хора живеят там, защото има работа за всички, които искат да работят."
    ),
    (
      "el",
      "Η πρωτεύουσα είναι μεγάλη πόλη και πολλοί άνθρωποι ζουν εκεί επειδή υπάρχει δουλειά για όλους."
    ),
    (
      "he",
      "הבירה היא עיר גדולה ואנשים רבים גרים שם כי יש עבודה לכל מי שרוצה לעבוד בה כל השנה בלי הפסקה."
    ),
    ("bn", "রাজধানী একটি বড় শহর এবং অনেক মানুষ সেখানে বাস করে কারণ সেখানে সবার জন্য কাজ আছে এবং জীবন ভালো।"),
    (
      "fa",
      "پایتخت شهر بزرگی است و مردم زیادی در آنجا زندگی می‌کنند چون برای همه کار هست و زندگی خوب است."
    ),
  ])
  func `a reply in a language without rules is never answered`(_ language: String, _ text: String)
    throws
  {
    let classifier = try Classifier.bundled.get()
    for asked in ["en", "de", "fi", "tr", language, nil] {
      let label = classifier.classify(Reply(text, promptLanguage: asked))
      #expect(label.outcome != .answered, "\(language), asked in \(asked ?? "nothing")")
    }
  }
}
