/// Names of record files: lower-case ASCII letters, digits and single hyphens, at most 60.
public enum Slug {
  /// The longest slug.
  static let limit = 60

  /// The slug of a title; a title without any ASCII letter or digit gives `decision`.
  ///
  /// Accents of Latin letters are dropped: `Modèle d'été` gives `modele-d-ete`.
  public static func of(_ title: String) -> String {
    var words: [String] = []
    var word = ""
    for character in title {
      let base = Self.base(of: character)
      if base.isEmpty {
        if !word.isEmpty { words.append(word) }
        word = ""
      } else {
        word += base
      }
    }
    if !word.isEmpty { words.append(word) }
    var slug = ""
    for word in words {
      let longer = slug.isEmpty ? word : slug + "-" + word
      if longer.utf8.count > limit { break }
      slug = longer
    }
    if slug.isEmpty, let first = words.first { slug = String(first.prefix(limit)) }
    return slug.isEmpty ? "decision" : slug
  }

  /// The ASCII letter or digit a character begins with, in lower case; empty for anything else.
  private static func base(of character: Character) -> String {
    if character.isASCII {
      return character.isLetter || character.isNumber ? character.lowercased() : ""
    }
    // A decomposed letter holds its base as its first scalar; a composed one names it.
    guard let scalar = character.unicodeScalars.first else { return "" }
    if scalar.isASCII {
      return scalar.properties.isAlphabetic ? String(scalar).lowercased() : ""
    }
    let words = scalar.properties.name?.split(separator: " ") ?? []
    guard words.count >= 4, words[0] == "LATIN", words[2] == "LETTER", words[3].count == 1 else {
      return ""
    }
    return words[3].lowercased()
  }
}
