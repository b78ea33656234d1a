import Catalog
import Decision

/// Licenses of the invented catalog, one for each verdict on a commercial product.
extension Fixture {
  /// A company that sells a product: what the verdicts below are about.
  static let product: [String: FactValue] = [
    "entity.kind": .text("company"), "entity.domicile": .text("DE"),
    "use.purpose": .text("product"), "use.commercial": .flag(true),
    "use.users_in": .list(["EU"]), "use.hosted_in": .list(["DE"]),
  ]

  /// A scenario of that company without needs and wishes.
  static func scenario(
    musts: [Must] = [], preferences: [Preference] = [],
    edit: (inout Scenario) -> Void = { _ in }
  ) -> Scenario {
    var scenario = Scenario(name: "test")
    scenario.use = product
    scenario.musts = musts
    scenario.preferences = preferences
    edit(&scenario)
    return scenario
  }

  static let licenses: [Record] = [
    license("example-open"),
    license("example-credit", mark: "Built with Example"),
    license("example-study", commercial: "no"),
    license("example-doubt", commercial: "unclear"),
    license("example-unseen", text: "text-not-seen"),
  ]

  private static func license(
    _ id: String, commercial: String = "yes", text: String = "full-text", mark: String? = nil
  ) -> Record {
    let duties = mark.map { mark in
      Row(
        values: [
          Row.NamedValue("kind", .text("display")),
          Row.NamedValue("trigger", .text("commercial-product")),
          Row.NamedValue("text", .text(mark)),
        ], evidence: evidence)
    }
    return Record(
      kind: .license, id: id,
      identity: [
        Row.NamedValue("name", .text("The \(id) License")),
        Row.NamedValue("licensor", .text("Example")),
        Row.NamedValue("category", .text("open-source")),
        Row.NamedValue("spdx", .text("LicenseRef-\(id)")),
        Row.NamedValue("osi_approved", .flag(commercial == "yes" && mark == nil)),
        Row.NamedValue("text_status", .text(text)),
      ],
      facts: [
        fact("commercial_use", .text(commercial)), fact("internal_business_use", .text("yes")),
        fact("field_of_use", .text("none")), fact("military_use", .text("not-restricted")),
        fact("government_use", .text("not-restricted")),
        fact("guardrail_circumvention", .text("not-restricted")),
        fact("redistribute_weights", .text("yes")), fact("hosting_as_service", .text("yes")),
        fact("modify_and_finetune", .text("yes")),
      ],
      sections: [
        Record.Section(
          name: "known",
          facts: ["thresholds", "territory", "duties", "naming", "high_stakes"].map {
            fact(Field($0), .flag(true))
          })
      ], lists: duties.map { [Record.List(name: "duties", rows: [$0])] } ?? [])
  }
}
