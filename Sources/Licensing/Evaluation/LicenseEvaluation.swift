public import Catalog

/// What the licenses of a model mean for an intended use.
public struct LicenseEvaluation: Hashable, Sendable {
  /// The answer to one question, over all licenses.
  public struct Answer: Hashable, Sendable {
    /// The question.
    public let question: QuestionID
    /// The worst verdict of all licenses.
    public let verdict: Verdict
  }

  /// Something to know beside the verdict.
  public enum Remark: Hashable, Sendable {
    /// The license was assigned by a tag or a report, and no text was compared.
    case assignedWithoutText(licenseID: String, basis: AssignmentBasis)
    /// The license text changed after the assignment was checked.
    case textChanged(licenseID: String, on: CalendarDate, checked: CalendarDate)
    /// Only quoted clauses of the text were read.
    case quotedClauses(licenseID: String)
    /// The license applies through another model.
    case inherited(licenseID: String, base: String)
    /// The license covers code; it is named, not judged.
    case codeLicense(licenseID: String)
  }

  /// The worst verdict of all questions and licenses.
  public let overall: Verdict
  /// The questions that apply, in their order; one that is not listed counts as allowed.
  public let answers: [Answer]
  /// Everything that kept an answer from plain allowed, severe first.
  public let reasons: [LicenseReason]
  /// What to do, merged over all licenses.
  public let duties: [LicenseDuty]
  /// The defaults that stood in for answers not given.
  public let assumptions: [Assumption]
  /// How sure the reading is.
  public internal(set) var confidence: Confidence
  /// What else to know.
  public internal(set) var remarks: [Remark]

  /// The ways out of every prohibition, each once.
  public var remedies: [Remedy] {
    var seen: Set<Remedy> = []
    return reasons.flatMap(\.remedies).filter { seen.insert($0).inserted }
  }

  /// The answer to a question; one that was not asked is allowed.
  public subscript(question: QuestionID) -> Verdict {
    answers.first { $0.question == question }?.verdict ?? .allowed
  }
}
