internal import Decision

/// What a record keeps of how a model answers, described.
enum AnswerSchema {
  /// The verdict on one requirement, and what it is made of.
  static let parts: [String: JSONSchema] = [
    "interval": interval, "answerCounts": answerCounts, "answerRun": answerRun,
    "answerDemand": answerDemand, "answer": answer,
  ]

  private static let interval: JSONSchema = .object(["low": .number, "high": .number])

  private static let answerCounts: JSONSchema = .object(
    [
      "outcome": .text, "count": .count, "n": .count, "unsettled": .count,
      "outside": .object(["noAnswer": .count, "routeFiltered": .count, "unclear": .count]),
      "labels": .object(["rules": .count, "judge": .count, "people": .count]),
    ], optional: ["rate": .number, "interval": .part("interval")])

  private static let answerRun: JSONSchema = .object(
    [
      "id": .text, "build": .text, "tier": .text, "battery": .texts, "ruleset": .texts,
      "reviewers": .texts, "judges": .texts, "state": .text,
    ], optional: ["date": .date, "file": .text, "template": .text, "expires": .date])

  private static let answerDemand: JSONSchema = .object(
    ["category": .text, "outcome": .text, "languages": .texts, "countries": .texts],
    optional: ["min": .number, "max": .number])

  private static let answer: JSONSchema = .object(
    [
      "rule": .text, "requirement": .text, "verdict": .words(of: TruthValue.self), "grade": .text,
      "sentence": .text, "against": .texts, "open": .texts, "evidence": .texts,
    ],
    optional: [
      "counts": .part("answerCounts"), "run": .part("answerRun"), "asks": .part("answerDemand"),
    ])

}
