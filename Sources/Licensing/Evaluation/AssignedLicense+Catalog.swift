public import Catalog

extension AssignedLicense {
  /// The licenses the rows of a model assign to weights and code.
  ///
  /// **Shape**: a row that was read from a text decides over rows that were not. Where only tags,
  /// cards and reports speak and they name different licenses, one entry holds what each says. A row
  /// without an id keeps the string or the hash it has, for the library to settle. `naming` turns the
  /// key of a source into what people know it by.
  public static func assigned(
    by rows: [LicenseAssignment], naming: (String) -> String = { $0 }
  ) -> [AssignedLicense] {
    let weights = rows.filter {
      $0.artifact == "weights" && AssignmentBasis(rawValue: $0.basis) != nil
    }
    // A license file nobody has told apart is a text too: it stays open beside those that were read.
    let read = weights.filter { AssignmentBasis(rawValue: $0.basis)?.isText ?? false }
    let deciding = read.isEmpty ? weights : read
    let code = rows.filter { $0.artifact == "code" }.flatMap { terms(of: $0, origin: .code) }
    let stated = deciding.filter { !$0.ids.isEmpty }
    guard read.isEmpty, Set(stated.map { Set($0.ids) }).count > 1 else {
      return deciding.flatMap { terms(of: $0, origin: .own) } + code
    }
    let claims = stated.map {
      Claim(source: $0.evidence.map { naming($0.source) } ?? $0.basis, ids: $0.ids)
    }
    let open = deciding.filter(\.ids.isEmpty).flatMap { terms(of: $0, origin: .own) }
    return [AssignedLicense(id: nil, basis: .reported, disagreeing: claims)] + open + code
  }

  private static func terms(of row: LicenseAssignment, origin: Origin) -> [AssignedLicense] {
    guard let basis = AssignmentBasis(rawValue: row.basis) else { return [] }
    guard row.ids.isEmpty else {
      return row.ids.map {
        AssignedLicense(id: $0, basis: basis, origin: origin, checked: row.checked)
      }
    }
    return [
      AssignedLicense(
        id: nil, basis: basis, origin: origin, checked: row.checked, declared: row.tag,
        textSHA256: row.textSHA256?.lowercased())
    ]
  }
}
