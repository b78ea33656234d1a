import Catalog
import Foundation
import Testing

@testable import Licensing

/// The license files of this repository, read once.
enum CatalogLicenses {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static let reading: CatalogReading = {
    let folder = root.appending(path: "catalog").path
    let files = (try? CatalogFolder.files(in: folder)) ?? []
    return CatalogReader.read(
      files.filter { $0.path.hasPrefix("licenses/") || $0.path.hasPrefix("policies/") })
  }()

  static let library: LicenseLibrary = {
    let aliases = reading.records.first { $0.kind == .aliases }?.section("aliases") ?? []
    return LicenseLibrary(
      records: reading.records,
      aliases: Dictionary(
        aliases.map { ($0.field.name, $0.fact.value?.list ?? []) },
        uniquingKeysWith: { first, _ in first }))
  }()
}
