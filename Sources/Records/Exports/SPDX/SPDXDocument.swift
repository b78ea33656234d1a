internal import Catalog
internal import Decision

/// An SPDX document about one model, put together element by element.
struct SPDXDocument {
  private static let creation = "_:creation"

  private let subject: ExportSubject
  private let root: String
  private let supplier: String
  private let released: CalendarDate
  private let repository: String
  private var elements: [(id: String, body: [String: JSONValue])] = []

  /// Puts the document together.
  ///
  /// **Errors**: `ExportRefusal` where a value the AI profile requires is not known.
  init(_ subject: ExportSubject) throws(ExportRefusal) {
    self.subject = subject
    root = "urn:uuid:" + subject.uuid + "#"
    repository = try Self.required(.repository, "software_downloadLocation", subject)
    let owner = BOMDocument.nameParts(repository).group
    supplier = subject.entry.fact(.developer)?.values.first ?? owner ?? repository
    let release = try Self.required(.releaseDate, "releaseTime", subject)
    guard let released = CalendarDate(release) else {
      throw .factMissing(
        format: "SPDX", property: "releaseTime",
        fact: DecisionRecord.ModelField.releaseDate.label, model: subject.entry.id,
        words: "no day: \(release)")
    }
    self.released = released
    addPeople()
    addPackages()
    addLicenses()
  }

  private static func required(
    _ field: DecisionRecord.ModelField, _ property: String, _ subject: ExportSubject
  ) throws(ExportRefusal) -> String {
    guard let value = subject.entry.fact(field)?.values.first else {
      throw .factMissing(
        format: "SPDX", property: property, fact: field.label, model: subject.entry.id,
        words: subject.words(field))
    }
    return value
  }

  /// The document; the same record gives the same one.
  var json: JSONValue {
    let record = subject.record
    let authors = record.deciders.isEmpty ? ["agent:weigh"] : record.deciders.indices.map(person)
    let creation: JSONValue = .object([
      "@id": .text(Self.creation), "type": .text("CreationInfo"), "specVersion": .text("3.0.1"),
      "created": .text(subject.moment), "createdBy": .texts(authors.map { root + $0 }),
      "createdUsing": .texts([root + "tool:weigh"]),
      "comment": .text("The day of the decision; the time of day is not kept."),
    ])
    let document: [String: JSONValue] = [
      "name": .text(record.title), "rootElement": .texts([root + "model"]),
      "element": .texts(elements.map { root + $0.id }),
      "profileConformance": .texts(["core", "software", "ai", "simpleLicensing"]),
      "comment": .text(
        "Decided on the catalog of \(record.basis.catalogAsOf) (SHA-256 "
          + "\(record.basis.catalogSHA256)), result \(record.basis.resultID). Alternatives and "
          + "ranks: \(record.fileStem).json. \(DecisionRecord.disclaimer)"),
    ]
    let all = [(id: "document", body: typed("SpdxDocument", document))] + elements
    return .object([
      "@context": .text("https://spdx.org/rdf/3.0.1/spdx-context.jsonld"),
      "@graph": .list(
        [creation]
          + all.map { id, body in
            .object(
              body.merging(["spdxId": .text(root + id), "creationInfo": .text(Self.creation)]) {
                $1
              })
          }),
    ])
  }

  // MARK: Elements

  private func person(_ number: Int) -> String { "person:\(number)" }

  private func typed(_ type: String, _ body: [String: JSONValue]) -> [String: JSONValue] {
    body.merging(["type": .text(type)]) { $1 }
  }

  private mutating func add(_ id: String, _ type: String, _ body: [String: JSONValue]) {
    elements.append((id: id, body: typed(type, body)))
  }

  private mutating func relate(_ from: String, _ type: String, _ to: [String]) {
    let number = elements.count { $0.id.hasPrefix("relationship:") }
    add(
      "relationship:\(number)", "Relationship",
      [
        "from": .text(root + from), "relationshipType": .text(type),
        "to": .texts(to.map { root + $0 }),
      ])
  }

