internal import Catalog
internal import Decision

/// What a record says to people, as one document: the sentences of every form are made here.
///
/// **Source**: the parts are those of Markdown Architectural Decision Records (MADR) 4.0.0.
enum DecisionDocument {
  /// The document of a record.
  ///
  /// **Shape**: with `hasHead`, status, date and names stand under the title.
  static func make(_ record: DecisionRecord, _ detail: Document.Detail, hasHead: Bool = false)
    -> Document
  {
    var page = Document()
    page.heading(1, "\(record.title)")
    if hasHead { page.list(head(record)) }
    context(record, &page)
    outcome(record, &page)
    if detail == .full { figures(record, &page) }
    DecisionOptions.write(record, detail, &page)
    DecisionInformation.write(record, detail, &page)
    return page
  }

  /// Status, date and names, each in a line.
  private static func head(_ record: DecisionRecord) -> [Prose] {
    var lines: [Prose] = ["Status: \(status(record))", "Date: \(record.decided.description)"]
    let people = [
      ("Deciders", record.deciders), ("Consulted", record.consulted), ("Informed", record.informed),
    ]
    for (word, names) in people where !names.isEmpty {
      lines.append("\(word): \(names.joined(separator: ", "))")
    }
    return lines
  }

  /// The status with the record that replaces this one.
  static func status(_ record: DecisionRecord) -> String {
    guard let successor = record.status.successor else { return record.status.word }
    return record.status.word + " by ADR-" + DecisionRecord.padded(successor)
  }

  /// Every chart, each with the table of what it shows.
  private static func figures(_ record: DecisionRecord, _ page: inout Document) {
    let charts = Charts.all(of: record)
    guard !charts.isEmpty else { return }
    page.part("Figures")
    for chart in charts {
      page.heading(3, "\(chart.title)")
      page.chart(chart)
    }
  }

  static func context(_ record: DecisionRecord, _ page: inout Document) {
    page.part("Context and Problem Statement")
    page.paragraph("\(record.question)")
    if let product = record.product { page.paragraph("The product: \(product).") }
    DecisionPeople.use(record, &page)
    let basis = record.basis
    let hash = Prose.code(String(basis.catalogSHA256.prefix(12)))
    page.paragraph(
      """
      Judged under the scenario \(Prose.code(basis.scenarioName)), revision \
      \(basis.scenarioRevision), on the catalog of \(basis.catalogAsOf.description) (\(hash)): \
      \(Wording.count(record.considered.entries, "open model")) looked at.
      """)
    page.part("Decision Drivers")
    page.list(
      record.funnel.map { need in
        let why: Prose = need.why.map { "; \($0)" } ?? ""
        return "Must: \(need.text) (\(need.before) → \(need.after)\(why))"
      }
        + record.criteria.map { criterion in
          let range: Prose =
            criterion.range.map { " (\($0) \(criterion.unit))" } ?? " (\(criterion.unit))"
          return "Weighs \(Figures.percent(criterion.weight)): \(criterion.label)\(range)"
        })
    if record.funnel.isEmpty && record.criteria.isEmpty {
      page.paragraph("The scenario states no need and no preference.")
    }
    page.part("Considered Options")
    page.list(record.entries.map { "\(Prose.code($0.id)), \($0.deliveryName)" })
    if record.entries.isEmpty { page.paragraph("No model is on the shortlist.") }
  }

  static func outcome(_ record: DecisionRecord, _ page: inout Document) {
    page.part("Decision Outcome")
    switch record.choice {
    case .open: page.paragraph("No option is chosen yet.")
    case .noneOfThese:
      page.paragraph("Chosen option: none of these, because \(reason(record) ?? "none meets it").")
    case .model(let id):
      let rank = record.entry(id)?.placement?.rank
      let fallback = rank.map { "it ranks \($0) of \(record.ranked.count)" } ?? "it was agreed on"
      page.paragraph(
        "Chosen option: \"\(Prose.code(id))\", because \(reason(record) ?? fallback).")
      standing(id, record, &page)
      DecisionPeople.despite(id, record, &page)
    }
    if !record.missing.isEmpty {
      page.paragraph("Not accepted yet:")
      page.list(record.missing.map { "\($0)" })
    }
    consequences(record, &page)
    page.heading(3, "Confirmation")
    guard record.chosen != nil else {
      page.paragraph("Nothing was chosen, so there is nothing to confirm.")
      return
    }
    let command = Prose.code("weigh recheck \(record.fileStem).json")
    page.paragraph(
      """
      \(command) in this folder holds the decision against the catalog of the day. It exits 1 when \
      the decision no longer holds: a need that is failed, a license that changed, a model that is \
      surely better, a condition under "What Would Change the Outcome" that is met, a review that is \
      overdue.
      """)
  }

