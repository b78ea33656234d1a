internal import Decision

extension CriterionDefinition {
  /// A spelled value with its unit; words such as a verdict need none.
  func withUnit(_ spelled: String) -> String {
    spelled.contains(where: \.isNumber) ? spelled + " " + unit : spelled
  }
}
