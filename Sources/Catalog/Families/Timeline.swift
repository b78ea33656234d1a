/// One release or milestone of a family.
public struct TimelineEntry: Hashable, Sendable {
  /// When it happened; a month stands where no day is known.
  public let date: CalendarDate
  /// What was released or changed.
  public let name: String
  /// The model's id, where it has a record.
  public let model: String?
  /// All parameters, where they are known.
  public let parameters: Int64?
  /// The ids of the licenses that cover the weights, sorted; empty where none is assigned.
  public let licenses: [String]
  /// Who states the date.
  public let evidence: Evidence?
}

/// A stretch of a family's history under the same licenses.
public struct LicensePhase: Hashable, Sendable {
  /// The ids of the licenses, sorted; all of them apply.
  public let licenses: [String]
  /// The labels of those licenses, in the same order; empty text where a license has no record.
  public let categories: [String]
  /// The first release under them.
  public let first: CalendarDate
  /// The last release under them before the terms changed, or so far.
  public let last: CalendarDate
  /// How many releases and milestones fall into it.
  public let entryCount: Int
  /// Changes to the texts of these licenses themselves, as their records tell them.
  public let textChanges: [TextChange]

  /// A change to the text of a license that kept its id.
  public struct TextChange: Hashable, Sendable {
    /// The license.
    public let license: String
    /// When, in the words of its record.
    public let date: String
    /// What changed.
    public let what: String
  }
}

extension CatalogSnapshot {
  /// Releases and milestones of a family and all families below it, oldest first.
  ///
  /// **Shape**: what others made of its models is left out, and so are models without a date. Of a
  /// milestone and a model with the same id only the model stays.
  public func timeline(of family: String) -> [TimelineEntry] {
    let index = familyIndex
    var entries: [TimelineEntry] = []
    var told: Set<String> = []
    for model in index.releases(of: family) {
      guard case .known(let value, let evidence, losing: _)? = model["release_date"],
        let date = value.date
      else { continue }
      told.insert(model.id)
      let short = model.id.split(separator: "/", maxSplits: 1).last.map(String.init) ?? model.id
      let licenses = model.rows("license").filter { $0["artifact"]?.text == "weights" }
        .flatMap { $0["id"]?.list ?? [] }
      entries.append(
        TimelineEntry(
          date: date, name: model["name"]?.value?.text ?? short, model: model.id,
          parameters: model["params_total"]?.value?.integer,
          licenses: Set(licenses).sorted { $0.precedesByBytes($1) }, evidence: evidence))
    }
    for milestone in index.milestones(of: family) {
      let row = milestone.row
      guard let date = row["date"]?.date, let name = row["name"]?.text else { continue }
      let model = row["model"]?.text
      if let model, told.contains(model) { continue }
      entries.append(
        TimelineEntry(
          date: date, name: name, model: model, parameters: nil,
          licenses: Set(row["license"]?.list ?? []).sorted { $0.precedesByBytes($1) },
          evidence: row.evidence))
    }
    return entries.sorted { left, right in
      left.date != right.date ? left.date < right.date : left.name.precedesByBytes(right.name)
    }
  }

  /// The usual number of days between two releases of the top-level family.
  ///
  /// **Shape**: the median gap between the last 5 distinct release dates; `nil` where fewer than 4
  /// are known. **Units**: days, halves rounded up. A month counts as its 15th and is left out when
  /// a day of that month is known. **Source**: chosen, see CATALOG.md section 5.
  public func cadenceDays(of family: String) -> Int? {
    Self.cadenceDays(of: familyIndex.cadenceDates(of: topFamily(of: family)))
  }

  static func cadenceDays(of dates: [CalendarDate]) -> Int? {
    let last = dates.suffix(5)
    guard last.count >= 4 else { return nil }
    let gaps = zip(last, last.dropFirst()).map { $1.days(since: $0) }.sorted()
    let middle = gaps.count / 2
    return gaps.count % 2 == 1 ? gaps[middle] : (gaps[middle - 1] + gaps[middle] + 1) / 2
  }

  /// How the licenses of a family changed, oldest first.
  ///
  /// Releases without an assigned license say nothing and end no phase.
  public func licenseTrajectory(of family: String) -> [LicensePhase] {
    var groups: [[TimelineEntry]] = []
    for entry in timeline(of: family) where !entry.licenses.isEmpty {
      if groups.last?.first?.licenses == entry.licenses {
        groups[groups.count - 1].append(entry)
      } else {
        groups.append([entry])
      }
    }
    return groups.compactMap { group in
      guard let first = group.first, let last = group.last else { return nil }
      return LicensePhase(
        licenses: first.licenses,
        categories: first.licenses.map { licenses[$0]?.identity("category")?.text ?? "" },
        first: first.date, last: last.date, entryCount: group.count,
        textChanges: first.licenses.flatMap(textChanges))
    }
  }

  private func textChanges(of license: String) -> [LicensePhase.TextChange] {
    (licenses[license]?.rows("history") ?? []).compactMap { row in
      guard let date = row["date"]?.text, let what = row["what"]?.text else { return nil }
      return .init(license: license, date: date, what: what)
    }
  }

  private var familyIndex: FamilyIndex {
    FamilyIndex(families: families, models: models.map(\.record))
  }
}
