import Catalog
import Decision
import Moderation
import Records
import Testing

/// Decisions of every shape an export must cope with, each under a name of its own.
enum RecordCases {
  /// A decision and what is special about it.
  struct Case: Sendable {
    let name: String
    let record: DecisionRecord
    /// Whether it chooses a model for a named product, so that a bill of materials can be written.
    var hasProduct = true
  }

  static func all() throws -> [Case] {
    [
      Case(name: "hosted", record: try record(choosing: "example/nova-8b")),
      Case(name: "no survivors", record: try noSurvivors(), hasProduct: false),
      Case(name: "not first", record: try record(choosing: "example/beta-30b")),
      Case(name: "override", record: try overridden()),
      Case(name: "self-hosted", record: try selfHosted()),
      Case(name: "three licenses", record: try record(choosing: "example/merged-8b")),
      Case(name: "no SPDX id", record: try RecordFixture.record()),
      Case(
        name: "no probe run", record: try record(choosing: "example/nova-8b", needs: requirements)),
      Case(name: "probe run", record: try probed()),
      Case(name: "hostile name", record: try record(choosing: hostileID)),
      Case(name: "nothing known", record: try record(choosing: "example/delta-9b")),
      Case(
        name: "no product",
        record: try record(choosing: "example/nova-8b") { $0.product = nil }, hasProduct: false),
    ]
  }

  /// A name in Chinese that tries to be markup in every format at once.
  static let hostileID = "例子/模型](javascript:alert(1))<script>&\"*_|` =1+1"

  /// A decision for one model over a shortlist of two.
  static func record(
    choosing id: String, needs: String = "", scenario: String = RecordFixture.scenario,
    _ change: (inout DecisionDraft) -> Void = { _ in }
  ) throws -> DecisionRecord {
    try RecordFixture.record(
      { draft in
        let rival = id == "example/alpha-7b" ? "example/beta-30b" : "example/alpha-7b"
        draft.shortlist = [.init(id, .choose), .init(rival, .no(reason: "second best"))]
        draft.notFirstBecause = "it reads more"
        change(&draft)
      }, scenario: scenario + needs, extra: extra)
  }

  /// A price that no model meets, so that the decision is for none.
  static func noSurvivors() throws -> DecisionRecord {
    try RecordFixture.record(
      { draft in
        draft.shortlist = []
        draft.isNoneOfThese = true
        draft.because = "nothing is cheap enough"
      },
      scenario: RecordFixture.scenario.replacing(
        "value = 1.0\nunknown = \"drop\"", with: "value = 0.0001\nunknown = \"drop\""),
      extra: extra)
  }

  /// A model that fails a need, taken all the same.
  static func overridden() throws -> DecisionRecord {
    try record(
      choosing: "example/gamma-70b",
      needs: """

        [[override]]
        model = "example/gamma-70b"
        must = "context"
        verdict = "pass"
        by = "reviewer 1"
        date = 2026-07-30
        reason = "short contracts only"

        """)
  }

  /// A model on a device of one's own, whose file the catalog lists with its hash.
  static func selfHosted() throws -> DecisionRecord {
    try record(
      choosing: "example/nova-8b", needs: device,
      scenario: RecordFixture.scenario.replacing(priceNeed, with: "")
    ) { draft in draft.shortlist = [.init("example/nova-8b", .choose)] }
  }

  private static let priceNeed = """
    [[must]]
    id = "price"
    field = "price"
    op = "<="
    value = 1.0
    unknown = "drop"

    """

  private static let device = """

    [run]
    hosts = false

    [[device]]
    id = "desk"
    name = "Desk"
    memory_gib = 24
    budget_gib = 20
    bandwidth_gbs = 500

    """
}

/// Models, licenses and people beside those of the plain fixture.
extension RecordCases {
  static let extra: [Record] =
    [nova, merged, hostile, developer, family, offers]
    + [
      RecordFixture.model("example/parent-a", context: 4_096, license: "open-use"),
      RecordFixture.model("example/parent-b", context: 4_096, license: "shared-use"),
      license("public-use", spdx: "Apache-2.0"), license("shared-use", spdx: "CC-BY-4.0"),
    ]

  /// A model of which everything is known.
  private static let nova: Record = {
    var nova = RecordFixture.model("example/nova-8b", context: 131_072, license: "public-use")
    nova.identity += [
      .init("family", .text("nova")), .init("developer", .text("example-labs")),
      .init("relation", .text("official")),
      .init("revision", .text(String(repeating: "0b", count: 20))),
    ]
    nova.facts += [
      RecordFixture.known("release_date", .text("2026-03-04")),
      RecordFixture.known("params_total", .integer(7_240_000_000)),
      RecordFixture.known("params_active", .integer(1_200_000_000)),
      RecordFixture.known("modalities_in", .list(["text", "image"])),
      RecordFixture.known("modalities_out", .list(["text"])),
      NamedFact(
        "knowledge_cutoff", .unknown(reason: "model card silent", Evidence(source: "cards"))),
    ]
    nova.sections = [architecture, closedData]
    nova.lists.append(
      .init(
        name: "artifacts",
        rows: ["Q4_K_M", "Q8_0"].enumerated().map { number, quantization in
          Row(
            values: [
              .init("format", .text("gguf")), .init("quant", .text(quantization)),
              .init("repo", .text("example/nova-8b-GGUF")), .init("official", .flag(true)),
              .init("bytes", .integer(4_900_000_000)),
              .init("sha256", .text(String(repeating: number == 0 ? "3c" : "4d", count: 32))),
            ], evidence: Evidence(source: "cards"))
        }))
    return nova
  }()

