internal import Catalog
internal import Cells
internal import Decision
internal import Sheets

/// What keys do while a model is open.
extension AppState {
  /// The model that is open.
  var subject: DetailSubject? {
    details.last.flatMap {
      DetailSubject($0.model, outcome: outcome, ways: ways(of: $0.model), way: $0.way)
    }
  }

  /// The rows of the summary shown: all, or those the filter finds.
  func detailRows(_ subject: DetailSubject) -> [DetailRow] {
    guard let query = filters[.detail], details.last?.page == .summary else { return subject.rows }
    let rows = subject.rows.filter(\.isSelectable)
    return NameFilter(names: rows.map { rowName($0, subject) }).holding(query).map { rows[$0] }
  }

  /// The facts shown: all, or those the filter finds.
  func detailFacts(_ subject: DetailSubject) -> [DetailSubject.FactLine] {
    let facts = subject.facts
    guard let query = filters[.detail] else { return facts }
    let names = facts.map { "\($0.group) \($0.name) \($0.value)" }
    return NameFilter(names: names).holding(query).map { facts[$0] }
  }

  func rowName(_ row: DetailRow, _ subject: DetailSubject) -> String {
    switch row {
    case .heading(let text): return text
    case .criterion(let index): return outcome.criteria[index].definition.label
    case .total: return "sum"
    case .need(let position):
      return outcome.scenario.musts[position].label
    case .delivery: return "Runs by"
    case .ways: return "Ways to run it"
    case .sheet(let index): return Sheets.all[index].label
    case .watch: return "Watch"
    case .facts: return "Facts"
    }
  }

  var detailRowCount: Int {
    guard let subject, let state = details.last else { return 0 }
    switch state.page {
    case .summary: return detailRows(subject).count
    case .facts: return detailFacts(subject).count
    case .ways: return detailWays(subject).count
    case .criterion, .need, .watch, .sheet:
      let pane = DetailScreen.pagePane(layout)
      let lines = subject.page(state.page, glyphs: glyphs).lines(width: pane.width, glyphs: glyphs)
      return max(1, lines.count - pane.rows + 2)
    }
  }

  /// The row under the cursor of the summary.
  func currentDetailRow(_ subject: DetailSubject) -> DetailRow? {
    guard let state = details.last, state.page == .summary else { return nil }
    let rows = detailRows(subject)
    return rows.indices.contains(state.list.row) ? rows[state.list.row] : nil
  }

  /// Moves off a heading, in the direction of the last step.
  mutating func skipHeadings(isBack: Bool) {
    guard let subject, let state = details.last, state.page == .summary else { return }
    let rows = detailRows(subject)
    guard rows.indices.contains(state.list.row) else { return }
    var row = state.list.row
    let step = isBack ? -1 : 1
    while rows.indices.contains(row), !rows[row].isSelectable { row += step }
    if !rows.indices.contains(row) {
      row = state.list.row
      while rows.indices.contains(row), !rows[row].isSelectable { row -= step }
    }
    guard rows.indices.contains(row) else { return }
    details[details.count - 1].list.row = row
    showSource(of: rows[row], subject)
  }

  /// Puts the cursor of a model just opened on its first row.
  mutating func settleDetail() { skipHeadings(isBack: false) }

  private mutating func showSource(of row: DetailRow, _ subject: DetailSubject) {
    guard let first = subject.evidence(row).first, let number = subject.book.number(first.source)
    else { return }
    details[details.count - 1].source = number - 1
  }

  mutating func openDetailRow() {
    guard let subject else { return }
    if details.last?.page == .ways { return openDetailWay() }
    guard let state = details.last, state.page == .summary else {
      message = "Esc goes back to the summary."
      return
    }
    let row = currentDetailRow(subject)
    filters[.detail] = nil
    switch row {
    case .criterion(let index): details[details.count - 1].enter(.criterion(index))
    case .need(let position): details[details.count - 1].enter(.need(position))
    case .sheet(let index): details[details.count - 1].enter(.sheet(index))
    case .watch: details[details.count - 1].enter(.watch)
    case .facts: details[details.count - 1].enter(.facts)
    case .delivery, .ways: openWaysPage()
    default: message = "Nothing to open here."
    }
  }

