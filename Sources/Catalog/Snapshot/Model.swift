/// One checkpoint, seen through the names of its fields.
public struct Model: Sendable {
  /// How far the facts of a model were checked.
  public enum Status: String, Sendable {
    case reviewed, listed, closed, stub, withdrawn
  }

  /// The facts as written.
  public let record: Record
  /// How far they were checked, or that the weights are not public.
  public let status: Status
  /// What it is made for.
  public let kinds: [String]
  /// How it stands to the models it derives from; `unknown` when nobody decided.
  public let relation: String
  /// Ids of the checkpoints it was made from.
  public let derivedFrom: [String]
  /// The developer's id, where one is named.
  public let developer: String?
  /// The id of its release line, where one is assigned.
  public let family: String?
  /// The licenses assigned to its artifacts.
  public let licenses: [LicenseAssignment]

  init(_ record: Record) {
    self.record = record
    var status: Status?
    var kinds: [String]?
    var relation: String?
    var derivedFrom: [String]?
    var developer: String?
    var family: String?
    for named in record.identity {
      switch named.field.name {
      case "family": family = named.value.text
      case "developer": developer = named.value.text
      case "status": status = named.value.text.flatMap(Status.init)
      case "kinds": kinds = named.value.list
      case "relation": relation = named.value.text
      case "derived_from": derivedFrom = named.value.list
      default: break
      }
    }
    self.status = status ?? .stub
    self.kinds = kinds ?? []
    self.relation = relation ?? "official"
    self.derivedFrom = derivedFrom ?? []
    self.developer = developer
    self.family = family
    var licenses: [LicenseAssignment] = []
    record.list("license")?.forEachRow(LicenseAssignment.columns) { values, evidence in
      if let assignment = LicenseAssignment(values, evidence) { licenses.append(assignment) }
    }
    self.licenses = licenses
  }

  /// The Hub id, case kept.
  public var id: String { record.id }

  /// The name without its organization: `DeepSeek-V3.2`.
  public var shortName: String {
    record.id.split(separator: "/", maxSplits: 1).last.map(String.init) ?? record.id
  }

  /// What is known of a field; `nil` means nobody has looked.
  public subscript(field: Field) -> Fact? { record[field] }

  /// Whether it reads more than text; unknown where its inputs are not stated.
  public var isMultimodal: Bool? {
    guard let modalities = record["modalities_in"]?.value?.list else { return nil }
    return modalities.contains { $0 != "text" }
  }

  /// Whether it was made from the weights of other models.
  public var isDerived: Bool {
    !derivedFrom.isEmpty || !["official", "base", "unknown"].contains(relation)
  }

  /// Whether it is ranked among open weights.
  public var hasOpenWeights: Bool { status == .reviewed || status == .listed }
}

/// Which licenses apply to one artifact of a checkpoint, and how that is known.
public struct LicenseAssignment: Hashable, Sendable {
  /// What it covers: `weights`, `code`, `outputs` or `data`.
  public let artifact: String
  /// The licenses, which all apply; empty where the tag or the text settles none.
  public let ids: [String]
  /// `text-hash`, `repository-file`, `model-card`, `tag` or `reported`.
  public let basis: String
  /// The revision it was read at.
  public let revision: String?
  /// SHA-256 of the license file, when the basis is its text.
  public let textSHA256: String?
  /// When somebody last looked.
  public let checked: CalendarDate?
  /// The tag as declared.
  public let tag: String?
  /// A remark in Weigh's own words.
  public let note: String?
  /// Who states it.
  public let evidence: Evidence?

  /// The columns in the order ``init(_:_:)`` takes their values.
  static let columns: [Field] = [
    "artifact", "id", "basis", "revision", "text", "checked", "tag", "n",
  ]

  init?(_ values: [FactValue?], _ evidence: Evidence?) {
    guard let artifact = values[0]?.text, let basis = values[2]?.text else { return nil }
    self.artifact = artifact
    ids = values[1]?.list ?? []
    self.basis = basis
    revision = values[3]?.text
    textSHA256 = values[4]?.text
    checked = values[5]?.date
    tag = values[6]?.text
    note = values[7]?.text
    self.evidence = evidence
  }
}
