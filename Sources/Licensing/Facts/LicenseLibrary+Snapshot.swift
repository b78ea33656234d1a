public import Catalog

extension LicenseLibrary {
  /// Reads the licenses of a catalog with the strings people declare for them.
  public init(snapshot: CatalogSnapshot) {
    self.init(
      records: Array(snapshot.licenses.values), aliases: snapshot.namesStandingFor("licenses"))
  }
}
