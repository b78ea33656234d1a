public import Catalog

extension JSONValue {
  /// Reads a JSON text.
  ///
  /// - Throws: `JSONProblem` with the place of the first problem.
  public init(jsonText text: String) throws(JSONProblem) {
    try self.init(reading: Array(text.utf8))
  }
}
