internal import Catalog

extension SPDXDocument {
  /// The first name in an SPDX document that points nowhere or stands for two things.
  ///
  /// **Shape**: reads any document of the format; names of the specification itself, such as
  /// `NoAssertionElement`, are no names of the document and are not looked at.
  static func fault(in document: JSONValue) -> ReferenceFault? {
    var check = ReferenceCheck()
    collect(document, key: "", &check)
    return check.fault
  }

  /// The keys whose texts point at names.
  private static let pointing: Set<String> = [
    "creationInfo", "createdBy", "createdUsing", "suppliedBy", "originatedBy", "rootElement",
    "element", "from", "to", "subject",
  ]

  private static func collect(_ value: JSONValue, key: String, _ check: inout ReferenceCheck) {
    switch value {
    case .text(let text):
      if key == "spdxId" || key == "@id" { check.name(text) }
      if pointing.contains(key), text.contains(":") { check.reference(text, from: key) }
    case .list(let list): for value in list { collect(value, key: key, &check) }
    case .object(let object): for (key, value) in object { collect(value, key: key, &check) }
    default: break
    }
  }
}
