internal import Catalog
internal import Cells
public import Decision
internal import Records

/// 7 Decide: what was decided of the shortlist, and what is missing.
extension AppState {
  /// The draft with its shortlist, as the screen shows it.
  var decision: DecisionDraft { decide.draft }

  /// The models somebody picked: the shortlist, or without one the marks.
  private var picked: [String] {
    document.shortlist.isEmpty ? document.marks : document.shortlist
  }

  /// The ranking a decision is made on: without any change that is only tried.
  public var decided: Outcome { kept }

  /// Whether there is anything to decide.
  var hasDecision: Bool { !decision.shortlist.isEmpty || decision.isNoneOfThese }

  /// Makes draft and record anew where either may have changed.
  mutating func settleDecide() {
    guard screen == .decide else { return }
    let draft = document.draft.listing(picked, in: kept)
    guard draft != decide.draft || rankingNumber != decide.rankingNumber else { return }
    decide.draft = draft
    decide.rankingNumber = rankingNumber
    decide.record = nil
    decide.problem = nil
    do {
      decide.record = try DecisionRecord(
        draft, outcome: kept, today: recording.today ?? base.snapshot.release.asOf,
        engine: recording.engine)
    } catch {
      decide.problem = Self.sentence(error.message)
    }
    if let place = decide.reviewer, !decide.reviewers.indices.contains(place) {
      decide.reviewer = nil
    }
  }

  /// Asks which files there are, once for every draft that is shown.
  func decideEffects() -> [Effect] {
    guard screen == .decide, hasDecision, decide.asked != decision, let order = exportOrder else {
      return []
    }
    return [.planExport(order)]
  }

  /// Changes the decision so that the change can be undone.
  mutating func editDecision(_ title: String, _ change: (inout DecisionDraft) -> Void) -> [Effect] {
    var draft = decision
    change(&draft)
    guard draft != decision else { return [] }
    return edit(title) { $0.draft = draft }
  }

  /// The rows the cursor can stand on, block by block.
  var decideRows: [DecideRow] {
    guard hasDecision else { return [] }
    let fields = DecideField.allCases.filter { field in
      switch field {
      case .notFirst: return decision.notFirstBecause != nil || isNotFirst
      case .reviewReason: return decision.reviewReason != nil || decision.reviewBy != nil
      default: return true
      }
    }
    return decision.shortlist.indices.map(DecideRow.candidate) + [.none]
      + fields.filter { !$0.isLater }.map(DecideRow.field) + [.checklist]
      + (dutiesOfChoice.isEmpty ? [] : [.duties])
      + ExportFormats.all.indices.map(DecideRow.format)
      + fields.filter(\.isLater).map(DecideRow.field)
  }

  var currentDecideRow: DecideRow? {
    let rows = decideRows
    return rows.indices.contains(decide.list.row) ? rows[decide.list.row] : nil
  }

  /// Whether the choice is surely not the first of the ranking.
  var isNotFirst: Bool {
    guard case .model(let id) = decision.choice, let row = kept.row(of: id) else { return false }
    return row.bracket > 1
  }

  /// What the licenses of the chosen model ask for, each in a sentence.
  var dutiesOfChoice: [String] {
    guard case .model(let id) = decision.choice else { return [] }
    let alternative =
      kept.row(of: id)?.alternative ?? kept.exclusion(of: id)?.alternative
      ?? kept.restriction(of: id)?.alternative
    return alternative?.license.duties ?? []
  }

  /// Tab: the first row of the next block.
  mutating func goToNextBlock() {
    let rows = decideRows
    guard let here = currentDecideRow?.block else { return }
    let next =
      rows.indices.first { $0 > decide.list.row && rows[$0].block != here } ?? 0
    decide.list.go(to: next, count: rows.count)
  }

  /// ← →: the verdict, then each reviewer.
  mutating func moveReviewer(_ key: Key?) {
    guard case .candidate = currentDecideRow else {
      message = "← → go through the reviewers of a model; the cursor is on none."
      return
    }
    let count = decide.reviewers.count
    guard count > 0 else {
      message = "Nobody reviews yet; a adds a reviewer."
      return
    }
    let isBack = key == .left || key == .character("h")
    // From the verdict to the right comes the first reviewer, to the left the last.
    let all: [Int?] = [nil] + (0..<count).map(Optional.some)
    let here = all.firstIndex(of: decide.reviewer) ?? 0
    decide.reviewer = all[(here + (isBack ? all.count - 1 : 1)) % all.count]
  }

  /// Scenario, number and status.
  var decideHeader: String {
    let number = (decision.number ?? decide.standing?.number).map {
      "record " + DecisionRecord.padded($0)
    }
    let status = decide.record?.status.word ?? decision.status.word
    let isWritten = decision.number != nil
    let parts = [number ?? "record", status, isWritten ? "exported" : "not exported"]
    return document.scenario.name + "    " + parts.joined(separator: ", ")
  }

  /// What keeps it from being accepted, each in a sentence.
  var decisionGaps: [String] {
    (decision.gaps(in: kept) + (decide.record?.dateGaps ?? [])).map(\.message)
  }

  /// The first thing that is missing, or what the record names.
  var decideLegend: String {
    guard hasDecision else { return "" }
    if let problem = decide.problem { return problem }
    let hidden = DecideScreen.hiddenReviewers(self, layout)
    if hidden > 0 { return "\(Wording.count(hidden, "reviewer")) hidden, ← → shows" }
    if decide.record?.status == .accepted {
      let counts = "\(kept.rows.count) ranked, \(kept.excluded.count) with the need they fail"
      return "Accepted. The record names all \(kept.considered) models: \(counts)"
    }
    let gaps = decisionGaps
    guard let first = gaps.first else { return "Nothing is missing; accept it on Status." }
    return gaps.count == 1 ? first : "1 of \(gaps.count) missing: \(first)"
  }

  /// Whether a hint says something now.
  func canDecide(_ action: Action) -> Bool {
    guard hasDecision else { return action == .undo && !done.isEmpty || action == .palette }
    switch (action, currentDecideRow) {
    case (.undo, _): return !done.isEmpty
    case (.columns, .candidate): return !decide.reviewers.isEmpty
    case (.columns, _): return false
    case (.dropColumn, .candidate): return true
    case (.dropColumn, _): return false
    case (.mark, .format), (.mark, DecideRow.none?): return true
    case (.mark, .candidate): return decide.reviewer != nil
    case (.mark, _): return false
    default: return true
    }
  }

  /// What `y` copies.
  var decideCopy: String? {
    switch currentDecideRow {
    case .candidate(let place): return decision.shortlist[place].model
    case .field(let field):
      let text = field.lines(decision).joined(separator: "; ")
      return text.isEmpty ? nil : text
    case .format(let place): return exportNames(ExportFormats.all[place].name).first
    default: return nil
    }
  }
}
