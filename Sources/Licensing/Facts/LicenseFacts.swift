public import Catalog

/// What one license text says, typed: the view of a catalog record that verdicts read.
///
/// A value the record does not have, or that the engine does not know, is unknown.
public struct LicenseFacts: Hashable, Sendable {
  /// The catalog id.
  public let id: String
  /// What it is called.
  public let name: String
  /// Who grants it.
  public let licensor: String
  /// The SPDX id, or a LicenseRef.
  public let spdx: String?
  /// A label for display; no verdict reads it.
  public let category: String?
  /// Whether the Open Source Initiative approved it.
  public let isOSIApproved: Bool?
  /// How much of the text was read.
  public let textStatus: TextStatus

  /// Whether commercial use is allowed.
  public let commercialUse: Stated<UsePermission>
  /// Whether use inside a business is allowed.
  public let internalBusinessUse: Stated<UsePermission>
  /// What limits the purposes of use.
  public let fieldOfUse: Stated<FieldOfUse>
  /// How military use is treated.
  public let militaryUse: Stated<Mention>
  /// How use by governments is treated.
  public let governmentUse: Stated<Mention>
  /// How removing safety measures is treated.
  public let guardrailCircumvention: Stated<Mention>
  /// Whether weights may be passed on.
  public let redistribution: Stated<Redistribution>
  /// Whether it may be offered as a service.
  public let hosting: Stated<Hosting>
  /// Whether the model may be changed.
  public let modification: Stated<Modification>
  /// Which terms follow a derived model.
  public let propagation: Stated<Propagation>
  /// Whether outputs may train other models.
  public let outputTraining: Stated<OutputTraining>
  /// What is granted of patents.
  public let patentGrant: Stated<PatentGrant>
  /// Whether the user must hold the licensor harmless.
  public let userIndemnity: Stated<UserIndemnity>
  /// Whether the licensor holds the user harmless.
  public let licensorIndemnity: Stated<LicensorIndemnity>
  /// Whether the terms may change after adoption.
  public let unilateralChange: Stated<UnilateralChange>
  /// The law the text names, or `none`.
  public let governingLaw: Stated<String>
  /// The country of that law, as an ISO 3166-1 alpha-2 code.
  public let governingCountry: String?

  /// Limits of size or business.
  public let thresholds: ReadList<Threshold>
  /// Countries left out.
  public let territory: ReadList<TerritoryLimit>
  /// Areas of decisions it limits.
  public let highStakes: ReadList<AreaLimit>
  /// What it prescribes, name prefixes apart.
  public let duties: ReadList<PrescribedDuty>
  /// The name prefixes it prescribes.
  public let namePrefixes: ReadList<PrescribedDuty>

  /// The files and pages it was read from.
  public let texts: [LicenseText]
  /// How its file changed, oldest first.
  public let history: [LicenseChange]

  /// Reads a catalog record of a license.
  ///
  /// **Shape**: never fails; a missing or unheard-of value becomes unknown.
  public init(record: Record) {
    let reader = LicenseRecordReader(record: record)
    id = record.id
    name = reader.text("name") ?? record.id
    licensor = reader.text("licensor") ?? record.id
    spdx = reader.text("spdx")
    category = reader.text("category")
    isOSIApproved = record.identity("osi_approved")?.flag
    textStatus = reader.text("text_status").flatMap(TextStatus.init(rawValue:)) ?? .notSeen
    commercialUse = reader.stated("commercial_use")
    internalBusinessUse = reader.stated("internal_business_use")
    fieldOfUse = reader.stated("field_of_use")
    militaryUse = reader.stated("military_use")
    governmentUse = reader.stated("government_use")
    guardrailCircumvention = reader.stated("guardrail_circumvention")
    redistribution = reader.stated("redistribute_weights")
    hosting = reader.stated("hosting_as_service")
    modification = reader.stated("modify_and_finetune")
    propagation = reader.stated("derivative_propagation")
    outputTraining = reader.stated("outputs_train_other_models")
    patentGrant = reader.stated("patent_grant")
    userIndemnity = reader.stated("user_indemnity")
    licensorIndemnity = reader.stated("licensor_indemnity")
    unilateralChange = reader.stated("unilateral_change")
    governingLaw = reader.statedText("governing_law")
    governingCountry = reader.statedText("governing_country").value
    thresholds = reader.list("thresholds", LicenseRecordReader.threshold)
    territory = reader.list("territory", LicenseRecordReader.territory)
    highStakes = reader.list("high_stakes", LicenseRecordReader.area)
    let prescribed = record.rows("duties").compactMap(LicenseRecordReader.duty)
    let areAllRead = prescribed.count == record.rows("duties").count
    duties = ReadList(
      prescribed.filter { $0.kind != .namePrefix },
      wasRead: areAllRead && reader.isKnown("duties"))
    namePrefixes = ReadList(
      prescribed.filter { $0.kind == .namePrefix },
      wasRead: areAllRead && reader.isKnown("naming"))
    texts = record.rows("texts").compactMap(LicenseRecordReader.licenseText)
    history = record.rows("history").compactMap(LicenseRecordReader.change)
      .sorted { $0.date < $1.date }
  }

  /// The texts a verdict names as its source: the agreement and the use policy, or what was read
  /// instead of them.
  public var sources: [LicenseText] {
    let agreement = texts.first { $0.role == .agreement }
    let policy = texts.first { $0.role == .usePolicy }
    let named = [agreement, policy].compactMap { $0 }
    return named.isEmpty ? Array(texts.prefix(1)) : named
  }
}
