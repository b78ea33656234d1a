/// Which families hang together, and what each of them released.
struct FamilyIndex {
  private let families: [String: Record]
  private let modelsByFamily: [String: [Record]]

  init(families: [String: Record], models: [Record]) {
    self.families = families
    modelsByFamily = Dictionary(
      grouping: models.filter { $0.identity("family")?.text != nil },
      by: { $0.identity("family")?.text ?? "" })
  }

  /// The family itself and all families below it, in byte order of their ids.
  static func members(of family: String, among families: [String: Record]) -> [String] {
    let below = families.keys.filter { id in
      var current = id
      // Deeper lines than any real one end here, so that a cycle ends too.
      for _ in 0..<8 {
        if current == family { return true }
        guard let parent = families[current]?.identity("parent")?.text else { return false }
        current = parent
      }
      return false
    }
    return Set(below + [family]).sorted { $0.precedesByBytes($1) }
  }

  /// The family itself and all families below it, in byte order of their ids.
  func members(of family: String) -> [String] { Self.members(of: family, among: families) }

  /// Models that the developer of the line released itself, as opposed to what others made of them.
  func releases(of family: String) -> [Record] {
    members(of: family).flatMap { member in
      (modelsByFamily[member] ?? []).filter { Self.isOriginal($0) }
        .sorted { $0.id.precedesByBytes($1.id) }
    }
  }

  /// Families and the milestones they list.
  func milestones(of family: String) -> [FamilyMilestone] {
    members(of: family).flatMap { member in
      (families[member]?.rows("milestones") ?? []).compactMap {
        FamilyMilestone($0, family: member)
      }
    }
  }

  /// Distinct dates that count for the cadence, rising: a month is left out when a day of that
  /// month is known, and a change of terms releases nothing.
  func cadenceDates(of family: String) -> [CalendarDate] {
    let released = releases(of: family).filter { $0["release_date"]?.value?.date != nil }
    let told = Set(released.map(\.id))
    let named = milestones(of: family).filter {
      $0.kind == .release && !told.contains($0.model ?? "")
    }
    return Self.cadenceDates(
      released.compactMap { $0["release_date"]?.value?.date } + named.map(\.date))
  }

  /// Release dates as the cadence counts them.
  static func cadenceDates(_ all: [CalendarDate]) -> [CalendarDate] {
    let dates = Set(all)
    let months = Set(dates.filter { $0.day != nil }.map { [$0.year, $0.month] })
    return dates.filter { $0.day != nil || !months.contains([$0.year, $0.month]) }.sorted()
  }

  static func isOriginal(_ model: Record) -> Bool {
    ["official", "base"].contains(model.identity("relation")?.text ?? "official")
  }
}

/// A milestone as a family's file states it.
struct FamilyMilestone {
  /// The family whose file it stands in.
  let family: String
  let kind: TimelineEntry.Kind
  let date: CalendarDate
  let name: String
  /// The licenses that held from then on; `nil` where they are not known.
  let licenses: [String]?
  let model: String?
  let note: String?
  let evidence: Evidence?

  init?(_ row: Row, family: String) {
    guard let date = row["date"]?.date, let name = row["name"]?.text else { return nil }
    self.family = family
    self.date = date
    self.name = name
    kind = row["kind"]?.text == "terms" ? .terms : .release
    licenses = row["license"]?.list.map { Set($0).sorted { $0.precedesByBytes($1) } }
    model = row["model"]?.text
    note = row["n"]?.text ?? row.evidence?.note
    evidence = row.evidence
  }
}
