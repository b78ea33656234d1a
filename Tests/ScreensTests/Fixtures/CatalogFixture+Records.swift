import Catalog

/// Licenses, sources and everything else the invented models refer to.
extension CatalogFixture {
  static let licenses: [Record] = [
    license("open-1.0", "Open Example License 1.0", spdx: "Example-Open-1.0", commercial: "yes"),
    license(
      "reserved-1.0", "Reserved Example License 1.0", spdx: "Example-Reserved-1.0",
      commercial: "no"),
  ]

  private static func license(_ id: String, _ name: String, spdx: String, commercial: String)
    -> Record
  {
    let text = Evidence(source: "texts", clause: "§2")
    let words: [(Field, String)] = [
      ("commercial_use", commercial), ("internal_business_use", commercial),
      ("field_of_use", "none"), ("military_use", "not-restricted"),
      ("government_use", "not-restricted"), ("guardrail_circumvention", "not-restricted"),
      ("redistribute_weights", "yes-with-conditions"), ("hosting_as_service", "yes"),
      ("modify_and_finetune", "yes"), ("derivative_propagation", "notices-only"),
      ("outputs_ownership", "silent"), ("outputs_train_other_models", "allowed"),
      ("patent_grant", "express"), ("litigation_termination", "patent"),
      ("user_indemnity", "none"), ("licensor_indemnity", "none"), ("unilateral_change", "none"),
      ("governing_law", "none"), ("warranty", "as-is-no-warranty"), ("liability", "excluded"),
      ("termination", "none-stated"), ("grant_revocability", "irrevocable"),
      ("remote_restriction_or_update_duty", "none"), ("registration_or_reporting", "none"),
      ("sublicense", "yes"), ("trademark", "not-granted"), ("export_control", "silent"),
    ]
    let known = ["thresholds", "territory", "high_stakes", "duties", "naming"]
    return Record(
      kind: .license, id: id,
      identity: [
        .init("name", .text(name)), .init("licensor", .text("any licensor")),
        .init("category", .text(commercial == "yes" ? "open-source" : "non-commercial")),
        .init("spdx", .text(spdx)), .init("osi_approved", .flag(commercial == "yes")),
        .init("text_status", .text("full-text")), .init("applies_to", .list(["weights", "code"])),
      ], facts: words.map { NamedFact($0.0, .known(.text($0.1), text, losing: [])) },
      sections: [
        Record.Section(
          name: "known",
          facts: known.map { NamedFact(Field($0), .known(.flag(true), text, losing: [])) })
      ],
      lists: [
        Record.List(
          name: "texts",
          rows: [
            Row(
              values: [
                .init("role", .text("agreement")), .init("repo", .text("example/licenses")),
                .init("path", .text("\(id).txt")), .init("last_changed", .text("2025-08-05")),
              ], evidence: nil)
          ]),
        Record.List(
          name: "duties",
          rows: [
            Row(
              values: [
                .init("kind", .text("notice")), .init("trigger", .text("copies")),
                .init("clause", .text("§4")), .init("n", .text("Keep the notices.")),
              ], evidence: nil)
          ]),
      ])
  }

  static let sources: [Record] = [
    source(
      "cards", "Model cards of the example labs", repo: "example/cards", path: "cards/all.toml",
      read: "2026-10-08"),
    source("board", "Example leaderboard", repo: "example/board", path: nil, read: "2026-09-01"),
    source(
      "texts", "Texts of the example licenses", repo: "example/licenses", path: nil,
      read: "2026-10-01"),
    Record(
      kind: .source, id: "prices",
      identity: [
        .init("title", .text("Price lists")), .init("url", .text("https://prices.example/list")),
        .init("retrieved", .date(date("2026-11-17"))), .init("tier", .text("primary")),
        .init("license", .text("none stated")),
      ]),
  ]

  private static func source(
    _ id: String, _ title: String, repo: String, path: String?, read: String
  ) -> Record {
    var identity: [Row.NamedValue] = [
      .init("title", .text(title)), .init("repo", .text(repo)),
      .init("commit", .text("0123456789abcdef0123456789abcdef01234567")),
      .init("retrieved", .date(date(read))), .init("tier", .text("primary")),
      .init("license", .text("CC0-1.0")),
    ]
    if let path { identity.append(.init("path", .text(path))) }
    return Record(kind: .source, id: id, identity: identity)
  }

