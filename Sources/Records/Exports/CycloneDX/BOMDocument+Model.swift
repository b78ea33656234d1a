internal import Catalog
internal import Licensing

/// The chosen model, its files, what it was made from, and who serves it.
extension BOMDocument {
  /// The one component: a model is shipped or called, and nothing else of the list is.
  var model: [String: JSONValue] {
    let parts = Self.nameParts(entry.id)
    let revision = entry.fact(.revision)?.values.first
    var model: [String: JSONValue] = [
      "type": .text("machine-learning-model"), "bom-ref": .text(Name.model(entry.id)),
      "name": .text(parts.name), "scope": .text("required"), "licenses": .list(licenses),
      "externalReferences": .list(references), "modelCard": modelCard,
      "properties": .list(properties),
    ]
    model["group"] = parts.group.map { .text($0) }
    model["version"] = revision.map { .text($0) }
    if let repository = entry.fact(.repository)?.values.first {
      model["purl"] = .text(WebAddress.packageURL(repository, revision: revision))
    }
    if let publisher = entry.fact(.developer)?.values.first {
      model["publisher"] = .text(publisher)
      model["manufacturer"] = Self.organization(
        publisher, country: entry.fact(.developerCountry)?.values.first)
    }
    if let pedigree { model["pedigree"] = pedigree }
    if !files.isEmpty { model["components"] = .list(files) }
    return model
  }

  /// Owner and name of a repository; a name without an owner stands alone.
  static func nameParts(_ id: String) -> (group: String?, name: String) {
    let parts = id.split(separator: "/", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return (nil, id) }
    return (parts[0], parts[1])
  }

  static func organization(_ name: String, country: String?) -> JSONValue {
    .known([
      "name": .text(name),
      "address": country.map { .object(["country": .text($0)]) },
    ])
  }

  /// Every fact, stated or not, in words: what is not known is said, not left out.
  private var properties: [JSONValue] {
    var properties = entry.facts.map { fact in
      Self.property("weigh:fact:" + fact.field.rawValue, subject.words(fact))
    }
    properties.append(Self.property("weigh:delivery", entry.delivery))
    for file in entry.files where !isShipped(file) {
      let words = [file.format, file.quantization, file.repository].compactMap(\.self)
      properties.append(
        Self.property("weigh:file:possible", words.joined(separator: " ")))
    }
    return properties
  }

  // MARK: Files

  /// Whether a file is surely the one that runs: its hash is known, or there is no other.
  private func isShipped(_ file: DecisionRecord.WeightFile) -> Bool {
    entry.files.count == 1
  }

  private var files: [JSONValue] {
    let shipped = entry.files.filter(isShipped)
    var files = shipped.enumerated().map { number, file -> JSONValue in
      let words = [file.repository ?? entry.id, file.quantization, file.format].compactMap(\.self)
      var properties: [JSONValue] = []
      if let bytes = file.bytes { properties.append(Self.property("weigh:file:bytes", "\(bytes)")) }
      if let official = file.isOfficial {
        properties.append(Self.property("weigh:file:official", official ? "yes" : "no"))
      }
      return Self.file(
        number, name: words.joined(separator: " "), publisher: file.publisher,
        sha256: ExportSubject.sha256(file.sha256), properties)
    }
    // The weights a probe read are a file too, known by nothing but their hash.
    var seen = Set(shipped.compactMap { ExportSubject.sha256($0.sha256) })
    for run in entry.answers.compactMap(\.run) {
      guard let hash = ExportSubject.sha256(run.fileHash), seen.insert(hash).inserted else {
        continue
      }
      files.append(
        Self.file(
          files.count, name: "weights asked in run \(run.id)", publisher: nil, sha256: hash,
          [Self.property("weigh:run:build", run.build)]))
    }
    return files
  }

  private static func file(
    _ number: Int, name: String, publisher: String?, sha256: String?, _ properties: [JSONValue]
  ) -> JSONValue {
    .known([
      "type": .text("file"), "bom-ref": .text(Name.file(number)), "name": .text(name),
      "publisher": publisher.map { .text($0) },
      "hashes": sha256.map {
        .list([.object(["alg": .text("SHA-256"), "content": .text($0)])])
      },
      "properties": properties.isEmpty ? nil : .list(properties),
    ])
  }

  // MARK: Licenses

  /// What the publisher declares, then what Weigh concludes: every license of the lineage.
  private var licenses: [JSONValue] {
    var items = subject.declaredLicenses.map { license($0, acknowledgement: "declared") }
    if items.isEmpty {
      items = (entry.fact(.licenseTag)?.values ?? []).map { tag in
        Self.license(["name": .text(tag), "acknowledgement": .text("declared")])
      }
    }
    items += subject.licenses.map { license($0, acknowledgement: "concluded") }
    guard subject.licenses.isEmpty else { return items }
    return items + [
      Self.license([
        "name": .text("license \(subject.notKnown)"), "acknowledgement": .text("concluded"),
      ])
    ]
  }

