internal import Catalog
internal import Cells
internal import Decision
internal import Licensing

/// The form of the intended use: one row for each question, each of which can be skipped.
struct UseForm: Hashable, Sendable {
  var list = ListCursor()
  /// The answer being typed.
  var line: LineEdit?
  /// Why the answer was not accepted.
  var problem: String?
}

/// One question of the intended use as the form asks it.
struct UseQuestion {
  let field: ProfileField

  /// Every question, in the order it is asked.
  static let all = IntendedUse.fields.map(UseQuestion.init)

  /// The answers that are gone through by one key; none where something has to be typed.
  var choices: [FactValue] {
    switch field.shape {
    case .word(let words): return words.map(FactValue.text)
    case .flag: return [.flag(true), .flag(false)]
    case .text, .count, .amount, .country, .countries, .texts: return []
    }
  }

  /// What has to be typed, in a few words.
  var form: String {
    switch field.shape {
    case .word, .flag: return ""
    case .text: return "a word"
    case .count: return "a count, such as 50000 or 50k"
    case .amount(let currency): return "an amount in \(currency), such as 2000000 or 2M"
    case .country: return "a country code, such as DE"
    case .countries: return "country codes or groups, such as DE EU"
    case .texts: return "words, with blanks between"
    }
  }

  /// Reads what was typed; an empty line skips the question.
  func answer(_ text: String) -> Result<FactValue?, Refusal> {
    let words = text.split { $0 == " " || $0 == "," }.map(String.init)
    guard !words.isEmpty else { return .success(nil) }
    switch field.shape {
    case .count, .amount:
      guard let number = TypedNumber.read(text), number >= 0 else {
        return .failure(Refusal(sentence: "Type \(form)."))
      }
      return .success(TypedNumber.value(number))
    case .country:
      return words.count == 1
        ? .success(.text(words[0].uppercased())) : .failure(Refusal(sentence: "Type \(form)."))
    case .countries: return .success(.list(words.map { $0.uppercased() }))
    case .texts: return .success(.list(words))
    case .text, .word, .flag: return .success(.text(text))
    }
  }

  /// An answer in words; nothing where none was given.
  func text(_ value: FactValue?) -> String? {
    switch value {
    case .list(let list): return list.isEmpty ? "none" : list.joined(separator: " ")
    case let value?: return EvaluationBase.plain(value)
    case nil: return nil
    }
  }

  /// What licenses are judged by where the question is skipped; nothing where nothing may be taken
  /// for granted.
  func standIn(_ use: [String: FactValue], base: EvaluationBase) -> String? {
    var profile = IntendedUse()
    for question in Self.all {
      guard let value = use[question.field.key] else { continue }
      // An answer the profile cannot take is reported where the scenario is ranked.
      try? question.field.set(question.profileValue(value, base: base), in: &profile)
    }
    switch field.defaultValue(in: profile) {
    case .word(let word): return word
    case .flag(let flag): return flag ? "yes" : "no"
    case .number(let number): return Wording.grouped(number)
    case .words(let words): return words.isEmpty ? "none" : words.joined(separator: " ")
    case nil: return nil
    }
  }

  private func profileValue(_ value: FactValue, base: EvaluationBase) -> ProfileValue {
    switch value {
    case .flag(let flag): return .flag(flag)
    case .integer, .number: return .number(value.number ?? 0)
    case .list(let names):
      return .words(field.shape == .countries ? base.countries(names) : names)
    default: return .word(EvaluationBase.plain(value))
    }
  }

  /// Why something typed is no answer.
  struct Refusal: Error, Hashable {
    let sentence: String
  }
}

/// Numbers as people type them: `32k`, `1.5M`, `0.60`, `32,768`.
enum TypedNumber {
  /// The number, or nothing when it is none.
  static func read(_ text: String) -> Double? {
    guard hasSoundGroups(text) else { return nil }
    var digits = text.filter { $0 != " " && $0 != "," && $0 != "_" }
    var factor = 1.0
    switch digits.last {
    case "k", "K": factor = 1000
    case "m", "M": factor = 1_000_000
    case "b", "B", "g", "G": factor = 1_000_000_000
    default: break
    }
    if factor > 1 { digits.removeLast() }
    let isPlain = digits.allSatisfy { $0.isASCII && ($0.isWholeNumber || $0 == "." || $0 == "-") }
    guard isPlain, let number = Double(digits), number.isFinite else { return nil }
    return number * factor
  }

  /// A comma stands between groups of three digits; `0,60` could mean 0.60 and is refused.
  private static func hasSoundGroups(_ text: String) -> Bool {
    let groups = text.split(separator: ",", omittingEmptySubsequences: false)
    return groups.dropFirst().allSatisfy { $0.prefix { $0.isWholeNumber }.count == 3 }
  }

  /// Tokens: `32k` means 32,768, as vendors print it.
  static func readTokens(_ text: String) -> Double? {
    guard let number = read(text) else { return nil }
    let letter = text.last { $0 != " " }
    if letter == "k" || letter == "K" { return number / 1000 * 1024 }
    if letter == "m" || letter == "M" { return number / 1_000_000 * 1_048_576 }
    return number
  }

  /// A number as a value: whole numbers stay whole.
  static func value(_ number: Double) -> FactValue {
    Int64(exactly: number).map(FactValue.integer) ?? .number(number)
  }
}
