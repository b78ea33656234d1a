internal import Catalog
internal import Cells
internal import Decision

/// Every way of running the ranked models.
extension RankReport {
  /// A table with the other ways of a model below its row.
  func wayTable(limit: Int, glyphs: GlyphSet) -> Table {
    var table = Table(columns: [
      Table.Column(header: "#", alignsRight: true, minimum: nil),
      Table.Column(header: "Model, way to run it", alignsRight: false, minimum: 24),
      Table.Column(header: "Score", alignsRight: true, minimum: nil),
      Table.Column(header: "$/Mtok", alignsRight: true, minimum: nil),
      Table.Column(header: "tok/s", alignsRight: true, minimum: nil),
      Table.Column(header: "Memory left", alignsRight: true, minimum: nil),
      Table.Column(header: "Why", alignsRight: false, minimum: 16, cutsAtEnd: true),
    ])
    for row in outcome.rows.prefix(limit) {
      let ways = outcome.ways(of: row.alternative.candidate)
      let hanging = row.group == .hangs ? " ?" : ""
      table.rows.append(
        [place(row, glyphs), row.model.shortName + hanging]
          + cells(row, glyphs) + ["best: " + row.alternative.deliveryName])
      for way in ways where !way.isBest {
        table.rows.append(
          ["", "  " + way.name] + cells(way.row, glyphs)
            + [way.shortReason(in: outcome)])
      }
    }
    return table
  }

  private func cells(_ row: RankedRow, _ glyphs: GlyphSet) -> [String] {
    let score = outcome.criteria.isEmpty ? "" : Wording.points(row.score.mid)
    let price = RankColumn.all.first { $0.id == .price }?.text(row, in: outcome).text ?? ""
    let way = row.alternative
    let speed = way.speedWords.map { String($0.dropLast(" tok/s".count)) } ?? "?"
    let left = way.headroomWords.map { $0.hasSuffix(" left") ? String($0.dropLast(5)) : $0 }
    return [score, price, speed, left ?? glyphs.dash].map(glyphs.spelled)
  }

  /// Tab-separated lines, one per way, header first.
  func plainWays(limit: Int?) -> [String] {
    let header = [
      "rank", "position", "model", "delivery", "standing", "best", "score", "price", "tok_s",
      "headroom_low", "headroom_high", "excluded_by", "reason",
    ]
    let shown = limit.map { Array(outcome.rows.prefix($0)) } ?? outcome.rows
    return [PlainTable.line(header)]
      + shown.flatMap { row in
        outcome.ways(of: row.alternative.candidate).map { way in
          let headroom = way.alternative.memory?.headroom.bounds
          return PlainTable.line([
            "\(row.rank)", "\(row.position)", row.model.id, way.key, way.standing.rawValue,
            way.isBest ? "yes" : "no", Wording.decimals(way.row.score.mid * 100, 4),
            number(way.alternative.blendedPrice.bounds?.mid),
            number(way.alternative.decodeSpeed.bounds?.mid), number(headroom?.low),
            number(headroom?.high),
            way.excludingMusts.map { outcome.scenario.musts[$0].id }.joined(separator: " "),
            way.reason(in: outcome),
          ])
        }
      }
  }

  private func number(_ value: Double?) -> String { value.map { "\($0)" } ?? "" }

  /// The other ways of a row in words.
  func otherWays(_ row: RankedRow) -> [String] {
    let others = outcome.ways(of: row.alternative.candidate).filter { !$0.isBest }
    return others.map { "By \($0.name): \($0.reason(in: outcome))" }
  }
}
