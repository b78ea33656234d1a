/// One recorded reply of the Hub about a repository, as far as the catalog keeps what it says.
///
/// **Shape**: the object of `/api/models/{id}`: `id`, `sha`, `createdAt`, `downloads`, `likes`,
/// `gated`, `tags`, `cardData`, `safetensors`, `config`, `siblings`. Where `config` is the whole
/// `config.json`, the architecture is read too. `base_model` only settles whose artifacts a
/// repository of GGUF files holds: lineage is what a person states.
/// **Source**: Hub API documentation and published clients. The names of the fields are expected;
/// they were not checked against the live service.
struct HubReply {
  /// The repository, as `owner/name`.
  let id: String
  private let object: [String: JSONValue]
  private let catalog: ImportCatalog
  private let evidence: Evidence

  /// Takes a reply; `subject` is the id where the object names none, as a bare `config.json` does.
  init(
    _ json: JSONValue, subject: String?, _ catalog: ImportCatalog, _ evidence: Evidence
  ) throws(RowProblem) {
    guard case .object(var object) = json else { throw .rejected(.notAnObject) }
    if object["num_hidden_layers"] != nil || object["text_config"] != nil, object["config"] == nil {
      object = ["config": json, "id": object["id"] ?? .null]
    }
    guard let id = object["id"]?.text ?? object["modelId"]?.text ?? subject, !id.isEmpty else {
      throw .rejected(.missing("id"))
    }
    self.id = id
    self.object = object
    self.catalog = catalog
    self.evidence = evidence
  }

  /// What it says of models of the catalog.
  func facts() throws(RowProblem) -> [ImportedFact] {
    if let model = catalog.record(.model, id) {
      return facts(of: model) + artifacts(of: model)
    }
    // What a repository of files made from a model holds are artifacts of that model.
    let bases = Self.texts(card["base_model"]).compactMap { catalog.record(.model, $0) }
    if bases.count == 1 {
      let artifacts = artifacts(of: bases[0])
      if !artifacts.isEmpty { return artifacts }
    }
    if let other = catalog.id(.model, named: id) { throw .rejected(.copyOf(other)) }
    throw .unknown(id)
  }

  // MARK: Facts

  private var card: [String: JSONValue] { object["cardData"]?.object ?? [:] }

  private func facts(of model: Record) -> [ImportedFact] {
    var facts: [ImportedFact] = []
    func add(_ field: Field, _ value: FactValue?, _ evidence: Evidence? = nil) {
      guard let value else { return }
      facts.append(
        ImportedFact(
          kind: .model, id: id, field: field, statement: .value(value),
          evidence: evidence ?? self.evidence))
    }
    add("downloads_30d", Self.count(object["downloads"]))
    add("likes", Self.count(object["likes"]))
    add("params_total", parameters)
    add("languages", languages)
    if let created, isOfDeveloper(model) {
      var evidence = evidence
      evidence.isEstimate = true
      evidence.note = "day its repository was made"
      add("release_date", .date(created), evidence)
    }
    if let row = license {
      facts.append(
        ImportedFact(
          kind: .model, id: id, field: "license", statement: .row(row), evidence: evidence))
    }
    if let config = object["config"]?.object {
      facts += HubConfiguration.facts(config, of: id, evidence)
    }
    return facts
  }

  private static func count(_ json: JSONValue?) -> FactValue? {
    guard case .integer(let count)? = json, count >= 0 else { return nil }
    return .integer(count)
  }

  /// All parameters, where each stands for itself: quantized weights are packed, several in one.
  private var parameters: FactValue? {
    guard let weights = object["safetensors"]?.object, case .integer(let total)? = weights["total"],
      total > 0
    else { return nil }
    let types = weights["parameters"]?.object.map { Array($0.keys) } ?? []
    let isWhole = types.allSatisfy { $0.hasPrefix("F") || $0.hasPrefix("BF") }
    return isWhole ? .integer(total) : nil
  }

  /// Languages the card names as ISO 639 codes; `multilingual` and other words name none.
  private var languages: FactValue? {
    var codes: [String] = []
    for text in Self.texts(card["language"]) {
      let code = text.lowercased()
      let isCode =
        (2...3).contains(code.utf8.count) && code.utf8.allSatisfy { $0 >= 0x61 && $0 <= 0x7A }
      if isCode, !codes.contains(code) { codes.append(code) }
    }
    return codes.isEmpty ? nil : .list(codes.sorted { $0.precedesByBytes($1) })
  }

