public import Catalog

extension LicenseLibrary {
  /// Reads the licenses of a catalog with the strings people declare for them.
  public init(snapshot: CatalogSnapshot) {
    let aliases = snapshot.aliases["licenses"]?.section("aliases") ?? []
    self.init(
      records: Array(snapshot.licenses.values),
      aliases: Dictionary(
        aliases.map { ($0.field.name, $0.fact.value?.list ?? []) },
        uniquingKeysWith: { first, _ in first }))
  }
}
