extension Threshold {
  /// The limit, what follows from it, and whom it does not reach.
  public var text: String {
    var sentences = ["The license \(effect.words) \(connector) \(limitText)."]
    if let mark { sentences.append("The words: \"\(mark)\".") }
    switch application {
    case .all: break
    case .commercial, .maas, .maasOrWorkAssistant:
      if !holdsAtAnySize { sentences.append("It concerns \(application.businessText).") }
    }
    if isAmbiguousAtLimit {
      sentences.append("What holds at exactly \(amount(value)) is left open.")
    }
    return (sentences + Exemption.sentences(exemptions)).joined(separator: " ")
  }
}

extension TerritoryLimit {
  /// The countries left out, what decides, and whom it does not reach.
  public var text: String {
    var sentence: String
    switch basis {
    case .placeOfUse: sentence = "Leaves out use in \(Figure.listed(excluded))"
    case .licenseeDomicile:
      sentence = "Leaves out licensees with their seat in \(Figure.listed(excluded))"
    }
    if models == .multimodalOnly { sentence += ", for multimodal models" }
    var sentences = [sentence + "."]
    switch coversOutputs {
    case true?: sentences.append("Outputs are covered too.")
    case false?: sentences.append("Outputs are not covered.")
    case nil: break
    }
    return (sentences + Exemption.sentences(exemptions)).joined(separator: " ")
  }
}

extension Exemption {
  /// Who is exempt, in words.
  public var words: String {
    switch self {
    case .internalUse: return "use inside the organization only"
    case .officialOrPartner: return "access through the licensor or a certified partner"
    case .endUserProduct: return "whoever received the model in an integrated product"
    case .nonprofitNoncommercial: return "non-commercial use by nonprofits"
    }
  }

  fileprivate static func sentences(_ exemptions: [Exemption]) -> [String] {
    exemptions.isEmpty ? [] : ["Exempt: \(Figure.listed(exemptions.map(\.words)))."]
  }
}

extension HighStakesArea {
  /// The area in words.
  public var words: String { rawValue.split(separator: "-").joined(separator: " ") }
}

extension PrescribedDuty.Trigger {
  /// What sets a duty off, as a part of a sentence.
  public var words: String {
    switch self {
    case .copies: return "when you pass on the weights or publish a fine-tune"
    case .makeAvailable:
      return "when you make the model, or a product or service with it, available to others"
    case .commercialProduct: return "when it is part of a commercial product or service"
    case .derivativePublished: return "when you publish a model made from it"
    case .studentDistributed:
      return "when you distribute a model made from it or trained on its outputs"
    case .note: return "in papers, announcements or where you like; no use depends on it"
    }
  }
}

extension LicenseDuty {
  /// What sets it off, as a part of a sentence.
  public var triggerWords: String {
    switch kind {
    case .prescribed(let duty): return duty.trigger.words
    case .registration: return "before commercial use"
    case .thresholdMark(let threshold): return "with \(threshold.limitText)"
    case .followUses: return "as long as you use it, and when you distribute or host it"
    case .redistribution: return "when you pass on the weights"
    case .hosting: return "when you offer the model as a service"
    case .modificationLimits: return "when you fine-tune it"
    case .propagation: return "when you publish a model made from it"
    case .outputs: return "when you train other models on its outputs"
    case .hostLicense: return "as long as this host serves the model"
    }
  }

  /// The code of what sets it off.
  public var triggerCode: String {
    switch kind {
    case .prescribed(let duty): return duty.trigger.rawValue
    case .registration: return "commercial-use"
    case .thresholdMark: return "threshold"
    case .followUses: return "use"
    case .redistribution: return "redistribute"
    case .hosting: return "hosting"
    case .modificationLimits: return "finetune"
    case .propagation: return "derivative-published"
    case .outputs: return "outputs-training"
    case .hostLicense: return "third-party-host"
    }
  }

  /// The exact words to show, where the license prescribes them.
  public var mark: String? {
    switch kind {
    case .prescribed(let duty), .registration(let duty?): return duty.mark
    case .thresholdMark(let threshold): return threshold.mark
    default: return nil
    }
  }

  /// The places that will do, where the license names them.
  public var places: [String] {
    switch kind {
    case .prescribed(let duty), .registration(let duty?): return duty.places
    default: return []
    }
  }
}

extension TextStatus {
  /// How much of a text was read, in words.
  public var words: String {
    switch self {
    case .fullText: return "the full text was read"
    case .quotedClauses: return "only quoted clauses were read"
    case .secondaryOnly: return "only secondary reports were read"
    case .notSeen: return "the text was not seen"
    }
  }

  /// What that does to a verdict; nothing where the text was read in full.
  public var capText: String? {
    switch self {
    case .fullText: return nil
    case .quotedClauses: return "Only quoted clauses were read: verdicts have medium confidence."
    case .secondaryOnly:
      return "Only secondary reports were read: a prohibition counts as a report for legal review, "
        + "and nothing counts as allowed."
    case .notSeen: return "The text was not seen: every verdict is unknown."
    }
  }
}