  /// The day the Hub wrote as creation of repositories that were older than its records.
  private static let firstRecordedDay = CalendarDate(year: 2022, month: 3, day: 2)

  private var created: CalendarDate? {
    guard let text = object["createdAt"]?.text, let day = CalendarDate(String(text.prefix(10))),
      day != Self.firstRecordedDay
    else { return nil }
    return day
  }

  /// Whether its developer keeps the repository; the day somebody else uploaded a copy says nothing
  /// of the release.
  private func isOfDeveloper(_ model: Record) -> Bool {
    guard let developer = model.identity("developer")?.text,
      let organizations = catalog.record(.developer, developer)?.identity("hub_orgs")?.list
    else { return false }
    return organizations.contains(owner)
  }

  private var owner: String { String(id.prefix { $0 != "/" }) }

  // MARK: License

  /// The declared license: a tag, never a text; `other` is told apart by its name.
  private var license: [Row.NamedValue]? {
    var tags = Self.texts(card["license"])
    if tags.isEmpty {
      tags = Self.texts(object["tags"]).filter { $0.hasPrefix("license:") }
        .map { String($0.dropFirst("license:".utf8.count)) }
    }
    guard !tags.isEmpty else { return nil }
    let name = card["license_name"]?.text.map { $0.trimmed.withoutControlCharacters }
    let shown = tags.map { tag in tag == "other" ? name.map { "other: " + $0 } ?? tag : tag }
    let ids = tags.map { tag in licenses(of: tag == "other" ? name ?? tag : tag) }
    var row: [Row.NamedValue] = [.init("artifact", .text("weights"))]
    if ids.allSatisfy({ $0.count == 1 }) { row.append(.init("id", .list(ids.flatMap(\.self)))) }
    if let revision = object["sha"]?.text?.withoutControlCharacters {
      row.append(.init("revision", .text(revision)))
    }
    row.append(.init("basis", .text("tag")))
    if let date = evidence.asOf { row.append(.init("checked", .date(date))) }
    row.append(.init("tag", .text(shown.joined(separator: ", ").withoutControlCharacters)))
    return row
  }

  /// The licenses a declared string may mean, as `licenses/aliases.toml` says; none where it names
  /// the string among those that never decide.
  private func licenses(of tag: String) -> [String] {
    let folded = String(tag.lowercased().map { $0 == " " || $0 == "_" ? "-" : $0 })
    let table = catalog.record(.aliases, "licenses")
    if table?.identity("ambiguous")?.list?.contains(folded) == true { return [] }
    let named = table?.section("aliases").first { $0.field.name == folded }?.fact.value?.list
    return named ?? (catalog.record(.license, folded) == nil ? [] : [folded])
  }

  // MARK: Artifacts

  private func artifacts(of model: Record) -> [ImportedFact] {
    let files = (object["siblings"]?.list ?? []).compactMap { HubFile($0.object ?? [:]) }
    let isOfDeveloper = isOfDeveloper(model)
    return HubFile.sets(files).map { set in
      var row: [Row.NamedValue] = [.init("format", .text("gguf"))]
      if let quantization = set.quantization { row.append(.init("quant", .text(quantization))) }
      row.append(.init("repo", .text(id)))
      row.append(.init("publisher", .text(owner)))
      row.append(.init("official", .flag(isOfDeveloper)))
      if let bytes = set.bytes { row.append(.init("bytes", .integer(bytes))) }
      if let digest = set.sha256 { row.append(.init("sha256", .text(digest))) }
      return ImportedFact(
        kind: .model, id: model.id, field: "artifacts", statement: .row(row), evidence: evidence)
    }
  }

  /// A field that is a text or a list of texts.
  private static func texts(_ json: JSONValue?) -> [String] {
    switch json {
    case .text(let text): return [text.withoutControlCharacters]
    case .list(let list): return list.compactMap { $0.text?.withoutControlCharacters }
    default: return []
    }
  }
}

extension JSONValue {
  /// The members, where it is an object.
  var object: [String: JSONValue]? {
    if case .object(let object) = self { return object }
    return nil
  }

  /// The items, where it is a list.
  var list: [JSONValue]? {
    if case .list(let list) = self { return list }
    return nil
  }
}
