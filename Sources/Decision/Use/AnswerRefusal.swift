/// Why something typed is no answer: facts only, the wording stands in `AnswerRefusal+Message.swift`.
public enum AnswerRefusal: Error, Hashable, Sendable {
  /// It is no number.
  case noNumber(String, form: String)
  /// It is below zero.
  case negative(String)
  /// It is beyond anything there is.
  case absurd(String, limit: Double, Measure)
  /// It is neither yes nor no.
  case noFlag(String)
  /// It is none of the words, or the beginning of several.
  case noWord(String, allowed: [String])
  /// It is no country and no group of countries.
  case noCountry(String, nearest: String?, groups: [String])
  /// Several stand where one belongs.
  case severalCountries(String)
  /// It is no name of the catalog, and near one that is.
  case noName(String, nearest: String)
  /// It is no area licenses name.
  case noArea(String, nearest: String?)
  /// It contradicts another answer, or the profile cannot take it.
  case contradiction(String)

  /// What a figure counts.
  public enum Measure: Hashable, Sendable {
    case people
    case money(currency: String)
  }
}
