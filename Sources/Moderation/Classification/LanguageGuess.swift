/// Tells the language of a reply, by script and by small common words.
struct LanguageGuess: Sendable {
  private let words: [String: Set<String>]
  /// Endings that tell a language whose small words are endings.
  private let endings: [String: [String]]

  init(_ tables: PhraseTables) {
    words = tables.tables.mapValues(\.functionWords).merging(tables.decoys) { own, _ in own }
    endings = words.mapValues { $0.filter { $0.hasPrefix("-") }.map { String($0.dropFirst()) } }
      .filter { !$0.value.isEmpty }
  }

  /// A text of fewer scalars says too little for words to count.
  static let shortText = 80

  /// In a text of fewer scalars one such word is enough where it is of the language asked in.
  static let briefText = 300

  /// Languages whose rules are tried: English always, then by script, then that of the question.
  func candidates(_ text: String, prompt: String?) -> [String] {
    let shares = ScriptShares(text, first: 600)
    var found = ["en"]
    if shares.count(.hangul) > 5 { found.append("ko") }
    if shares.count(.kana) > 5 {
      found.append("ja")
    } else if shares.count(.han) > 3 {
      found.append("zh")
    }
    for (script, language) in [
      (ScriptShares.Script.arabic, "ar"), (.devanagari, "hi"), (.cyrillic, "ru"), (.thai, "th"),
    ] where shares.count(script) > 5 { found.append(language) }
    if let prompt, !found.contains(prompt) { found.append(prompt) }
    return found
  }

  /// The language of a reply, ISO 639-1; `nil` where it cannot be told.
  func language(of text: String, prompt: String?) -> String? {
    let shares = ScriptShares(text)
    if shares.share(.kana) > 0.15 { return "ja" }
    for (script, language) in [
      (ScriptShares.Script.hangul, "ko"), (.han, "zh"), (.devanagari, "hi"), (.thai, "th"),
    ] where shares.share(script) > 0.3 {
      // A few Chinese characters alone are as good Japanese.
      if language == "zh", prompt == "ja", shares.count(.han) <= 8 { return "ja" }
      return language
    }
    // These two scripts serve many languages.
    if shares.share(.arabic) > 0.3 {
      return byWords(text, among: ["ar", "fa", "ur"], prompt: prompt, likely: "ar")
    }
    if shares.share(.cyrillic) > 0.3 {
      return byWords(text, among: ["ru", "uk", "bg"], prompt: prompt, likely: "ru")
    }
    return byWords(text, among: nil, prompt: prompt, likely: nil)
  }

  private func byWords(
    _ text: String, among few: Set<String>?, prompt: String?, likely: String?
  ) -> String? {
    let isShort = text.unicodeScalars.count < Self.shortText
    let hits = hits(text, among: few)
    let most = hits.values.max() ?? 0
    let best = hits.filter { $0.value == most }.keys.sorted()
    if most >= 2, !isShort, best.count == 1 { return best[0] }
    if let likely {
      if prompt == likely, best.contains(likely) || most < 2 { return likely }
      return most >= 2 && best.count == 1 ? best[0] : isShort ? prompt : nil
    }
    if isShort { return prompt }
    // Two others that look alike say that it is one of them, not that it is the language asked in.
    if most >= 2 { return prompt.map(best.contains) == true ? prompt : nil }
    // A few lines may hold but one small word; it speaks for the language asked in, if for any.
    let isBrief = text.unicodeScalars.count < Self.briefText
    return isBrief && best == [prompt].compactMap { $0 } ? prompt : nil
  }

  /// How often the small words of each language stand in a text.
  private func hits(_ text: String, among few: Set<String>?) -> [String: Int] {
    let tokens = text.split { !($0.isLetter || $0 == "'") }.map { $0.lowercased() }
    var hits: [String: Int] = [:]
    for (language, words) in words where few?.contains(language) ?? true {
      let endings = endings[language] ?? []
      let count = tokens.count { token in
        words.contains(token)
          || endings.contains { token.count > $0.count + 2 && token.hasSuffix($0) }
      }
      if count > 0 { hits[language] = count }
    }
    return hits
  }
}
