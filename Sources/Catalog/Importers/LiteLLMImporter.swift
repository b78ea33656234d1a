/// Reads the price list of LiteLLM, `model_prices_and_context_window.json`.
///
/// **Shape**: one object; each member is a row, its key `PROVIDER/NAME` or a bare name. Keys read:
/// `litellm_provider`, `mode`, `input_cost_per_token`, `output_cost_per_token`,
/// `cache_read_input_token_cost`, `max_input_tokens`, `max_output_tokens`. Each row is an offer; what
/// it says of the model itself is what one host serves, and is not taken for the model.
/// **Units**: prices are for one token there and for a million here.
/// **Source**: a copy of 2026-04-04 was read; field names of later lists were not verified.
public struct LiteLLMImporter: Importer {
  /// The kind, as the command line names it.
  public let kind = "litellm"
  /// What it reads.
  public let summary = "The price list of LiteLLM, model_prices_and_context_window.json."

  /// The source of the list.
  public let sources = ["litellm"]

  /// What is priced by the token of text.
  private static let modes: Set<String> = [
    "chat", "completion", "responses", "embedding", "rerank",
  ]

  /// Makes an importer.
  public init() {}

  /// Reads a file; rows that are not taken are listed with their keys.
  ///
  /// - Throws: `ImportProblem` when nothing of it can be taken.
  public func read(
    _ input: ImportInput, against catalog: ImportCatalog
  ) throws(ImportProblem) -> ImportOutcome {
    let rows = try PriceList.members(
      of: input, wanted: "an object of rows, each with 'litellm_provider'")
    guard rows.contains(where: { $0.value["litellm_provider"] != nil }) else {
      throw .otherShape(
        name: input.name, wanted: "an object of rows, each with 'litellm_provider'")
    }
    var list = try PriceList(input, importer: kind, publisher: "litellm", against: catalog)
    let evidence = list.evidence
    for row in rows {
      let key = row.key ?? ""
      list.add(key, line: row.line) { () throws(RowProblem) in
        RowStatements(facts: [try Self.offer(key, row.value, evidence, catalog)])
      }
    }
    return try list.outcome()
  }

  private static func offer(
    _ key: String, _ row: JSONValue, _ evidence: Evidence, _ catalog: ImportCatalog
  ) throws(RowProblem) -> ImportedFact {
    // The row that explains the format holds sentences where others hold values.
    if key == "sample_spec" { throw .rejected(.notARow) }
    guard case .object = row else { throw .rejected(.notAnObject) }
    guard let provider = row["litellm_provider"]?.text else {
      throw .rejected(.missing("litellm_provider"))
    }
    guard let mode = row["mode"]?.text else { throw .rejected(.missing("mode")) }
    guard modes.contains(mode) else { throw .rejected(.otherMode(mode)) }
    guard let host = host(provider, catalog) else { throw .unknown(provider) }
    var offer = ListedOffer(name: name(key, provider, host, catalog))
    offer.columns = [
      "input": row["input_cost_per_token"]?.perMillion,
      "output": row["output_cost_per_token"]?.perMillion,
      "cache_read": row["cache_read_input_token_cost"]?.perMillion,
      "context": row["max_input_tokens"]?.tokens,
      "max_output": row["max_output_tokens"]?.tokens,
    ]
    let statement = try offer.statement(at: host, evidence: evidence, in: catalog)
    try checkKind(of: statement, mode, catalog)
    return statement
  }

  /// The host a provider stands for; `HOST-models of somebody` is the host.
  private static func host(_ provider: String, _ catalog: ImportCatalog) -> Record? {
    if let host = catalog.host(named: provider) { return host }
    guard let dash = provider.firstIndex(of: "-") else { return nil }
    return catalog.host(named: String(provider[..<dash]))
  }

  /// The model's name at its host: the key without the provider before it.
  ///
  /// A first part that is not the provider belongs to the name, as in `openai/gpt-oss-120b`.
  private static func name(
    _ key: String, _ provider: String, _ host: Record, _ catalog: ImportCatalog
  ) -> String {
    guard let slash = key.firstIndex(of: "/") else { return key }
    let first = String(key[..<slash])
    let rest = String(key[key.index(after: slash)...])
    guard !rest.isEmpty, first == provider || Self.host(first, catalog)?.id == host.id else {
      return key
    }
    return rest
  }

  /// A row about embeddings speaks of a model that makes them, and the other way round.
  private static func checkKind(
    of statement: ImportedFact, _ mode: String, _ catalog: ImportCatalog
  ) throws(RowProblem) {
    guard case .row(let values) = statement.statement,
      let model = values.first(where: { $0.field == "model" })?.value.text,
      let kinds = catalog.record(.model, model)?.identity("kinds")?.list, !kinds.isEmpty
    else { return }
    let special = ["embedding", "rerank"]
    let isRight =
      special.contains(mode) ? kinds.contains(mode) : kinds.contains { !special.contains($0) }
    if !isRight { throw .rejected(.otherKind(model: model, mode: mode)) }
  }
}
