/// One question a license is asked, as a rule from facts to findings.
///
/// **Shape**: no finding means that the question does not apply.
protocol LicenseQuestion: Sendable {
  static var id: QuestionID { get }
  static func findings(_ context: QuestionContext) -> [Finding]
}

/// What a question may read.
struct QuestionContext {
  let license: LicenseFacts
  let use: IntendedUse
  let isMultimodal: Bool?
  let familyID: String?
  var releaseFamilies: [String] = []

  /// The remedy that is always there.
  var licensed: Remedy { .separateLicense(licensor: license.licensor) }
  /// The change that is always possible.
  var reopenLicensed: Reopen { .separateLicense(licensor: license.licensor) }
}

/// What a question found, before the evidence cap.
struct Finding {
  var verdict: Verdict
  var kind: LicenseReason.Kind?
  var detail: LicenseReason.Detail?
  var clause: String?
  var reopen: Reopen = .counsel
  var remedies: [Remedy] = []
  var duties: [LicenseDuty.Kind] = []
  var answerer: LicenseReason.Answerer?

  static let allowed = Finding(verdict: .allowed)

  static func forbidden(
    _ detail: LicenseReason.Detail, _ clause: String?, _ remedies: [Remedy], _ reopen: Reopen
  ) -> Finding {
    Finding(
      verdict: .prohibited, kind: .licenseForbids, detail: detail, clause: clause, reopen: reopen,
      remedies: remedies)
  }

  /// The profile asks for something the license does not give.
  static func unmet(
    _ detail: LicenseReason.Detail, _ clause: String?, _ remedies: [Remedy], field: String
  ) -> Finding {
    Finding(
      verdict: .prohibited, kind: .requirementNotMet, detail: detail, clause: clause,
      reopen: .profileChange(fields: [field]), remedies: remedies)
  }

  static func review(_ detail: LicenseReason.Detail, _ clause: String?) -> Finding {
    Finding(verdict: .needsLegalReview, kind: .review, detail: detail, clause: clause)
  }

  static func duty(
    _ detail: LicenseReason.Detail, _ clause: String?, _ duties: [LicenseDuty.Kind]
  ) -> Finding {
    Finding(
      verdict: .allowedWithDuty, kind: .duty, detail: detail, clause: clause,
      reopen: .dutyDropped, duties: duties)
  }

  /// Nobody has seen what the text says.
  static func notSeen(_ point: LicenseReason.Point) -> Finding {
    unknown(.notSeen(point), .catalog, .textRead)
  }

  /// Nobody has read the text for the entries of a list.
  static func notRead(_ point: LicenseReason.Point) -> Finding {
    unknown(.listNotRead(point), .catalog, .textRead)
  }

  /// The profile does not say.
  static func ask(_ detail: LicenseReason.Detail, _ fields: [String], _ clause: String? = nil)
    -> Finding
  {
    var finding = unknown(detail, .user(fields: fields), .answer(fields: fields))
    finding.clause = clause
    return finding
  }

  static func unknown(
    _ detail: LicenseReason.Detail, _ answerer: LicenseReason.Answerer, _ reopen: Reopen
  ) -> Finding {
    Finding(
      verdict: .unknown, kind: .notKnown, detail: detail, reopen: reopen, answerer: answerer)
  }
}

/// The questions, in the order they are asked.
enum QuestionRegistry {
  static let questions: [any LicenseQuestion.Type] = [
    UseQuestion.self, ThresholdQuestion.self, TerritoryQuestion.self, FieldOfUseQuestion.self,
    RedistributeQuestion.self, HostingQuestion.self, AttributionQuestion.self,
    NamingQuestion.self, FinetuneQuestion.self, OutputsTrainingQuestion.self,
    PatentQuestion.self, IndemnityQuestion.self, StabilityQuestion.self, OSIQuestion.self,
    LawQuestion.self,
  ]

  /// What every question finds, capped by how much of the text was read.
  static func findings(_ context: QuestionContext) -> [(question: QuestionID, finding: Finding)] {
    questions.flatMap { question in
      question.findings(context).map {
        (question: question.id, finding: $0.capped(by: context.license.textStatus))
      }
    }
  }
}
