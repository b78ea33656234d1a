internal import Catalog
internal import Decision
internal import Licensing

extension LicensePage {
  /// The page as a document.
  var json: JSONValue {
    let evaluation = standing.evaluation
    var object: [String: JSONValue] = [:]
    if case .object(let judged)? = evaluation?.json { object = judged }
    object["overall"] = nil
    object["verdict"] = .text(standing.verdict.rawValue)
    object["ids"] = .list(standing.ids.map(JSONValue.text))
    object["route"] = .text(standing.route.words)
    object["assignments"] = .list(standing.assignments.map { json($0) })
    object["siblings"] = .list(siblings.map(Self.json))
    object["remedies"] = .list(
      (evaluation?.remedies ?? []).map { .text($0.text) } + siblings.map { .text($0.text) })
    object["lineage"] = .list(standing.terms.map(Self.json))
    object["sources"] = .list(
      standing.licenses.flatMap { license in license.texts.map { Self.json($0, license) } })
    object["note"] = .text(LicenseEvaluation.disclaimer)
    return .object(object)
  }

  private func json(_ assignment: LicenseAssignment) -> JSONValue {
    let item = evidence(assignment, of: nil)
    return .object([
      "artifact": .text(assignment.artifact), "ids": .list(assignment.ids.map(JSONValue.text)),
      "basis": .text(assignment.basis),
      "revision": assignment.revision.map(JSONValue.text) ?? .null,
      "sha256": assignment.textSHA256.map(JSONValue.text) ?? .null,
      "tag": assignment.tag.map(JSONValue.text) ?? .null,
      "checked": item.asOf.map { .text($0.description) } ?? .null, "source": .text(item.source),
    ])
  }

  private static func json(_ sibling: LicenseSibling) -> JSONValue {
    .object([
      "id": .text(sibling.modelID), "verdict": .text(sibling.verdict.rawValue),
      "licenses": .list(sibling.licenses.map(JSONValue.text)), "text": .text(sibling.text),
    ])
  }

  private static func json(_ term: AssignedLicense) -> JSONValue {
    var object: [String: JSONValue] = [
      "license": term.id.map(JSONValue.text) ?? .null, "basis": .text(term.basis.rawValue),
      "checked": term.checked.map { .text($0.description) } ?? .null,
    ]
    switch term.origin {
    case .own: object["through"] = .text("own")
    case .code: object["through"] = .text("code")
    case .unnamedBase: object["through"] = .text("unnamed base")
    case .base(let base):
      object["through"] = .text("base")
      object["base"] = .text(base)
    }
    return .object(object)
  }

  private static func json(_ text: LicenseText, _ license: LicenseFacts) -> JSONValue {
    guard case .object(var object) = text.json else { return .null }
    object["license"] = .text(license.id)
    object["text_status"] = .text(license.textStatus.rawValue)
    object["address"] = text.address.map(JSONValue.text)
    return .object(object)
  }
}
