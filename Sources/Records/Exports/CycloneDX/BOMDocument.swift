internal import Catalog

/// A bill of materials as a document, put together part by part.
struct BOMDocument {
  /// The names parts of the document have; nothing else points at them from outside.
  enum Name {
    static let product = "product"
    static let tool = "tool"
    static let host = "host"
    static let assessor = "assessor"
    static func model(_ id: String) -> String { "model:" + id }
    static func ancestor(_ id: String) -> String { "ancestor:" + id }
    static func file(_ number: Int) -> String { "file:\(number)" }
    static func claim(_ id: String) -> String { "claim:" + id }
    static func evidence(_ id: String) -> String { "evidence:" + id }
  }

  let subject: ExportSubject
  let version: BOMExport.Version
  let sharing: BOMExport.Sharing

  init(_ subject: ExportSubject, version: BOMExport.Version, sharing: BOMExport.Sharing) {
    self.subject = subject
    self.version = version
    self.sharing = sharing
  }

  var record: DecisionRecord { subject.record }
  var entry: DecisionRecord.Entry { subject.entry }

  /// The document; the same record gives the same one.
  var json: JSONValue {
    let claims = BOMClaims(subject)
    var body: [String: JSONValue] = [
      "bomFormat": .text("CycloneDX"), "specVersion": .text(version.rawValue),
      "serialNumber": .text("urn:uuid:" + subject.uuid), "version": .integer(1),
      "metadata": .object(metadata), "components": .list([.object(model)]),
      "dependencies": .list(dependencies), "declarations": claims.json,
      "annotations": .list([annotation]),
    ]
    if let host { body["services"] = .list([host]) }
    if version == .v1_7 { body["citations"] = .list(citations) }
    return .object(body)
  }

  private var metadata: [String: JSONValue] {
    var metadata: [String: JSONValue] = [
      "timestamp": .text(subject.moment),
      "lifecycles": .list([.object(["phase": .text("design")])]),
      "tools": .object(["components": .list([tool(named: Name.tool)])]),
      "component": .object([
        "type": .text("application"), "bom-ref": .text(Name.product),
        "name": .text(subject.product),
      ]),
      "properties": .list(origin),
    ]
    if !record.deciders.isEmpty {
      metadata["authors"] = .list(record.deciders.map { .object(["name": .text($0)]) })
    }
    if version == .v1_7 {
      metadata["distributionConstraints"] = .object(["tlp": .text(sharing.rawValue)])
    }
    return metadata
  }

  /// Weigh itself, with a name only where something points at it.
  private func tool(named name: String? = nil) -> JSONValue {
    .known([
      "type": .text("application"), "bom-ref": name.map { .text($0) }, "name": .text("weigh"),
      "version": record.basis.engine["weigh"].map { .text($0) },
    ])
  }

  /// What gives the same decision again.
  private var origin: [JSONValue] {
    let basis = record.basis
    var properties = [
      Self.property("weigh:decision:title", record.title),
      Self.property("weigh:decision:status", record.status.word),
      Self.property("weigh:decision:self", subject.recordHash),
      Self.property("weigh:scenario:name", basis.scenarioName),
      Self.property("weigh:scenario:sha256", basis.scenarioSHA256),
      Self.property("weigh:catalog:name", basis.catalogName),
      Self.property("weigh:catalog:asOf", basis.catalogAsOf.description),
      Self.property("weigh:catalog:sha256", basis.catalogSHA256),
      Self.property("weigh:result:id", basis.resultID),
      Self.property("weigh:review:by", record.review.day.description),
      Self.property("weigh:disclaimer", DecisionRecord.disclaimer),
    ]
    if let number = record.number {
      properties.append(
        Self.property("weigh:decision:number", DecisionRecord.padded(number)))
    }
    return properties
  }

  private var dependencies: [JSONValue] {
    let own = Name.model(entry.id)
    let used = [own] + (host == nil ? [] : [Name.host])
    return [.object(["ref": .text(Name.product), "dependsOn": .texts(used)])]
      + used.map { .object(["ref": .text($0)]) }
  }

  /// What was looked at beside the chosen model: no components, since the product holds none of it.
  private var annotation: JSONValue {
    let counts = record.considered
    let others = record.entries.filter { $0.id != entry.id }.map(\.id)
    var text = """
      Chosen from \(counts.entries) models: \(counts.meeting) meet every need, \(counts.hanging) \
      hang on a fact that is not known, \(counts.pending) wait for an answer, \(counts.excluded) are \
      excluded.
      """
    if !others.isEmpty { text += " On the shortlist beside it: \(others.joined(separator: ", "))." }
    text += " All of them with their reasons: \(record.fileStem).json."
    return .object([
      "subjects": .texts([Name.model(entry.id)]),
      "annotator": .object(["component": tool()]), "timestamp": .text(subject.moment),
      "text": .text(text),
    ])
  }

  static func property(_ name: String, _ value: String) -> JSONValue {
    .object(["name": .text(name), "value": .text(value)])
  }
}

extension ExportSubject {
  /// The hash the record's own file carries.
  var recordHash: String {
    guard case .object(let body) = record.json, case .text(let hash)? = body["self"] else {
      return ""
    }
    return hash
  }

  /// An identifier that follows from the whole record: another decision gives another one, though
  /// its ranking be the same.
  var uuid: String { NameBasedUUID.text("weigh:record:" + recordHash) }
}
