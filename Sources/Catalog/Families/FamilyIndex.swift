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
  func members(of family: String) -> [String] {
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

  /// Models that the developer of the line released itself, as opposed to what others made of them.
  func releases(of family: String) -> [Record] {
    members(of: family).flatMap { member in
      (modelsByFamily[member] ?? []).filter { Self.isOriginal($0) }
    }
  }

  /// Families and the milestones they list.
  func milestones(of family: String) -> [(family: String, row: Row)] {
    members(of: family).flatMap { member in
      (families[member]?.rows("milestones") ?? []).map { (member, $0) }
    }
  }

  /// Distinct dates that count for the cadence, rising: a month is left out when a day of that
  /// month is known.
  func cadenceDates(of family: String) -> [CalendarDate] {
    let released = releases(of: family).compactMap { $0["release_date"]?.value?.date }
    let named = milestones(of: family).compactMap { $0.row["date"]?.date }
    let dates = Set(released + named)
    let months = Set(dates.filter { $0.day != nil }.map { [$0.year, $0.month] })
    return dates.filter { $0.day != nil || !months.contains([$0.year, $0.month]) }.sorted()
  }

  private static func isOriginal(_ model: Record) -> Bool {
    ["official", "base"].contains(model.identity("relation")?.text ?? "official")
  }
}
