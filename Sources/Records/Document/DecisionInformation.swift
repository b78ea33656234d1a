internal import Catalog
internal import Decision

/// The last part of a decision document: everything looked at, what would change the
/// outcome, and where it all comes from.
enum DecisionInformation {
  /// The most excluded models that are listed one by one.
  private static let longestList = 40

  static func write(
    _ record: DecisionRecord, _ detail: Document.Detail, _ page: inout Document
  ) {
    page.part("More Information")
    page.paragraph("\(record.notes)")
    considered(record, &page)
    if detail == .full {
      FullLists.ranked(record, &page)
      FullLists.excluded(record, &page)
    } else {
      excluded(record, &page)
    }
    DecisionRestrictions.write(record, &page)
    section("How Answers Were Measured", DecisionAnswers.runs(record), &page)
    changes(record, &page)
    section("Set by Hand", record.overrides.map(line), &page)
    section("Taken for Granted", (record.assumptions + record.warnings).map { "\($0)" }, &page)
    DecisionPeople.checklist(record, &page)
    DecisionPeople.review(record, &page)
    sources(record, detail, &page)
    origin(record, &page)
    if detail == .full { FullLists.origin(record, &page) }
    page.paragraph("\(DecisionRecord.disclaimer)")
  }

  private static func section(
    _ title: Prose, _ items: [Prose], _ page: inout Document
  ) {
    guard !items.isEmpty else { return }
    page.heading(3, title)
    page.list(items)
  }

  private static func considered(_ record: DecisionRecord, _ page: inout Document) {
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
          ? "\(Figures.points(-next.gap)) points ahead of the last of the shortlist"
          : "\(Figures.points(next.gap)) points behind the last of the shortlist"
        let tail = record.entries.contains { $0.placement != nil } ? ", " + gap : ""
        return "\(Prose.code(next.id)): rank \(next.rank), score "
          + "\(Figures.points(next.score))\(tail)"
      }, &page)
  }

  private static func excluded(_ record: DecisionRecord, _ page: inout Document) {
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
        \(Prose.code(record.fileStem + ".json")) with their reasons.
        """)
    }
  }

  private static func line(_ model: DecisionRecord.Exclusion) -> Prose {
    guard let reason = model.reasons.first else { return "\(Prose.code(model.id))" }
    let others = model.reasons.count - 1
    let more: Prose = others > 0 ? " And \(Wording.count(others, "more need"))." : ""
    let waits: Prose = model.isPending ? "waits for an answer. " : ""
    return "\(Prose.code(model.id)): \(waits)\(reason.sentence) \(reason.reopen)\(more)"
  }

  private static func line(_ override: DecisionRecord.OverrideNote) -> Prose {
    """
    \(Prose.code(override.model)), need \(Prose.code(override.rule)): \
    \(override.verdict.rawValue), by \(override.by) on \(override.date.description). \
    \(override.reason)
    """
  }

  private static func changes(_ record: DecisionRecord, _ page: inout Document) {
    section(
      "What Would Change the Outcome",
      record.flips.map { "\($0.sentence)" }
        + record.reopenIf.map(DecisionPeople.line), &page)
  }

  /// The statements behind the shortlist and where they were read; in full, all of them.
  private static func sources(
    _ record: DecisionRecord, _ detail: Document.Detail, _ page: inout Document
  ) {
    var used: Set<String> = []
    var ids: [String] = []
    for entry in record.entries {
      let all =
        entry.contributions.flatMap(\.evidence) + entry.needs.flatMap(\.evidence)
        + entry.answers.flatMap(\.evidence) + entry.license.evidence
      ids += all.filter { used.insert($0).inserted }
    }
    evidence(ids, "Evidence for the Options", record, &page)
    if detail == .full {
      let others = record.evidence.keys.filter { !used.contains($0) }.sorted {
        $0.utf8.count != $1.utf8.count ? $0.utf8.count < $1.utf8.count : $0.precedesByBytes($1)
      }
      evidence(others, "Evidence for the Others", record, &page)
    }
    let keys =
      detail == .full
      ? Set(record.sources.keys) : Set(ids.compactMap { record.evidence[$0]?.source })
    let notes = keys.sorted { $0.precedesByBytes($1) }.compactMap { key in
      record.sources[key].map { (key: key, note: $0) }
    }
    guard !notes.isEmpty else { return }
    page.heading(3, "Sources")
    page.list(
      notes.map { .init(text: line($0.key, $0.note), anchor: Anchor("source", $0.key)) })
  }

  /// Statements as a list, each with a place that figures lead to.
  private static func evidence(
    _ ids: [String], _ title: Prose, _ record: DecisionRecord, _ page: inout Document
  ) {
    let items = ids.compactMap { id in
      record.evidence[id].map {
        Document.Item(text: line(id, $0, record), anchor: Anchor("evidence", id))
      }
    }
    guard !items.isEmpty else { return }
    page.heading(3, title)
    page.list(items)
  }

  private static func line(
    _ id: String, _ statement: DecisionRecord.Statement, _ record: DecisionRecord
  ) -> Prose {
    let source: Prose =
      record.sources[statement.source] == nil
      ? "\(statement.source)"
      : .reference(statement.source, to: Anchor("source", statement.source))
    var tail: [Prose] = ["\(statement.kind.rawValue)", source]
    if let clause = statement.clause { tail.append("clause \(clause)") }
    if let asOf = statement.asOf { tail.append("\(asOf.description)") }
    let note: Prose = statement.note.map { "; \($0)" } ?? ""
    return "\(id), \(statement.field): \(statement.value) (\(Prose.joined(tail))\(note))"
  }

  private static func line(_ key: String, _ source: DecisionRecord.SourceNote) -> Prose {
    var parts: [Prose] = []
    if let title = source.title { parts.append("\(title)") }
    if let publisher = source.publisher { parts.append("\(publisher)") }
    if let repository = source.repository { parts.append(Prose.code(repository)) }
    if let path = source.path { parts.append(Prose.code(path)) }
    if let commit = source.commit { parts.append("commit " + Prose.code(commit)) }
    if let url = source.url { parts.append(Prose.link(url)) }
    if let read = source.read { parts.append("read \(read.description)") }
    let credit: Prose = source.attribution.map { ". \($0)" } ?? ""
    return "\(key): \(Prose.joined(parts))\(credit)"
  }

  private static func origin(_ record: DecisionRecord, _ page: inout Document) {
    let basis = record.basis
    let versions = basis.engine.sorted { $0.key.precedesByBytes($1.key) }
      .map { "\($0.key) \($0.value)" }
    section(
      "Where the Figures Come From",
      [
        "Catalog \(basis.catalogName): \(Prose.code(basis.catalogSHA256))",
        "Scenario: \(Prose.code(basis.scenarioSHA256))",
      ]
        + basis.overlays.map { "Overlay \($0.name): \(Prose.code($0.sha256))" }
        + [
          "Rules: \(versions.joined(separator: ", "))",
          "Result: \(Prose.code(basis.resultID))",
        ], &page)
  }
}