  private mutating func addPeople() {
    let version = subject.record.basis.engine["weigh"].map { " " + $0 } ?? ""
    add("tool:weigh", "Tool", ["name": .text("weigh" + version)])
    if subject.record.deciders.isEmpty {
      add("agent:weigh", "SoftwareAgent", ["name": .text("weigh" + version)])
    }
    for (number, name) in subject.record.deciders.enumerated() {
      add(person(number), "Person", ["name": .text(name)])
    }
    add("supplier", "Organization", ["name": .text(supplier)])
  }

  private mutating func addPackages() {
    add("model", "ai_AIPackage", model)
    add(
      "product", "software_Package",
      ["name": .text(subject.product), "software_primaryPurpose": .text("application")])
    relate("product", "dependsOn", ["model"])
    for (number, ancestor) in subject.entry.ancestors.enumerated() {
      add(
        "ancestor:\(number)", "software_Package",
        [
          "name": .text(ancestor.id), "software_primaryPurpose": .text("model"),
          "software_packageUrl": .text(WebAddress.packageURL(ancestor.id, revision: nil)),
          "comment": .text("\(ancestor.madeInto) was made from it: \(ancestor.relation)."),
        ])
    }
    // Each model points at what it was made from, not at all of its line.
    let places = Dictionary(
      subject.entry.ancestors.enumerated().map { ($1.id, "ancestor:\($0)") },
      uniquingKeysWith: { first, _ in first })
    for (number, ancestor) in subject.entry.ancestors.enumerated() {
      let child = ancestor.madeInto == subject.entry.id ? "model" : places[ancestor.madeInto]
      relate(child ?? "model", "descendantOf", ["ancestor:\(number)"])
    }
    if subject.entry.files.count == 1, let file = subject.entry.files.first {
      var body: [String: JSONValue] = [
        "name": .text(
          [file.repository, file.quantization, file.format].compactMap(\.self)
            .joined(separator: " ")),
        "software_primaryPurpose": .text("model"),
      ]
      body["verifiedUsing"] = Self.hash(file.sha256)
      add("file", "software_File", body)
      relate("model", "contains", ["file"])
    }
    if let host = subject.entry.fact(.host)?.values.first {
      add("host", "Organization", ["name": .text(host)])
      relate("model", "availableFrom", ["host"])
    }
  }

  private static func hash(_ text: String?) -> JSONValue? {
    ExportSubject.sha256(text).map {
      .list([
        .object([
          "type": .text("Hash"), "algorithm": .text("sha256"), "hashValue": .text($0),
        ])
      ])
    }
  }

  // MARK: The model

  private var model: [String: JSONValue] {
    let entry = subject.entry
    let revision = entry.fact(.revision)?.values.first
    var body: [String: JSONValue] = [
      "name": .text(entry.id), "suppliedBy": .text(root + "supplier"),
      "releaseTime": .text(ExportSubject.moment(released)),
      "software_packageVersion": .text(subject.words(.revision)),
      "software_downloadLocation": .text(WebAddress.hubPage(repository, revision: revision)),
      "software_packageUrl": .text(WebAddress.packageURL(repository, revision: revision)),
      "software_primaryPurpose": .text("model"),
      "ai_useSensitivePersonalInformation": .text("noAssertion"),
      "ai_autonomyType": .text("noAssertion"),
      "ai_typeOfModel": .texts(subject.values(.architecture)),
      "ai_domain": .texts(subject.values(.kinds)),
      "ai_informationAboutTraining": .text(training),
      "ai_informationAboutApplication": .text(application),
      "ai_hyperparameter": .list(
        [DecisionRecord.ModelField.parameters, .activeParameters, .contextTokens].compactMap {
          field in
          entry.fact(field).map { Self.pair(field.label, subject.words($0)) }
        }),
      "externalRef": .list(references),
    ]
    if released.day == nil {
      body["comment"] = .text("Released in \(released); the day is not known, the first stands in.")
    }
    let limits = entry.needs.filter { $0.verdict != .pass }.map { reason in
      reason.sentence + (subject.override(reason.rule).map { " " + $0 } ?? "")
    }
    let limitations =
      limits + subject.record.use.outOfScope.map { "Not for: \($0)" } + subject.record.against
    if !limitations.isEmpty {
      body["ai_limitation"] = .text(limitations.joined(separator: "\n"))
    }
    let metrics = subject.metrics
    if !metrics.isEmpty {
      body["ai_metric"] = .list(metrics.map { Self.pair($0.key, $0.spelled) })
    }
    let asked = metrics.compactMap { metric in
      metric.threshold.map { Self.pair(metric.key, $0) }
    }
    let needs = subject.needs.map { Self.pair("need=" + $0.need.rule, $0.need.text) }
    if !(asked + needs).isEmpty { body["ai_metricDecisionThreshold"] = .list(asked + needs) }
    return body
  }

