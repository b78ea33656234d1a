internal import Catalog
internal import Cells
internal import Decision
internal import Licensing
internal import Sheets

/// Models side by side as a table, as tab-separated lines, or as sentences.
struct CompareReport {
  let comparison: ModelComparison

  init(_ comparison: ModelComparison) { self.comparison = comparison }

  private var outcome: Outcome { comparison.outcome }

  /// A table of scores and facts, then where the models part.
  func lines(width: Int, glyphs: GlyphSet) -> [String] {
    var rows = [["", ""] + comparison.columns.map { glyphs.spelled($0.place) }]
    if !outcome.criteria.isEmpty {
      rows.append(
        ["Score", ""]
          + comparison.columns.indices.map { column in
            glyphs.spelled(score(column))
              + (comparison.bestScore == column ? " " + glyphs.best : "")
          })
    }
    let shares = outcome.weightShares
    for fact in comparison.facts {
      let weight = fact.criterion.map { shares[$0] + " %" }
      let best = fact.criterion.flatMap { comparison.best(on: $0) }
      rows.append(
        [fact.label, weight ?? ""]
          + fact.cells.enumerated().map { column, cell in
            glyphs.spelled(cell.text) + (best == column ? " " + glyphs.best : "")
          })
    }
    let names = comparison.columns.map { WrappedTable.Column($0.model.shortName, wraps: true) }
    var table = WrappedTable(
      columns: [WrappedTable.Column("", wraps: true), .init("Weight", alignsRight: true)] + names,
      rows: rows)
    if !table.fits(within: width, metrics: glyphs.metrics) {
      // The weight follows the name of its criterion.
      table = WrappedTable(
        columns: [WrappedTable.Column("", wraps: true)] + names,
        rows: rows.map { row in
          [row[1].isEmpty ? row[0] : "\(row[0]) \(row[1])"] + row.dropFirst(2)
        })
    }
    var lines = table.lines(width: width, metrics: glyphs.metrics).flatMap { $0 }
    let sentences = comparison.partings
    if !sentences.isEmpty {
      lines += ["", "Where they part"]
      for sentence in sentences {
        let wrapped = glyphs.metrics.wrapped(
          glyphs.spelled(sentence), to: max(20, min(width, 100) - 4))
        lines += wrapped.enumerated().map { ($0 == 0 ? "  " : "    ") + $1 }
      }
    }
    lines.append("")
    for text in [
      "\(glyphs.best) alone best of its row   * measured here   ~ estimated   ? unknown   "
        + "\(glyphs.dash) does not apply", LicenseEvaluation.disclaimer,
    ] {
      lines +=
        glyphs.metrics.cellWidth(text) <= width
        ? [text] : glyphs.metrics.wrapped(text, to: max(20, width))
    }
    return lines
  }

  private func score(_ column: Int) -> String {
    guard let row = comparison.columns[column].row else { return "not scored" }
    return "\(Wording.points(row.ranking(outcome.scenario.order))) "
      + "[\(Wording.points(row.score.low))–\(Wording.points(row.score.high))]"
  }

  /// Tab-separated lines: one per row of the table, two columns per model.
  var plain: [String] {
    let ids = comparison.columns.map(\.model.id)
    var lines = [
      PlainTable.line(
        ["row", "weight_percent"] + ids.flatMap { [$0, $0 + "_evidence"] })
    ]
    lines.append(
      PlainTable.line(
        ["standing", ""] + comparison.columns.flatMap { [$0.standing.rawValue, "derived"] }))
    if !outcome.criteria.isEmpty {
      lines.append(
        PlainTable.line(
          ["score", ""]
            + comparison.columns.flatMap { column -> [String] in
              guard let row = column.row else { return ["", "unknown"] }
              return [
                Wording.decimals(row.ranking(outcome.scenario.order) * 100, 4), "derived",
              ]
            }))
    }
    return lines
      + comparison.facts.filter { $0.id != "standing" }.map { fact in
        let weight = fact.criterion.map {
          Wording.decimals(outcome.criteria[$0].weight * 100, 4)
        }
        return PlainTable.line(
          [fact.id, weight ?? ""] + fact.cells.flatMap { [$0.plain, $0.evidenceWord] })
      }
  }

  /// One sentence per fact, model by model, then where they part.
  var prose: [String] {
    var lines: [String] = []
    for (position, column) in comparison.columns.enumerated() {
      let name = column.model.shortName
      var head = "\(position + 1) of \(comparison.columns.count). \(name), \(column.place)"
      if let row = column.row, !outcome.criteria.isEmpty {
        let verb = column.isRanked ? "score" : "would score"
        head +=
          ", \(verb) \(Wording.points(row.ranking(outcome.scenario.order))), between "
          + "\(Wording.points(row.score.low)) and \(Wording.points(row.score.high))"
      }
      lines.append(head + ".")
      if let reason = column.reason { lines.append(reason) }
      for fact in comparison.facts where fact.id != "standing" {
        let cell = fact.cells[position]
        let best =
          fact.criterion.flatMap { comparison.best(on: $0) } == position
          ? ", alone best of these" : ""
        switch cell.evidenceWord {
        case "unknown": lines.append("\(fact.label): not known.")
        case "not-applicable": lines.append("\(fact.label): does not apply.")
        default: lines.append("\(fact.label): \(cell.text), \(cell.evidenceWord)\(best).")
        }
      }
    }
    return lines + comparison.partings + [LicenseEvaluation.disclaimer]
  }
}
