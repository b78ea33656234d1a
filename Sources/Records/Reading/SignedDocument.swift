internal import Catalog

/// A document of Weigh that names its schema and carries its own hash under `self`.
struct SignedDocument {
  /// A kind of document: the first part of its schema and the newest number that is known.
  struct Kind {
    let name: String
    let newestNumber: Int

    static let decision = Kind(name: "weigh.decision", newestNumber: DecisionRecord.schemaNumber)
    static let shortlist = Kind(name: "weigh.shortlist", newestNumber: Shortlist.schemaNumber)
  }

  /// The document.
  let value: JSONValue

  /// Reads a document and makes sure that nobody changed it since Weigh wrote it.
  init(_ text: String, as kind: Kind) throws(RecordProblem) {
    do {
      value = try JSONValue(jsonText: text)
    } catch {
      throw .syntax(error)
    }
    guard case .object(let object) = value else { throw .notARecord(schema: nil, kind: kind.name) }
    try Self.check(object["schema"], kind)
    guard case .text(let hash)? = object["self"] else { throw .missingKey(path: "self") }
    guard hash == Self.hash(of: object) else {
      guard case .integer(let number)? = object["number"] else { throw .changed(number: nil) }
      throw .changed(number: Int(exactly: number))
    }
  }

  /// The document with its own hash under `self`.
  static func signed(_ body: [String: JSONValue]) -> JSONValue {
    var body = body
    body["self"] = .text(hash(of: body))
    return .object(body)
  }

  /// SHA-256 of the canonical form without `self`.
  static func hash(of body: [String: JSONValue]) -> String {
    var unsigned = body
    unsigned["self"] = nil
    return SHA256.hex(JSONValue.object(unsigned).canonicalText)
  }

  private static func check(_ schema: JSONValue?, _ kind: Kind) throws(RecordProblem) {
    guard case .text(let name)? = schema else { throw .notARecord(schema: nil, kind: kind.name) }
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0] == kind.name, let number = Int(parts[1]), number > 0
    else { throw .notARecord(schema: name, kind: kind.name) }
    guard number <= kind.newestNumber else {
      throw .newerSchema(name, newestKnown: kind.newestNumber)
    }
  }
}
