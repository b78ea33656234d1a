internal import Catalog
internal import Decision

/// One row for each option of the shortlist, for spreadsheets.
///
/// **Shape**: whole facts as they are, other figures with six decimals and a point; what is not known is an empty cell.
/// **Source**: RFC 4180; the guard against formulas follows OWASP, "CSV Injection".
struct CSVExport: ExportFormat {
  let name = "csv"
  let fileExtension = "csv"
  let summary = "One row for each option with its figures, for spreadsheets."

  func text(of record: DecisionRecord) -> String {
    var header = [
      "id", "delivery", "group", "rank", "score low", "score mid", "score high", "coverage",
    ]
    for criterion in record.criteria {
      header += ["value", "low", "high", "unit", "points"].map { criterion.id + " " + $0 }
    }
    let rows = [header.map(Self.text)] + record.entries.map { Self.row($0, record) }
    return rows.map { $0.joined(separator: ",") + "\r\n" }.joined()
  }

  private static func row(_ entry: DecisionRecord.Entry, _ record: DecisionRecord) -> [String] {
    let place = entry.placement
    var cells = [text(entry.id), text(entry.delivery), text(entry.group.rawValue)]
    cells.append(place.map { String($0.rank) } ?? "")
    cells += [place?.score.low, place?.score.mid, place?.score.high, place?.coverage].map(number)
    for criterion in record.criteria {
      let part = entry.contributions.first { $0.criterion == criterion.id }
      let (low, mid, high) = part.map { values($0.cell) } ?? (nil, nil, nil)
      cells += [
        fact(mid), fact(low), fact(high), text(criterion.unit), number(part?.points),
      ]
    }
    return cells
  }

  /// The fact with its ends; those of a single value are that value.
  private static func values(_ cell: Cell) -> (low: Double?, mid: Double?, high: Double?) {
    switch cell {
    case .known(let value): return (value, value, value)
    case .interval(let low, let mid, let high): return (low, mid, high)
    case .missing, .notApplicable: return (nil, nil, nil)
    }
  }

  /// A fact; a whole one without decimals.
  private static func fact(_ value: Double?) -> String {
    guard let value, let whole = Int64(exactly: value) else { return number(value) }
    return String(whole)
  }

  private static func number(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "" }
    return JSONValue.computed(value).canonicalText
  }

  /// A text as a cell: on one line, in quotation marks where it needs them, and with an apostrophe
  /// before what a spreadsheet would run.
  static func text(_ text: String) -> String {
    var line = PlainText.oneLine(text)
    if let first = line.unicodeScalars.first, formulaStarts.contains(first) { line = "'" + line }
    let needsQuotes = line.unicodeScalars.contains { $0 == "," || $0 == "\"" || $0 == ";" }
    guard needsQuotes else { return line }
    var quoted = String.UnicodeScalarView("\"".unicodeScalars)
    for scalar in line.unicodeScalars {
      if scalar == "\"" { quoted.append("\"") }
      quoted.append(scalar)
    }
    quoted.append("\"")
    return String(quoted)
  }

  /// What begins a formula, in both widths.
  private static let formulaStarts: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
  ]
}
