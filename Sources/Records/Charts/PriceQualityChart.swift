internal import Decision

/// Price against quality, with the options no other beats in both.
struct PriceQualityChart: ChartDefinition {
  let name = "price-quality"

  /// An option with both facts.
  private struct Point {
    let entry: DecisionRecord.Entry
    let price: Cell
    let quality: Cell
  }

  func chart(of record: DecisionRecord) -> Chart? {
    guard let price = record.criteria.first(where: { $0.id == "price.blended" }),
      let quality = record.criteria.first(where: { $0.id == "quality" })
    else { return nil }
    let rows = record.entries.map { entry in
      (
        entry: entry, price: entry.contributions.first { $0.criterion == price.id },
        quality: entry.contributions.first { $0.criterion == quality.id }
      )
    }
    let points = rows.compactMap { row -> Point? in
      guard let price = row.price, let quality = row.quality, price.cell.middle != nil,
        quality.cell.middle != nil
      else { return nil }
      return Point(entry: row.entry, price: price.cell, quality: quality.cell)
    }
    let unknown = rows.filter { row in !points.contains { $0.entry.id == row.entry.id } }
    let best = Self.step(points)
    let table = DataTable(
      caption: "Price and quality by option",
      header: [
        "Option", "\(price.label), \(price.unit)", "\(quality.label), \(quality.unit)",
        "No other is both cheaper and better", "Evidence",
      ],
      rows: rows.map { row in
        let standing: Prose
        if !points.contains(where: { $0.entry.id == row.entry.id }) {
          standing = "not known"
        } else {
          standing = best.contains { $0.entry.id == row.entry.id } ? "yes" : "no"
        }
        return [
          .code(row.entry.id), "\(row.price?.text ?? "not ranked")",
          "\(row.quality?.text ?? "not ranked")", standing,
          Charts.evidence((row.price?.evidence ?? []) + (row.quality?.evidence ?? [])),
        ]
      })
    return Chart(
      name: name, title: "Price against quality",
      summary: """
        Cheaper is further left, better is further up. The stepped line joins the options that no \
        other option of the list is both cheaper and better than; lines through a point are the \
        ranges of its facts. Options of which either fact is not known are named under the chart.
        """,
      drawing: drawing(points, best, unknown.map(\.entry.id), price, quality), table: table)
  }

  /// The options nothing beats in both, from the cheapest on; of equal ones, all.
  private static func step(_ points: [Point]) -> [Point] {
    points.filter { point in
      guard let price = point.price.middle, let quality = point.quality.middle else { return false }
      return !points.contains { other in
        guard let otherPrice = other.price.middle, let otherQuality = other.quality.middle else {
          return false
        }
        return otherPrice <= price && otherQuality >= quality
          && (otherPrice < price || otherQuality > quality)
      }
    }.sorted {
      ($0.price.middle ?? 0, $0.quality.middle ?? 0) < (
        $1.price.middle ?? 0, $1.quality.middle ?? 0
      )
    }
  }

  private func drawing(
    _ points: [Point], _ best: [Point], _ unknown: [String], _ price: DecisionRecord.Criterion,
    _ quality: DecisionRecord.Criterion
  ) -> SVGDrawing {
    var sheet = SVGDrawing()
    let (left, right, top, bottom) = (70.0, 560.0, 30.0, 330.0)
    let prices = Span(points.map(\.price), isFromZero: true)
    let qualities = Span(points.map(\.quality), isFromZero: false)
    func x(_ value: Double) -> Double { left + prices.share(of: value) * (right - left) }
    func y(_ value: Double) -> Double { bottom - qualities.share(of: value) * (bottom - top) }
    for step in 0...4 {
      let share = Double(step) / 4
      let (across, up) = (left + share * (right - left), bottom - share * (bottom - top))
      sheet.line(across, top, across, bottom, Palette.grid)
      sheet.line(left, up, right, up, Palette.grid)
      sheet.text(
        Wording.decimals(prices.value(at: share), 2), across, bottom + 18, from: .middle,
        color: Palette.muted)
      sheet.text(
        Wording.decimals(qualities.value(at: share), 1), left - 8, up + 4, from: .end,
        color: Palette.muted)
    }
    sheet.text("\(quality.label), \(quality.unit)", 4, top - 12, room: 400)
    sheet.text(
      "\(price.label), \(price.unit)", right, bottom + 38, from: .end, room: right - left)
    sheet.steps(
      best.map { (x: x($0.price.middle ?? 0), y: y($0.quality.middle ?? 0)) }, Palette.good)
    for point in points {
      let (across, up) = (x(point.price.middle ?? 0), y(point.quality.middle ?? 0))
      if let ends = point.price.ends {
        sheet.line(x(ends.lowerBound), up, x(ends.upperBound), up, Palette.muted)
      }
      if let ends = point.quality.ends {
        sheet.line(across, y(ends.lowerBound), across, y(ends.upperBound), Palette.muted)
      }
      sheet.dot(across, up, Palette.good)
      sheet.text(point.entry.id, across + 8, up - 6, room: SVGDrawing.width - across - 12)
    }
    var end = bottom + 46
    for (row, id) in unknown.enumerated() {
      end = bottom + 62 + Double(row) * 18
      sheet.text("not known: \(id)", left, end, color: Palette.caution, room: right - left)
    }
    sheet.height = end + 14
    return sheet
  }
}

/// The values an axis covers.
private struct Span {
  let low: Double
  let high: Double

  /// All values with their ranges, and a tenth beyond; of none or one, something around it.
  init(_ cells: [Cell], isFromZero: Bool) {
    let ends = cells.compactMap { cell -> ClosedRange<Double>? in
      cell.ends ?? cell.middle.map { $0...$0 }
    }
    let least = ends.map(\.lowerBound).min() ?? 0
    let most = ends.map(\.upperBound).max() ?? 1
    let room = most > least ? (most - least) / 10 : max(most.magnitude / 10, 0.1)
    low = isFromZero && least >= 0 ? 0 : least - room
    high = most + room
  }

  func share(of value: Double) -> Double { (value - low) / (high - low) }
  func value(at share: Double) -> Double { low + share * (high - low) }
}

extension Cell {
  /// The value, or the middle of its range; nothing where it is not known.
  fileprivate var middle: Double? {
    switch self {
    case .known(let value): return value
    case .interval(_, let mid, _): return mid
    case .missing, .notApplicable: return nil
    }
  }

  /// The ends of a range.
  fileprivate var ends: ClosedRange<Double>? {
    if case .interval(let low, _, let high) = self, low <= high { return low...high }
    return nil
  }
}
