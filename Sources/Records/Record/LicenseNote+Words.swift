internal import Decision
internal import Licensing

extension DecisionRecord.LicenseNote {
  /// The verdict in words, as lists and screens have it.
  var words: String { verdict.label }
}
