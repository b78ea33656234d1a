internal import Catalog
internal import Cells
internal import Decision
internal import Records

/// What stands beside the rows in a wide window: the row in full, and what is missing.
extension AppState {
  var decidePane: Panel {
    guard hasDecision, let row = currentDecideRow else { return Panel("Decide") }
    var panel = Panel(title(row), items(row))
    let gaps = decisionGaps
    panel.items += [.blank, .title(gaps.isEmpty ? "Nothing is missing" : "Missing to accept")]
    panel.items += gaps.map { .text([Span($0)], indent: 2) }
    return panel
  }

  private func title(_ row: DecideRow) -> String {
    switch row {
    case .candidate(let place): return shortName(decision.shortlist[place].model)
    case .none: return "None of these"
    case .field(let field): return field.label
    case .checklist: return "Checklist"
    case .duties: return "Duties"
    case .format(let place): return ExportFormats.all[place].name
    }
  }

  private func items(_ row: DecideRow) -> [PanelItem] {
    switch row {
    case .candidate(let place): return about(decision.shortlist[place])
    case .none: return [.text("The decision is against every model that was looked at.")]
    case .field(.reopenIf):
      return decision.reopenIf.map { condition in
        .entry(condition.test == nil ? "people" : "checked", condition.text)
      } + [.text(DecideField.reopenIf.note, .muted)]
    case .field(let field):
      return field.lines(decision).filter { !$0.isEmpty }.map { .text([Span($0)], indent: 2) }
        + [.text(field.note, .muted)]
    case .checklist, .duties:
      return standings(row == .checklist ? .checklist : .duties).map {
        .entry($0.state, $0.title)
      }
    case .format(let place):
      let format = ExportFormats.all[place]
      return [.text(format.summary)] + exportNames(format.name).map { .text($0) }
    }
  }

  private func about(_ candidate: DecisionDraft.Candidate) -> [PanelItem] {
    var items: [PanelItem] = [.entry("Model", candidate.model)]
    if let row = kept.row(of: candidate.model) {
      items.append(.entry("Rank", "\(row.rank) of \(kept.rows.count)"))
    } else {
      items.append(.entry("Rank", "out"))
    }
    let reason = candidate.verdict.reason.map { ": \($0)" } ?? ""
    items.append(.entry("Verdict", candidate.verdict.word + reason))
    for reviewer in decide.reviewers {
      guard let opinion = decision.opinion(of: reviewer, on: candidate.model) else { continue }
      let date = opinion.date.map { ", \($0)" } ?? ""
      let note = opinion.note.map { ": \($0)" } ?? ""
      items.append(.entry(reviewer, opinion.stance.rawValue + date + note))
    }
    return items
  }
}
