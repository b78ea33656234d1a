extension LicenseEvaluation {
  /// The sentence that stands once beside every verdict.
  public static let disclaimer =
    "Weigh's reading of the texts named here; not legal advice."
}

extension LicenseReason {
  /// The reason in one sentence.
  public var text: String {
    let sentence = detail.sentence(name: licenseName ?? "The license", cite: citeText)
    guard case .review = kind, sources.allSatisfy({ $0.role == .other }), isReported else {
      return sentence
    }
    return sentence + " This is reported; the text itself was not read."
  }

  /// The source in short, such as `§5.c; LICENSE.txt of 2025-09-01, sha256 e06a68c4…`.
  public var citeText: String? {
    let parts = [clause, citedText?.shortText].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  /// The file the clause stands in: the use policy where the clause says so, else the first one.
  public var citedText: LicenseText? {
    let isOfPolicy = clause.map { $0.hasPrefix("use policy") || $0.hasPrefix("AUP") } ?? false
    return isOfPolicy ? sources.first { $0.role == .usePolicy } ?? sources.first : sources.first
  }

  /// Whether a prohibition was lowered because only reports of the text were read.
  private var isReported: Bool { reopen == .textRead }
}

extension LicenseText {
  /// The file, its date and the start of its hash.
  public var shortText: String? {
    guard let place = path.map(Self.fileName) ?? url else { return nil }
    let date = lastChanged.map { " of \($0)" } ?? ""
    let hash = sha256.map { ", sha256 " + $0.prefix(8) + "…" } ?? ""
    return place + date + hash
  }

  private static func fileName(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}

extension LicenseReason.Detail {
  /// The sentence of a finding about the license called `name`, read where `cite` says.
  fileprivate func sentence(name: String, cite: String?) -> String {
    let text = cite.map { "\(name) (\($0))" } ?? name
    switch self {
    case .noLicense(let base?): return "No license is known for \(base), which it was made from."
    case .noLicense(nil): return "No license is known for these weights."
    case .baseNotNamed:
      return "It was made from other weights, and the catalog does not say from which."
    case .notInCatalog(let id): return "The catalog does not have the license '\(id)'."
    case .sourcesDisagree(let claims):
      return "Sources disagree: \(claims.joined(separator: ", ")). \(Self.lookAtFile)"
    case .tagUnsettled(let name, let candidates):
      let meaning =
        candidates.isEmpty
        ? "names no license" : "names \(candidates.count) different licenses"
      return "'\(name)' \(meaning). \(Self.lookAtFile)"
    case .textUnrecognized(let hash):
      return "The license file (sha256 \(hash.prefix(8))…) is none this catalog has read. "
        + "Somebody must read it and add its facts to the catalog."
    case .textNotSeen: return "The text of \(name) was not seen."
    case .reportedOnly: return "Only reports of \(name) were read, not the text."
    case .purposeNotGiven: return "The profile does not say what the model is used for."
    case .notSeen(let point): return "What \(name) says on \(point.words) was not seen."
    case .listNotRead(let point): return "\(name) was not read for \(point.words)."
    case .use(let permission, let purpose): return text + permission.useSentence(purpose)
    case .thresholdCrossed, .thresholdAtLimit, .figureMissing, .brandingRefused:
      return limitSentence(text)
    case .placesExcluded, .placesMissing, .seatExcluded, .groupExcluded, .seatMissing,
      .modalityUnknown:
      return placeSentence(text)
    case .military(.prohibited): return "\(text) prohibits military use."
    case .military(.prohibitedWhereHarmful):
      return "\(text) names military use among activities that risk harm."
    case .military: return "\(text) has rules of use and does not mention military use."
    case .government: return "\(text) excludes governments."
    case .guardrails: return "\(text) forbids removing safety measures."
    case .area(let area): return "\(text) limits use in the area '\(area.rawValue)'."
    case .areaUnclear(let word):
      return "Weigh cannot match the area '\(word)' with the areas \(name) limits."
    case .followUses(let field):
      return "\(text) has \(field.words) to follow and to pass on\(field.mutableWords)."
    case .redistribution, .hosting, .modification, .propagation, .outputs, .studentFamilyMissing:
      return termsSentence(text)
    case .duty(let duty): return "\(text) asks: \(duty.text)"
    case .dutyRefused(let duty):
      return "Your profile does not accept what \(text) asks: \(duty.text)"
    case .patent(let grant):
      return "Your profile asks for an express patent grant; \(text) \(grant.words)."
    case .licensorIndemnity:
      return "Your profile asks for an indemnity from the licensor; \(text) gives none."
    case .userIndemnity(let indemnity):
      return "Your profile rules out an indemnity to the licensor; \(text) asks for one"
        + (indemnity == .generalWithOutputs ? ", outputs included." : ".")
    case .change(let change):
      return "Your profile asks for terms that stay fixed; under \(text) \(change.words)."
    case .notOSIApproved:
      return "Your profile asks for a license approved by the Open Source Initiative; "
        + "\(name) is not on its list."
    case .law(let law): return "\(text) is governed by a law your profile refuses: \(law)."
    }
  }

  /// What to do where no text decides.
  private static let lookAtFile =
    "Open the LICENSE file of this revision and run 'weigh license check FILE'."

  private func limitSentence(_ text: String) -> String {
    switch self {
    case .thresholdCrossed(let threshold, let figure):
      let said =
        figure.flatMap { threshold.metric == .competesWithLicensor ? nil : $0 }
        .map { "; you have \(threshold.amount($0))" } ?? ""
      return
        "\(text) \(threshold.effect.words) \(threshold.connector) \(threshold.limitText)\(said)."
    case .thresholdAtLimit(let threshold):
      return "\(text) leaves open what holds at exactly \(threshold.amount(threshold.value))."
    case .figureMissing(let threshold, let field):
      return "\(text) sets a limit of \(threshold.limitText); the profile leaves '\(field)' open."
    case .brandingRefused(let threshold, _):
      let mark = threshold.mark.map { " \"\($0)\"" } ?? ""
      return "Your profile does not accept the mark\(mark) that \(text) asks for with "
        + "\(threshold.limitText)."
    default: return text
    }
  }

  private func placeSentence(_ text: String) -> String {
    switch self {
    case .placesExcluded(let places): return "\(text) excludes use in \(Figure.listed(places))."
    case .placesMissing(let fields):
      return "\(text) excludes places, and the profile leaves \(Figure.listed(fields)) open."
    case .seatExcluded(let seat):
      return
        "\(text) gives no rights in this multimodal model to licensees with their seat in \(seat)."
    case .groupExcluded(let places):
      return "\(text) excludes licensees with their seat in \(Figure.listed(places)), "
        + "where the group has an entity."
    case .seatMissing:
      return "\(text) depends on the seat of the licensee, and the profile leaves it open."
    case .modalityUnknown(let places):
      return "\(text) excludes \(Figure.listed(places)) for multimodal models, "
        + "and whether this model is one is not known."
    default: return text
    }
  }

  private func termsSentence(_ text: String) -> String {
    switch self {
    case .redistribution(let terms): return "\(text) \(terms.words)."
    case .hosting(let terms): return "\(text) \(terms.words)."
    case .modification(let terms):
      return
        "\(text) allows changes for \(terms == .researchOnly ? "research" : "non-commercial use") only."
    case .propagation(let terms):
      return "\(text) attaches \(terms.words) to a published derived model."
    case .outputs(let terms): return "\(text) \(terms.words)."
    case .studentFamilyMissing:
      return "\(text) \(OutputTraining.ownFamilyOnly.words), and the profile does not say which "
        + "family is trained."
    default: return text
    }
  }
}
