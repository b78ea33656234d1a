import Catalog
import Decision
import Sheets
import Testing

@Suite struct OpennessSheetTests {
  @Test func `the page tells step, checks, class and index, each with its source`() throws {
    #expect(
      try OpennessFixture.lines("openness", OpennessFixture.subject()) == [
        "= Openness: open weights, OSI-approved license",
        "- open-source AI (likely meets OSAID)",
        "- open weights, OSI-approved license: here",
        "- open weights, permissive license",
        "- open weights, restricted license",
        "- closed",
        "# What the step rests on",
        "example-open is approved by the Open Source Initiative.",
        "* license of the weights, by repository-file: example-open [card 2026-01-01]",
        "# Open Source AI Definition 1.0",
        "Result: likely does not meet (code of training and data processing and information on "
          + "training data).",
        "terms of the weights: met",
        "code of training and data processing: not met",
        "information on training data: not met",
        "  Self-assessment; no certification register was found.",
        "# Model Openness Framework 1.0",
        "Worked out from the parts: unclassified.",
        "- Class III, Open Model needs 2 more: evaluation results and data card.",
        "- Class III, Open Model also depends on licenses that were not read: architecture, "
          + "model card and technical report.",
        "  Open licenses made for other content, counted: final parameters.",
        "* published class: Class III, Open Model [board 2026-01-01]",
        "* parts released: 4 of 17 [board 2026-01-01]",
        "architecture: license not read",
        "final parameters: Example-Open",
        "model card: license not read",
        "research paper: license not read",
        "* license of final-parameters: Example-Open [board 2026-01-01]",
        "# European Open Source AI Index",
        "Reviewed as: Example-Flagship",
        "* training data of the base: partial, inherited from the family Line [index 2026-01-01]",
        "* training code: closed, inherited from the family Line [index 2026-01-01]",
        "* datasheet: open, inherited from the family Line [index 2026-01-01]",
        "Unweighted mean: 50 % of 3 dimensions, worked out by Weigh; not the ranking of the Index",
        "  Example index, by its authors.",
        "  The Index enters no license verdict.",
      ])
  }

  @Test func `every fact of the release and of other reviews has its source`() throws {
    let lines = try OpennessFixture.lines(
      "openness", OpennessFixture.subject(parts: true))
    #expect(lines.contains("* distribution license: Example-Open [board 2026-01-01]"))
    #expect(lines.contains("* results in documents: yes [board 2026-01-01]"))
    #expect(lines.contains("# Other reviews"))
    #expect(lines.contains("* mteb training data public: yes [index 2026-01-01]"))
  }

  @Test func `without reviews the page says so`() throws {
    let lines = try OpennessFixture.lines("openness", OpennessFixture.subject(bare: true))
    #expect(lines.contains("Nobody listed the parts of this release."))
    #expect(lines.contains("The Index has no review of this model."))
    #expect(
      lines.contains(
        "Result: cannot tell (code of training and data processing and information on training "
          + "data)."))
  }

  @Test func `open source without qualifier is said of the last step only`() throws {
    let lines = try OpennessFixture.lines("openness", OpennessFixture.subject())
    let mentions = lines.filter { $0.lowercased().contains("open-source") }
    #expect(mentions == ["- open-source AI (likely meets OSAID)"])
  }

  @Test func `the document holds the same facts`() throws {
    let page = try #require(Sheets.named("openness"))
    let subject = try OpennessFixture.subject()
    let text = try #require(page.json(subject)).canonicalText
    for part in [
      "\"rung\":\"osi-approved-license\"", "\"result\":\"likely-does-not-meet\"",
      "\"weight-terms\":true", "\"data-information\":false", "\"published_class\":\"III\"",
      "\"class\":null", "\"mean_by_weigh\":50.000000", "\"inherited_from\":\"line\"",
      "\"credit\":[\"Example index, by its authors.\"]", "\"final-parameters\":\"Example-Open\"",
    ] { #expect(text.contains(part), "\(part) in \(text)") }
  }
}
