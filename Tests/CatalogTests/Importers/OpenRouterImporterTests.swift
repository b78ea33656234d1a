import Testing

@testable import Catalog

@Suite struct `Importing replies of OpenRouter` {
  private static func run(
    _ text: String, source: String? = nil
  ) throws(ImportProblem) -> ImportOutcome {
    try OpenRouterImporter().read(
      ImportInput(
        bytes: Array(text.utf8), name: "reply.json", source: source,
        date: CalendarDate("2026-05-06")),
      against: PriceListFixture.catalog)
  }

  private static func model(
    _ id: String, hub: String = "null",
    pricing: String = "\"prompt\": \"0.00000025\", \"completion\": \"0.0000015\""
  ) throws(ImportProblem) -> ImportOutcome {
    try run(
      """
      {"data": [
        {"id": "\(id)", "hugging_face_id": \(hub), "context_length": 32768,
         "pricing": {\(pricing)}, "top_provider": {"max_completion_tokens": null}}
      ]}
      """)
  }

  @Test func `prices are texts for one token, and offers of the publisher are passed on`() throws {
    let outcome = try Self.model("example/alpha-7b", hub: "\"example/Alpha-7B\"")
    #expect(
      outcome.statements == [
        "open-router offers model=example/Alpha-7B id_at_host=example/alpha-7b input=0.25 "
          + "output=1.5 context=32768 route=aggregator"
      ])
    #expect(outcome.source == "openrouter_models")
  }

  @Test(arguments: [
    ("\"prompt\": \"-1\", \"completion\": \"-1\"", "must be a number from 0 up"),
    ("\"prompt\": \"nan\", \"completion\": \"1\"", "but it is a text"),
    ("\"prompt\": \"0x1\", \"completion\": \"1\"", "but it is a text"),
    ("\"prompt\": \"\", \"completion\": \"1\"", "but it is a text"),
    ("\"prompt\": \"1e999\", \"completion\": \"0\"", "but it is a text"),
    ("\"prompt\": null, \"completion\": \"0.1\"", "no price for both"),
    ("\"completion\": \"0.1\"", "no price for both"),
    ("\"prompt\": \"0.5\", \"completion\": \"0.5\"", "500000 USD per million tokens is above 100"),
    (
      "\"prompt\": \"0.0000005\", \"completion\": \"0.0000005\", \"request\": \"0.005\"",
      "a fee for each request"
    ),
  ])
  func `a price that is none is refused`(pricing: String, reason: String) throws {
    let outcome = try Self.model("example/Alpha-7B", pricing: pricing)
    #expect(outcome.facts == [])
    #expect(outcome.leftOut.count == 1 && outcome.leftOut[0].contains(reason))
  }

  @Test func `a free route is a variant`() throws {
    let free = "\"prompt\": \"0\", \"completion\": \"0\", \"request\": \"0\""
    let outcome = try Self.model("maker/alpha:free", pricing: free)
    #expect(outcome.statements.first?.contains("id_at_host=maker/alpha:free variant=free") == true)
    #expect(try Self.model("maker/alpha:floor").unknown.map(\.name) == ["maker/alpha:floor"])
  }

  @Test func `a Hub id that the catalog lacks, or that its name contradicts, is listed`() throws {
    #expect(try Self.model("maker/alpha", hub: "\"new/One\"").unknown.map(\.name) == ["new/One"])
    #expect(try Self.model("maker/alpha", hub: "\"\"").facts.count == 1)
    #expect(
      try Self.model("maker/alpha", hub: "\"example/Beta-MoE\"").leftOut == [
        "2 maker/alpha: Its name stands for 'example/Alpha-7B', but it states 'example/Beta-MoE'."
      ])
  }

  private static func endpoints(_ rows: String, id: String = "maker/beta") -> String {
    "{\"data\":{\"id\":\"\(id)\",\"endpoints\":[\(rows)]}}"
  }

  private static func endpoint(_ tag: String, _ rest: String = "") -> String {
    "{\"provider_name\":\"Cloud One\",\"tag\":\"\(tag)\",\"context_length\":8192,"
      + "\"pricing\":{\"prompt\":\"0.000001\",\"completion\":\"0.000002\"}\(rest)}"
  }

  @Test func `an endpoint is an offer of the host behind it, with what was measured`() throws {
    let outcome = try Self.run(
      Self.endpoints(
        Self.endpoint(
          "sky/fp8",
          ",\"quantization\":\"fp8\",\"max_completion_tokens\":4096,\"uptime_last_1d\":99.5,"
            + "\"uptime_last_30m\":1,\"latency_last_30m\":{\"p50\":550.5,\"p99\":8111.6},"
            + "\"throughput_last_30m\":{\"p50\":17}")))
    #expect(
      outcome.statements == [
        "sky offers model=example/Beta-MoE id_at_host=maker/beta quantization=fp8 input=1 output=2 "
          + "context=8192 max_output=4096 latency_ms_p50=550.5 latency_ms_p99=8111.6 tok_s_p50=17 "
          + "uptime_24h=99.5 route=aggregator"
      ])
    #expect(outcome.source == "openrouter_endpoints")
  }

  @Test func `what was not measured is left out, never zero`() throws {
    let outcome = try Self.run(
      Self.endpoints(
        Self.endpoint(
          "sky",
          ",\"quantization\":\"unknown\",\"max_completion_tokens\":null,\"uptime_last_1d\":null,"
            + "\"latency_last_30m\":null,\"throughput_last_30m\":{\"p50\":0}")))
    #expect(
      outcome.statements == [
        "sky offers model=example/Beta-MoE id_at_host=maker/beta input=1 output=2 context=8192 "
          + "route=aggregator"
      ])
  }

  @Test func `several endpoints of a host are told apart by their tags`() throws {
    let text = [
      Self.endpoint("sky/FP8"), Self.endpoint("sky/us-east"), Self.endpoint("gate/fp8"),
      Self.endpoint("nobody"), "{\"provider_name\":\"Sky\"}",
    ].joined(separator: ",")
    let outcome = try Self.run(Self.endpoints(text))
    #expect(
      outcome.statements.map { $0.split(separator: " ")[4] } == [
        "input=1", "variant=fp8", "variant=us-east",
      ])
    #expect(
      outcome.leftOut == [
        "1 maker/beta: nobody: unknown nobody", "1 maker/beta: 'tag' is missing.",
      ])
  }

  @Test func `a null country or an empty list of data centers is not known`() throws {
    let outcome = try Self.run(
      """
      {"data": [
        {"name": "Sky", "slug": "sky", "headquarters": null, "datacenters": [],
         "terms_of_service_url": "https://example.org/terms", "privacy_policy_url": null},
        {"name": "Gate", "slug": "gate", "headquarters": "SG", "datacenters": ["SG", "NL"]},
        {"name": "One", "slug": "cloud-one", "headquarters": "UK", "datacenters": ["DE", "EU"],
         "status_page_url": "https://example.org/status"},
        {"name": "Own", "slug": "own-machine", "headquarters": null, "datacenters": null},
        {"name": "New", "slug": "new"},
        {"name": "Odd"}
      ]}
      """)
    #expect(outcome.source == "openrouter_providers")
    #expect(
      outcome.statements == [
        "cloud-one status_page \"https://example.org/status\"",
        "gate contracting_country \"SG\"", "gate datacenter_countries [\"SG\",\"NL\"]",
        "sky terms \"https://example.org/terms\"",
      ])
    #expect(
      outcome.leftOut == [
        "8 new: unknown new", "7 own-machine: It states nothing that the catalog keeps.",
        "9 : 'slug' is missing.",
        "5 cloud-one contracting_country: 'UK' is no ISO 3166-1 code of a country.",
        "5 cloud-one datacenter_countries: 'EU' is no ISO 3166-1 code of a country.",
      ])
    #expect(
      outcome.summary == "6 rows: 3 taken (4 facts), 1 with unknown names listed, 2 rejected. "
        + "Statements refused of rows taken: 2.")
  }

  @Test func `many replies may stand line by line`() throws {
    let lines =
      Self.endpoints(Self.endpoint("sky")) + "\n\n"
      + Self.endpoints(Self.endpoint("sky"), id: "maker/alpha") + "\n"
    let outcome = try Self.run(lines)
    #expect(outcome.facts.count == 2)
    #expect(throws: ImportProblem.otherShape(name: "reply.json", wanted: "replies of one kind")) {
      try Self.run(lines + "{\"data\":[{\"slug\":\"sky\"}]}\n")
    }
    do throws(ImportProblem) {
      _ = try Self.run(lines + "{\"data\":")
      Issue.record("it was read")
    } catch {
      #expect(
        error.message
          == "'reply.json', line 4: This is not valid JSON at column 9: a value is missing.")
    }
  }

  @Test(arguments: ["[]", "{\"data\": 1}", "{\"data\": []}", "{\"x\": 1}", "{\"data\": [1]}"])
  func `a file of another shape is refused`(text: String) {
    #expect(throws: ImportProblem.self) { try Self.run(text) }
  }
}
