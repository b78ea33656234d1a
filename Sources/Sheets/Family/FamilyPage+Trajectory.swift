internal import Catalog
internal import Decision

/// Under which licenses a family released, told in neutral words.
extension FamilyPage {
  var trajectoryItems: [SheetItem] {
    var items: [SheetItem] = [.heading("License trajectory")]
    guard !trajectory.phases.isEmpty else {
      return items + [.statement("Not known: no dated release has a known license.")]
    }
    var changes = trajectory.changes[...]
    for phase in trajectory.phases {
      while let change = changes.first, change.date <= phase.first {
        items += statement(change)
        changes = changes.dropFirst()
      }
      let range = Self.range(phase.first, phase.last)
      if phase.uses.count == 1 {
        items.append(.statement(Self.words(phase.uses[0], isDated: false) + ".", lead: range))
      } else {
        items.append(.statement("side by side, as first met:", lead: range))
        items += phase.uses.map { .point(Self.words($0, isDated: true)) }
      }
    }
    return items + changes.flatMap(statement)
  }

  private func statement(_ change: LicenseChange) -> [SheetItem] {
    var items: [SheetItem] = [.statement(Self.sentence(change))]
    let notes = change.entries.compactMap(\.note)
    for note in Self.distinct(notes) { items.append(.remark(note)) }
    for item in Self.distinct(change.entries.flatMap(licenseEvidence)) {
      items.append(.evidence(item))
    }
    return items
  }

  /// What changed, in a sentence.
  static func sentence(_ change: LicenseChange) -> String {
    let to = sets(change.to)
    switch change.kind {
    case .text:
      return "Text changed \(when(change.date)), the name stayed: \(to) (\(change.subject))."
    case .inPlace where change.from.isEmpty:
      return "Terms stated \(when(change.date)): \(to); those before are not known "
        + "(\(change.subject))."
    case .inPlace:
      return
        "Terms changed \(when(change.date)) for weights already out: from \(sets(change.from)) "
        + "to \(to) (\(change.subject))."
    case .release where change.from.isEmpty:
      return "Terms added \(when(change.date)): \(to), beside \(sets(change.beside)) "
        + "(\(change.subject))."
    case .release:
      let beside = change.beside.isEmpty ? "" : ", beside \(sets(change.beside))"
      return "Terms changed \(when(change.date)): from \(sets(change.from)) to \(to)\(beside) "
        + "(\(change.subject))."
    }
  }

  /// `on 2025-01-20`, or `in 2025-01` where no day is known.
  private static func when(_ date: CalendarDate) -> String {
    date.day == nil ? "in \(date)" : "on \(date)"
  }

  /// Who states under which licenses something stood.
  func licenseEvidence(_ entry: TimelineEntry) -> [EvidenceItem] {
    entry.licenseEvidence.map {
      [
        EvidenceItem(
          field: "license, \(entry.name)",
          value: entry.licenses.isEmpty ? "not known" : Wording.list(entry.licenses), evidence: $0,
          in: snapshot)
      ]
    } ?? []
  }

  private static func words(_ use: LicensePhase.Use, isDated: Bool) -> String {
    let names = zip(use.licenses, use.categories).map { id, category in
      category.isEmpty ? id : "\(id) (\(label(category)))"
    }
    let count =
      use.releaseCount == 0 ? "no release of its own" : Wording.count(use.releaseCount, "release")
    let text = "\(Wording.list(names)): \(count)"
    return isDated ? "\(text), \(range(use.first, use.last))" : text
  }

  /// A category as people write it: `restricted open weight`.
  private static func label(_ category: String) -> String {
    category.split(separator: "-").joined(separator: " ")
  }

  private static func range(_ first: CalendarDate, _ last: CalendarDate) -> String {
    first == last ? "\(first)" : "\(first) to \(last)"
  }

  private static func sets(_ all: [[String]]) -> String {
    Wording.list(all.map { $0.joined(separator: " + ") })
  }

  private static func distinct<Element: Hashable>(_ elements: [Element]) -> [Element] {
    var seen: Set<Element> = []
    return elements.filter { seen.insert($0).inserted }
  }
}
