/// Reads recorded replies of OpenRouter: `/models`, `/models/{id}/endpoints` and `/providers`.
///
/// **Shape**: one reply, or JSON Lines with one reply in each line; all of one kind. A model of
/// `/models` is an offer of the publisher itself, an endpoint is an offer of the host behind it,
/// which the publisher passes on, and a provider gives facts of a host. A `null`, or an empty list
/// of data centers, says nothing.
/// **Units**: prices are texts and for one token there; latency is in milliseconds.
/// **Source**: copies of `/models` and `/providers` of 2026-05-22 were read; the field names of
/// endpoints are those of the published API reference and were not verified against the service.
public struct OpenRouterImporter: Importer {
  /// The kind, as the command line names it.
  public let kind = "openrouter"
  /// What it reads.
  public let summary = "Replies of OpenRouter: models, endpoints of models, or providers."

  /// The sources of the three kinds of replies.
  public let sources = ["openrouter_models", "openrouter_endpoints", "openrouter_providers"]

  private static let wanted = "a reply with 'data': models, the endpoints of a model, or providers"

  /// What a reply is about.
  private enum Reply {
    case models([JSONPart])
    case endpoints(of: JSONValue, [JSONPart])
    case providers([JSONPart])

    /// The source where the user names none.
    var source: String {
      switch self {
      case .models: return "openrouter_models"
      case .endpoints: return "openrouter_endpoints"
      case .providers: return "openrouter_providers"
      }
    }
  }

  /// Makes an importer.
  public init() {}

  /// Reads a file; rows that are not taken are listed with their names.
  ///
  /// - Throws: `ImportProblem` when nothing of it can be taken.
  public func read(
    _ input: ImportInput, against catalog: ImportCatalog
  ) throws(ImportProblem) -> ImportOutcome {
    var replies: [Reply] = []
    for document in try Self.documents(input) {
      guard let reply = Self.reply(document) else {
        throw .otherShape(name: input.name, wanted: Self.wanted)
      }
      if let first = replies.first, first.source != reply.source {
        throw .otherShape(name: input.name, wanted: "replies of one kind")
      }
      replies.append(reply)
    }
    guard let first = replies.first else { throw .empty(name: input.name) }
    var list = try PriceList(input, importer: kind, publisher: first.source, against: catalog)
    let rows = OpenRouterRows(
      catalog: catalog, evidence: list.evidence,
      publisher: catalog.record(.source, list.source)?.identity("publisher")?.text ?? kind)
    for reply in replies {
      switch reply {
      case .models(let models):
        for model in models {
          list.add(model.value["id"]?.text ?? "", line: model.line) { () throws(RowProblem) in
            try rows.model(model.value)
          }
        }
      case .endpoints(let model, let endpoints):
        let all = endpoints.map(\.value)
        for endpoint in endpoints {
          let names = [model["id"]?.text, endpoint.value["tag"]?.text].compactMap { $0 }
          list.add(names.joined(separator: ": "), line: endpoint.line) { () throws(RowProblem) in
            try rows.endpoint(endpoint.value, of: model, among: all)
          }
        }
      case .providers(let providers):
        for provider in providers {
          list.add(provider.value["slug"]?.text ?? "", line: provider.line) {
            () throws(RowProblem) in try rows.provider(provider.value)
          }
        }
      }
    }
    return try list.outcome()
  }

  /// The members of each document of the file.
  private static func documents(
    _ input: ImportInput
  ) throws(ImportProblem) -> [[JSONPart]] {
    let lines = input.bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
      .filter { $0.element.contains { ![0x20, 0x09, 0x0D].contains($0) } }
    // A first line that is a whole document tells that each line is one.
    guard lines.count > 1, (try? JSONValue(reading: Array(lines[0].element))) != nil else {
      return [try PriceList.members(of: input, wanted: wanted)]
    }
    var documents: [[JSONPart]] = []
    for (position, line) in lines {
      do {
        let members = try JSONPart.members(of: Array(line), from: position + 1)
        documents.append(members ?? [])
      } catch {
        throw .notJSON(name: input.name, line: position + 1, error)
      }
    }
    return documents
  }

  private static func reply(_ members: [JSONPart]) -> Reply? {
    guard let data = members.first(where: { $0.key == "data" }) else { return nil }
    if case .list? = data.value["endpoints"], let endpoints = data["endpoints"] {
      return .endpoints(of: data.value, endpoints.parts)
    }
    guard case .list = data.value else { return nil }
    let rows = data.parts
    if rows.contains(where: { $0.value["pricing"] != nil }) { return .models(rows) }
    if rows.contains(where: { $0.value["slug"] != nil }) { return .providers(rows) }
    return nil
  }
}

