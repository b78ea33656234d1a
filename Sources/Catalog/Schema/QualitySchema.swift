extension RecordSchema {
  /// What a use case is judged by: `baskets/<use>.toml`.
  ///
  /// `benchmarks` are judged on the common scale of the calibration; `items` declare a scale of
  /// their own, for what does not follow the common ability.
  static let basket = RecordSchema(
    kind: .basket, place: "baskets", required: ["id", "name"],
    identity: [
      FieldSpec("id", .text, "The use case; equals the file name."),
      FieldSpec("name", .text, "What it is called."),
      FieldSpec(
        "benchmarks", .references(.benchmark), "The benchmarks that speak for the use case."),
      FieldSpec(
        "needs_result", .flag, "Whether the common ability says nothing of it by itself."),
      FieldSpec(
        "floor", .number(.nonNegative), "Least standard error on a scale of its own, in points."),
      FieldSpec("note", .text, "A remark in Weigh's own words."),
    ],
    lists: [
      ListSpec(
        "items", required: ["benchmark", "evidence", "scores", "points", "spread"],
        isSourced: false,
        [
          FieldSpec("benchmark", .reference(.benchmark), "The benchmark."),
          FieldSpec(
            "evidence", .word(["independent", "vendor"]), "Whose results are meant."),
          FieldSpec("scores", .numbers, "Scores, rising."),
          FieldSpec("points", .numbers, "Quality points of those scores."),
          FieldSpec(
            "spread", .number(.nonNegative), "Standard deviation of one result, in points."),
        ])
    ])

  /// A frozen quality scale: `calibration/<version>.toml`, written by `weigh quality calibrate`.
  static let calibration = RecordSchema(
    kind: .calibration, place: "calibration",
    required: ["id", "date", "low_anchor", "high_anchor", "low_ability", "high_ability"],
    identity: [
      FieldSpec("id", .text, "The version; equals the file name."),
      FieldSpec("date", .date, "The day of the catalog it was fitted on."),
      FieldSpec("models", .integer(.positive), "How many models it was fitted on."),
      FieldSpec("cells", .integer(.positive), "How many results of them entered."),
      FieldSpec("rows_sha256", .text, "The digest of those results."),
      FieldSpec("low_anchor", .reference(.model), "The model that stands at 30 points."),
      FieldSpec("high_anchor", .reference(.model), "The model that stands at 60 points."),
      FieldSpec("low_ability", .number(.finite), unit: "logit", "Its ability."),
      FieldSpec("high_ability", .number(.finite), unit: "logit", "Its ability."),
      FieldSpec(
        "ability_precision", .number(.nonNegative), "Pull of an ability toward the middle."),
      FieldSpec(
        "line_variance", .number(.nonNegative), "What the benchmarks of one line share."),
      FieldSpec(
        "claim_variance", .number(.nonNegative), "Added where nobody independent speaks."),
      FieldSpec(
        "claim_error", .number(.nonNegative), unit: "logit",
        "Error the claims about one model share, where nobody independent speaks."),
    ],
    lists: [
      ListSpec(
        "steps", required: ["use", "spread"], isSourced: false,
        [
          FieldSpec("use", .reference(.basket), "The use case."),
          FieldSpec(
            "spread", .number(.nonNegative), unit: "logit",
            "How far abilities for it lie from the common one; 0 takes no step."),
        ]),
      ListSpec(
        "items", required: ["benchmark", "evidence", "offset", "slope", "variance", "models"],
        isSourced: false,
        [
          FieldSpec("benchmark", .reference(.benchmark), "The benchmark."),
          FieldSpec(
            "evidence", .word(["independent", "vendor", "unknown"]), "Whose results are meant."),
          FieldSpec("offset", .number(.finite), unit: "logit", "Its logit at ability 0."),
          FieldSpec("slope", .number(.nonNegative), "Logits an ability of 1 adds."),
          FieldSpec("variance", .number(.nonNegative), "Variance of one result around the line."),
          FieldSpec("models", .integer(.positive), "How many models it was fitted on."),
        ]),
    ])
}
