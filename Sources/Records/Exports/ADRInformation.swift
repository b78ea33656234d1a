internal import Catalog
internal import Decision

/// The last part of an architecture decision record: everything looked at, what would change the
/// outcome, and where it all comes from.
enum ADRInformation {
  /// The most excluded models that are listed one by one.
  private static let longestList = 40

  static func write(_ record: DecisionRecord, _ page: inout MarkdownPage) {
    page.heading(2, "More Information")
    page.paragraph("\(record.notes)")
    considered(record, &page)
    excluded(record, &page)
    ADRRestrictions.write(record, &page)
    section("How Answers Were Measured", ADRAnswers.runs(record), &page)
    changes(record, &page)
    section("Set by Hand", record.overrides.map(line), &page)
    section("Taken for Granted", (record.assumptions + record.warnings).map { "\($0)" }, &page)
    page.heading(3, "Review")
    switch record.review.basis {
    case .given: page.paragraph("Look again by \(record.review.day.description).")
    case .cadence:
      page.paragraph(
        """
        Look again by \(record.review.day.description): that is the usual time between two releases \
        of the family.
        """)
    case .cadenceNotKnown:
      page.paragraph(
        """
        Look again by \(record.review.day.description): 180 days after the decision, because the \
        release cadence of the family is not known.
        """)
    }
    sources(record, &page)
    origin(record, &page)
    page.paragraph("\(DecisionRecord.disclaimer)")
  }

  private static func section(
    _ title: Markdown, _ items: [Markdown], _ page: inout MarkdownPage
  ) {
    guard !items.isEmpty else { return }
    page.heading(3, title)
    page.list(items)
  }

  private static func considered(_ record: DecisionRecord, _ page: inout MarkdownPage) {
    let counts = record.considered
    page.heading(3, "Looked At")
    page.paragraph(
      """
      \(Wording.count(counts.entries, "open model")): meeting every need \(counts.meeting), hanging \
      on a fact that is not known \(counts.hanging), excluded \(counts.excluded), waiting for an \
      answer \(counts.pending).
      """)
    page.list(
      record.funnel.map { need in
        """
        \(need.text): \(need.before) → \(need.after); failing it \(need.fails), failing nothing \
        else \(need.failsAlone), left out as not known \(need.dropped), kept though not known \
        \(need.unknown)
        """
      })
    section(
      "Next in the Order",
      record.next.map { next in
        let gap =
          next.gap < 0
          ? "\(ADRExport.points(-next.gap)) points ahead of the last of the shortlist"
          : "\(ADRExport.points(next.gap)) points behind the last of the shortlist"
        let tail = record.entries.contains { $0.placement != nil } ? ", " + gap : ""
        return "\(Markdown.code(next.id)): rank \(next.rank), score "
          + "\(ADRExport.points(next.score))\(tail)"
      }, &page)
  }

  private static func excluded(_ record: DecisionRecord, _ page: inout MarkdownPage) {
    guard !record.excluded.isEmpty else { return }
    let listsAll = record.excluded.count <= longestList
    let shown =
      listsAll
      ? record.excluded
      : record.nearMisses.compactMap { id in record.excluded.first { $0.id == id } }
    page.heading(3, listsAll ? "Excluded" : "Nearly Included")
    page.list(shown.map(line))
    if !listsAll {
      page.paragraph(
        """
        All \(record.excluded.count) models that are not ranked stand in \
        \(Markdown.code(record.fileStem + ".json")) with their reasons.
        """)
    }
  }

  private static func line(_ model: DecisionRecord.Exclusion) -> Markdown {
    guard let reason = model.reasons.first else { return "\(Markdown.code(model.id))" }
    let others = model.reasons.count - 1
    let more: Markdown = others > 0 ? " And \(Wording.count(others, "more need"))." : ""
    let waits: Markdown = model.isPending ? "waits for an answer. " : ""
    return "\(Markdown.code(model.id)): \(waits)\(reason.sentence) \(reason.reopen)\(more)"
  }

  private static func line(_ override: DecisionRecord.OverrideNote) -> Markdown {
    """
    \(Markdown.code(override.model)), need \(Markdown.code(override.rule)): \
    \(override.verdict.rawValue), by \(override.by) on \(override.date.description). \
    \(override.reason)
    """
  }

  private static func changes(_ record: DecisionRecord, _ page: inout MarkdownPage) {
    section(
      "What Would Change the Outcome",
      record.flips.map { "\($0.sentence)" }
        + record.reopenIf.map { $0.test == nil ? "For people to watch: \($0.text)" : "\($0.text)" },
      &page)
  }

  /// The statements behind the shortlist and where they were read.
  private static func sources(_ record: DecisionRecord, _ page: inout MarkdownPage) {
    var used: Set<String> = []
    var ids: [String] = []
    for entry in record.entries {
      let all =
        entry.contributions.flatMap(\.evidence) + entry.needs.flatMap(\.evidence)
        + entry.answers.flatMap(\.evidence) + entry.license.evidence
      ids += all.filter { used.insert($0).inserted }
    }
    let statements = ids.compactMap { id in record.evidence[id].map { (id: id, statement: $0) } }
    section("Evidence for the Options", statements.map { line($0.id, $0.statement) }, &page)
    let keys = Set(statements.map(\.statement.source)).sorted { $0.precedesByBytes($1) }
    let notes = keys.compactMap { key in record.sources[key].map { (key: key, note: $0) } }
    section("Sources", notes.map { line($0.key, $0.note) }, &page)
  }

  private static func line(_ id: String, _ statement: DecisionRecord.Statement) -> Markdown {
    var tail: [Markdown] = ["\(statement.kind.rawValue)", "\(statement.source)"]
    if let clause = statement.clause { tail.append("clause \(clause)") }
    if let asOf = statement.asOf { tail.append("\(asOf.description)") }
    let note: Markdown = statement.note.map { "; \($0)" } ?? ""
    return "\(id), \(statement.field): \(statement.value) (\(Markdown.joined(tail))\(note))"
  }

  private static func line(_ key: String, _ source: DecisionRecord.SourceNote) -> Markdown {
    var parts: [Markdown] = []
    if let title = source.title { parts.append("\(title)") }
    if let publisher = source.publisher { parts.append("\(publisher)") }
    if let repository = source.repository { parts.append(Markdown.code(repository)) }
    if let path = source.path { parts.append(Markdown.code(path)) }
    if let commit = source.commit { parts.append("commit " + Markdown.code(commit)) }
    if let url = source.url { parts.append(Markdown.link(url)) }
    if let read = source.read { parts.append("read \(read.description)") }
    let credit: Markdown = source.attribution.map { ". \($0)" } ?? ""
    return "\(key): \(Markdown.joined(parts))\(credit)"
  }

  private static func origin(_ record: DecisionRecord, _ page: inout MarkdownPage) {
    let basis = record.basis
    let versions = basis.engine.sorted { $0.key.precedesByBytes($1.key) }
      .map { "\($0.key) \($0.value)" }
    section(
      "Where the Figures Come From",
      [
        "Catalog \(basis.catalogName): \(Markdown.code(basis.catalogSHA256))",
        "Scenario: \(Markdown.code(basis.scenarioSHA256))",
      ]
        + basis.overlays.map { "Overlay \($0.name): \(Markdown.code($0.sha256))" }
        + [
          "Rules: \(versions.joined(separator: ", "))",
          "Result: \(Markdown.code(basis.resultID))",
        ], &page)
  }
}
