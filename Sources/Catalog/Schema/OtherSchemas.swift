extension RecordSchema {
  /// The catalog itself: `catalog.toml`.
  static let catalog = RecordSchema(
    kind: .catalog, place: "catalog.toml", required: ["format", "release", "as_of"],
    identity: [
      FieldSpec("format", .integer(.positive), "The version of the file format."),
      FieldSpec("release", .text, "The release of the contents."),
      FieldSpec("as_of", .date, "The day ages are counted at."),
      FieldSpec("calibration", .reference(.calibration), "The quality scale in force."),
    ], isFactSourced: false,
    sections: [SectionSpec("minimum", open: .integer(.nonNegative), [])])

  /// A scenario to begin with: `presets/<name>.toml`, kept as its text.
  static let preset = RecordSchema(
    kind: .preset, place: "presets", required: ["id", "text"],
    identity: [
      FieldSpec("id", .text, "The name; equals the file name."),
      FieldSpec("text", .text, "The scenario file as written."),
    ])

  /// Names that stand for other names: `licenses/aliases.toml`, `benchmarks/aliases.toml`,
  /// `model-aliases.toml`, `regions.toml`, `open-licenses.toml`.
  static let aliases = RecordSchema(
    kind: .aliases, place: "aliases", required: [],
    identity: [FieldSpec("ambiguous", .texts, "Names that never decide.")],
    isFactSourced: false, sections: [SectionSpec("aliases", open: .texts, [])])

  /// A table of `sources.toml`.
  static let source = RecordSchema(
    kind: .source, place: "sources.toml",
    required: ["id", "title", "retrieved", "license", "tier"],
    identity: [
      FieldSpec("id", .text, "The key facts name."),
      FieldSpec("title", .text, "What it is called."),
      FieldSpec("publisher", .text, "Who publishes it."),
      FieldSpec("repo", .text, "The public repository, owner/name."),
      FieldSpec("url", .text, "The public address, where it is no repository."),
      FieldSpec("path", .text, "The files in the repository."),
      FieldSpec("commit", .text, "The commit that was read."),
      FieldSpec("retrieved", .date, "When it was read."),
      FieldSpec("license", .text, "Its terms, or the words none stated."),
      FieldSpec(
        "tier", .word(["primary", "primary-copy", "curated", "aggregator", "derived"]),
        "How near it is to the fact."),
      FieldSpec("attribution", .text, "The credit that must be printed with its values."),
      FieldSpec("carry", .word(["facts", "named-figures"]), "How much of it may be carried."),
    ])

  /// Who publishes weights: `developers/<slug>.toml`.
  static let developer = RecordSchema(
    kind: .developer, place: "developers", required: ["id", "name"],
    identity: [
      FieldSpec("id", .text, "The slug; equals the file name."),
      FieldSpec("name", .text, "What it is called."),
      FieldSpec("hub_orgs", .texts, "Its organizations on the Hub."),
      FieldSpec("aliases", .texts, "Other names."),
    ],
    facts: [
      FieldSpec("country", .country, "Where it has its seat."),
      FieldSpec("legal_entities", .texts, "Who signs its licenses."),
      FieldSpec("gpai_code_signatory", .flag, "Whether it signed the EU code of practice."),
    ],
    sections: [transparencySection], lists: [provenanceList])

  /// Who serves weights: `hosts/<slug>.toml`.
  static let host = RecordSchema(
    kind: .host, place: "hosts", required: ["id", "name", "kind"],
    identity: [
      FieldSpec("id", .text, "The slug; equals the file name."),
      FieldSpec("name", .text, "What it is called."),
      FieldSpec(
        "kind",
        .word(["first-party", "host", "aggregator", "gateway", "plan", "local-runtime"]),
        "What kind of service it is."),
      FieldSpec("aliases", .texts, "Other names."),
    ],
    facts: [
      FieldSpec("api_base", .text, "The address of its API."),
      FieldSpec("docs", .text, "Its documentation."),
      FieldSpec("terms", .text, "Its terms of service."),
      FieldSpec("privacy", .text, "Its privacy policy."),
      FieldSpec("status_page", .text, "Where it reports outages."),
      FieldSpec("contracting_country", .country, "The seat of the entity that signs."),
      FieldSpec("datacenter_countries", .countries, "Where its machines stand."),
      FieldSpec(
        "retention_days", .integer(.nonNegative), unit: "days", "How long it keeps prompts."),
      FieldSpec("trains_on_prompts", .flag, "Whether it trains on what users send."),
      FieldSpec("zero_retention_option", .flag, "Whether it offers to keep nothing."),
      FieldSpec("region_pinning", .flag, "Whether a region can be fixed."),
      FieldSpec("licensed_for", .references(.license), "Licenses that name it as a partner."),
      FieldSpec("status", .word(["active", "withdrawn"]), "Whether it still serves."),
    ],
    lists: [
      ListSpec(
        "offers", required: ["model", "input", "output"],
        [
          FieldSpec("model", .reference(.model), "The model it serves."),
          FieldSpec("id_at_host", .text, "The model's name there."),
          FieldSpec("variant", .text, "A variant such as fp8, turbo, tee or free."),
          FieldSpec("quantization", .text, "The precision it serves."),
          FieldSpec(
            "input", .number(.nonNegative), unit: "USD per million tokens", "Price of input."),
          FieldSpec(
            "output", .number(.nonNegative), unit: "USD per million tokens", "Price of output."),
          FieldSpec(
            "cache_read", .number(.nonNegative), unit: "USD per million tokens",
            "Price of cached input."),
          FieldSpec("context", .integer(.positive), unit: "tokens", "The longest input it serves."),
          FieldSpec("max_output", .integer(.positive), unit: "tokens", "The longest answer."),
          FieldSpec("latency_ms_p50", .number(.nonNegative), unit: "ms", "Median first token."),
          FieldSpec(
            "latency_ms_p99", .number(.nonNegative), unit: "ms", "Slowest 1 % first token."),
          FieldSpec("tok_s_p50", .number(.nonNegative), unit: "tokens per second", "Median speed."),
          FieldSpec("uptime_24h", .number(0...100), unit: "%", "Share of a day it answered."),
          FieldSpec("latency_s", .reference(.source), "The source of latency and speed."),
          FieldSpec("latency_d", .date, "When latency and speed were seen."),
          FieldSpec("datacenters", .countries, "Where this offer is served from."),
          FieldSpec("price_outlier", .flag, "Whether the price is far from all others."),
          FieldSpec(
            "route", .word(["direct", "aggregator"]), "Whether the host serves it itself."),
        ])
    ])

  /// A benchmark edition with its results: `benchmarks/<slug>.toml`.
  static let benchmark = RecordSchema(
    kind: .benchmark, place: "benchmarks", required: ["id", "name", "unit", "better"],
    identity: [
      FieldSpec("id", .text, "The slug; equals the file name."),
      FieldSpec("name", .text, "What it is called."),
      FieldSpec("edition", .text, "The version; editions are different benchmarks."),
      FieldSpec("unit", .text, "What a score counts."),
      FieldSpec("minimum", .number(.finite), "The lowest possible score."),
      FieldSpec("maximum", .number(.finite), "The highest possible score."),
      FieldSpec("better", .word(["up", "down"]), "Which way is better."),
      FieldSpec("evaluator", .text, "Who runs it, where one party does."),
      FieldSpec("url", .text, "Where it is described."),
      FieldSpec("question_count", .integer(.positive), "How many items it has."),
      FieldSpec("topics", .texts, "What it asks about."),
      FieldSpec(
        "parts", .references(.benchmark),
        "What an index is worked out from; it says nothing that they do not say."),
      FieldSpec("aliases", .texts, "Other spellings."),
      FieldSpec("note", .text, "A remark in Weigh's own words."),
    ],
    lists: [
      ListSpec(
        "results", required: ["model", "score", "kind"],
        [
          FieldSpec("model", .reference(.model), "The model."),
          FieldSpec("score", .number(.finite), "The score in the benchmark's unit."),
          FieldSpec("ci95_low", .number(.finite), "Low end of the 95 % interval."),
          FieldSpec("ci95_high", .number(.finite), "High end of the 95 % interval."),
          FieldSpec("mode", .text, "Thinking, prompt or tool mode."),
          FieldSpec("evaluator", .text, "Who ran it."),
          FieldSpec("kind", .word(["independent", "vendor", "unknown"]), "Whose statement it is."),
          FieldSpec("date", .date, "When it was run or published."),
          FieldSpec("label", .text, "The model's name at the source."),
          FieldSpec("source_url", .text, "The page that states it."),
        ])
    ])

  /// A release line: `families/<slug>.toml`.
  static let family = RecordSchema(
    kind: .family, place: "families", required: ["id", "name"],
    identity: [
      FieldSpec("id", .text, "The slug; equals the file name."),
      FieldSpec("name", .text, "What people call it."),
      FieldSpec("parent", .reference(.family), "The top-level family it belongs to."),
      FieldSpec("developer", .reference(.developer), "Who publishes it."),
      FieldSpec("aliases", .texts, "Other names."),
    ],
    facts: [FieldSpec("languages", .texts, "Languages all members share, as ISO 639 codes.")],
    sections: [opennessSection],
    lists: [
      ListSpec(
        "milestones", required: ["date", "name"],
        [
          FieldSpec("date", .date, "When it happened."),
          FieldSpec("name", .text, "What was released or changed."),
          FieldSpec(
            "kind", .word(["release", "terms"]),
            "Whether something was released, or the license of released weights was stated anew."),
          FieldSpec("license", .references(.license), "The licenses that applied from then on."),
          FieldSpec("model", .text, "The checkpoint, where it has a Hub id."),
          FieldSpec("n", .text, "A remark in Weigh's own words."),
        ]),
      provenanceList,
    ])

  /// A reported restriction: `policies/<id>.toml`.
  static let policy = RecordSchema(
    kind: .policy, place: "policies",
    required: ["id", "version", "jurisdiction", "instrument", "date", "as_of", "sources"],
    identity: [
      FieldSpec("id", .text, "The slug; equals the file name."),
      FieldSpec("version", .text, "The version of this pack."),
      FieldSpec("jurisdiction", .text, "Where it holds."),
      FieldSpec("authority", .text, "Who issued it."),
      FieldSpec("instrument", .text, "The act, order or notice."),
      FieldSpec("date", .text, "When it was issued."),
      FieldSpec("status", .text, "Whether it is in force."),
      FieldSpec("as_of", .date, "When it was last checked."),
      FieldSpec("expires", .date, "When the pack itself must be checked again."),
      FieldSpec("subjects", .texts, "Developers or products it names."),
      FieldSpec("scope_app", scopeShape, "The developer's applications."),
      FieldSpec("scope_web", scopeShape, "The developer's web services."),
      FieldSpec("scope_api", scopeShape, "The developer's API."),
      FieldSpec("scope_third_party_host", scopeShape, "The weights served by others."),
      FieldSpec("scope_self_hosted_weights", scopeShape, "Downloaded weights."),
      FieldSpec("applies_to", .text, "Who must obey."),
      FieldSpec("exemptions", .text, "Who need not."),
      FieldSpec("effect", .word(["info", "warn", "exclude"]), "What Weigh does with it."),
      FieldSpec("evidence", .text, "How it is known."),
      FieldSpec("conflicts", .texts, "Statements that disagree."),
      FieldSpec("sources", .texts, "Public addresses that were read."),
    ])

  private static let scopeShape = FieldSpec.Shape.word([
    "covered", "partly", "proposed", "not-stated", "not-addressed", "conflicting",
    "explicitly-not-covered",
  ])
}
