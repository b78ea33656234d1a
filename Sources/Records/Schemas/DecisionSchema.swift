internal import Catalog
internal import Decision
internal import Licensing

/// What a record of a decision has beside the ranking, described.
enum DecisionSchema {
  /// Keys that are always there.
  static let required: [String: JSONSchema] = [
    "schema": .constant(.text(DecisionRecord.schema)).described(
      "The name of the format and its number."),
    "self": .sha256.described("SHA-256 of the canonical form of all the rest."),
    "slug": .text.described("The title as part of a file name."),
    "title": .text.described("What was decided, in a line."),
    "status": .words(["proposed", "accepted", "rejected", "deprecated", "superseded"]).described(
      "How far the decision is."),
    "missing": .texts.described("What is missing for it to be accepted."),
    "decided": .date.described("The day of the decision."),
    "deciders": .texts.described("Who decides."), "consulted": .texts.described("Who was asked."),
    "informed": .texts.described("Who is told."),
    "context": .part("context").described("The question, and what the model will be used for."),
    "notes": .text.described("Anything people add."),
    "outcome": .part("outcome").described("What was decided, and why."),
    "verdicts": .list(.part("verdict")).described("The verdict on every model of the shortlist."),
    "marks": .list(.part("mark")).described("What reviewers say of the models."),
    "reopen": .list(.part("condition")).described("What would open the question again."),
    "reviewBy": .date.described("The day to look at the decision again."),
    "reviewBasis": .words(of: DecisionRecord.Review.Basis.self).described(
      "What that day follows from."),
    "reviews": .list(.part("review")).described("The looks that were taken since."),
    "checklist": .list(.part("item")).described("How far the checklist is."),
    "acknowledged": .list(.part("acknowledgement")).described(
      "Findings of later checks that somebody lives with."),
  ]

  /// Keys that may be left out.
  static let optional: [String: JSONSchema] = [
    "number": .count.described("The number of the record, once it has one."),
    "supersededBy": .count.described("The number of the record that took its place."),
    "reviewWindow": .count.described("The usual days until the next look."),
    "reviewReason": .text.described("Why the day is later than usual."),
    "expires": .date.described("The last day the decision holds."),
    "disclaimer": .text.described("What the record is not."),
  ]

  /// Which keys need each other.
  static let rules: [JSONSchema] = [
    .when(
      .holding(["status": .constant(.text("superseded"))]),
      then: .holding(["supersededBy": .count]), otherwise: .lacking("supersededBy"))
  ]

  /// The parts it is made of.
  static let parts: [String: JSONSchema] = [
    "duty": duty, "verdict": verdict, "mark": mark, "condition": condition, "review": review,
    "item": item, "acknowledgement": acknowledgement, "context": context, "outcome": outcome,
  ]

  private static let duty: JSONSchema = .object(
    ["text": .text, "state": .words(of: LicenseDuty.State.self)],
    optional: ["owner": .text, "due": .date])

  private static let verdict: JSONSchema = .object(
    ["entry": .text, "verdict": .words(verdicts.map(\.word))],
    optional: ["reason": .text, "duties": .list(.part("duty"))])

  private static let mark: JSONSchema = .object(
    ["reviewer": .text, "entry": .text, "mark": .words(of: DecisionRecord.Opinion.Stance.self)],
    optional: ["date": .date, "note": .text])

  private static let condition: JSONSchema = .object(
    ["text": .text],
    optional: [
      "manual": .constant(.flag(true)), "entry": .text, "field": .text,
      "op": .words(of: MustOperator.self),
      "value": .either([.text, .number, .flag, .texts, .list(.number)]),
    ],
    rules: [
      .when(
        .holding(["manual": .constant(.flag(true))]),
        otherwise: .holding([
          "entry": .text, "field": .text, "op": .text,
          "value": .either([.text, .number, .flag, .texts, .list(.number)]),
        ]))
    ])

  private static let review: JSONSchema = .object(
    ["date": .date, "by": .text, "former": .date], optional: ["note": .text])

  private static let item: JSONSchema = .object(
    [
      "item": .wholeNumber(from: 1, to: ChecklistItem.all.count),
      "state": .words(of: DecisionRecord.ChecklistEntry.State.self), "facts": .texts,
    ], optional: ["owner": .text, "due": .date, "note": .text])

  private static let acknowledgement: JSONSchema = .object(
    ["code": .text, "date": .date, "by": .text, "reason": .text, "fact": .text],
    optional: ["entry": .text])

  private static let context: JSONSchema = .object(
    ["question": .text, "users": .texts, "outOfScope": .texts],
    optional: ["product": .text, "intendedUse": .text])

  private static let outcome: JSONSchema = .object(
    ["state": .words(["open", "none", "chosen"]), "because": .text, "against": .texts],
    optional: ["chosen": .text, "notFirstBecause": .text],
    rules: [
      .when(.holding(["state": .constant(.text("chosen"))]), then: .holding(["chosen": .text]))
    ])

  private static let verdicts: [ShortlistVerdict] = [.choose, .fallback, .no(reason: ""), .open]
}
