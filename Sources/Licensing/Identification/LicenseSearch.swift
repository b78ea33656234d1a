internal import Catalog

/// What a name somebody types for a license leads to.
public enum LicenseSearch: Hashable, Sendable {
  /// One license.
  case found(String)
  /// The name is a tag that several licenses share.
  case ambiguous([String])
  /// The name is a tag that names no license.
  case meaningless
  /// Nothing is called that; the ids nearest to it.
  case nothing(near: [String])
}

extension LicenseLibrary {
  /// Finds a license by its id, its SPDX id, or a declared string with one meaning.
  ///
  /// **Shape**: case does not matter. An id wins over a tag of the same spelling: who asks for a
  /// text by its id assigns nothing.
  public func find(_ name: String) -> LicenseSearch {
    if self[name] != nil { return .found(name) }
    let folded = name.lowercased()
    if let license = licenses.first(where: { $0.id.lowercased() == folded }) {
      return .found(license.id)
    }
    let meanings = aliases[Self.normalized(name)]
    if let meanings, meanings.count > 1 { return .ambiguous(meanings) }
    let bySPDX = licenses(spdx: name)
    if bySPDX.count == 1 { return .found(bySPDX[0]) }
    if bySPDX.count > 1 { return .ambiguous(bySPDX) }
    if let meaning = meanings?.first { return .found(meaning) }
    return meanings == nil ? .nothing(near: near(folded)) : .meaningless
  }

  /// Ids that contain the name, or the one that is spelled most like it.
  private func near(_ name: String) -> [String] {
    let containing = licenses.map(\.id).filter { !name.isEmpty && $0.lowercased().contains(name) }
    if !containing.isEmpty { return Array(containing.prefix(3)) }
    return [Spelling.nearest(name, in: licenses.map(\.id))].compactMap { $0 }
  }
}
