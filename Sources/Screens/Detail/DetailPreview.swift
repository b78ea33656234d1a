internal import Catalog
internal import Cells
internal import Decision
internal import Sheets

/// What the pane below the rows of a model says: the row in full, and its source.
extension AppState {
  var detailPreview: Panel {
    guard let subject, let state = details.last else { return Panel("Detail") }
    if state.page == .facts { return factPreview(subject, state) }
    if state.page == .ways { return currentDetailWay(subject).map(preview) ?? Panel("Ways") }
    let row = currentDetailRow(subject)
    switch row {
    case .sheet(let index):
      return Panel(
        Sheets.all[index].label,
        [
          .text(subject.sheetSummary(index)),
          .text("Enter tells \(Sheets.all[index].about).", .muted),
        ])
    case .watch:
      return Panel(
        "Watch",
        subject.watchItems.map { .text([Span($0.text)], indent: 2) }
          + [.text("Enter tells more.", .muted)])
    case .facts:
      return Panel("Facts", [.text("Enter lists every fact with its source.")])
    case .delivery:
      guard let way = subject.ways.first(where: { $0.key == subject.alternative.delivery.key })
      else { return sourcePreview(subject, state, row) }
      return preview(of: way)
    case .ways:
      return Panel(
        "Ways to run it",
        [
          .text(subject.wayCounts + "."),
          .text("Enter lists each with its memory, speed, price and reason.", .muted),
        ])
    default: return sourcePreview(subject, state, row)
    }
  }

  private func sourcePreview(_ subject: DetailSubject, _ state: DetailState, _ row: DetailRow?)
    -> Panel
  {
    let entries = detailSources(subject).entries
    guard entries.indices.contains(state.source) else {
      return Panel("Sources", [.text("No source states it.", .caution)])
    }
    let entry = entries[state.source]
    var panel = Panel("Source \(state.source + 1) of \(entries.count)")
    panel.items = sourceItems(entry.source)
    // What the row under the cursor takes from it comes first.
    let own = Set(row.map { subject.evidence($0) } ?? [])
    let items = entry.items.filter(own.contains) + entry.items.filter { !own.contains($0) }
    panel.items += items.map { .text(statement($0), indent: 2) }
    return panel
  }

  /// A source as its record names it.
  func sourceItems(_ source: String) -> [PanelItem] {
    let place = SourcePlace(source, in: base.snapshot)
    var items: [PanelItem] = [.text(place.place)]
    var parts = [place.title, place.publisher].compactMap { $0 }
    if !parts.isEmpty { items.append(.text(parts.joined(separator: ", "), .muted)) }
    parts = []
    if let date = place.retrieved { parts.append("read \(date)") }
    if let commit = place.commit { parts.append("commit \(commit.prefix(12))") }
    if let terms = place.terms { parts.append("terms: \(terms)") }
    if let credit = place.attribution { parts.append(credit) }
    if !parts.isEmpty { items.append(.text(parts.joined(separator: "   "), .muted)) }
    return items
  }

  private func statement(_ item: EvidenceItem) -> [Span] {
    var tail = item.kind.rawValue
    if let clause = item.clause { tail += ", clause \(clause)" }
    if let date = item.asOf { tail += ", \(date)" }
    if let note = item.note { tail += ", \(note)" }
    return [Span("\(item.field): \(item.value)"), Span("   " + tail, .muted)]
  }

  private func factPreview(_ subject: DetailSubject, _ state: DetailState) -> Panel {
    let facts = detailFacts(subject)
    guard facts.indices.contains(state.list.row) else { return Panel("Facts") }
    let fact = facts[state.list.row]
    var panel = Panel("\(fact.group): \(fact.name)", [.text(fact.value)])
    if let evidence = fact.evidence {
      panel.items += sourceItems(evidence.source)
      var parts: [String] = []
      if let date = base.snapshot.date(of: evidence) { parts.append("held on \(date)") }
      if let clause = evidence.clause { parts.append("clause \(clause)") }
      if let from = evidence.inheritedFrom { parts.append("taken over from \(from)") }
      if evidence.isEstimate { parts.append("an estimate, as the source says") }
      if let note = evidence.marked { parts.append(note) }
      if !parts.isEmpty { panel.items.append(.text(parts.joined(separator: "   "))) }
    }
    for claim in fact.losing {
      let place = SourcePlace(claim.evidence.source, in: base.snapshot).place
      panel.items.append(
        .text(
          [Span("Others say \(EvaluationBase.plain(claim.value))"), Span("   " + place, .muted)],
          indent: 2))
    }
    panel.items += fact.remarks.map { .text($0, .muted) }
    return panel
  }
}
