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
    /// Every way of running it.
    case ways
    case watch
    /// One of the shared pages, by its position in the registry.
    case sheet(Int)

    /// Whether it is a list that can be narrowed, not running text.
    var hasRows: Bool {
      switch self {
      case .summary, .facts, .ways: return true
      case .criterion, .need, .watch, .sheet: return false
      }
    }
  }

  let model: String
  /// The key of the way of running it that is shown; the best one without it.
  let way: String?
  var page = Page.summary
  var list = ListCursor()
  /// The source shown, counted from 0.
  var source = 0
  /// Where the cursor stood on the summary, while a page is open.
  private(set) var summary = ListCursor()
  private var summarySource = 0

  init(model: String, way: String? = nil) {
    self.model = model
    self.way = way
  }

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
  /// The way of running it that is shown.
  case delivery
  /// How many ways there are.
  case ways
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
  /// Every way of running it, the best one first; none for a closed model.
  let ways: [Way]
  /// The way somebody asked for, where that is not the best one.
  let asked: Way?

  /// A model by its best way of running, or by the way of this key.
  init?(_ id: String, outcome: Outcome, ways: [Way], way key: String? = nil) {
    guard let candidate = outcome.context.base.candidate(id) else { return nil }
    let id = candidate.model.id
    self.outcome = outcome
    self.candidate = candidate
    self.ways = ways
    asked = key.flatMap { key in ways.first { $0.key == key && !$0.isBest } }
    if let asked {
      row = asked.standing == .excluded ? nil : asked.row
      exclusion = nil
      alternative = asked.alternative
      return
    }
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
    if let asked { return "by \(asked.name): \(asked.shortReason(in: outcome))" }
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
      outcome.scenario.musts[$0].label
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
    rows += [.heading("More"), .delivery]
    if ways.count > 1 { rows.append(.ways) }
    rows += sheetIndices.map(DetailRow.sheet)
    if !watchItems.isEmpty { rows.append(.watch) }
    rows.append(.facts)
    return rows
  }

  /// The ways in numbers: `9 ways: 3 meet every need, 2 hang, 4 fail`.
  var wayCounts: String {
    let words: [(Way.Standing, String)] = [
      (.meets, "meet every need"), (.hangs, "hang on a fact"), (.restricted, "restricted"),
      (.excluded, "fail"), (.unchosen, "not chosen"),
    ]
    let parts = words.compactMap { standing, word -> String? in
      let count = ways.count { $0.standing == standing }
      return count > 0 ? "\(count) \(word)" : nil
    }
    return "\(ways.count): " + parts.joined(separator: ", ")
  }

  /// The statements a row rests on.
  func evidence(_ row: DetailRow) -> [EvidenceItem] {
    switch row {
    case .criterion(let index): return outcome.criteria[index].definition.evidence(alternative)
    case .need(let position):
      let must = outcome.scenario.musts[position]
      return Constraints.named(must.field)?.observe(alternative, must).evidence ?? []
    case .delivery: return alternative.priceEvidence
    case .sheet(let index): return sheet(index)?.evidence ?? []
    default: return []
    }
  }
}
