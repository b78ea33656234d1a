/// Why a question was answered as it was: the facts; `LicenseReason+Message.swift` has the words.
public struct LicenseReason: Hashable, Sendable {
  /// What kind of reason it is.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    case licenseForbids = "license-forbids"
    case requirementNotMet = "requirement-not-met"
    case notKnown = "not-known"
    case review, duty
  }

  /// Who can answer what is not known.
  public enum Answerer: Hashable, Sendable {
    /// The user, by filling these fields.
    case user(fields: [String])
    /// The catalog, once somebody has read the text.
    case catalog
    /// The license file of the revision.
    case licenseFile
  }

  /// The question.
  public let question: QuestionID
  /// Its answer, as far as this reason goes.
  public let verdict: Verdict
  /// What kind of reason it is.
  public let kind: Kind
  /// The license; `nil` where none is known.
  public let licenseID: String?
  /// The name of the license.
  public let licenseName: String?
  /// The clause.
  public let clause: String?
  /// What was found.
  public let detail: Detail
  /// Where it was read.
  public let sources: [LicenseText]
  /// What would change it.
  public let reopen: Reopen
  /// Ways out, where it is prohibited.
  public let remedies: [Remedy]
  /// Who can answer, where it is not known.
  public let answerer: Answerer?

  /// What was found, as facts.
  public enum Detail: Hashable, Sendable {
    case noLicense(base: String?)
    case baseNotNamed
    case notInCatalog(String)
    case sourcesDisagree([String])
    /// A declared string that means several licenses, or none.
    case tagUnsettled(String, candidates: [String])
    /// A license file whose bytes are those of no agreement on record.
    case textUnrecognized(sha256: String)
    case textNotSeen
    case purposeNotGiven
    case notSeen(Point)
    case listNotRead(Point)
    /// The rule gave the other verdict, but the text itself was not read.
    case reportedOnly(Verdict)

    case use(UsePermission, purpose: Purpose)
    case thresholdCrossed(Threshold, figure: Double?)
    case thresholdAtLimit(Threshold)
    case figureMissing(Threshold, field: String)
    case brandingRefused(Threshold, figure: Double?)
    case placesExcluded([String])
    case placesMissing([String])
    case seatExcluded(String)
    case groupExcluded([String])
    case seatMissing
    case modalityUnknown([String])
    case military(Mention)
    case government
    case guardrails
    case area(HighStakesArea)
    case areaUnclear(String)
    case followUses(FieldOfUse)
    case redistribution(Redistribution)
    case hosting(Hosting)
    case duty(PrescribedDuty)
    case dutyRefused(PrescribedDuty)
    case modification(Modification)
    case propagation(Propagation)
    case outputs(OutputTraining)
    case studentFamilyMissing
    case patent(PatentGrant)
    case licensorIndemnity
    case userIndemnity(UserIndemnity)
    case change(UnilateralChange)
    case notOSIApproved
    case law(String)
  }

  /// The points of a license text that may not have been seen.
  public enum Point: String, CaseIterable, Hashable, Sendable {
    case commercialUse, internalBusinessUse, thresholds, territory, fieldOfUse, militaryUse
    case governmentUse, guardrails, highStakes, redistribution, hosting, duties, namePrefixes
    case modification, propagation, outputTraining, patentGrant, licensorIndemnity, userIndemnity
    case unilateralChange, osiApproval, governingLaw
  }
}

/// What would change a reason.
public enum Reopen: Hashable, Sendable {
  case separateLicense(licensor: String)
  case answer(fields: [String])
  case profileChange(fields: [String])
  case textRead
  case licenseKnown
  case counsel
  case dutyDropped
}

/// A way out of a prohibition.
public enum Remedy: Hashable, Sendable {
  case separateLicense(licensor: String)
  case dropPlaces([String])
  case officialAccess(licensor: String)
  case acceptMark(String?)
  case acceptNamePrefix(String?)
  case acceptNotices
  case evaluationOnly
  case keepStudentInFamily
  case contractForIndemnity
  case dropNeed(field: String)
  case dropUse(field: String)
  case osiLicensedModel
}

/// Something to do, or for a host to have done.
public struct LicenseDuty: Hashable, Sendable {
  /// Who bears it.
  public enum Bearer: String, Hashable, Sendable {
    case user, host
  }

  /// How far it is.
  public enum State: String, CaseIterable, Hashable, Sendable {
    case open, done
    case notApplicable = "n.a."
  }

  /// What kind of thing.
  public enum Kind: Hashable, Sendable {
    /// As the text prescribes.
    case prescribed(PrescribedDuty)
    /// Register before commercial use.
    case registration(PrescribedDuty?)
    /// Show a mark, above a limit of size.
    case thresholdMark(Threshold)
    /// Follow a list or policy, and pass it on.
    case followUses(FieldOfUse)
    /// Meet the conditions for passing on weights.
    case redistribution(note: String?, nonCommercialOnly: Bool)
    /// Meet the conditions for offering a service.
    case hosting(note: String?, nonCommercialOnly: Bool)
    /// Keep a change non-commercial.
    case modificationLimits
    /// Carry terms to the derived model.
    case propagation(Propagation)
    /// Carry terms to a model trained on outputs.
    case outputs(OutputTraining, note: String?)
    /// Ask the host for its own license.
    case hostLicense(licensor: String)
  }

  /// What kind of thing.
  public let kind: Kind
  /// Who bears it.
  public let bearer: Bearer
  /// The licenses that ask for it, with their clauses.
  public internal(set) var askedBy: [LicenseClause]
  /// Whether it is only listed: a wish, or one that papers and advertising set off.
  public let isOptional: Bool
  /// How far it is.
  public var state: State
}

/// A clause of a license.
public struct LicenseClause: Hashable, Sendable {
  /// The license.
  public let licenseID: String
  /// The clause.
  public let clause: String?
}
