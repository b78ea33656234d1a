/// One thing the data-provenance review asks whether somebody disclosed it.
public struct ProvenanceItem: Hashable, Sendable {
  /// Where the question comes from.
  public enum Group: String, CaseIterable, Hashable, Sendable {
    /// EU template of 24 July 2025 for Art. 53(1)(d) of Regulation (EU) 2024/1689.
    case trainingSummary = "training-summary"
    /// Model documentation form of the EU General-Purpose AI Code of Practice.
    case modelDocumentation = "model-documentation"
    /// Data questions of the Foundation Model Transparency Index, December 2025.
    case transparencyIndex = "transparency-index"
    /// Record fields of the Data Provenance Initiative.
    case dataRecord = "data-record"
    /// Headings of Datasheets for Datasets, arXiv 1803.09010.
    case datasheet
    /// Controls A.7.2 to A.7.6 of ISO/IEC 42001.
    case managementSystem = "management-system"

    /// The name on screens.
    public var label: String {
      switch self {
      case .trainingSummary: return "EU summary of training content, Art. 53(1)(d)"
      case .modelDocumentation: return "EU code of practice, model documentation"
      case .transparencyIndex: return "Transparency Index, data questions"
      case .dataRecord: return "Data Provenance Initiative, record"
      case .datasheet: return "Datasheets for Datasets"
      case .managementSystem: return "ISO/IEC 42001, A.7.2 to A.7.6"
      }
    }
  }

  /// What a reader found.
  public enum State: String, CaseIterable, Hashable, Sendable {
    case disclosed, partly
    case notDisclosed = "not-disclosed"
    case notApplicable = "n.a."
    case notChecked = "not-checked"

    /// What it counts in a share, where it says anything.
    public var share: Double? {
      switch self {
      case .disclosed: return 1
      case .partly: return 0.5
      case .notDisclosed: return 0
      case .notApplicable, .notChecked: return nil
      }
    }

    /// The words shown.
    public var label: String { rawValue.split(separator: "-").joined(separator: " ") }
  }

  /// Where the question comes from.
  public let group: Group
  /// The key in `[[provenance]]`.
  public let key: String
  /// The question in a few words.
  public let label: String
  /// The dimensions of the European Open Source AI Index that answer it.
  public let dimensions: [OpennessDimension]
  /// The question of the Foundation Model Transparency Index that answers it for a developer.
  public let indicator: TransparencyIndicator?

  /// Every item, in the order of the sheet.
  public static let all: [ProvenanceItem] =
    items(.trainingSummary, trainingSummary) + items(.modelDocumentation, modelDocumentation)
    + TransparencyIndicator.all.filter(\.isAboutData).map {
      ProvenanceItem(
        group: .transparencyIndex, key: "fmti." + $0.key, label: $0.label, dimensions: [],
        indicator: $0)
    }
    + items(.dataRecord, dataRecord) + items(.datasheet, datasheet)
    + items(.managementSystem, managementSystem)

  /// Where an item stands in ``all``, by its key.
  public static let positions: [String: Int] = Dictionary(
    all.enumerated().map { ($0.element.key, $0.offset) }, uniquingKeysWith: { first, _ in first })

  private static func items(_ group: Group, _ entries: [Entry]) -> [ProvenanceItem] {
    entries.map { entry in
      ProvenanceItem(
        group: group, key: entry.key, label: entry.label, dimensions: entry.dimensions,
        indicator: nil)
    }
  }

  /// An item as it is declared.
  private struct Entry {
    let key: String
    let label: String
    let dimensions: [OpennessDimension]

    init(_ key: String, _ label: String, _ dimensions: [OpennessDimension] = []) {
      self.key = key
      self.label = label
      self.dimensions = dimensions
    }
  }

  private static let trainingSummary = [
    Entry("eu.published", "summary published"),
    Entry("eu.general", "general information"),
    Entry("eu.public-datasets", "public data sets"),
    Entry("eu.licensed", "licensed data"),
    Entry("eu.crawled", "crawled data, with crawlers and period"),
    Entry("eu.user-data", "data of users"),
    Entry("eu.synthetic", "synthetic data"),
    Entry("eu.other", "other sources"),
    Entry("eu.opt-out", "respect of opt-outs"),
    Entry("eu.illegal-content", "removal of illegal content"),
  ]

  private static let modelDocumentation = [
    Entry("gpai.provider", "provider"),
    Entry("gpai.versions", "versions"),
    Entry("gpai.authenticity", "authenticity: hash or address"),
    Entry("gpai.release-dates", "release dates"),
    Entry("gpai.dependencies", "dependencies"),
    Entry("gpai.architecture", "architecture", [.architecture]),
    Entry("gpai.modalities", "modalities"),
    Entry("gpai.parameters", "parameters"),
    Entry("gpai.channels", "distribution channels"),
    Entry("gpai.license", "license"),
    Entry("gpai.use-policy", "use policy"),
    Entry("gpai.training-process", "training process"),
    Entry("gpai.data-type", "type of training data"),
    Entry(
      "gpai.data-provenance", "provenance of training data",
      [.trainingDataBase, .trainingDataFineTune]),
    Entry("gpai.data-curation", "curation of training data"),
    Entry("gpai.compute", "compute"),
    Entry("gpai.energy", "energy"),
  ]

  private static let dataRecord = [
    Entry("dpi.identifier", "identifier"), Entry("dpi.urls", "addresses"),
    Entry("dpi.languages", "languages"), Entry("dpi.tasks", "tasks"),
    Entry("dpi.text-sources", "text sources"), Entry("dpi.generated-by", "generated by models"),
    Entry("dpi.annotation", "annotation"), Entry("dpi.derived-from", "derived from"),
    Entry("dpi.creators", "creators"), Entry("dpi.licenses", "licenses"),
    Entry("dpi.verified-by", "verified by"),
  ]

  private static let datasheet = [
    Entry("datasheet.published", "datasheet published", [.datasheet]),
    Entry("datasheet.motivation", "motivation"), Entry("datasheet.composition", "composition"),
    Entry("datasheet.collection", "collection"),
    Entry("datasheet.preprocessing", "preprocessing"), Entry("datasheet.uses", "uses"),
    Entry("datasheet.distribution", "distribution"),
    Entry("datasheet.maintenance", "maintenance"),
  ]

  private static let managementSystem = [
    Entry("iso.development", "A.7.2 data for development"),
    Entry("iso.acquisition", "A.7.3 acquisition"), Entry("iso.quality", "A.7.4 quality"),
    Entry("iso.provenance", "A.7.5 provenance"), Entry("iso.preparation", "A.7.6 preparation"),
  ]
}
