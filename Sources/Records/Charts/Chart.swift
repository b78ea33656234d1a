/// A drawing of figures of a record, with the table of what it shows.
struct Chart {
  /// The name in files and anchors.
  let name: String
  /// What it shows.
  let title: String
  /// How to read it, in a sentence or two.
  let summary: String
  /// The drawing.
  let drawing: SVGDrawing
  /// The same figures, and where they come from.
  let table: DataTable

  /// The drawing as an element of a page.
  var element: String {
    drawing.element("chart-" + name, title: title, description: summary)
  }

  /// The drawing as a file of its own.
  var file: String { "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + element + "\n" }
}

/// A kind of chart.
///
/// One file each in `Charts/`, registered once.
protocol ChartDefinition: Sendable {
  /// The name in files and anchors.
  var name: String { get }
  /// The chart of a record; `nil` where the record holds none of its figures.
  func chart(of record: DecisionRecord) -> Chart?
}

/// Every kind of chart.
enum Charts {
  /// The kinds, in the order of the page.
  static let all: [any ChartDefinition] = [
    ContributionChart(), ValueChart(), PriceQualityChart(), WeightChart(), ShareChart(),
    AnswerChart(),
  ]

  /// The charts of a record.
  static func all(of record: DecisionRecord) -> [Chart] { all.compactMap { $0.chart(of: record) } }

  /// The statements a figure rests on, each leading to its line.
  static func evidence(_ ids: [String]) -> Prose {
    Prose.joined(ids.map { .reference($0, to: Anchor("evidence", $0)) })
  }
}

/// A scale from 0 to 100 between a column of names and one of figures.
struct PercentAxis {
  static let left = 250.0
  static let right = 650.0
  /// The height of a row.
  static let row = 24.0

  /// The place of a share, 0…1; what lies outside is drawn at the end.
  static func x(_ share: Double) -> Double {
    left + min(max(share, 0), 1) * (right - left)
  }

  /// Draws the scale over rows, with its numbers above.
  static func draw(on sheet: inout SVGDrawing, from top: Double, to bottom: Double, unit: String) {
    for step in 0...4 {
      let x = x(Double(step) / 4)
      sheet.line(x, top, x, bottom, Palette.grid)
      sheet.text(
        "\(step * 25)" + (step == 4 ? unit : ""), x, top - 5, from: .middle, color: Palette.muted)
    }
  }

  /// The name of a row.
  static func label(_ text: String, on sheet: inout SVGDrawing, at y: Double) {
    sheet.text(text, left - 10, y + 4, from: .end, room: left - 20)
  }

  /// The figure of a row.
  static func figure(_ text: String, on sheet: inout SVGDrawing, at y: Double) {
    sheet.text(text, right + 12, y + 4, room: SVGDrawing.width - right - 16)
  }

  /// A range with ends.
  static func range(
    _ low: Double, _ high: Double, on sheet: inout SVGDrawing, at y: Double, _ color: String,
    isDashed: Bool = false
  ) {
    sheet.line(x(low), y, x(high), y, color, width: 1.5, isDashed: isDashed)
    for end in [low, high] { sheet.line(x(end), y - 5, x(end), y + 5, color, width: 1.5) }
  }
}
