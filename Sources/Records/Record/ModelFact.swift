public import Catalog
internal import Decision

extension DecisionRecord {
  /// One thing that is known of a model of the shortlist, or why it is not.
  ///
  /// **Shape**: what a publisher keeps to itself and what the catalog does not know are two answers,
  /// and every export says which of the two it is.
  public struct ModelFact: Hashable, Sendable {
    /// What the catalog says of a field.
    public enum Answer: Hashable, Sendable {
      /// Values as stated; a list has one text for each of its items.
      case stated([String])
      /// Sources disagree, and no rule decides: every claim.
      case disputed([String])
      /// Somebody looked, and it is not disclosed; the reason says what was read.
      case undisclosed(reason: String)
      /// Nobody has looked, so the catalog does not know.
      case notKnown
    }

    /// What the fact is about.
    public let field: ModelField
    /// What is known.
    public let answer: Answer
    /// Ids of the statements it rests on; none for what identifies a model.
    public let evidence: [String]

    /// The values, where there are any; none of a disputed field.
    public var values: [String] {
      if case .stated(let values) = answer { return values }
      return []
    }

    /// The value with its unit, or in words why there is none.
    ///
    /// **Shape**: `asOf` is the day of the catalog, from the record.
    public func words(asOf: CalendarDate) -> String {
      switch answer {
      case .stated(let values):
        return values.map(spelled).joined(separator: ", ") + (field.unit.map { " " + $0 } ?? "")
      case .disputed(let claims):
        return "disputed: " + Wording.list(claims.map(spelled), joint: "or")
          + (field.unit.map { " " + $0 } ?? "")
      case .undisclosed(let reason):
        let why = PlainText.oneLine(reason)
        return "not disclosed" + (why.isEmpty ? "" : " (\(why))")
      case .notKnown: return "not known to the catalog of \(asOf)"
      }
    }

    private func spelled(_ value: String) -> String {
      guard field.unit != nil, let number = Double(value), number == number.rounded() else {
        return value
      }
      return Wording.grouped(number)
    }
  }

  /// What a fact of a model is about; the first group is of the model, the second of how it is run.
  public enum ModelField: String, CaseIterable, Hashable, Sendable {
    case name, developer, repository, revision, family, kinds, relation, languages, architecture
    case developerCountry = "developer_country"
    case releaseDate = "release_date"
    case derivedFrom = "derived_from"
    case inputs = "modalities_in"
    case outputs = "modalities_out"
    case parameters = "params_total"
    case activeParameters = "params_active"
    case contextTokens = "context"
    case knowledgeCutoff = "knowledge_cutoff"
    case trainingTokens = "training_tokens"
    case trainingData = "training_data"
    case licenseTag = "license_tag"

    case host, quantization
    case nameAtHost = "id_at_host"
    case hostCountry = "host_country"
    case dataCenters = "datacenter_countries"
    case hostAddress = "api_base"
    case hostTerms = "terms"
    case hostPrivacy = "privacy"
    case retentionDays = "retention_days"
    case trainsOnPrompts = "trains_on_prompts"

    /// The name in words.
    public var label: String {
      switch self {
      case .name: return "name"
      case .developer: return "publisher"
      case .repository: return "repository"
      case .revision: return "revision"
      case .family: return "family"
      case .kinds: return "made for"
      case .relation: return "relation to what it was made from"
      case .languages: return "languages"
      case .architecture: return "architecture"
      case .developerCountry: return "country of the publisher"
      case .releaseDate: return "release date"
      case .derivedFrom: return "made from"
      case .inputs: return "inputs"
      case .outputs: return "outputs"
      case .parameters: return "parameters"
      case .activeParameters: return "active parameters"
      case .contextTokens: return "context"
      case .knowledgeCutoff: return "knowledge cutoff"
      case .trainingTokens: return "size of the training data"
      case .trainingData: return "training data"
      case .licenseTag: return "license as declared"
      case .host: return "host"
      case .quantization: return "quantization"
      case .nameAtHost: return "name at the host"
      case .hostCountry: return "country of the host's contract"
      case .dataCenters: return "data centers"
      case .hostAddress: return "address of the interface"
      case .hostTerms: return "terms of the host"
      case .hostPrivacy: return "privacy policy of the host"
      case .retentionDays: return "prompts are kept"
      case .trainsOnPrompts: return "host trains on prompts"
      }
    }

    /// The unit of its values, where they are counts.
    public var unit: String? {
      switch self {
      case .parameters, .activeParameters: return "parameters"
      case .contextTokens, .trainingTokens: return "tokens"
      case .retentionDays: return "days"
      default: return nil
      }
    }
  }

  /// A model that a model of the shortlist was made from, near or far.
  public struct Ancestor: Hashable, Sendable {
    /// Its id.
    public let id: String
    /// The model that was made from it.
    public let madeInto: String
    /// How, as the catalog words it: a fine-tune, a quantization, a merge.
    public let relation: String
    /// Who publishes it, where the catalog knows.
    public let publisher: String?
    /// Ids of its licenses; none where nobody knows them.
    public let licenses: [String]
  }

  /// A file of weights in the form the model is run in.
  public struct WeightFile: Hashable, Sendable {
    /// The file format, as the catalog words it.
    public let format: String
    /// The quantization, where it is stated.
    public let quantization: String?
    /// The repository that holds it.
    public let repository: String?
    /// Who made it.
    public let publisher: String?
    /// Whether the developer of the model made it, where that is stated.
    public let isOfficial: Bool?
    /// Its size in bytes, where it is stated exactly.
    public let bytes: Int?
    /// Hash of the file, 64 hex digits, where somebody took it.
    public let sha256: String?
    /// Ids of the statements it rests on.
    public let evidence: [String]
  }
}

extension DecisionRecord.Entry {
  /// What is known of a field of the model; `nil` where the record does not speak of it.
  public func fact(_ field: DecisionRecord.ModelField) -> DecisionRecord.ModelFact? {
    facts.first { $0.field == field }
  }
}
