internal import Catalog

extension RecordProblem {
  /// What is wrong and what to do; whoever shows it names the file.
  public var message: String {
    switch self {
    case .syntax(let problem):
      return "Line \(problem.line): \(problem.message)"
    case .notARecord(let schema, let kind):
      let noun =
        [SignedDocument.Kind.shortlist.name: "shortlist", SignedDocument.Kind.comparable: kind][
          kind]
        ?? "decision record"
      guard let schema else { return "This is not a \(noun): it names no schema." }
      return "This is not a \(noun): its schema is \(schema.quotedForMessage)."
    case .newerSchema(let schema, let newestKnown):
      let known = newestKnown == 1 ? "1" : "1–\(newestKnown)"
      return "This was written by a newer Weigh (\(schema)); this one reads \(known)."
    case .changed(let number):
      let name = number.map { DecisionRecord.padded($0) } ?? "The record"
      return "\(name): changed after Weigh wrote it; nothing was checked."
    case .missingKey(let path):
      return "\(path.quotedForMessage) is missing."
    case .wrongValue(let path, let expected):
      return "\(path.quotedForMessage) must be \(expected)."
    case .unknownKey(let path, let nearest):
      let hint = nearest.map { " Did you mean \($0.quotedForMessage)?" } ?? ""
      return "\(path.quotedForMessage) is no key of a decision record.\(hint)"
    case .missingEvidence(let id):
      return "The record refers to the evidence \(id.quotedForMessage), which it does not hold."
    case .unusedEvidence(let id):
      return "The record holds the evidence \(id.quotedForMessage), which nothing refers to."
    case .unknownModel(let id, let nearest):
      let hint = nearest.map { " Did you mean \($0.quotedForMessage)?" } ?? ""
      return "The catalog ranks no model \(id.quotedForMessage).\(hint)"
    case .shortlistedTwice(let id):
      return "The shortlist names \(id.quotedForMessage) twice."
    }
  }
}
