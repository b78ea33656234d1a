public import Catalog
public import Licensing

/// One field of the intended use as a person answers it: what may be typed, and what it means.
public struct UseAnswer: Sendable {
  /// The field.
  public let field: ProfileField
  private let base: EvaluationBase

  /// Prepares a field for answers; the catalog knows the groups of countries.
  public init(_ field: ProfileField, in base: EvaluationBase) {
    self.field = field
    self.base = base
  }

  /// The answers there are; none where something has to be typed.
  public var choices: [FactValue] {
    switch field.shape {
    case .word(let words): return words.map(FactValue.text)
    case .flag: return [.flag(true), .flag(false)]
    case .text, .count, .amount, .country, .countries, .texts: return []
    }
  }

  /// What to type, in a few words.
  public var form: String {
    switch field.shape {
    case .word(let words): return "one of " + Wording.list(words, joint: "or")
    case .flag: return "yes or no"
    case .text: return "a word"
    case .count: return "a count, such as 50000 or 20M"
    case .amount(let currency): return "an amount in \(currency), such as 2000000 or 20 million"
    case .country: return "a country code, such as DE"
    case .countries:
      return "country codes or groups, such as DE EU" + (takesNone ? "; none for nowhere" : "")
    case .texts where isArea: return "areas, such as medical or credit"
    case .texts: return "names, with commas between"
    }
  }

  /// Reads what was typed.
  ///
  /// **Errors**: what cannot be an answer to this field; contradictions with other answers are
  /// found by `EvaluationBase.contradiction(in:)`.
  public func read(_ text: String) throws(AnswerRefusal) -> FactValue {
    let text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    switch field.shape {
    case .word(let words): return .text(try word(text, of: words))
    case .flag: return .flag(try TypedWords.flag(text))
    case .text: return .text(text)
    case .count: return try figure(text, limit: Self.mostPeople, .people)
    case .amount(let currency):
      let limit = currency == "USD" ? Self.mostDollars : Self.mostMoney
      let plain = text.hasPrefix("$") ? String(text.dropFirst()) : text
      return try figure(plain, limit: limit, .money(currency: currency))
    case .country:
      let names = TypedWords.list(text)
      guard names.count == 1 else { throw .severalCountries(text) }
      return .text(try CountryName(names[0], groups: [:]).code())
    case .countries:
      // Only a group can have no other place; users and servers are somewhere.
      if text.lowercased() == "none", takesNone { return .list([]) }
      var names: [String] = []
      for name in TypedWords.list(text) {
        names.append(try CountryName(name, groups: base.regions).code())
      }
      guard !names.isEmpty else { throw .noWord(text, allowed: ["DE", "EU"]) }
      return .list(names)
    case .texts: return .list(try texts(text))
    }
  }

  /// An answer in words.
  public static func spelled(_ value: FactValue) -> String {
    switch value {
    case .list(let list): return list.isEmpty ? "none" : list.joined(separator: ", ")
    default: return EvaluationBase.plain(value)
    }
  }

  /// What licenses are judged by where nothing is answered; `nil` where nothing may be assumed.
  public func standIn(_ use: [String: FactValue]) -> String? {
    switch field.defaultValue(in: base.readableProfile(use)) {
    case .word(let word): return word
    case .flag(let flag): return flag ? "yes" : "no"
    case .number(let number): return Wording.grouped(number)
    case .words(let words): return words.isEmpty ? "none" : words.joined(separator: " ")
    case nil: return nil
    }
  }

  /// No product has more users than there are people: some 8 billion.
  private static let mostPeople = 1e10
  /// The world earns some US$ 100 trillion in a year.
  private static let mostDollars = 1e14
  /// The same in a currency of which ten make a dollar.
  private static let mostMoney = 1e15

  private var takesNone: Bool { field.defaultValue(in: IntendedUse()) != nil }

  private var isArea: Bool { field.key == "use.high_stakes" }

  private func figure(_ text: String, limit: Double, _ measure: AnswerRefusal.Measure)
    throws(AnswerRefusal) -> FactValue
  {
    guard let number = TypedNumber.read(text), !Self.mayBeGrouped(text),
      field.shape != .count || number == number.rounded()
    else { throw .noNumber(text, form: form) }
    guard number >= 0 else { throw .negative(text) }
    guard number <= limit else { throw .absurd(text, limit: limit, measure) }
    return TypedNumber.value(number)
  }

  /// Whether points may stand between groups of thousands, as `50.000` does in much of Europe.
  private static func mayBeGrouped(_ text: String) -> Bool {
    let groups = text.split(separator: ".", omittingEmptySubsequences: false)
    return groups.count > 1 && (1...3).contains(groups[0].count) && groups[0] != "0"
      && groups.dropFirst().allSatisfy { $0.count == 3 }
      && groups.joined().allSatisfy(\.isWholeNumber)
  }

  /// A word, its number in the list, or a beginning that only one word has.
  private func word(_ text: String, of words: [String]) throws(AnswerRefusal) -> String {
    let asked = text.lowercased().split(separator: " ").joined(separator: "-")
    if words.contains(asked) { return asked }
    if let number = Int(asked), words.indices.contains(number - 1) { return words[number - 1] }
    let begun = words.filter { $0.hasPrefix(asked) }
    guard begun.count == 1, !asked.isEmpty else { throw .noWord(text, allowed: words) }
    return begun[0]
  }

  private func texts(_ text: String) throws(AnswerRefusal) -> [String] {
    if text.lowercased() == "none" { return [] }
    guard isArea else {
      return text.split { $0 == "," || $0 == ";" }.map {
        $0.split(separator: " ").joined(separator: " ")
      }.filter { !$0.isEmpty }
    }
    var areas: [String] = []
    for name in TypedWords.list(text) {
      guard let area = HighStakesArea(named: name) else {
        throw .noArea(
          name, nearest: Spelling.nearest(name, in: HighStakesArea.allCases.map(\.rawValue)))
      }
      areas.append(area.rawValue)
    }
    return areas
  }
}
