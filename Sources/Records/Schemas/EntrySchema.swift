internal import Catalog
internal import Decision
internal import Licensing

/// The parts of one model of the shortlist, described.
enum EntrySchema {
  /// The model, and what it is made of.
  static let parts: [String: JSONSchema] = [
    "triple": triple, "cell": cell, "contribution": contribution, "margin": margin,
    "reason": reason, "license": license, "licenseLine": licenseLine, "fact": fact,
    "ancestor": ancestor, "weightFile": weightFile, "entry": entry,
  ]

  private static let triple: JSONSchema = .object(["low": .number, "mid": .number, "high": .number])

  private static let cell: JSONSchema = .object(
    ["kind": .words(["known", "interval", "missing", "not-applicable"])],
    optional: ["low": .number, "mid": .number, "high": .number],
    rules: [
      .when(.holding(["kind": .constant(.text("known"))]), then: .holding(["mid": .number])),
      .when(
        .holding(["kind": .constant(.text("interval"))]),
        then: .holding(["low": .number, "mid": .number, "high": .number])),
    ])

  private static let contribution: JSONSchema = .object(
    [
      "criterion": .text, "cell": .part("cell"), "text": .text, "value": .part("triple"),
      "points": .number, "evidence": .texts,
    ], optional: ["settles": .text])

  private static let margin: JSONSchema = .object(
    ["distance": .number, "unit": .text], optional: ["relative": .number])

  private static let reason: JSONSchema = .object(
    [
      "rule": .text, "verdict": .words(of: TruthValue.self), "value": .text, "limit": .text,
      "evidence": .texts, "sentence": .text, "reopen": .text,
    ], optional: ["margin": .part("margin")])

  private static let license: JSONSchema = .object(
    ["verdict": .words(of: Verdict.self), "evidence": .texts],
    optional: ["sentence": .text, "reopen": .text, "confidence": .text])

  private static let licenseLine: JSONSchema = .object(
    ["id": .text, "name": .text, "verdict": .words(of: Verdict.self), "basis": .text],
    optional: [
      "textSha256": .text, "checked": .date, "spdx": .text, "url": .text, "through": .text,
    ])

  private static let fact: JSONSchema = .object(
    [
      "field": .words(of: DecisionRecord.ModelField.self),
      "state": .words(["stated", "disputed", "undisclosed", "not-known"]), "evidence": .texts,
    ], optional: ["unit": .text, "values": .texts, "reason": .text], rules: stateRules + unitRules)

  private static let ancestor: JSONSchema = .object(
    ["id": .text, "madeInto": .text, "relation": .text, "licenses": .texts],
    optional: ["publisher": .text])

  private static let weightFile: JSONSchema = .object(
    ["format": .text, "evidence": .texts],
    optional: [
      "quantization": .text, "repository": .text, "publisher": .text, "official": .flag,
      "bytes": .count, "sha256": .text,
    ])

  private static let entry: JSONSchema = .object(
    [
      "id": .text, "delivery": .text, "deliveryName": .text,
      "group": .words(of: DecisionRecord.Entry.Group.self),
      "contributions": .list(.part("contribution")), "needs": .list(.part("reason")),
      "license": .part("license"), "licenses": .list(.part("licenseLine")), "duties": .texts,
      "flags": .texts,
    ],
    optional: [
      "answers": .list(.part("answer")), "facts": .list(.part("fact")),
      "ancestors": .list(.part("ancestor")), "files": .list(.part("weightFile")), "rank": .count,
      "position": .count, "bracket": .count, "rankRange": .pair(.count), "score": .part("triple"),
      "coverage": .number,
    ],
    rules: [
      .when(
        .holding(["rank": .count]),
        then: .holding([
          "position": .count, "bracket": .count, "rankRange": .pair(.count),
          "score": .part("triple"), "coverage": .number,
        ]))
    ])

  /// What is stated has values, and what is undisclosed a reason.
  private static let stateRules: [JSONSchema] = [
    .when(.holding(["state": .words(["stated", "disputed"])]), then: .holding(["values": .texts])),
    .when(.holding(["state": .constant(.text("undisclosed"))]), then: .holding(["reason": .text])),
  ]

  /// A fact has the unit of its field, and none where the field has none.
  private static let unitRules: [JSONSchema] =
    [unitRule(nil)]
    + DecisionRecord.ModelField.allCases.compactMap(\.unit).uniqued.map { unitRule($0) }

  private static func unitRule(_ unit: String?) -> JSONSchema {
    let fields = DecisionRecord.ModelField.allCases.filter { $0.unit == unit }.map(\.rawValue)
    let condition = JSONSchema.holding(["field": .words(fields)])
    guard let unit else { return .when(condition, then: .lacking("unit")) }
    return .when(condition, then: .holding(["unit": .constant(.text(unit))]))
  }
}
