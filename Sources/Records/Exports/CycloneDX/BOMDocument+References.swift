internal import Catalog

extension BOMDocument {
  /// The first name in a bill of materials that points nowhere or stands for two things.
  ///
  /// **Shape**: reads any document of the format, also one of another program. Pointers of citations
  /// must lead to a value.
  static func fault(in document: JSONValue) -> ReferenceFault? {
    var check = ReferenceCheck()
    collect(document, key: "", &check)
    if let fault = check.fault { return fault }
    guard case .object(let body) = document, case .list(let citations)? = body["citations"] else {
      return nil
    }
    for citation in citations {
      guard case .object(let object) = citation, case .list(let pointers)? = object["pointers"]
      else { continue }
      for pointer in pointers {
        guard case .text(let path) = pointer, document.value(at: path) == nil else { continue }
        return .dangling(reference: path, from: "citations.pointers")
      }
    }
    return nil
  }

  /// The keys whose texts point at names.
  private static let pointing: Set<String> = [
    "dependsOn", "provides", "target", "claims", "counterClaims", "counterEvidence", "evidence",
    "mitigationStrategies", "assessor", "requirement", "subjects", "attributedTo", "process",
  ]

  private static func collect(_ value: JSONValue, key: String, _ check: inout ReferenceCheck) {
    switch value {
    case .object(let object):
      for (key, value) in object {
        if case .text(let text) = value {
          if key == "bom-ref" { check.name(text) }
          if key == "ref" || pointing.contains(key) { check.reference(text, from: key) }
        }
        collect(value, key: key, &check)
      }
    case .list(let list):
      for value in list {
        if pointing.contains(key), case .text(let text) = value {
          check.reference(text, from: key)
        }
        collect(value, key: key, &check)
      }
    default: break
    }
  }
}

extension JSONValue {
  /// What a JSON pointer leads to; nothing where it leads nowhere.
  ///
  /// **Source**: RFC 6901.
  func value(at pointer: String) -> JSONValue? {
    if pointer.isEmpty { return self }
    guard pointer.hasPrefix("/") else { return nil }
    var value = self
    for part in pointer.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
      let key = String(part).replacing("~1", with: "/").replacing("~0", with: "~")
      switch value {
      case .object(let object):
        guard let inner = object[key] else { return nil }
        value = inner
      case .list(let list):
        guard let place = Int(key), list.indices.contains(place) else { return nil }
        value = list[place]
      default: return nil
      }
    }
    return value
  }
}