  /// The sources the page in front is about.
  func detailSources(_ subject: DetailSubject) -> SourceBook {
    var book = subject.book
    guard let state = details.last else { return book }
    switch state.page {
    case .summary:
      if let row = currentDetailRow(subject) { book.add(subject.evidence(row)) }
      return book
    case .criterion(let index):
      return SourceBook(subject.evidence(.criterion(index)))
    case .need(let position): return SourceBook(subject.evidence(.need(position)))
    case .sheet(let index): return SourceBook(subject.evidence(.sheet(index)))
    case .ways:
      return SourceBook(currentDetailWay(subject).map { sources(of: $0) } ?? [])
    case .facts, .watch: return book
    }
  }

  /// The statements behind the numbers of a way.
  private func sources(of way: Way) -> [EvidenceItem] {
    let alternative = way.alternative
    return alternative.priceEvidence + alternative.decodeSpeedEvidence
      + alternative.firstTokenEvidence + (alternative.memory?.evidence(in: base.snapshot) ?? [])
  }

  mutating func stepSource(_ step: Int) {
    guard let subject, let state = details.last else { return }
    if state.page == .facts {
      list.move(by: step, count: listCount)
      return
    }
    let count = detailSources(subject).entries.count
    guard count > 0 else {
      message = "No source is named here."
      return
    }
    details[details.count - 1].source = (state.source + step + count) % count
    details[details.count - 1].list.paneScroll = 0
    if state.page != .summary {
      let entry = detailSources(subject).entries[details[details.count - 1].source]
      message =
        "Source \(details[details.count - 1].source + 1) of \(count): "
        + SourcePlace(entry.source, in: base.snapshot).place
    }
  }

  /// The source the cursor is on, as the catalog names it.
  private var currentSource: String? {
    switch place {
    case .detail:
      guard let subject, let state = details.last else { return nil }
      if state.page == .facts {
        let facts = detailFacts(subject)
        return facts.indices.contains(state.list.row)
          ? facts[state.list.row].evidence?.source : nil
      }
      let entries = detailSources(subject).entries
      return entries.indices.contains(state.source) ? entries[state.source].source : nil
    case .excluded:
      guard let model = currentExcluded, let report = currentReport else { return nil }
      return model.observation(of: report.position)?.evidence.first?.source
    case .compare: return comparedSource
    case .rank:
      guard let row = currentRow else { return nil }
      return SourceBook(row.alternative, outcome: outcome).entries.first?.source
    default: return nil
    }
  }

  mutating func openSource() -> [Effect] {
    guard let source = currentSource else {
      message = "No source is named here."
      return []
    }
    guard let address = SourcePlace(source, in: base.snapshot).address else {
      message = "\(SourcePlace(source, in: base.snapshot).place) has no address to open."
      return []
    }
    message = "Opening \(address)"
    return [.open(address)]
  }

  mutating func copyItem() -> [Effect] {
    let text: String?
    switch place {
    case .detail:
      text =
        currentSource.flatMap { SourcePlace($0, in: base.snapshot).address } ?? details.last?.model
    case .needs: text = currentNeed.map { "\(needName($0)): \(needWanted($0))" }
    case .excluded:
      text =
        currentModel ?? currentReport.map(\.label)
    case .probe where moderationDepth != .page: text = replyPointer
    case .probe: text = currentProbeEntry?.id ?? probeStanding?.address ?? probe.address
    case .decide: text = decideCopy
    default: text = currentModel
    }
    guard let text else {
      message = "Nothing here to copy."
      return []
    }
    message = "Copied: \(text)"
    return [.copy(text)]
  }
}

extension SourceBook {
  init(_ items: [EvidenceItem]) {
    self.init()
    add(items)
  }
}
