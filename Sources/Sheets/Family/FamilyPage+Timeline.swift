internal import Catalog
internal import Cells
internal import Decision

/// Each release and each change of terms in a row.
extension FamilyPage {
  var timelineItems: [SheetItem] {
    var items: [SheetItem] = []
    if releases.count > 3 { items += [.heading("Releases per month"), .table(months)] }
    items.append(.heading("Timeline, oldest first"))
    guard !timeline.isEmpty else {
      return items + [.statement("Not known: no release of this family has a date here.")]
    }
    items.append(
      .table(
        SheetTable(
          columns: [
            .init("Date"), .init("What", wraps: true), .init("Size", alignsRight: true),
            .init("License of the weights", wraps: true),
          ], rows: timeline.map(row))))
    return items
  }

  private func row(_ entry: TimelineEntry) -> SheetTable.Row {
    let isMarked = marked != nil && entry.model == marked?.id && entry.kind == .release
    var size: [EvidenceItem] = []
    if let count = entry.parameters, let evidence = entry.parametersEvidence {
      size = [
        EvidenceItem(
          field: "parameters of \(entry.name)", value: "\(count)", evidence: evidence,
          in: snapshot)
      ]
    }
    return SheetTable.Row(
      [
        "\(entry.date)", what(entry) + (isMarked ? " (this model)" : ""),
        entry.parameters.map(Self.size) ?? "", terms(entry),
      ], isMarked: isMarked,
      evidence: dateEvidence(entry) + size + licenseEvidence(entry))
  }

  /// What happened, with a word before it where it is no release.
  func what(_ entry: TimelineEntry) -> String {
    let note = entry.note.map { " (\($0))" } ?? ""
    switch entry.kind {
    case .release: return entry.name + note
    case .terms:
      return (entry.licenses == entry.previous ? "text: " : "terms: ") + entry.name + note
    case .text: return "text of \(Wording.list(entry.licenses)): \(entry.name)"
    }
  }

  /// The licenses of that day, and today's where they are others.
  func terms(_ entry: TimelineEntry) -> String {
    let claims = entry.claimedLicenses.map { $0.joined(separator: " + ") }
    let unknown =
      claims.isEmpty ? "not known" : "not known; named: \(Wording.list(claims, joint: "or"))"
    let then = entry.licenses.isEmpty ? unknown : entry.licenses.joined(separator: " + ")
    guard let now = entry.licensesNow, !now.isEmpty else { return then }
    return "\(then); now \(now.joined(separator: " + "))"
  }

  /// Parameters as names count them: `685 B`, `1.5 B`, `270 M`.
  static func size(_ parameters: Int64) -> String {
    let isSmall = parameters < 1_000_000_000
    let number = Double(parameters) / (isSmall ? 1e6 : 1e9)
    let text = Wording.decimals(number, number < 10 ? 1 : 0)
    return (text.hasSuffix(".0") ? String(text.dropLast(2)) : text) + (isSmall ? " M" : " B")
  }

  /// A line for each year with the number of releases in each month.
  private var months: SheetTable {
    let years = releases.map(\.date.year)
    let range = (years.min() ?? 0)...(years.max() ?? 0)
    return SheetTable(
      columns: [.init("Year")]
        + ["J", "F", "M", "A", "M", "J", "J", "A", "S", "O", "N", "D"].map {
          .init($0, alignsRight: true)
        },
      rows: range.map { year in
        SheetTable.Row(
          ["\(year)"]
            + (1...12).map { month in
              let count = releases.count { $0.date.year == year && $0.date.month == month }
              return count == 0 ? "." : "\(count)"
            })
      }, isPicture: true)
  }
}