  /// Where the chosen model stands, and what ranks above it.
  private static func standing(
    _ id: String, _ record: DecisionRecord, _ page: inout Document
  ) {
    guard let entry = record.entry(id), let place = entry.placement else { return }
    if !record.criteria.isEmpty {
      let ends = (Figures.points(place.score.low), Figures.points(place.score.high))
      let range: Prose = ends.0 == ends.1 ? "" : ", from \(ends.0) to \(ends.1) with open facts,"
      page.paragraph(
        """
        It scores \(Figures.points(place.score.mid)) of 100 points\(range) and ranks \(place.rank) of \
        \(record.ranked.count); \(Figures.percent(place.coverage)) of the weight rests on evidence.
        """)
    }
    if let shares = record.shares, let share = shares.shares.first(where: { $0.id == id }) {
      page.paragraph(
        """
        It is first in \(Figures.percent(share.first)) of \(Wording.grouped(Double(shares.draws))) \
        \(shares.spaceWords).
        """)
    }
    let alike = record.ranked.filter { $0.bracket == place.bracket && $0.id != id }
    if !alike.isEmpty {
      page.paragraph(
        "Within the ranges of their facts it cannot be told from \(names(alike)).")
    }
    let above = record.ranked.filter { $0.rank < place.rank }
    guard !above.isEmpty else { return }
    let why: Prose = record.notFirstBecause.map { " \(Prose.sentence($0))" } ?? ""
    let noun = above.count == 1 ? "ranks" : "rank"
    page.paragraph("It is not first: \(names(above)) \(noun) above it.\(why)")
  }

  /// The first three models by name, the others by number.
  private static func names(_ models: [DecisionRecord.RankedModel]) -> Prose {
    let first = Prose.joined(models.prefix(3).map { Prose.code($0.id) })
    return models.count > 3 ? "\(first) and \(models.count - 3) more" : first
  }

  private static func consequences(_ record: DecisionRecord, _ page: inout Document) {
    var items: [Prose] = []
    if let id = record.chosen, let entry = record.entry(id) {
      let rival = record.entries.filter { $0.id != id && $0.placement != nil }.min {
        ($0.placement?.position ?? 0) < ($1.placement?.position ?? 0)
      }
      items = DecisionOptions.differences(entry, rival, record)
      items += DecisionOptions.consequences(of: entry, record)
      items += entry.needs.filter { $0.verdict != .pass }.map {
        "Bad, because a need is \($0.verdict == .fail ? "not met" : "not known to be met"): "
          + "\($0.sentence)"
      }
    }
    if let id = record.chosen {
      items += record.opinions.filter { $0.model == id && $0.stance == .objects }.map {
        DecisionPeople.line($0)
      }
    }
    items += record.against.map { "Bad, because \($0)" }
    guard !items.isEmpty else { return }
    page.heading(3, "Consequences")
    page.list(items)
  }

  /// The reason people gave, without its full stop.
  private static func reason(_ record: DecisionRecord) -> String? {
    var text = PlainText.oneLine(record.because)
    while text.hasSuffix(".") { text.removeLast() }
    return text.isEmpty ? nil : text
  }
}

/// Figures of a record as people read them.
enum Figures {
  /// A share in per cent.
  static func percent(_ share: Double) -> String { Wording.decimals(share * 100, 1) + " %" }
  /// A value in points of 100.
  static func points(_ value: Double) -> String { Wording.decimals(value * 100, 1) }
}
