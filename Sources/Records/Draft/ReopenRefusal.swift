public import Decision

/// Why something typed is no condition the program can check: facts only.
public enum ReopenRefusal: Error, Hashable, Sendable {
  /// It compares nothing.
  case noComparison(String)
  /// No need reads such a field.
  case noField(String, nearest: String?)
  /// The field is no figure and no list of names, so it cannot be compared.
  case notComparable(String)
  /// The field is not compared that way.
  case noOperator(String, field: String, allowed: [MustOperator])
  /// There is no such model in the catalog.
  case noModel(String, nearest: String?)
  /// The value does not fit the field.
  case noValue(AnswerRefusal)
}
