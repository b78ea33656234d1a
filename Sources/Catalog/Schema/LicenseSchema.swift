extension RecordSchema {
  /// The facts of one license text: `licenses/<id>.toml`.
  ///
  /// Facts need no source key of their own: the `[[texts]]` of the record are their source, and
  /// each names its clause.
  static let license = RecordSchema(
    kind: .license, place: "licenses",
    required: ["id", "name", "licensor", "category", "spdx", "text_status"],
    identity: [
      FieldSpec("id", .text, "The slug; equals the file name."),
      FieldSpec("name", .text, "What it is called."),
      FieldSpec("licensor", .text, "Who grants it."),
      FieldSpec(
        "category",
        .word([
          "open-source", "permissive-open-weight", "restricted-open-weight", "non-commercial",
          "proprietary",
        ]), "A label for display; no verdict reads it."),
      FieldSpec("spdx", .text, "The SPDX id, or a LicenseRef."),
      FieldSpec("osi_approved", .flag, "Whether the Open Source Initiative approved it."),
      FieldSpec(
        "text_status",
        .word(["full-text", "quoted-clauses", "secondary-only", "text-not-seen"]),
        "How much of the text was read."),
      FieldSpec("text_date", .text, "The date the text gives itself."),
      FieldSpec("applies_to", .texts, "Weights, code or outputs."),
      FieldSpec("supersedes", .texts, "Licenses it replaces."),
      FieldSpec("superseded_by", .texts, "Licenses that replace it."),
      FieldSpec("checked", .date, "When the text was read."),
      FieldSpec("note", .text, "A remark in Weigh's own words."),
    ],
    facts: [
      word("commercial_use", useValues),
      word("internal_business_use", useValues + ["evaluation-only", "unclear"]),
      word(
        "field_of_use",
        [
          "none", "lawful-use-only", "built-in-list", "built-in-list-mutable",
          "external-policy-fixed", "external-policy-mutable",
        ]),
      word(
        "military_use",
        ["not-restricted", "not-mentioned", "prohibited-in-risk-of-harm-context", "prohibited"]),
      word("government_use", ["not-restricted", "not-mentioned", "prohibited"]),
      word("guardrail_circumvention", ["not-restricted", "not-mentioned", "prohibited"]),
      word(
        "redistribute_weights",
        [
          "yes", "yes-with-conditions", "noncommercial-only", "research-only",
          "separate-agreement-if-commercial", "no",
        ]),
      word(
        "hosting_as_service",
        [
          "yes", "yes-with-conditions", "yes-after-registration",
          "separate-license-if-maas-threshold", "separate-license", "noncommercial-only", "no",
        ]),
      word("modify_and_finetune", ["yes", "noncommercial-only", "research-only"]),
      word(
        "derivative_propagation",
        [
          "none", "notices-only", "license-copy-and-notices", "use-restrictions", "full-terms",
          "share-alike", "restrictions-of-section-3",
        ]),
      word("outputs_ownership", ["silent", "disclaimed", "licensor", "licensee"]),
      word(
        "outputs_train_other_models",
        [
          "allowed", "allowed-with-duty", "derivative-terms-propagate", "own-family-only",
          "noncompeting-only", "noncommercial-only", "prohibited", "silent",
        ]),
      word(
        "patent_grant",
        ["express", "ip-rights-general", "implied-make-have-made", "none-express", "excluded"]),
      word(
        "litigation_termination",
        ["none", "patent", "patent-or-copyright", "any-ip", "any-ip-incl-outputs"]),
      word(
        "user_indemnity", ["none", "only-if-offering-warranty", "general", "general-incl-outputs"]),
      word("licensor_indemnity", ["none"]),
      word(
        "unilateral_change",
        [
          "none", "policy-may-change", "license-may-change", "licensor-interprets",
          "must-adopt-or-cease",
        ]),
      FieldSpec("governing_law", .text, "The law the text names, or none."),
      FieldSpec("governing_country", .country, "The country of that law."),
      FieldSpec("venue", .text, "The courts the text names."),
      FieldSpec("warranty", .text, "What is warranted."),
      FieldSpec("liability", .text, "Who is liable."),
      FieldSpec("termination", .text, "How it ends."),
      FieldSpec("grant_revocability", .text, "Whether the grant can be taken back."),
      FieldSpec("remote_restriction_or_update_duty", .text, "Remote limits and update duties."),
      FieldSpec("registration_or_reporting", .text, "What must be registered or reported."),
      FieldSpec("sublicense", .text, "Whether it can be passed on."),
      FieldSpec("trademark", .text, "What it says of marks."),
      FieldSpec("export_control", .text, "What it says of export."),
    ],
    isFactSourced: false,
    sections: [
      // An empty list means that none stands in the text, but only where somebody looked.
      SectionSpec(
        "known",
        ["thresholds", "territory", "high_stakes", "duties", "naming"].map {
          FieldSpec(Field($0), .flag, "Whether the text was read for it.")
        })
    ],
    lists: [
      ListSpec(
        "texts", required: ["role"], isSourced: false,
        [
          FieldSpec(
            "role", .word(["agreement", "use-policy", "notice", "code-license", "other"]),
            "What the file is; only an agreement identifies the license."),
          FieldSpec("repo", .text, "The public repository."),
          FieldSpec("path", .text, "The file."),
          FieldSpec("commit", .text, "The commit that was read."),
          FieldSpec("last_changed", .text, "When the file last changed."),
          FieldSpec("sha256", .text, "SHA-256 of its bytes."),
          FieldSpec(
            "normalized_sha256", .text,
            "SHA-256 of its text without byte order mark, each run of white space one space."),
          FieldSpec("bytes", .integer(.positive), unit: "bytes", "Its size."),
          FieldSpec("url", .text, "The public address, where it is no repository file."),
          FieldSpec("what", .text, "What was read there."),
        ]),
      ListSpec(
        "history", required: ["date", "what"],
        [
          FieldSpec("date", .text, "When it changed."),
          FieldSpec("commit", .text, "The commit."),
          FieldSpec("what", .text, "What changed."),
        ]),
      ListSpec(
        "thresholds", required: ["metric", "over", "value", "effect"], isSourced: false,
        [
          FieldSpec(
            "metric",
            .word([
              "mau", "dau", "product_mau", "product_monthly_revenue", "product_arr",
              "company_monthly_revenue", "annual_revenue", "competes_with_licensor",
            ]), "What is counted."),
          FieldSpec("over", .word([">", ">="]), "How it compares."),
          FieldSpec("value", .number(.nonNegative), "The limit."),
          FieldSpec("currency", .text, "The currency, where it is money."),
          FieldSpec(
            "scope", .word(["product", "licensee", "licensee-and-affiliates", "employer"]),
            "Whose figure."),
          FieldSpec(
            "window", .word(["month", "year", "any-12-months", "annualized", "none"]),
            "Over which time."),
          FieldSpec("reference", .word(["rolling", "at-model-release"]), "Counted when."),
          FieldSpec(
            "applies_to", .word(["all", "commercial", "maas", "maas-or-ai-work-assistant"]),
            "Which uses it concerns."),
          FieldSpec(
            "effect",
            .word(["separate-license", "terminates", "ui-attribution", "security-review"]),
            "What follows."),
          FieldSpec("text", .text, "The exact short mark to show, where one is prescribed."),
          FieldSpec(
            "exempt",
            .words([
              "internal-use", "licensor-official-or-certified-partner",
              "recipient-of-integrated-end-user-product", "nonprofit-noncommercial",
            ]), "Who is exempt."),
          FieldSpec(
            "boundary", .word(["clear", "ambiguous-at-value"]), "Whether the limit is sharp."),
          FieldSpec("clause", .text, "The clause."),
          FieldSpec("n", .text, "A remark in Weigh's own words."),
        ]),
      ListSpec(
        "territory", required: ["excluded", "basis"], isSourced: false,
        [
          FieldSpec("excluded", .countries, "Countries left out."),
          FieldSpec("basis", .word(["place-of-use", "licensee-domicile"]), "What decides."),
          FieldSpec("models", .word(["all", "multimodal-only"]), "Which models it concerns."),
          FieldSpec("outputs", .flag, "Whether outputs are covered too."),
          FieldSpec(
            "exempt", .words(["recipient-of-integrated-end-user-product"]), "Who is exempt."),
          FieldSpec("clause", .text, "The clause."),
          FieldSpec("n", .text, "A remark in Weigh's own words."),
        ]),
      ListSpec(
        "high_stakes", required: ["area"], isSourced: false,
        [
          FieldSpec(
            "area",
            .word([
              "medical", "legal-practice", "justice", "law-enforcement", "migration",
              "automated-decisions", "credit", "employment", "housing", "education", "insurance",
              "essential-services", "critical-infrastructure", "biometric", "surveillance",
              "discrimination", "vulnerable-people", "undisclosed-generation", "personal-data",
            ]), "The area it limits."),
          FieldSpec("clause", .text, "The clause."),
          FieldSpec("n", .text, "A remark in Weigh's own words."),
        ]),
      ListSpec(
        "duties", required: ["kind", "trigger"], isSourced: false,
        [
          FieldSpec(
            "kind",
            .word([
              "display", "notice", "license-copy", "state-changes", "flow-down", "register",
              "cite", "name-prefix",
            ]), "What must be done."),
          FieldSpec(
            "trigger",
            .word([
              "copies", "make-available", "commercial-product", "derivative-published",
              "student-distributed", "note",
            ]), "When."),
          FieldSpec("text", .text, "The exact short mark, where the license prescribes one."),
          FieldSpec("where", .texts, "Where it must stand."),
          FieldSpec("clause", .text, "The clause."),
          FieldSpec("n", .text, "The duty in Weigh's own words."),
        ]),
    ])

  private static let useValues = [
    "yes", "yes-below-threshold", "yes-after-registration", "only-with-separate-license", "no",
  ]

  /// A fact out of these words, or `unknown`: the text was not seen.
  private static func word(_ name: String, _ values: [String]) -> FieldSpec {
    FieldSpec(
      Field(name), .word(values + ["unknown"]),
      "What the text says of " + name.split(separator: "_").joined(separator: " ") + ".")
  }
}
