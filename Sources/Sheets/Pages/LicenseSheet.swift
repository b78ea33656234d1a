internal import Catalog

/// What the licenses of a model mean for the intended use.
struct LicenseSheet: SheetDefinition {
  let id = "license"
  let label = "License"
  let about = "the verdict with every reason, duty and way out"

  func sheet(_ subject: SheetSubject) -> Sheet? { LicensePage(subject).sheet }

  func json(_ subject: SheetSubject) -> JSONValue? { LicensePage(subject).json }
}
