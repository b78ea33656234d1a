/// How much of a license text was read; it caps every verdict.
public enum TextStatus: String, CaseIterable, Hashable, Sendable {
  case fullText = "full-text"
  case quotedClauses = "quoted-clauses"
  case secondaryOnly = "secondary-only"
  case notSeen = "text-not-seen"

  /// Whether wording of the license itself was read.
  public var isTextSeen: Bool { self == .fullText || self == .quotedClauses }
}

/// Whether a license allows commercial use, or use inside a business.
public enum UsePermission: String, CaseIterable, Hashable, Sendable {
  case yes
  case belowThreshold = "yes-below-threshold"
  case afterRegistration = "yes-after-registration"
  case evaluationOnly = "evaluation-only"
  case unclear
  case separateLicense = "only-with-separate-license"
  case no
}

/// What limits the purposes of use.
public enum FieldOfUse: String, CaseIterable, Hashable, Sendable {
  case none
  case lawfulUseOnly = "lawful-use-only"
  case builtInList = "built-in-list"
  case builtInListMutable = "built-in-list-mutable"
  case externalPolicyFixed = "external-policy-fixed"
  case externalPolicyMutable = "external-policy-mutable"

  /// Whether a list or a policy must be followed and passed on.
  public var namesUses: Bool { self != .none && self != .lawfulUseOnly }
}

/// How a use policy treats one kind of use.
public enum Mention: String, CaseIterable, Hashable, Sendable {
  case notRestricted = "not-restricted"
  case notMentioned = "not-mentioned"
  case prohibitedWhereHarmful = "prohibited-in-risk-of-harm-context"
  case prohibited
}

/// Whether weights may be passed on.
public enum Redistribution: String, CaseIterable, Hashable, Sendable {
  case yes
  case withConditions = "yes-with-conditions"
  case noncommercialOnly = "noncommercial-only"
  case researchOnly = "research-only"
  case separateAgreementIfCommercial = "separate-agreement-if-commercial"
  case no
}

/// Whether the model may be offered to others as a service.
public enum Hosting: String, CaseIterable, Hashable, Sendable {
  case yes
  case withConditions = "yes-with-conditions"
  case afterRegistration = "yes-after-registration"
  case separateLicenseAboveThreshold = "separate-license-if-maas-threshold"
  case separateLicense = "separate-license"
  case noncommercialOnly = "noncommercial-only"
  case no
}

/// Whether the model may be changed.
public enum Modification: String, CaseIterable, Hashable, Sendable {
  case yes
  case noncommercialOnly = "noncommercial-only"
  case researchOnly = "research-only"
}

/// Which terms follow a derived model.
public enum Propagation: String, CaseIterable, Hashable, Sendable {
  case none
  case noticesOnly = "notices-only"
  case licenseCopyAndNotices = "license-copy-and-notices"
  case useRestrictions = "use-restrictions"
  case fullTerms = "full-terms"
  case shareAlike = "share-alike"
  case restrictionsOfSection3 = "restrictions-of-section-3"
}

/// Whether outputs may train other models.
public enum OutputTraining: String, CaseIterable, Hashable, Sendable {
  case allowed
  case allowedWithDuty = "allowed-with-duty"
  case derivativeTermsPropagate = "derivative-terms-propagate"
  case ownFamilyOnly = "own-family-only"
  case noncompetingOnly = "noncompeting-only"
  case noncommercialOnly = "noncommercial-only"
  case prohibited
  case silent
}

/// What is granted of patents.
public enum PatentGrant: String, CaseIterable, Hashable, Sendable {
  case express
  case generalRights = "ip-rights-general"
  case impliedByVerbs = "implied-make-have-made"
  case noneExpress = "none-express"
  case excluded
}

/// Whether the user must hold the licensor harmless.
public enum UserIndemnity: String, CaseIterable, Hashable, Sendable {
  case none
  case onlyIfOfferingWarranty = "only-if-offering-warranty"
  case general
  case generalWithOutputs = "general-incl-outputs"
}

/// Whether the licensor holds the user harmless.
public enum LicensorIndemnity: String, CaseIterable, Hashable, Sendable {
  case none
}

/// Whether the terms may change after adoption.
public enum UnilateralChange: String, CaseIterable, Hashable, Sendable {
  case none
  case policyMayChange = "policy-may-change"
  case licenseMayChange = "license-may-change"
  case licensorInterprets = "licensor-interprets"
  case mustAdoptOrCease = "must-adopt-or-cease"
}