  private func license(_ line: DecisionRecord.LicenseLine, acknowledgement: String) -> JSONValue {
    var properties = [
      Self.property("weigh:license:id", line.id),
      Self.property("weigh:license:verdict", line.verdict.rawValue),
      Self.property("weigh:license:basis", line.basis),
    ]
    if let hash = line.textSHA256 {
      properties.append(Self.property("weigh:license:sha256", hash))
    }
    if let base = line.through {
      properties.append(Self.property("weigh:license:through", base))
    }
    if let checked = line.checked {
      properties.append(Self.property("weigh:license:checked", checked.description))
    }
    var body = Self.named(line)
    body["acknowledgement"] = .text(acknowledgement)
    body["properties"] = .list(properties)
    return Self.license(body)
  }

  /// A license by its id on the list of SPDX, else by its name, with the address of its text.
  private static func named(_ line: DecisionRecord.LicenseLine) -> [String: JSONValue] {
    var body: [String: JSONValue] = [:]
    if let id = ExportSubject.listedID(line) {
      body["id"] = .text(id)
    } else {
      body["name"] = .text(line.name.isEmpty ? line.id : line.name)
    }
    body["url"] = line.address.flatMap(WebAddress.plain).map { .text($0) }
    return body
  }

  private static func license(_ body: [String: JSONValue]) -> JSONValue {
    .object(["license": .object(body)])
  }

  // MARK: Where it comes from

  private var references: [JSONValue] {
    func reference(_ type: String, _ url: String, _ comment: String, _ hash: String? = nil)
      -> JSONValue
    {
      .known([
        "type": .text(type), "url": .text(url), "comment": .text(comment),
        "hashes": hash.map {
          .list([.object(["alg": .text("SHA-256"), "content": .text($0)])])
        },
      ])
    }
    var items: [JSONValue] = []
    if let repository = entry.fact(.repository)?.values.first {
      items.append(
        reference("model-card", WebAddress.hubPage(repository), "the repository of the model"))
    }
    var seen: Set<String> = []
    for line in subject.licenses {
      guard let url = line.address.flatMap(WebAddress.plain), seen.insert(url).inserted else {
        continue
      }
      items.append(reference("license", url, line.name))
    }
    let record = JSONExport()
    let file = self.record.fileStem + "." + record.fileExtension
    return items + [
      reference(
        "documentation", self.record.fileStem + "." + ADRExport().fileExtension,
        "the decision, for people"),
      reference(
        "evidence", file, "the decision with every figure, source and excluded model",
        SHA256.hex(record.text(of: self.record))),
    ]
  }

  private var pedigree: JSONValue? {
    let relation = entry.fact(.relation)?.values.first
    guard !entry.ancestors.isEmpty || entry.fact(.derivedFrom) != nil else { return nil }
    let notes = entry.ancestors.map { "\($0.madeInto) was made from \($0.id): \($0.relation)." }
    let none =
      "What it was made from is \(subject.words(.derivedFrom))"
      + (relation.map { "; relation: \($0)." } ?? ".")
    return .known([
      "ancestors": entry.ancestors.isEmpty ? nil : .list(entry.ancestors.map(ancestor)),
      "notes": .text(notes.isEmpty ? none : notes.joined(separator: " ")),
    ])
  }

  private func ancestor(_ ancestor: DecisionRecord.Ancestor) -> JSONValue {
    let parts = Self.nameParts(ancestor.id)
    let lines = ancestor.licenses.map { id in
      entry.licenses.first { $0.id == id }.map(Self.named) ?? ["name": .text(id)]
    }
    let licenses = lines.isEmpty ? [["name": .text("license \(subject.notKnown)")]] : lines
    return .known([
      "type": .text("machine-learning-model"), "bom-ref": .text(Name.ancestor(ancestor.id)),
      "group": parts.group.map { .text($0) }, "name": .text(parts.name),
      "publisher": ancestor.publisher.map { .text($0) },
      "purl": .text(WebAddress.packageURL(ancestor.id, revision: nil)),
      "licenses": .list(licenses.map(Self.license)),
      "properties": .list([
        Self.property("weigh:lineage:relation", ancestor.relation),
        Self.property("weigh:lineage:madeInto", ancestor.madeInto),
      ]),
    ])
  }

  // MARK: Who serves it

  /// The host, for a model that is called and not shipped.
  var host: JSONValue? {
    guard let name = entry.fact(.host)?.values.first else { return nil }
    let address = entry.fact(.hostAddress)?.values.first.flatMap(WebAddress.plain)
    let pages: [(DecisionRecord.ModelField, String)] = [
      (.hostTerms, "terms of service"), (.hostPrivacy, "privacy policy"),
    ]
    let references = pages.compactMap { field, comment -> JSONValue? in
      guard let url = entry.fact(field)?.values.first.flatMap(WebAddress.plain) else { return nil }
      return .object(["type": .text("other"), "url": .text(url), "comment": .text(comment)])
    }
    let told: [DecisionRecord.ModelField] = [
      .nameAtHost, .quantization, .hostCountry, .dataCenters, .hostAddress, .hostTerms,
      .hostPrivacy, .retentionDays, .trainsOnPrompts,
    ]
    return .known([
      "bom-ref": .text(Name.host), "name": .text(entry.deliveryName),
      "provider": Self.organization(name, country: entry.fact(.hostCountry)?.values.first),
      "endpoints": address.map { .texts([$0]) },
      "externalReferences": references.isEmpty ? nil : .list(references),
      "properties": .list(
        told.map { Self.property("weigh:host:" + $0.rawValue, subject.words($0)) }),
    ])
  }
}
