import Catalog

@testable import Licensing

/// A license record for tests: permissive unless a test says otherwise.
struct LicenseFixture {
  var id = "fixture"
  var name = "Fixture License"
  var licensor = "Fixture Makers"
  var status = "full-text"
  var isOSIApproved: Bool? = false
  var spdx: String?
  var facts: [String: String] = [
    "commercial_use": "yes", "internal_business_use": "yes", "field_of_use": "none",
    "military_use": "not-restricted", "government_use": "not-restricted",
    "guardrail_circumvention": "not-restricted", "redistribute_weights": "yes",
    "hosting_as_service": "yes", "modify_and_finetune": "yes", "derivative_propagation": "none",
    "outputs_train_other_models": "allowed", "patent_grant": "express",
    "user_indemnity": "none", "licensor_indemnity": "none", "unilateral_change": "none",
    "governing_law": "none",
  ]
  var known: [String: Bool] = [
    "thresholds": true, "territory": true, "high_stakes": true, "duties": true, "naming": true,
  ]
  var lists: [String: [[String: FactValue]]] = [:]

  init(_ id: String = "fixture", _ change: (inout LicenseFixture) -> Void = { _ in }) {
    self.id = id
    change(&self)
  }

  /// The record as a reader would give it.
  var record: Record {
    var identity: [Row.NamedValue] = [
      .init("id", .text(id)), .init("name", .text(name)), .init("licensor", .text(licensor)),
      .init("text_status", .text(status)),
    ]
    if let isOSIApproved { identity.append(.init("osi_approved", .flag(isOSIApproved))) }
    if let spdx { identity.append(.init("spdx", .text(spdx))) }
    return Record(
      kind: .license, id: id, identity: identity,
      facts: facts.sorted { $0.key < $1.key }.map { key, value in
        NamedFact(
          Field(key),
          .known(.text(value), Evidence(source: "record", clause: "§1"), losing: []))
      },
      sections: [
        .init(
          name: "known",
          facts: known.sorted { $0.key < $1.key }.map { key, value in
            NamedFact(Field(key), .known(.flag(value), Evidence(source: "record"), losing: []))
          })
      ],
      lists: lists.sorted { $0.key < $1.key }.map { name, rows in
        Record.List(
          name: name,
          rows: rows.map { columns in
            Row(
              values: columns.sorted { $0.key < $1.key }.map { .init(Field($0.key), $0.value) },
              evidence: nil)
          })
      })
  }

  var license: LicenseFacts { LicenseFacts(record: record) }
}

extension LicenseFixture {
  /// A license on whose facts nobody has looked, though the text is said to be read.
  static func unseen(_ id: String = "fixture") -> LicenseFixture {
    LicenseFixture(id) { fixture in
      fixture.isOSIApproved = nil
      fixture.facts = fixture.facts.mapValues { _ in "unknown" }
      fixture.known = fixture.known.mapValues { _ in false }
    }
  }

  /// Adds a threshold.
  mutating func threshold(
    _ metric: String, _ value: Double, over: String = ">", currency: String? = nil,
    scope: String = "product", reference: String = "rolling", applies: String = "all",
    effect: String = "separate-license", exempt: [String] = [], isAmbiguous: Bool = false
  ) {
    var row: [String: FactValue] = [
      "metric": .text(metric), "over": .text(over), "value": .number(value),
      "scope": .text(scope), "window": .text("month"), "reference": .text(reference),
      "applies_to": .text(applies), "effect": .text(effect), "clause": .text("§2"),
    ]
    if let currency { row["currency"] = .text(currency) }
    if !exempt.isEmpty { row["exempt"] = .list(exempt) }
    if isAmbiguous { row["boundary"] = .text("ambiguous-at-value") }
    lists["thresholds", default: []].append(row)
  }

  /// Adds a territory limit.
  mutating func territory(
    _ excluded: [String], _ basis: String, models: String = "all", exempt: [String] = []
  ) {
    var row: [String: FactValue] = [
      "excluded": .list(excluded), "basis": .text(basis), "models": .text(models),
      "clause": .text("§3"),
    ]
    if !exempt.isEmpty { row["exempt"] = .list(exempt) }
    lists["territory", default: []].append(row)
  }

  /// Adds a duty.
  mutating func duty(
    _ kind: String, _ trigger: String, mark: String? = nil, places: [String] = []
  ) {
    var row: [String: FactValue] = [
      "kind": .text(kind), "trigger": .text(trigger), "clause": .text("§4"),
    ]
    if let mark { row["text"] = .text(mark) }
    if !places.isEmpty { row["where"] = .list(places) }
    lists["duties", default: []].append(row)
  }

  /// Adds an area of weighty decisions.
  mutating func area(_ area: String) {
    lists["high_stakes", default: []].append(["area": .text(area), "clause": .text("§5")])
  }
}

/// A profile as a test states it.
func profile(_ change: (inout IntendedUse) -> Void = { _ in }) -> IntendedUse {
  var use = IntendedUse()
  use.entity.kind = .company
  use.entity.domicile = "NO"
  use.use.purpose = .product
  use.use.usersIn = ["NO"]
  use.use.hostedIn = ["NO"]
  change(&use)
  return use
}

/// The evaluation of one fixture license.
func judged(
  _ fixture: LicenseFixture, _ use: IntendedUse = profile(), isMultimodal: Bool? = false,
  family: String? = nil
) -> LicenseEvaluation {
  evaluate(
    LicenseSubject(
      modelID: "maker/model", isMultimodal: isMultimodal,
      terms: [AssignedLicense(id: fixture.id, basis: .textHash)], familyID: family),
    use: use, licenses: LicenseLibrary(licenses: [fixture.license]))
}