  private static func pair(_ key: String, _ value: String) -> JSONValue {
    .object(["type": .text("DictionaryEntry"), "key": .text(key), "value": .text(value)])
  }

  private var training: String {
    let fields: [DecisionRecord.ModelField] = [.trainingData, .trainingTokens, .knowledgeCutoff]
    return fields.map { "\($0.label): \(subject.words($0))" }.joined(separator: "; ")
  }

  private var application: String {
    [
      subject.record.use.intended, subject.record.question,
      "run by \(subject.entry.deliveryName) (\(subject.entry.delivery))",
      "inputs: \(subject.words(.inputs)); outputs: \(subject.words(.outputs)); languages: "
        + subject.words(.languages),
    ].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private var references: [JSONValue] {
    func reference(_ type: String, _ place: String, _ comment: String) -> JSONValue {
      .object([
        "type": .text("ExternalRef"), "externalRefType": .text(type), "locator": .texts([place]),
        "comment": .text(comment),
      ])
    }
    let stem = subject.record.fileStem
    return [
      reference("documentation", WebAddress.hubPage(repository), "the repository of the model"),
      reference("documentation", stem + ".md", "the decision, for people"),
      reference(
        "other", stem + ".json", "the decision with every figure, source and excluded model"),
    ]
  }

  // MARK: Licenses

  private mutating func addLicenses() {
    let all = subject.licenses
    for line in all where ExportSubject.listedID(line) == nil {
      let place = line.address.flatMap(WebAddress.plain) ?? "no public place known"
      let hash = line.textSHA256.map { ", SHA-256 \($0)" } ?? ""
      add(
        "text:" + Self.reference(line), "simplelicensing_SimpleLicensingText",
        [
          "name": .text(line.name),
          "simplelicensing_licenseText": .text(
            "Weigh carries no license texts. The text of \(line.name): \(place)\(hash)."),
        ])
    }
    relate("model", "hasDeclaredLicense", [expression("declared", subject.declaredLicenses)])
    relate("model", "hasConcludedLicense", [expression("concluded", all)])
  }

  /// Adds an expression of all these licenses, none being known as none asserted.
  private mutating func expression(_ id: String, _ lines: [DecisionRecord.LicenseLine]) -> String {
    var seen: Set<String> = []
    let terms = lines.map { ExportSubject.listedID($0) ?? Self.reference($0) }
      .filter { seen.insert($0).inserted }
    var body: [String: JSONValue] = [
      "simplelicensing_licenseExpression": .text(
        terms.isEmpty ? "NOASSERTION" : terms.joined(separator: " AND "))
    ]
    let own = lines.filter { ExportSubject.listedID($0) == nil }.map(Self.reference)
    if !own.isEmpty {
      body["simplelicensing_customIdToUri"] = .list(own.map { Self.pair($0, root + "text:" + $0) })
    }
    if lines.isEmpty {
      body["comment"] = .text(
        "The license is \(subject.words(.licenseTag))"
          + (id == "declared" ? " as declared." : "."))
    }
    add("license:" + id, "simplelicensing_LicenseExpression", body)
    return "license:" + id
  }

  /// The name of a license that is not on the list of SPDX, made of what such names may hold.
  private static func reference(_ line: DecisionRecord.LicenseLine) -> String {
    "LicenseRef-" + String(line.id.map { $0.isASCIIWord || $0 == "." ? $0 : "-" })
  }
}

extension ExportMetric {
  /// What tells it from the other figures of a model.
  var key: String { "\(type);\(slice)" }

  /// The figure with its interval.
  var spelled: String { bounds.count == 2 ? "\(value) [\(bounds[0])–\(bounds[1])]" : value }
}
