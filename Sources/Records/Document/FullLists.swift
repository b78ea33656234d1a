internal import Catalog
internal import Decision

/// The lists that only a full document holds: every ranked and every excluded model, and the scenario.
enum FullLists {
  static func ranked(_ record: DecisionRecord, _ page: inout Document) {
    guard !record.ranked.isEmpty else { return }
    page.heading(3, "Every Ranked Model")
    page.table(
      DataTable(
        caption: "Ranked models, best first; equal brackets cannot be told apart",
        header: ["Model", "Runs as", "Rank", "Bracket", "Score", "Meets every need"],
        rows: record.ranked.map { model in
          [
            .code(model.id), .code(model.delivery), "\(model.rank)", "\(model.bracket)",
            "\(Figures.points(model.score))",
            model.group == .meets ? "yes" : "hangs on a fact that is not known",
          ]
        }))
  }

  /// Every model that is not ranked, with every reason.
  static func excluded(_ record: DecisionRecord, _ page: inout Document) {
    guard !record.excluded.isEmpty else { return }
    page.heading(3, "Excluded")
    page.list(
      record.excluded.map { model in
        .init(text: line(model, record), anchor: Anchor("excluded", model.id))
      })
    if !record.nearMisses.isEmpty {
      page.heading(3, "Nearly Included")
      page.list(
        record.nearMisses.map { id in
          "\(Prose.reference(id, to: Anchor("excluded", id))): one need keeps it out"
        })
    }
  }

  private static func line(_ model: DecisionRecord.Exclusion, _ record: DecisionRecord) -> Prose {
    let waits: Prose = model.isPending ? "waits for an answer. " : ""
    let unknown: Prose =
      model.isNotKnown && !model.isPending ? "out because a fact is not known. " : ""
    let reasons = model.reasons.map { reason -> Prose in
      let statements = reason.evidence.filter { record.evidence[$0] != nil }
      let evidence: Prose = statements.isEmpty ? "" : " (\(Charts.evidence(statements)))"
      return """
        need \(Prose.code(reason.rule)): \(reason.sentence) \(reason.reopen)\(evidence)
        """
    }
    return """
      \(Prose.code(model.id)), run as \(Prose.code(model.delivery)): \(waits)\(unknown)\
      \(Prose.joined(reasons, by: " Also "))
      """
  }

  /// What gives the same result again, and what other programs added.
  static func origin(_ record: DecisionRecord, _ page: inout Document) {
    page.paragraph("All of this was written from \(Prose.code(record.fileStem + ".json")).")
    page.heading(3, "The Scenario")
    page.listing(record.basis.scenarioBody)
    guard !record.extensions.isEmpty else { return }
    page.heading(3, "Added by Other Programs")
    page.listing(JSONValue.object(record.extensions).indentedText)
  }
}
