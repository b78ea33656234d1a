public import Catalog

/// Why a decision record cannot be made or read: facts only, the wording stands in
/// `RecordProblem+Message.swift`.
public enum RecordProblem: Error, Hashable, Sendable {
  /// The text is no JSON document.
  case syntax(JSONProblem)
  /// It is JSON, but of another kind; the schema it names, if it names one, and the kind that was
  /// looked for, as `weigh.decision`.
  case notARecord(schema: String?, kind: String)
  /// It was written by a newer Weigh, in the schema it names.
  case newerSchema(String, newestKnown: Int)
  /// Its own hash does not match: somebody edited it.
  case changed(number: Int?)
  /// A key must be there.
  case missingKey(path: String)
  /// A value has the wrong shape.
  case wrongValue(path: String, expected: String)
  /// A key nobody knows, and the one that was probably meant.
  case unknownKey(path: String, nearest: String?)
  /// Evidence is referred to that the record does not hold.
  case missingEvidence(id: String)
  /// Evidence is held that nothing refers to.
  case unusedEvidence(id: String)
  /// The shortlist names a model the outcome does not hold.
  case unknownModel(id: String, nearest: String?)
  /// The shortlist names a model twice.
  case shortlistedTwice(id: String)
}
