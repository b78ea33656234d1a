internal import Catalog
internal import Cells
internal import Decision
internal import Sheets

/// What stands below compared models: where they part, or what is behind the row under the cursor.
extension AppState {
  var comparePane: Panel {
    guard let comparison, let row = currentCompareRow else { return Panel("") }
    switch row {
    case .score:
      return Panel(
        "Where they part",
        comparison.partings.map { .text([Span($0)], indent: 2) })
    case .fact(let index):
      let fact = comparison.facts[index]
      var panel = Panel(fact.criterion.map(title) ?? fact.label)
      for (column, model) in comparison.columns.enumerated() {
        panel.items.append(
          .entry(
            glyphs.metrics.clipped(model.model.shortName, to: 24, at: .middle),
            spans(fact, column, comparison)))
      }
      return panel
    }
  }

  /// The criterion with its weight and range: `Price   weighs 26 %, 0 at 8.00, 100 at 0.05 USD/Mtok`.
  private func title(_ position: Int) -> String {
    let criterion = outcome.criteria[position]
    var text =
      "\(criterion.definition.label)   weighs \(outcome.weightShares[position]) %"
    switch criterion.curve {
    case .linear(let worst, let best), .logarithmic(let worst, let best):
      let definition = criterion.definition
      text +=
        ", 0 at \(definition.spelled(worst)), 100 at "
        + definition.withUnit(definition.spelled(best))
    case .points: break
    }
    return text
  }

  /// A fact with what it is worth and who says so.
  private func spans(_ fact: ComparedFact, _ column: Int, _ comparison: ModelComparison) -> [Span] {
    let cell = fact.cells[column]
    var spans = [Span(cell.isKnown ? cell.text : "not known", cell.isKnown ? .text : .caution)]
    if let position = fact.criterion, let part = comparison.part(position, of: column) {
      let worth =
        cell.isKnown
        ? "worth \(Wording.points(outcome.value(of: part))) of 100"
        : "counts from \(Wording.points(part.value.low)) to \(Wording.points(part.value.high))"
      spans.append(Span("   \(worth), \(Wording.decimals(part.points * 100, 1)) points"))
    }
    if let item = cell.evidence.first {
      let date = item.asOf.map { ", \(Dates.short($0, asOf: base.snapshot.release.asOf))" } ?? ""
      let source = SourcePlace(item.source, in: base.snapshot).place
      let more = Set(cell.evidence.map(\.source)).count - 1
      spans.append(
        Span(
          "   \(item.kind.rawValue), \(source)\(date)" + (more > 0 ? " and \(more) more" : ""),
          .muted))
    }
    if !cell.isKnown, let way = cell.wayToSettle { spans.append(Span("   " + way, .muted)) }
    return spans
  }
}