/// Rows of OpenRouter as statements.
private struct OpenRouterRows {
  let catalog: ImportCatalog
  let evidence: Evidence
  /// Who passes the offers of `/models` on.
  let publisher: String

  func model(_ row: JSONValue) throws(RowProblem) -> RowStatements {
    guard let id = row["id"]?.text else { throw .rejected(.missing("id")) }
    guard let host = catalog.host(named: publisher) else { throw .unknown(publisher) }
    var offer = try Self.offer(id, row, hubID: row["hugging_face_id"])
    offer.columns["max_output"] = row["top_provider"]?["max_completion_tokens"]?.tokens
    return RowStatements(
      facts: [try offer.statement(at: host, evidence: evidence, in: catalog)])
  }

  func endpoint(
    _ row: JSONValue, of model: JSONValue, among all: [JSONValue]
  ) throws(RowProblem) -> RowStatements {
    guard let id = model["id"]?.text else { throw .rejected(.missing("id")) }
    // The tag is `HOST` or `HOST/VARIANT`; the name for people may stand for several hosts.
    guard let tag = row["tag"]?.text, let slug = Self.slug(tag) else {
      throw .rejected(.missing("tag"))
    }
    guard let host = catalog.host(named: slug) else { throw .unknown(slug) }
    var offer = try Self.offer(id, row, hubID: model["hugging_face_id"])
    offer.isAggregated = true
    // Only where a host has several endpoints does the rest of the tag tell them apart.
    if all.count(where: { $0["tag"]?.text.flatMap(Self.slug) == slug }) > 1, tag != slug {
      offer.variant = tag.dropFirst(slug.count + 1).lowercased()
    }
    let quantization = row["quantization"]
    if quantization?.text != "unknown" { offer.columns["quantization"] = quantization }
    offer.columns["max_output"] = row["max_completion_tokens"]?.tokens
    offer.columns["latency_ms_p50"] = row["latency_last_30m"]?["p50"]?.unlessZero
    offer.columns["latency_ms_p99"] = row["latency_last_30m"]?["p99"]?.unlessZero
    offer.columns["tok_s_p50"] = row["throughput_last_30m"]?["p50"]?.unlessZero
    offer.columns["uptime_24h"] = row["uptime_last_1d"]
    return RowStatements(
      facts: [try offer.statement(at: host, evidence: evidence, in: catalog)])
  }

  func provider(_ row: JSONValue) throws(RowProblem) -> RowStatements {
    guard let slug = row["slug"]?.text else { throw .rejected(.missing("slug")) }
    guard let host = catalog.host(named: slug) else { throw .unknown(slug) }
    var statements = RowStatements()
    func add(_ field: Field, _ json: JSONValue?) {
      statements.add(field, json, of: host.id, .host, evidence)
    }
    add("terms", row["terms_of_service_url"])
    add("privacy", row["privacy_policy_url"])
    add("status_page", row["status_page_url"])
    for (field, json) in [
      ("contracting_country", row["headquarters"]), ("datacenter_countries", row["datacenters"]),
    ] as [(Field, JSONValue?)] {
      let codes = json.map { value in
        if case .list(let list) = value { return list }
        return value == .null ? [] : [value]
      }
      guard let codes, !codes.isEmpty else { continue }
      if let wrong = codes.first(where: { !CountryCodes.contains($0.text ?? "") }) {
        let text = wrong.text ?? wrong.canonicalText
        statements.unreadable.append((field.name, .noCountry(text)))
      } else {
        add(field, json)
      }
    }
    return statements
  }

  private static func offer(
    _ id: String, _ row: JSONValue, hubID: JSONValue?
  ) throws(RowProblem) -> ListedOffer {
    let pricing = row["pricing"]
    if let fee = pricing?["request"]?.perMillion, fee != .null, !fee.isZero {
      throw .rejected(.feePerRequest)
    }
    var offer = ListedOffer(name: id)
    offer.hubID = hubID?.text.flatMap { $0.isEmpty ? nil : $0 }
    offer.columns = [
      "input": pricing?["prompt"]?.perMillion, "output": pricing?["completion"]?.perMillion,
      "cache_read": pricing?["input_cache_read"]?.perMillion,
      "context": row["context_length"]?.tokens,
    ]
    return offer
  }

  private static func slug(_ tag: String) -> String? {
    tag.split(separator: "/").first.map(String.init)
  }
}
