/// Reads the lists of models.dev: `api.json`, `models.json` and `catalog.json`.
///
/// **Shape**: `api.json` is an object of providers, each with `models`: their rows are offers.
/// `models.json` is an object of entries `LAB/NAME`: their rows are facts of models. `catalog.json`
/// holds both under `providers` and `models`. A row with `base_model` takes what it does not say
/// itself from that entry. What a provider's row says of context or dates is how that provider
/// serves the model, and is not taken for the model; `open_weights` is not read at all, it is wrong
/// for some closed models: only an address below `weights` says which model a row is about.
/// **Units**: prices are for a million tokens.
/// **Source**: schema, README and rows of the public repository; `catalog.json` and `weights` in
/// the served files were not verified.
public struct ModelsDevImporter: Importer {
  /// The kind, as the command line names it.
  public let kind = "models.dev"
  /// What it reads.
  public let summary = "Lists of models.dev: api.json, models.json or catalog.json."

  /// The source of the lists.
  public let sources = ["modelsdev"]

  private static let wanted = "providers with 'models', or entries of models"

  /// Makes an importer.
  public init() {}

  /// Reads a file; rows that are not taken are listed with their names.
  ///
  /// - Throws: `ImportProblem` when nothing of it can be taken.
  public func read(
    _ input: ImportInput, against catalog: ImportCatalog
  ) throws(ImportProblem) -> ImportOutcome {
    let members = try PriceList.members(of: input, wanted: Self.wanted)
    let (providers, entries) = Self.sections(members)
    guard !providers.isEmpty || !entries.isEmpty else {
      throw .otherShape(name: input.name, wanted: Self.wanted)
    }
    var list = try PriceList(input, importer: kind, publisher: "modelsdev", against: catalog)
    let reader = ModelsDevRows(
      catalog: catalog, evidence: list.evidence,
      bases: Dictionary(
        entries.compactMap { entry in entry.key.map { ($0, entry.value) } },
        uniquingKeysWith: { first, _ in first }))
    for entry in entries {
      let name = entry.key ?? ""
      list.add(name, line: entry.line) { () throws(RowProblem) in
        try reader.facts(of: name, entry.value)
      }
    }
    for provider in providers {
      let host = provider.key ?? ""
      for row in provider["models"]?.parts ?? [] {
        let name = row.key ?? ""
        list.add(host + ": " + name, line: row.line) { () throws(RowProblem) in
          try reader.offer(of: name, row.value, at: host)
        }
      }
    }
    return try list.outcome()
  }

  /// Providers and entries of models, whichever of the three lists it is.
  private static func sections(
    _ members: [JSONPart]
  ) -> (providers: [JSONPart], entries: [JSONPart]) {
    func isProvider(_ part: JSONPart) -> Bool {
      if case .object? = part.value["models"] { return true }
      return false
    }
    func isEntry(_ part: JSONPart) -> Bool {
      ["limit", "modalities", "release_date"].contains { part.value[$0] != nil }
    }
    if let providers = members.first(where: { $0.key == "providers" })?.parts,
      providers.contains(where: isProvider)
    {
      let models = members.first { $0.key == "models" }?.parts ?? []
      return (providers.filter(isProvider), models)
    }
    let providers = members.filter(isProvider)
    if !providers.isEmpty { return (providers, []) }
    return members.contains(where: isEntry) ? ([], members) : ([], [])
  }
}

/// Rows of models.dev as statements.
private struct ModelsDevRows {
  let catalog: ImportCatalog
  let evidence: Evidence
  /// Entries of models that rows of providers may refer to.
  let bases: [String: JSONValue]

