/// What models, families and developers state of their openness.
extension RecordSchema {
  /// `[openness]`: what public reviews say, dimension by dimension.
  static let opennessSection = SectionSpec(
    "openness",
    [
      FieldSpec("entry", .text, "The name under which the Index reviewed it.")
    ]
      + OpennessDimension.allCases.map {
        FieldSpec(
          $0.field, .word(OpennessDimension.State.allCases.map(\.rawValue)),
          "European Open Source AI Index: \($0.label).")
      } + [
        FieldSpec(
          "mteb_training_data_public", .flag,
          "Whether its training data are public, as MTEB was told."),
        FieldSpec(
          "mteb_training_code_public", .flag,
          "Whether its training code is public, as MTEB was told."),
      ])

  /// `[mof]`: a release as the Model Openness Framework sees it.
  static let releaseSection = SectionSpec(
    "mof",
    [
      FieldSpec("entry", .text, "The name under which it was evaluated."),
      FieldSpec(
        "published_class",
        .word(ModelOpennessClass.allCases.map(\.numeral) + ["unclassified"]),
        "The class the published evaluation comes to."),
      FieldSpec(
        "components", .words(ReleaseComponent.allCases.map(\.rawValue)),
        "The parts that were released; parts not named were not."),
      FieldSpec(
        "licenses_read", .flag,
        "Whether the license of every part was read; where not, a part without one is unknown."),
      FieldSpec("distribution_license", .text, "The license of the release as a whole."),
      FieldSpec("code_license", .text, "The license of all code."),
      FieldSpec("data_license", .text, "The license of all data."),
      FieldSpec("document_license", .text, "The license of all documents."),
      FieldSpec("report_detailed", .flag, "Whether the report is detailed enough for a paper."),
      FieldSpec(
        "results_in_documents", .flag,
        "Whether report, paper or model card hold the evaluation results."),
      FieldSpec(
        "data_card_in_model_card", .flag, "Whether the model card holds the data information."),
    ])

  /// `[[component_licenses]]`: licenses of single parts of a release.
  static let componentLicenses = ListSpec(
    "component_licenses", required: ["components", "license"],
    [
      FieldSpec(
        "components", .words(ReleaseComponent.allCases.map(\.rawValue)), "The parts it covers."),
      FieldSpec(
        "license", .text, "The license by its SPDX id or name; none where none is stated."),
    ])

  /// `[[provenance]]`: what a reader found disclosed.
  static let provenanceList = ListSpec(
    "provenance", required: ["item", "state"],
    [
      FieldSpec("item", .word(ProvenanceItem.all.map(\.key)), "The question."),
      FieldSpec(
        "state", .word(ProvenanceItem.State.allCases.map(\.rawValue)), "What was found."),
      FieldSpec("url", .text, "The page that was read."),
      FieldSpec("quote", .text, "At most 25 words of it."),
      FieldSpec("reader", .text, "Who read it."),
      FieldSpec("n", .text, "A remark in Weigh's own words."),
    ])

  /// `[transparency]`: the answers of a transparency index about a company.
  static let transparencySection = SectionSpec(
    "transparency",
    TransparencyIndicator.all.map {
      FieldSpec($0.field, .flag, "Whether it discloses: \($0.label).")
    } + [
      FieldSpec("total", .integer(0...100), unit: "of 100", "How many answers are yes.")
    ])
}
