import Testing

@testable import Catalog

@Suite struct `Importing the price list of LiteLLM` {
  private static func run(
    _ text: String, name: String = "prices_2026-05-06.json", date: CalendarDate? = nil,
    source: String? = nil
  ) throws(ImportProblem) -> ImportOutcome {
    try LiteLLMImporter().read(
      ImportInput(bytes: Array(text.utf8), name: name, source: source, date: date),
      against: PriceListFixture.catalog)
  }

  /// A list of one row.
  private static func row(
    _ key: String, provider: String = "cloud-one", mode: String? = "chat",
    rest: String = "\"input_cost_per_token\":1.5e-07,\"output_cost_per_token\":6e-07"
  ) throws(ImportProblem) -> ImportOutcome {
    let mode = mode.map { "\"mode\":\"\($0)\"," } ?? ""
    return try run(
      "{\"\(key)\":{\"litellm_provider\":\"\(provider)\",\(mode)\(rest)}}")
  }

  @Test func `a price for one token becomes one for a million`() throws {
    let outcome = try Self.row(
      "cloud-one/example/Alpha-7B",
      rest: """
        "input_cost_per_token":1.5e-07,"output_cost_per_token":6.1e-07,
        "cache_read_input_token_cost":7.3e-08,"max_input_tokens":131072,"max_output_tokens":8192.0
        """)
    #expect(
      outcome.statements == [
        "cloud-one offers model=example/Alpha-7B id_at_host=example/Alpha-7B input=0.15 "
          + "output=0.61 cache_read=0.073 context=131072 max_output=8192 route=direct"
      ])
    #expect(outcome.facts.first?.evidence.source == "litellm")
    #expect(outcome.facts.first?.evidence.asOf == CalendarDate("2026-05-06"))
  }

  @Test func `the row that explains the format is no offer`() throws {
    let outcome = try Self.run(
      """
      {
        "sample_spec": {
          "litellm_provider": "one of many",
          "mode": "one of: chat, embedding",
          "input_cost_per_token": 0.0, "output_cost_per_token": 0.0,
          "max_input_tokens": "max input tokens, if the provider specifies it"
        },
        "sky/example/Alpha-7B":
          {"litellm_provider": "sky", "mode": "chat", "input_cost_per_token": 1e-06,
           "output_cost_per_token": 1e-06}
      }
      """)
    #expect(
      outcome.leftOut == ["2 sample_spec: It explains the format and states nothing."])
    #expect(outcome.summary == "2 rows: 1 facts, 0 with unknown names listed, 1 rejected.")
    #expect(
      outcome.text("rejected.jsonl")
        == "{\"line\":2,\"reason\":\"It explains the format and states nothing.\","
        + "\"row\":\"sample_spec\"}\n")
  }

  @Test(arguments: [
    // The provider before the name goes, whatever of its names it is.
    ("cloud-one/example/Alpha-7B", "cloud-one", "example/Alpha-7B", "-"),
    ("cumulus/example/Alpha-7B", "cumulus_converse", "example/Alpha-7B", "-"),
    ("cumulus/example/Alpha-7B", "cumulus-example_models", "example/Alpha-7B", "-"),
    // A first part that is no provider belongs to the name.
    ("maker/alpha", "cloud_one", "maker/alpha", "-"),
    // Letter case is not guessed about, it is how hosts write Hub ids.
    ("sky/EXAMPLE/alpha-7b", "sky", "EXAMPLE/alpha-7b", "-"),
    ("cloud_one/alpha-quick", "cloud_one", "alpha-quick", "turbo"),
    ("sky/example/Alpha-7B:free", "sky", "example/Alpha-7B:free", "free"),
    ("sky/example/Alpha-7B-TEE", "sky", "example/Alpha-7B-TEE", "tee"),
    ("sky/TEE/example/Alpha-7B", "sky", "TEE/example/Alpha-7B", "tee"),
    ("sky/example/Alpha-7B-fp8-fast", "sky", "example/Alpha-7B-fp8-fast", "fast"),
    ("sky/maker/alpha-turbo", "sky", "maker/alpha-turbo", "turbo"),
  ])
  func `a key stands for a host, a name there and a variant`(
    key: String, provider: String, name: String, variant: String
  ) throws {
    let outcome = try Self.row(key, provider: provider)
    guard case .row(let values)? = outcome.facts.first?.statement else {
      Issue.record("nothing taken: \(outcome.leftOut)")
      return
    }
    let row = Row(values: values, evidence: nil)
    #expect(row["model"]?.text == "example/Alpha-7B")
    #expect(row["id_at_host"]?.text == name)
    #expect(row["variant"]?.text ?? "-" == variant)
  }

  @Test func `a Bedrock name keeps its version, and other regions are not guessed`() throws {
    let known = try Self.row("maker.beta-v1:0", provider: "cumulus_converse")
    #expect(known.statements.first?.contains("id_at_host=maker.beta-v1:0 input=0.15") == true)
    #expect(known.statements.first?.contains("variant") == false)
    for key in ["us.maker.beta-v1:0", "cumulus/us-east-1/maker.beta-v1:0", "maker.beta-v2:0"] {
      let outcome = try Self.row(key, provider: "cumulus")
      #expect(outcome.facts == [] && outcome.unknown.count == 1)
    }
  }

  @Test func `a price of thousands of dollars is a mistaken unit`() throws {
    let outcome = try Self.row(
      "sky/example/Alpha-7B", provider: "sky",
      rest: "\"input_cost_per_token\":0.015,\"output_cost_per_token\":0.015")
    #expect(
      outcome.leftOut == [
        "1 sky/example/Alpha-7B: 15000 USD per million tokens is above 100. "
          + "Check whether the source counts in another unit."
      ])
  }

  @Test func `only what is priced by the token of text is taken`() throws {
    for mode in ["image_generation", "audio_transcription", "search", "ocr", "moderation"] {
      let outcome = try Self.row("sky/example/Alpha-7B", provider: "sky", mode: mode)
      #expect(
        outcome.rejected.map(\.reason.message) == [
          "It is about '\(mode)', which has no price for tokens of text."
        ])
    }
    #expect(
      try Self.row("sky/example/Alpha-7B", provider: "sky", mode: nil).rejected.map(\.reason)
        == [.missing("mode")])
    #expect(
      try Self.row("sky/example/Alpha-7B", provider: "sky", mode: "embedding").rejected
        .map(\.reason.message) == [
          "It is about 'embedding', but 'example/Alpha-7B' is no such model."
        ])
    #expect(
      try Self.row("sky/example/Embed-1", provider: "sky", mode: "chat").rejected.count == 1)
    #expect(
      try Self.row("sky/example/Embed-1", provider: "sky", mode: "embedding").facts.count == 1)
  }

  @Test func `a price that is missing or null is not free`() throws {
    for rest in [
      "\"input_cost_per_token\":1e-06", "\"input_cost_per_second\":1",
      "\"input_cost_per_token\":null,\"output_cost_per_token\":1e-06",
    ] {
      #expect(
        try Self.row("sky/example/Alpha-7B", provider: "sky", rest: rest).rejected.map(\.reason)
          == [.noPrice])
    }
  }

  @Test func `a route that costs nothing is marked as free`() throws {
    let outcome = try Self.row(
      "sky/maker/alpha-turbo", provider: "sky",
      rest: "\"input_cost_per_token\":0.0,\"output_cost_per_token\":0")
    #expect(
      outcome.statements == [
        "sky offers model=example/Alpha-7B id_at_host=maker/alpha-turbo variant=free input=0 "
          + "output=0 route=direct"
      ])
  }

  @Test func `a count of zero is not known, a count in words is refused`() throws {
    let prices = "\"input_cost_per_token\":1e-06,\"output_cost_per_token\":1e-06,"
    let zero = try Self.row(
      "sky/example/Alpha-7B", provider: "sky", rest: prices + "\"max_input_tokens\":0")
    #expect(zero.statements.first?.contains("context") == false)
    let words = try Self.row(
      "sky/example/Alpha-7B", provider: "sky", rest: prices + "\"max_input_tokens\":\"8k\"")
    #expect(
      words.rejected.map(\.reason.message) == [
        "'context' must be a whole number from 1 up, but it is a text."
      ])
  }

  @Test(arguments: [
    ("nobody/example/Alpha-7B", "nobody", "unknown nobody"),
    ("sky/example/Gamma", "sky", "unknown example/Gamma"),
    ("sky/both", "sky", "unknown both"),
    (
      "own-machine/example/Alpha-7B", "own_machine",
      "'own-machine' runs on one's own machine and asks no price."
    ),
    (
      "coding-plan/example/Alpha-7B", "coding_plan",
      "'coding-plan' sells a plan. What a plan lists is no price for tokens."
    ),
    (
      "sky/closed/One", "sky",
      "The weights of 'closed/One' are not public. Offers of it are not kept."
    ),
  ])
  func `what no name settles is listed`(key: String, provider: String, expected: String) throws {
    let outcome = try Self.row(key, provider: provider)
    #expect(outcome.leftOut == ["1 \(key): \(expected)"])
  }

  @Test func `an offer that another service passes on says so`() throws {
    for (provider, route) in [
      ("open-router", "aggregator"), ("gate", "aggregator"), ("sky", "direct"),
    ] {
      let outcome = try Self.row(provider + "/example/Alpha-7B", provider: provider)
      #expect(outcome.statements.first?.hasSuffix("route=" + route) == true)
    }
  }

  @Test func `an older price does not come to stand beside a newer one`() throws {
    let outcome = try Self.row("cloud-one/maker/beta")
    #expect(
      outcome.leftOut == [
        "1 cloud-one/maker/beta: The catalog holds the offer 'maker.beta-v1:0' of the same model, "
          + "from source 'later' of 2026-09-01."
      ])
    let newer = try Self.run(
      """
      {"cloud-one/maker/beta":{"litellm_provider":"cloud-one","mode":"chat",
      "input_cost_per_token":1e-06,"output_cost_per_token":2e-06}}
      """, date: CalendarDate("2026-10-01"))
    #expect(newer.facts.count == 1)
  }

  @Test func `a row that stands there twice is taken once`() throws {
    let row = { (price: String) in
      "{\"litellm_provider\":\"sky\",\"mode\":\"chat\",\"input_cost_per_token\":\(price),"
        + "\"output_cost_per_token\":1e-06}"
    }
    let outcome = try Self.run(
      "{\"sky/maker/alpha\":\(row("1e-06")),\"maker/alpha\":\(row("1e-06")),\n"
        + "\"sky/maker/alpha\":\(row("2e-06"))}")
    #expect(
      outcome.leftOut == [
        "1 maker/alpha: It says the same as 'sky/maker/alpha'.",
        "2 sky/maker/alpha: 'sky/maker/alpha' says something else about it.",
      ])
    #expect(outcome.facts.count == 1)
  }

  @Test func `a list without a date is refused`() throws {
    #expect(throws: ImportProblem.noDate(name: "prices.json")) {
      try Self.run("{\"a\":{\"litellm_provider\":\"x\"}}", name: "prices.json")
    }
    #expect(PriceList.date(in: "prices_2026-05-06.json") == CalendarDate("2026-05-06"))
    #expect(PriceList.date(in: "12026-05-06.json") == nil)
    #expect(PriceList.date(in: "2026-05-061.json") == nil)
    #expect(PriceList.date(in: "2026-13-06.json") == nil)
    #expect(PriceList.date(in: "") == nil)
  }

  @Test(arguments: [
    (
      "{\n\"a\":\n{\"litellm_provider\":}}",
      "'p_2026-01-01.json', line 3: This is not valid JSON at column 21: a value is missing."
    ),
    (
      "{\"a\":1} x",
      "'p_2026-01-01.json', line 1: This is not valid JSON at column 9: only one value may stand here."
    ),
    (
      "[]",
      "'p_2026-01-01.json' is not what this importer reads: an object of rows, each with 'litellm_provider'."
    ),
    (
      "{\"a\":{\"b\":1}}",
      "'p_2026-01-01.json' is not what this importer reads: an object of rows, each with 'litellm_provider'."
    ),
    ("{}", "'p_2026-01-01.json' holds no row."),
    ("", "'p_2026-01-01.json', line 1: This is not valid JSON at column 1: a value is missing."),
  ])
  func `a file that is something else is refused with its line`(text: String, message: String) {
    do throws(ImportProblem) {
      _ = try Self.run(text, name: "p_2026-01-01.json")
      Issue.record("it was read")
    } catch {
      #expect(error.message == message)
    }
  }

  @Test func `reading it again gives the same bytes`() throws {
    let text =
      "{\"sky/maker/alpha\":{\"litellm_provider\":\"sky\",\"mode\":\"chat\","
      + "\"input_cost_per_token\":1e-06,\"output_cost_per_token\":1e-06},\"x\":{}}"
    #expect(try Self.run(text).files == Self.run(text).files)
    #expect(try Self.run(text, source: "later").files.first?.path == "imports/later/facts.jsonl")
  }
}
