public import Catalog

extension ReleaseContents {
  /// Reads `[mof]` and `[[component_licenses]]` of a model; nothing where nobody evaluated it.
  public init?(record: Record) {
    guard let named = record.fact("components", in: "mof")?.value?.list else { return nil }
    let components = Set(named.compactMap(ReleaseComponent.init(rawValue:)))
    func text(_ field: Field) -> String? { record.fact(field, in: "mof")?.value?.text }
    func flag(_ field: Field) -> Bool { record.fact(field, in: "mof")?.value?.flag ?? false }
    var own: [ReleaseComponent: String] = [:]
    var read: Set<ReleaseComponent> = []
    for row in record.rows("component_licenses") {
      guard let license = row["license"]?.text else { continue }
      for part in (row["components"]?.list ?? []).compactMap(ReleaseComponent.init(rawValue:)) {
        read.insert(part)
        own[part] = license
      }
    }
    var byContent: [ReleaseComponent.Content: String] = [:]
    for content in ReleaseComponent.Content.allCases {
      byContent[content] = text(Field(content.rawValue + "_license"))
    }
    self.init(
      components: components, ownLicenses: own,
      unreadParts: flag("licenses_read") ? [] : components.subtracting(read),
      licensesByContent: byContent, distributionLicense: text("distribution_license"),
      isReportDetailed: flag("report_detailed"),
      areResultsInsideDocuments: flag("results_in_documents"),
      isDataCardInsideModelCard: flag("data_card_in_model_card"))
  }
}

/// The licenses that count as open for parts of a release, as the catalog lists them.
public struct OpenLicenses: Sendable {
  private let open: Set<String>
  private let namesByContent: [ReleaseComponent.Content: Set<String>]
  private let library: LicenseLibrary

  /// Reads the table of open licenses; licenses of the library that the OSI approved count too.
  public init(table: Record?, library: LicenseLibrary) {
    func names(_ key: String) -> Set<String> {
      Set((table?.fact(Field(key), in: "aliases")?.value?.list ?? []).map { $0.lowercased() })
    }
    open = names("open")
    var byContent: [ReleaseComponent.Content: Set<String>] = [:]
    for content in ReleaseComponent.Content.allCases {
      byContent[content] = names(content.rawValue)
    }
    namesByContent = byContent
    self.library = library
  }

  /// Whether a license counts as open for a kind of content.
  public func openness(_ license: String, _ content: ReleaseComponent.Content)
    -> ComponentLicenseOpenness
  {
    let name = license.lowercased()
    guard open.contains(name) || isApproved(license) == true else { return .notOpen }
    return namesByContent[content]?.contains(name) ?? false ? .open : .openForOtherContent
  }

  /// Whether the Open Source Initiative approved a license; `nil` where the catalog does not say.
  public func isApproved(_ license: String) -> Bool? {
    switch library.identify(sha256: nil, declared: license) {
    case .bySPDX(let id), .byAlias(let id): return library[id]?.isOSIApproved
    case .byText, .byAssignment, .ambiguous, .notRecognized: return library[license]?.isOSIApproved
    }
  }
}
