/// Why a profile was refused.
public enum ProfileError: Error, Hashable, Sendable {
  /// No field has this name.
  case unknownField(String, known: [String])
  /// The value has another shape.
  case wrongShape(field: String, shape: ProfileField.Shape)
  /// The word is none of those the field takes.
  case unknownWord(field: String, word: String, allowed: [String])
  /// The code is no country.
  case unknownCountry(field: String, code: String)
  /// The figure is below zero, or no number.
  case negative(field: String)
  /// The first figure cannot be greater than the second.
  case contradiction(field: String, value: Double, bound: String, limit: Double)
}
