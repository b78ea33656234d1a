internal import Catalog
internal import Cells
internal import Decision
internal import Licensing
internal import Sheets

/// One model opened over a list.
struct DetailState: Hashable, Sendable {
  /// What of the model is in front.
  enum Page: Hashable, Sendable {
    case summary
    case criterion(Int)
    case need(Int)
    case facts
    case watch
    /// One of the shared pages, by its position in the registry.
    case sheet(Int)
  }

  let model: String
  var page = Page.summary
  var list = ListCursor()
  /// The source shown, counted from 0.
  var source = 0
  /// Where the cursor stood on the summary, while a page is open.
  private(set) var summary = ListCursor()
  private var summarySource = 0

  init(model: String) { self.model = model }

  mutating func enter(_ page: Page) {
    summary = list
    summarySource = source
    self.page = page
    list = ListCursor()
    source = 0
  }

  mutating func leavePage() {
    page = .summary
    list = summary
    source = summarySource
  }
}

/// One row of the summary of a model.
enum DetailRow: Hashable {
  case heading(String)
  case criterion(Int)
  case total
  case need(Int)
  case delivery(Int)
  case sheet(Int)
  case watch
  case facts

  /// Whether the cursor stands on it.
  var isSelectable: Bool {
    switch self {
    case .heading, .total: return false
    default: return true
    }
  }
}

/// A model with everything the outcome says of it.
struct DetailSubject {
  let outcome: Outcome
  let candidate: Candidate
  /// Its score, for ranked and closed models.
  let row: RankedRow?
  let exclusion: ExcludedModel?
  /// The way of running it that is shown.
  let alternative: Alternative

  init?(_ id: String, outcome: Outcome) {
    guard let candidate = outcome.context.base.candidate(id) else { return nil }
    let id = candidate.model.id
    self.outcome = outcome
    self.candidate = candidate
    let row = outcome.row(of: id) ?? outcome.references.first { $0.model.id == id }
    let exclusion = row == nil ? outcome.exclusion(of: id) : nil
    let shown =
      row?.alternative ?? exclusion?.alternative ?? outcome.restriction(of: id)?.alternative
      ?? outcome.context.alternatives(of: candidate).first
    guard let shown else { return nil }
    self.row = row
    self.exclusion = exclusion
    alternative = shown
  }

  var model: Model { candidate.model }
  var snapshot: CatalogSnapshot { outcome.snapshot }

  /// The sources in the order the rows of the summary name them.
  var book: SourceBook { SourceBook(alternative, outcome: outcome) }

  /// Where the model stands, in a few words.
  var standing: String {
    if let row {
      if row.rank == 0 { return "closed, for comparison" }
      let place = "rank \(row.bracket) of \(outcome.rows.count)"
      return row.group == .hangs ? place + ", hangs on an unknown fact" : place
    }
    if let restricted = outcome.restriction(of: model.id) {
      let places = restricted.restrictions.map(\.pack.jurisdiction)
      return "left out by a reported restriction, " + Wording.list(places)
    }
    guard let exclusion else { return "not part of this ranking" }
    let labels = exclusion.excludingMusts.map {
      Constraints.named(outcome.scenario.musts[$0].field)?.label ?? outcome.scenario.musts[$0].id
    }
    return (exclusion.isNotKnown ? "set aside, not known: " : "excluded by ")
      + Wording.list(labels)
  }

  /// Who made it, and how large it is.
  var origin: String {
    var parts: [String] = []
    if let developer = alternative.developer {
      let name = developer.identity("name")?.text ?? developer.id
      parts.append(developer["country"]?.value?.text.map { "\(name), \($0)" } ?? name)
    }
    if let total = model["params_total"]?.value?.number {
      let active = model["params_active"]?.value?.number
      let size = "\(Wording.decimals(total / 1e9, 1)) B"
      parts.append(
        active.map { $0 < total ? "\(size), \(Wording.decimals($0 / 1e9, 1)) B active" : size }
          ?? size)
    }
    return parts.joined(separator: " · ")
  }

  /// Other ways of running it that are allowed, the one shown left out.
  var otherWays: [Alternative] {
    outcome.context.alternatives(of: candidate).filter { $0.key != alternative.key }
  }

  /// The rows of the summary.
  var rows: [DetailRow] {
    let criteria = outcome.criteria.indices.map(DetailRow.criterion)
    let needs = outcome.scenario.musts.indices.filter { outcome.scenario.musts[$0].isOn }
      .map(DetailRow.need)
    var rows: [DetailRow] = []
    if row == nil {
      rows += needs
      if !criteria.isEmpty { rows += [.heading("What it would be judged by")] + criteria }
    } else {
      rows += criteria
      if !criteria.isEmpty { rows.append(.total) }
      if !needs.isEmpty { rows += [.heading("Needs")] + needs }
    }
    let ways = outcome.context.alternatives(of: candidate).count
    rows.append(.heading("More"))
    rows += (0..<ways).map(DetailRow.delivery)
    rows += sheetIndices.map(DetailRow.sheet)
    if !watchItems.isEmpty { rows.append(.watch) }
    rows.append(.facts)
    return rows
  }

  /// Every way of running it, the one shown first.
  var ways: [Alternative] { [alternative] + otherWays }

  /// The statements a row rests on.
  func evidence(_ row: DetailRow) -> [EvidenceItem] {
    switch row {
    case .criterion(let index): return outcome.criteria[index].definition.evidence(alternative)
    case .need(let position):
      let must = outcome.scenario.musts[position]
      return Constraints.named(must.field)?.observe(alternative, must).evidence ?? []
    case .delivery(let position):
      return ways.indices.contains(position) ? ways[position].priceEvidence : []
    case .sheet(let index): return sheet(index)?.evidence ?? []
    default: return []
    }
  }
}
