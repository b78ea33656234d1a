internal import Catalog
internal import Cells
internal import Decision
internal import Licensing

/// A ranking as a table, as tab-separated lines, or as sentences.
struct RankReport {
  let outcome: Outcome

  init(_ outcome: Outcome) { self.outcome = outcome }

  /// A table with its summary; the funnel in its place when nothing is left.
  func table(limit: Int, width: Int, glyphs: GlyphSet, ways: Bool = false) -> [String] {
    guard !outcome.rows.isEmpty else { return nothingLeft }
    let table = ways ? wayTable(limit: limit, glyphs: glyphs) : rankTable(limit: limit, glyphs)
    var lines = [summary] + table.lines(width: width, glyphs: glyphs)
    if outcome.rows.count > limit {
      lines.append("\(outcome.rows.count - limit) more: --limit \(outcome.rows.count)")
    }
    if outcome.rows.prefix(limit).contains(where: \.isTied) {
      lines.append(
        "\(glyphs.pending) cannot be told from the first row of its rank at what is known")
    }
    lines.append(
      "* measured here   ~ estimated   ? unknown   \(glyphs.dash) does not apply or closed")
    return lines
  }

  private func rankTable(limit: Int, _ glyphs: GlyphSet) -> Table {
    let wanted: [RankColumn.ID] = [
      .model, .score, .range, .way, .price, .firstToken, .host, .license, .context,
      .restrictions,
    ]
    let columns = RankColumn.columns(for: outcome.scenario).filter { wanted.contains($0.id) }.sorted
    {
      (wanted.firstIndex(of: $0.id) ?? 0) < (wanted.firstIndex(of: $1.id) ?? 0)
    }
    var table = Table(
      columns: [Table.Column(header: "#", alignsRight: true, minimum: nil)]
        + columns.map {
          Table.Column(
            header: $0.header, alignsRight: $0.alignsRight,
            minimum: [.model: 24, .license: 12, .way: 14][$0.id], cutsAtEnd: $0.id == .way)
        })
    for row in merged(limit: limit) {
      let mark = row.group == .hangs && row.rank > 0 ? " ?" : ""
      table.rows.append(
        [place(row, glyphs)]
          + columns.map { column in
            let text = column.text(row, in: outcome).text
            return column.id == .model ? text + mark : glyphs.spelled(text)
          })
    }
    return table
  }

  /// The rank of a row, with the mark of a bracket.
  func place(_ row: RankedRow, _ glyphs: GlyphSet) -> String {
    row.rank == 0 ? glyphs.dash : "\(row.bracket)" + (row.isTied ? glyphs.pending : "")
  }

  /// One line for the list: counts, catalog, scenario.
  var summary: String {
    "\(outcome.scenario.name): \(outcome.meetingCount) meet every need, "
      + "\(outcome.hangingCount) hang on an unknown fact, \(outcome.excluded.count) excluded"
      + (outcome.pending.isEmpty ? "" : ", \(outcome.pending.count) pending")
      + (outcome.restricted.isEmpty
        ? "" : ", \(outcome.restricted.count) left out by a reported restriction")
      + "; catalog of \(outcome.snapshot.release.asOf), \(outcome.snapshot.release.sha256.prefix(12))"
  }

  /// Tab-separated lines, header first.
  func plain(limit: Int?) -> [String] {
    let columns = RankColumn.columns(for: outcome.scenario).filter {
      $0.id != .bar && $0.id != .way
    }
    let header =
      ["rank", "position", "group", "delivery"]
      + columns.flatMap { [$0.id.rawValue, $0.id.rawValue + "_evidence"] }
    let shown = limit.map { Array(outcome.rows.prefix($0)) } ?? outcome.rows
    return [PlainTable.line(header)]
      + shown.map { row in
        PlainTable.line(
          ["\(row.rank)", "\(row.position)", row.group.rawValue, row.alternative.delivery.key]
            + columns.flatMap { column -> [String] in
              let text = column.text(row, in: outcome)
              return [text.plain, text.evidence?.rawValue ?? "unknown"]
            })
      }
  }

  /// Sentences, one model a line.
  func prose(limit: Int, ways: Bool = false) -> [String] {
    guard !outcome.rows.isEmpty else { return nothingLeft }
    return [summary + "."]
      + outcome.rows.prefix(limit).map { row in
        var parts = ["\(row.position) of \(outcome.rows.count). \(row.model.shortName)"]
        if !outcome.criteria.isEmpty {
          parts[0] +=
            ", score \(Wording.points(row.score.mid)), between "
            + "\(Wording.points(row.score.low)) and \(Wording.points(row.score.high))"
        }
        parts.append("run by \(row.alternative.deliveryName)")
        for (criterion, part) in zip(outcome.criteria, row.contributions) {
          let kind = criterion.definition.evidence(row.alternative).first?.kind.rawValue
          let isKnown = part.cell.bounds != nil
          parts.append(
            "\(criterion.definition.label) \(criterion.definition.spelled(part.cell))"
              + (isKnown ? " \(criterion.definition.unit)" : "")
              + (isKnown ? kind.map { ", \($0)" } ?? "" : ""))
        }
        if row.group == .hangs { parts.append("hangs on an unknown fact") }
        parts += row.alternative.restrictions.map {
          "\($0.finding.effect.rawValue): \($0.finding.text.dropLast())"
        }
        if ways { parts += otherWays(row) }
        return parts.joined(separator: ". ") + "."
      }
  }

  /// Ranked rows with closed models at the place their score would have.
  private func merged(limit: Int) -> [RankedRow] {
    let order = outcome.scenario.order
    var references = Array(outcome.references.prefix(outcome.scenario.referenceCount))[...]
    var rows: [RankedRow] = []
    for row in outcome.rows.prefix(limit) {
      while row.group == .meets, let reference = references.first,
        reference.ranking(order) > row.ranking(order)
      {
        rows.append(reference)
        references = references.dropFirst()
      }
      rows.append(row)
    }
    return rows + references
  }

  private var nothingLeft: [String] {
    ["No model is left. What each need did:"]
      + outcome.funnel.map { step in
        let label = step.must.label
        return "  \(label): \(step.before) to \(step.after), "
          + "\(step.failingAlone) fail it alone"
      }
      + (outcome.restricted.isEmpty
        ? []
        : ["  Reported restrictions: leave out \(outcome.restricted.count) that no need keeps out"])
      + ["Try: weigh excluded."]
  }
}
