/// How often a family releases, and from which dates that follows.
public struct ReleaseCadence: Hashable, Sendable {
  /// The top-level family it is counted for.
  public let family: String
  /// The median gap in days, halves rounded up; `nil` where fewer than 4 dates are known.
  public let medianDays: Int?
  /// The last dates, at most 5, rising, each with what was released on it.
  public let dates: [DatedReleases]
  /// The days between them.
  public let gaps: [Int]
  /// How many distinct dates are known in all.
  public let knownDateCount: Int

  /// A date with what was released on it.
  public struct DatedReleases: Hashable, Sendable {
    /// The date.
    public let date: CalendarDate
    /// The releases.
    public let entries: [TimelineEntry]
  }
}

extension CatalogSnapshot {
  /// How often the top-level family of a family releases.
  ///
  /// **Shape**: the median gap between the last 5 distinct release dates; not known where fewer
  /// than 4 are. Derivatives, changes of terms and models without a date never count. **Units**:
  /// days. A month counts as its 15th and is left out when a day of that month is known.
  /// **Source**: chosen: five releases are the recent past of a line, and fewer than four say nothing of it.
  public func cadence(of family: String) -> ReleaseCadence {
    let top = topFamily(of: family)
    let releases = timeline(of: top).filter { $0.kind == .release }
    let dates = FamilyIndex.cadenceDates(releases.map(\.date))
    let last = Array(dates.suffix(5))
    return ReleaseCadence(
      family: top, medianDays: Self.cadenceDays(of: dates),
      dates: last.map { date in .init(date: date, entries: releases.filter { $0.date == date }) },
      gaps: zip(last, last.dropFirst()).map { $1.days(since: $0) }, knownDateCount: dates.count)
  }

  /// The usual number of days between two releases of the top-level family; `nil` where fewer than
  /// 4 dates are known.
  public func cadenceDays(of family: String) -> Int? { cadence(of: family).medianDays }

  static func cadenceDays(of dates: [CalendarDate]) -> Int? {
    let last = dates.suffix(5)
    guard last.count >= 4 else { return nil }
    let gaps = zip(last, last.dropFirst()).map { $1.days(since: $0) }.sorted()
    let middle = gaps.count / 2
    return gaps.count % 2 == 1 ? gaps[middle] : (gaps[middle - 1] + gaps[middle] + 1) / 2
  }
}
