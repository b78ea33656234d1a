extension ProfileError: CustomStringConvertible {
  /// What is wrong, and what would be right.
  public var description: String {
    switch self {
    case .unknownField(let name, let known):
      let near = known.filter { $0.hasSuffix("." + name) }
      return near.isEmpty
        ? "The profile has no field '\(name)'."
        : "The profile has no field '\(name)'. Did you mean '\(near[0])'?"
    case .wrongShape(let field, let shape):
      return "'\(field)' takes \(shape.sentencePart)."
    case .unknownWord(let field, let word, let allowed):
      return "'\(field)' has no value '\(word)'. It takes \(allowed.joined(separator: ", "))."
    case .unknownCountry(let field, let code):
      return "'\(field)' names '\(code)', which is no country code. "
        + "Use two letters of ISO 3166-1, such as GB for the United Kingdom."
    case .negative(let field):
      return "'\(field)' must be zero or above."
    case .contradiction(let field, let value, let bound, let limit):
      return "'\(field)' (\(Figure.plain(value))) cannot be greater than '\(bound)' "
        + "(\(Figure.plain(limit)))."
    }
  }
}

extension ProfileField.Shape {
  fileprivate var sentencePart: String {
    switch self {
    case .word(let words): return "one of " + words.joined(separator: ", ")
    case .text: return "a word"
    case .flag: return "yes or no"
    case .count: return "a count"
    case .amount(let currency): return "an amount in \(currency)"
    case .country: return "one country code of two letters"
    case .countries: return "country codes of two letters"
    case .texts: return "a list of words"
    }
  }
}