  static let others: [Record] =
    [
      developer("example", "Example Labs", "DE"), developer("north", "North Works", "CA"),
      developer("other", "Other Works", "JP"), developer("omega", "Omega", "US"),
      Record(kind: .family, id: "alpha", identity: [.init("name", .text("Alpha"))]),
      Record(kind: .family, id: "beta", identity: [.init("name", .text("Beta"))]),
      Record(
        kind: .family, id: "delta", identity: [.init("name", .text("Delta"))],
        sections: [
          Record.Section(
            name: "openness",
            facts: [
              NamedFact("training_data_base", .known(.text("partial"), card, losing: [])),
              NamedFact("training_code", .known(.text("open"), card, losing: [])),
            ])
        ]),
      Record(
        kind: .aliases, id: "regions",
        sections: [
          Record.Section(
            name: "aliases",
            facts: [NamedFact("EU", .known(.list(["DE", "FR", "NL"]), card, losing: []))])
        ]),
      Record(
        kind: .policy, id: "xx-2025",
        identity: [
          .init("version", .text("1")), .init("jurisdiction", .text("XX")),
          .init("instrument", .text("Example direction 1")), .init("date", .text("2025-02-04")),
          .init("as_of", .text("2026-02")),
          .init("subjects", .list(["Other Works"])), .init("scope_api", .text("covered")),
          .init("scope_self_hosted_weights", .text("not-stated")),
          .init("applies_to", .text("offices of the state")),
          .init("sources", .list(["https://news.example/direction"])),
        ]),
      Record(
        kind: .basket, id: "general",
        identity: [.init("name", .text("General")), .init("floor", .number(3))],
        lists: [
          Record.List(
            name: "items",
            rows: [
              Row(
                values: [
                  .init("benchmark", .text("exam")), .init("evidence", .text("independent")),
                  .init("scores", .numbers([0, 100])), .init("points", .numbers([0, 100])),
                  .init("spread", .number(4)),
                ], evidence: nil)
            ])
        ]),
      device("rtx-4070", "RTX 4070", "discrete", [12], 504),
      device("rtx-4090", "RTX 4090", "discrete", [24], 1008),
      device("m4-max", "Apple M4 Max", "apple", [64, 128], 546),
      device("laptop", "Laptop", "processor", [], 90),
      benchmark, preset("team", presetText), preset("plain", "# Nothing but a price\n" + plainText),
    ]

  private static func developer(_ id: String, _ name: String, _ country: String) -> Record {
    Record(
      kind: .developer, id: id, identity: [.init("name", .text(name))],
      facts: [NamedFact("country", .known(.text(country), card, losing: []))])
  }

  private static func device(
    _ id: String, _ name: String, _ kind: String, _ sizes: [Double], _ bandwidth: Double
  ) -> Record {
    var facts = [NamedFact("bandwidth_gbs", .known(.number(bandwidth), card, losing: []))]
    if !sizes.isEmpty {
      facts.append(NamedFact("memory_gib", .known(.numbers(sizes), card, losing: [])))
    }
    return Record(
      kind: .device, id: id,
      identity: [
        .init("id", .text(id)), .init("name", .text(name)), .init("maker", .text("Example")),
        .init("kind", .text(kind)),
      ], facts: facts)
  }

  private static func preset(_ id: String, _ text: String) -> Record {
    Record(kind: .preset, id: id, identity: [.init("text", .text(text))])
  }

  private static let benchmark = Record(
    kind: .benchmark, id: "exam",
    identity: [
      .init("name", .text("Example exam")), .init("unit", .text("%")),
      .init("better", .text("up")),
    ],
    lists: [
      Record.List(
        name: "results",
        rows: [
          ("example/alpha-7b", 61.5), ("example/alpha-32b", 79), ("north/beta-70b", 82.5),
          ("other/epsilon-24b-instruct", 74), ("other/zeta-120b-a12b", 85),
          ("example/iota-14b", 70.5), ("north/第七-27b", 78), ("omega/omega-closed", 88),
          ("example/eta-3b", 44), ("north/gamma-13b-chat", 66),
        ].map { model, score in
          Row(
            values: [
              .init("model", .text(model)), .init("score", .number(score)),
              .init("kind", .text("independent")), .init("date", .date(date("2026-09-01"))),
            ], evidence: Evidence(source: "board"))
        })
    ])

  static let plainText = """
    name = "plain"

    [[must]]
    id = "price"
    field = "price"
    op = "<="
    value = 1

    """

  static let presetText = """
    # A support bot of a team in the EU
    name = "team"
    use_case = "general"
    references = 3

    [entity]
    kind = "company"
    domicile = "DE"

    [use]
    purpose = "product"
    commercial = true
    users_in = ["EU"]
    outputs_to_third_parties = true

    [[must]]
    id = "license"
    field = "license"
    op = "verdict"
    value = "allowed-with-duty"
    why = "sold to customers in every member state"

    [[must]]
    id = "delivery"
    field = "delivery"
    op = "=="
    value = true
    unknown = "drop"

    [[must]]
    id = "jurisdiction"
    field = "host.country"
    op = "in"
    value = ["EU", "US"]

    [[must]]
    id = "context"
    field = "context"
    op = ">="
    value = 32768

    [[must]]
    id = "price"
    field = "price"
    op = "<="
    value = 0.6

    [[must]]
    id = "languages"
    field = "languages"
    op = "contains"
    value = ["en", "de"]
    on = false

    [weights]
    method = "order"

    [[criterion]]
    id = "quality"
    place = 1

    [[criterion]]
    id = "price.blended"
    place = 2
    not_applicable = 0.5

    [[criterion]]
    id = "license.freedom"
    place = 3

    [[criterion]]
    id = "speed.first_token"
    place = 4

    [[criterion]]
    id = "provenance.disclosed"
    place = 5

    """
}
