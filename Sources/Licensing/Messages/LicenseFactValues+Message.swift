extension UsePermission {
  func useSentence(_ purpose: Purpose) -> String {
    let what = purpose == .internalBusiness ? "use inside a business" : "this use"
    switch self {
    case .yes: return " allows \(what)."
    case .belowThreshold: return " allows \(what) below a limit."
    case .afterRegistration: return " allows \(what) after registration."
    case .evaluationOnly: return " allows evaluation only."
    case .unclear: return " leaves open whether it allows \(what); arguable, counsel decides."
    case .separateLicense: return " allows \(what) only with a separate license."
    case .no: return " does not allow \(what)."
    }
  }
}

extension FieldOfUse {
  var words: String {
    switch self {
    case .none: return "no rules of use"
    case .lawfulUseOnly: return "a rule of lawful use"
    case .builtInList, .builtInListMutable: return "a list of uses"
    case .externalPolicyFixed, .externalPolicyMutable: return "a use policy"
    }
  }

  var mutableWords: String {
    self == .builtInListMutable || self == .externalPolicyMutable ? "; it may change" : ""
  }
}

extension Threshold.Effect {
  var words: String {
    switch self {
    case .separateLicense: return "asks for a separate license"
    case .terminates: return "ends"
    case .uiAttribution: return "asks for a mark in the user interface"
    case .securityReview: return "asks for a security review by the licensor"
    }
  }
}

extension Redistribution {
  var words: String {
    switch self {
    case .yes: return "allows passing on the weights"
    case .withConditions: return "allows passing on the weights under conditions"
    case .noncommercialOnly: return "allows passing on the weights for non-commercial use only"
    case .researchOnly: return "allows passing on the weights for research only"
    case .separateAgreementIfCommercial:
      return "asks for a separate agreement when weights are passed on commercially"
    case .no: return "does not allow passing on the weights"
    }
  }
}

extension Hosting {
  var words: String {
    switch self {
    case .yes: return "allows offering the model as a service"
    case .withConditions: return "allows offering the model as a service under conditions"
    case .afterRegistration: return "allows offering the model as a service after registration"
    case .separateLicenseAboveThreshold:
      return "allows offering the model as a service below a limit"
    case .separateLicense: return "asks for a separate license to offer the model as a service"
    case .noncommercialOnly:
      return "allows offering the model as a service for non-commercial use only"
    case .no: return "does not allow offering the model as a service"
    }
  }
}

extension Propagation {
  var words: String {
    switch self {
    case .none: return "nothing"
    case .noticesOnly: return "its notices"
    case .licenseCopyAndNotices: return "a copy of the license and its notices"
    case .useRestrictions: return "its rules of use"
    case .fullTerms: return "its full terms"
    case .shareAlike: return "the same license"
    case .restrictionsOfSection3: return "the restrictions of its section 3"
    }
  }
}

extension OutputTraining {
  var words: String {
    switch self {
    case .allowed: return "allows training other models on outputs"
    case .allowedWithDuty: return "allows training other models on outputs, with a duty"
    case .derivativeTermsPropagate: return "attaches its terms to models trained on outputs"
    case .ownFamilyOnly: return "allows training models of its own family only on outputs"
    case .noncompetingOnly: return "bars competing models from training on outputs"
    case .noncommercialOnly: return "allows training on outputs for non-commercial use only"
    case .prohibited: return "forbids training other models on outputs"
    case .silent: return "does not say whether outputs may train other models"
    }
  }
}

extension PatentGrant {
  var words: String {
    switch self {
    case .express: return "has one"
    case .generalRights: return "grants intellectual property in general"
    case .impliedByVerbs: return "grants the acts of a patent license without the word"
    case .noneExpress: return "has none"
    case .excluded: return "leaves patents out"
    }
  }
}

extension UnilateralChange {
  var words: String {
    switch self {
    case .none: return "the terms stay as they are"
    case .policyMayChange: return "the use policy may change"
    case .licenseMayChange: return "the license may change"
    case .licensorInterprets: return "the licensor has the last word on the meaning"
    case .mustAdoptOrCease: return "changes must be adopted or use must end"
    }
  }
}

extension LicenseReason.Point {
  var words: String {
    switch self {
    case .commercialUse: return "commercial use"
    case .internalBusinessUse: return "use inside a business"
    case .thresholds: return "limits of size"
    case .territory: return "territory"
    case .fieldOfUse: return "rules of use"
    case .militaryUse: return "military use"
    case .governmentUse: return "use by governments"
    case .guardrails: return "removing safety measures"
    case .highStakes: return "weighty decisions"
    case .redistribution: return "passing on the weights"
    case .hosting: return "offering the model as a service"
    case .duties: return "notices and marks"
    case .namePrefixes: return "name prefixes"
    case .modification: return "changing the model"
    case .propagation: return "the terms of derived models"
    case .outputTraining: return "training other models on outputs"
    case .patentGrant: return "patents"
    case .licensorIndemnity: return "an indemnity by the licensor"
    case .userIndemnity: return "an indemnity by the user"
    case .unilateralChange: return "changes of its terms"
    case .osiApproval: return "approval by the Open Source Initiative"
    case .governingLaw: return "governing law"
    }
  }
}