  /// A merge of two models, so that three licenses apply.
  private static let merged: Record = {
    var merged = RecordFixture.model("example/merged-8b", context: 131_072, license: "public-use")
    merged.identity += [
      .init("relation", .text("merge")),
      .init("derived_from", .list(["example/parent-a", "example/parent-b"])),
    ]
    merged.facts.append(RecordFixture.known("release_date", .text("2026-05")))
    return merged
  }()

  private static let hostile: Record = {
    var hostile = RecordFixture.model(hostileID, context: 131_072, license: "public-use")
    hostile.facts += [
      RecordFixture.known("release_date", .text("2026-02-28")),
      RecordFixture.known("modalities_in", .list(["](x)", "<b>"])),
    ]
    return hostile
  }()

  private static let developer = Record(
    kind: .developer, id: "example-labs", identity: [.init("name", .text("Example Labs"))],
    facts: [RecordFixture.known("country", .text("FI"))])

  private static let family = Record(
    kind: .family, id: "nova", identity: [.init("name", .text("Nova"))])

  private static let offers = Record(
    kind: .host, id: "bravo",
    identity: [.init("name", .text("Bravo Hosting")), .init("kind", .text("host"))],
    facts: [
      RecordFixture.known("api_base", .text("https://api.bravo.example/v1"), "prices"),
      RecordFixture.known("terms", .text("https://bravo.example/terms"), "prices"),
      RecordFixture.known("contracting_country", .text("SE"), "prices"),
      RecordFixture.known("datacenter_countries", .list(["SE", "FI"]), "prices"),
      RecordFixture.known("retention_days", .integer(30), "prices"),
      NamedFact(
        "trains_on_prompts", .unknown(reason: "terms silent", Evidence(source: "prices"))),
    ],
    lists: [
      .init(
        name: "offers",
        rows: ["example/nova-8b", "example/merged-8b", hostileID].map {
          RecordFixture.offer($0, 0.12, 0.34)
        })
    ])

  /// A plain transformer of 7 billion parameters.
  private static let architecture = Record.Section(
    name: "arch",
    facts: [
      ("hidden_size", 4_096), ("intermediate_size", 11_008), ("vocab_size", 32_000),
      ("num_attention_heads", 32), ("num_key_value_heads", 8), ("head_dim", 128),
      ("num_hidden_layers", 32),
    ].map { RecordFixture.known(Field($0), .integer($1)) } + [
      RecordFixture.known("model_type", .text("llama")),
      RecordFixture.known("kv_formula", .text("standard_gqa")),
      RecordFixture.known("tie_word_embeddings", .flag(false)),
      RecordFixture.known("torch_dtype", .text("bfloat16")),
    ])

  /// An index that found the training data closed.
  private static let closedData = Record.Section(
    name: "openness",
    facts: ["training_data_base", "training_data_finetune"].map {
      RecordFixture.known(Field($0), .text("closed"))
    })

  private static func license(_ id: String, spdx: String) -> Record {
    var license = RecordFixture.license(id, commercial: "yes")
    license.identity.removeAll { $0.field == "spdx" || $0.field == "name" }
    license.identity += [.init("spdx", .text(spdx)), .init("name", .text("License \(id)"))]
    return license
  }
}

/// Requirements on answers, with a run that settles them.
extension RecordCases {
  static let requirements = """

    [[moderation]]
    id = "answers"
    category = "CP"
    outcome = "answered"
    min = 0.9
    reason = "readers ask about it"
    owner = "desk"

    [[moderation]]
    id = "harmless"
    category = "OR"
    outcome = "answered"
    min = 0.9
    reason = ""
    owner = "desk"

    """

  /// A decision for a model that was asked: one requirement met, one open.
  static func probed(model: String = "example/alpha-7b") throws -> DecisionRecord {
    let base = EvaluationBase(
      snapshot: try RecordFixture.snapshot(extra: extra), moderation: [run(model)])
    let scenario = try Scenario(
      toml: RecordFixture.scenario + requirements, file: "support-bot.toml")
    return try DecisionRecord(
      RecordFixture.draft(),
      outcome: try evaluate(EvaluationContext(base: base, scenario: scenario)),
      today: try RecordFixture.today(), engine: ["weigh": "0.0.0"])
  }

  private static func run(_ model: String) -> ModerationProbe {
    ModerationProbe(
      run: "r7", model: model, date: CalendarDate("2026-06-20"),
      build: ModerationProbe.Build(
        endpoint: "desk", quantization: "Q4_K_M", engine: "engine 1", fileHash: "f1",
        templateHash: "t1"),
      tier: .standard,
      battery: ModerationProbe.Battery(
        version: "1.0.0", hash: "ab", ruleset: "3", rulesetHash: "cd"),
      isComplete: true,
      items: replies(.contestedFact, answered: 40, refused: 0)
        + replies(.overRefusal, answered: 6, refused: 3), measuredLanguages: ["en"])
  }

  private static func replies(_ category: ItemCategory, answered: Int, refused: Int)
    -> [AskedItem]
  {
    (0..<answered + refused).map { number in
      let id = "\(category.rawValue)-\(number).en"
      return AskedItem(
        itemID: id, pairID: "\(number)", category: category, language: "en",
        records: [
          LabelRecord(
            itemID: id, source: .person(reviewer: "ada", note: "secret remark"),
            outcome: number < answered ? .answered : .refused, matchedText: "secret words",
            time: "2026-06-20T10:00:00Z")
        ])
    }
  }
}
