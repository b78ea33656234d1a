/// Under which licenses a family released, and when that changed.
public struct LicenseTrajectory: Hashable, Sendable {
  /// Stretches between the first uses of licenses, oldest first.
  public let phases: [LicensePhase]
  /// Every change, oldest first.
  public let changes: [LicenseChange]
}

/// A stretch of a family's history that begins with a license it had not used before.
public struct LicensePhase: Hashable, Sendable {
  /// One set of licenses, all of which apply together.
  public struct Use: Hashable, Sendable {
    /// The ids, sorted.
    public let licenses: [String]
    /// The labels of those licenses, in the same order; empty text where one has no record.
    public let categories: [String]
    /// The first release or change under them in this stretch.
    public let first: CalendarDate
    /// The last one.
    public let last: CalendarDate
    /// How many releases came under them.
    public let releaseCount: Int
  }

  /// The first release or change of the stretch.
  public let first: CalendarDate
  /// The last one.
  public let last: CalendarDate
  /// The licenses used side by side, in the order they are met.
  public let uses: [Use]
}

/// One change of the terms of a family.
public struct LicenseChange: Hashable, Sendable {
  /// How the terms changed.
  public enum Kind: String, Hashable, Sendable {
    /// A release came under a license the family had not used before.
    case release
    /// Weights that were already out came under other terms.
    case inPlace = "in-place"
    /// The text of a license changed while its id stayed.
    case text
  }

  /// How the terms changed.
  public let kind: Kind
  /// When.
  public let date: CalendarDate
  /// What it concerns: the releases, the change, or what is new in the text.
  public let subject: String
  /// The license sets that came to an end.
  ///
  /// **Shape**: those of the last date before that are not met again; for a change in place, the one
  /// replaced. Empty where nothing is known.
  public let from: [[String]]
  /// The license sets that came.
  public let to: [[String]]
  /// The license sets that go on beside them.
  public let beside: [[String]]
  /// What tells it.
  public let entries: [TimelineEntry]
}

extension CatalogSnapshot {
  /// How the licenses of a family changed, oldest first.
  ///
  /// Entries without a known license say nothing and end no stretch.
  public func licenseTrajectory(of family: String) -> LicenseTrajectory {
    let timeline = timeline(of: family)
    let entries = timeline.filter { $0.kind != .text && !$0.licenses.isEmpty }
    var groups: [[TimelineEntry]] = []
    var seen: Set<[String]> = []
    for entry in entries {
      if seen.insert(entry.licenses).inserted, groups.last?.first?.date != entry.date {
        groups.append([entry])
      } else {
        groups[groups.count - 1].append(entry)
      }
    }
    var changes = timeline.compactMap(Self.change)
    for position in groups.indices.dropFirst() {
      if let change = Self.arrival(at: position, of: groups) { changes.append(change) }
    }
    return LicenseTrajectory(
      phases: groups.map(phase),
      changes: changes.enumerated().sorted { left, right in
        left.element.date != right.element.date
          ? left.element.date < right.element.date : left.offset < right.offset
      }.map(\.element))
  }

  private func phase(_ group: [TimelineEntry]) -> LicensePhase {
    let uses = Self.distinct(group.map(\.licenses)).map { set in
      let under = group.filter { $0.licenses == set }
      return LicensePhase.Use(
        licenses: set, categories: set.map { licenses[$0]?.identity("category")?.text ?? "" },
        first: under[0].date, last: under[under.count - 1].date,
        releaseCount: under.count { $0.kind == .release })
    }
    return LicensePhase(first: group[0].date, last: group[group.count - 1].date, uses: uses)
  }

  /// A change of terms or of a text, from the entry that tells it.
  private static func change(_ entry: TimelineEntry) -> LicenseChange? {
    guard entry.kind != .release, !entry.licenses.isEmpty else { return nil }
    let isText = entry.licenses == entry.previous
    return LicenseChange(
      kind: isText ? .text : .inPlace, date: entry.date, subject: entry.name,
      from: entry.previous.isEmpty ? [] : [entry.previous], to: [entry.licenses], beside: [],
      entries: [entry])
  }

  /// The change a stretch begins with, where a release brought it.
  private static func arrival(at position: Int, of groups: [[TimelineEntry]]) -> LicenseChange? {
    let group = groups[position]
    let earlier = distinct(groups.prefix(position).flatMap { $0.map(\.licenses) })
    let bringing = group.filter {
      $0.kind == .release && $0.date == group[0].date && !earlier.contains($0.licenses)
    }
    guard let opening = bringing.first else { return nil }
    let later = Set(groups[position...].flatMap { $0.map(\.licenses) })
    let last = groups[position - 1][groups[position - 1].count - 1].date
    let before = Set(groups[position - 1].filter { $0.date == last }.map(\.licenses))
    return LicenseChange(
      kind: .release, date: opening.date,
      subject: distinct(bringing.map(\.name)).joined(separator: ", "),
      from: earlier.filter { before.contains($0) && !later.contains($0) },
      to: distinct(bringing.map(\.licenses)), beside: earlier.filter(later.contains),
      entries: bringing)
  }

  private static func distinct<Element: Hashable>(_ elements: [Element]) -> [Element] {
    var seen: Set<Element> = []
    return elements.filter { seen.insert($0).inserted }
  }
}
