internal import Catalog
internal import Cells
internal import Decision

/// How often a family releases, with the dates it follows from.
extension FamilyPage {
  var cadenceItems: [SheetItem] {
    var items: [SheetItem] = [.heading("Release cadence"), .statement(cadenceSentence)]
    if cadence.family != family {
      items.append(.remark("Counted for the whole line of \(name(of: cadence.family))."))
    }
    guard !cadence.dates.isEmpty else { return items }
    items.append(
      .table(
        SheetTable(
          columns: [
            .init("Date"), .init("Days", alignsRight: true), .init("Released", wraps: true),
          ],
          rows: cadence.dates.enumerated().map { position, dated in
            SheetTable.Row(
              [
                "\(dated.date)", position == 0 ? "" : "\(cadence.gaps[position - 1])",
                dated.entries.map(\.name).joined(separator: ", "),
              ], evidence: dated.entries.flatMap(dateEvidence))
          })))
    if cadence.dates.contains(where: { $0.date.day == nil }) {
      items.append(.remark("A month without a day counts as its 15th."))
    }
    return items
  }

  /// The cadence in a sentence.
  var cadenceSentence: String {
    guard let days = cadence.medianDays else {
      return "Not known: fewer than 4 dated releases (\(cadence.knownDateCount) of 4)."
    }
    return "A release every \(Self.days(days)): the median of the gaps between the last "
      + "\(cadence.dates.count) release dates. Releases on one date count once."
  }

  /// Who states when something was released.
  func dateEvidence(_ entry: TimelineEntry) -> [EvidenceItem] {
    entry.evidence.map {
      [
        EvidenceItem(
          field: entry.kind == .release ? "release of \(entry.name)" : entry.name,
          value: "\(entry.date)", evidence: $0, in: snapshot)
      ]
    } ?? []
  }
}