  func offer(
    of name: String, _ row: JSONValue, at provider: String
  ) throws(RowProblem) -> RowStatements {
    guard case .object = row else { throw .rejected(.notAnObject) }
    guard let host = catalog.host(named: provider) else { throw .unknown(provider) }
    let row = try whole(row)
    if row["status"]?.text == "deprecated" { throw .rejected(.withdrawn) }
    var offer = ListedOffer(name: name)
    offer.hubID = try hubID(row)
    let cost = row["cost"]
    let limit = row["limit"]
    offer.columns = [
      "input": cost?["input"], "output": cost?["output"], "cache_read": cost?["cache_read"],
      "context": limit?["context"]?.tokens, "max_output": limit?["output"]?.tokens,
    ]
    return RowStatements(
      facts: [try offer.statement(at: host, evidence: evidence, in: catalog)])
  }

  func facts(of name: String, _ row: JSONValue) throws(RowProblem) -> RowStatements {
    guard case .object = row else { throw .rejected(.notAnObject) }
    let stated = try hubID(row)
    guard let model = catalog.model(named: stated ?? name) else { throw .unknown(stated ?? name) }
    if stated != nil, let named = catalog.model(named: name), named != model {
      throw .rejected(.twoModels(named: named, stated: model))
    }
    var statements = RowStatements()
    func add(_ field: Field, _ json: JSONValue?) {
      statements.add(field, json, of: model, .model, evidence)
    }
    add("release_date", row["release_date"])
    add("context", row["limit"]?["context"]?.tokens)
    add("max_output", row["limit"]?["output"]?.tokens)
    add("modalities_in", row["modalities"]?["input"].map(Self.modalities))
    add("modalities_out", row["modalities"]?["output"].map(Self.modalities))
    add("knowledge_cutoff", row["knowledge"])
    add("reasoning", row["reasoning"])
    add("tool_call", row["tool_call"]?["supported"] ?? row["tool_call"])
    add("structured_output", row["structured_output"])
    return statements
  }

  /// The row with what it takes over from the entry it names.
  private func whole(_ row: JSONValue) throws(RowProblem) -> JSONValue {
    guard let name = row["base_model"]?.text else { return row }
    guard let base = bases[name] else { throw .unknown(name) }
    var merged = row.over(base)
    guard case .list(let paths)? = row["base_model_omit"] else { return merged }
    for path in paths.compactMap(\.text) {
      merged = merged.without(path.split(separator: ".").map(String.init)[...])
    }
    return merged
  }

  /// The one model of the catalog whose weights the row gives an address of; several addresses
  /// are several formats of one model, or nobody knows.
  private func hubID(_ row: JSONValue) throws(RowProblem) -> String? {
    guard case .list(let weights)? = row["weights"] else { return nil }
    let ids = weights.compactMap { $0["url"]?.text.flatMap(HubAddress.modelID) }
    let known = Set(ids.compactMap(catalog.model(named:)))
    if known.count == 1 { return known.first }
    guard let first = ids.first else { return nil }
    throw .unknown(first)
  }

  /// Kinds of input in the catalog's words and order.
  private static func modalities(_ json: JSONValue) -> JSONValue {
    guard case .list(let items) = json else { return json }
    let order = ["text", "image", "audio", "video", "file"]
    let words = items.map { $0.text == "pdf" ? JSONValue.text("file") : $0 }
    let known = order.filter { words.contains(.text($0)) }
    let others = words.filter { $0.text.map { !order.contains($0) } ?? true }
    return .list(known.map(JSONValue.text) + others)
  }
}

extension JSONValue {
  /// This object laid over another one; objects inside are laid over each other too.
  fileprivate func over(_ base: JSONValue) -> JSONValue {
    guard case .object(let own) = self, case .object(let under) = base else { return self }
    return .object(under.merging(own) { below, above in above.over(below) })
  }

  /// This object without the member a path leads to.
  fileprivate func without(_ path: ArraySlice<String>) -> JSONValue {
    guard case .object(var object) = self, let key = path.first else { return self }
    object[key] = path.count == 1 ? nil : object[key]?.without(path.dropFirst())
    return .object(object)
  }
}
