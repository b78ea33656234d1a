internal import Catalog
internal import Cells
internal import Decision
internal import Scoring

/// Changes of needs.
extension AppState {
  /// Turns a need on or off, with the wish that stands beside it.
  mutating func toggleNeed() -> [Effect] {
    guard let need = currentNeed else { return [] }
    let name = needName(need)
    switch need {
    case .use:
      message = "The use is always on; Enter changes it."
      return []
    case .restrictions:
      openPacks()
      return []
    case .must(let position):
      let isOn = needKind(need) == "off"
      let pair = pairedPreference(document.scenario.musts[position])
      return edit("\(name) \(isOn ? "on" : "off")") {
        $0.scenario.musts[position].isOn = isOn
        if let pair { $0.scenario.preferences[pair].isOn = isOn }
      }
    case .preference(let position):
      let isOn = !document.scenario.preferences[position].isOn
      return edit("\(name) \(isOn ? "on" : "off")") {
        $0.scenario.preferences[position].isOn = isOn
      }
    }
  }

  /// A demand becomes a wish, a wish both, both a demand again.
  mutating func cycleKind() -> [Effect] {
    guard let need = currentNeed else { return [] }
    switch need {
    case .use:
      message = "The use is what licenses are judged for; it is no need of its own."
      return []
    case .restrictions:
      message = "Restrictions stand apart from needs; Enter sets what each pack does."
      return []
    case .must(let position):
      let must = document.scenario.musts[position]
      guard let criterion = Constraints.named(must.field)?.criterion else {
        message = "\(needName(need)) can only be a must: no criterion weighs it."
        return []
      }
      switch needKind(need) {
      case "must", "off": return wishOnly(must, criterion)
      case "both": return demandOnly(must, criterion)
      default: return edit("\(needName(need)) both") { $0.scenario.musts[position].isOn = true }
      }
    case .preference(let position):
      return demandToo(document.scenario.preferences[position])
    }
  }

  private mutating func wishOnly(_ must: Must, _ criterion: String) -> [Effect] {
    needs.remembered[must.field] = must
    let name = must.label
    let effects = edit("\(name) preferred") { document in
      document.scenario.musts.removeAll { $0.id == must.id }
      document.scenario.prefer(criterion)
    }
    let row = needRows.firstIndex {
      guard case .preference(let position) = $0 else { return false }
      return document.scenario.preferences[position].criterion == criterion
    }
    if let row { needs.list.row = row }
    return effects
  }

  private mutating func demandOnly(_ must: Must, _ criterion: String) -> [Effect] {
    let name = must.label
    return edit("\(name) a must") { document in
      document.scenario.preferences.removeAll { $0.criterion == criterion }
    }
  }

  /// A wish becomes a demand as well.
  private mutating func demandToo(_ preference: Preference) -> [Effect] {
    let field = Constraints.all.first { $0.criterion == preference.criterion }
    guard let field else {
      message = "\(needName(currentNeed ?? .use)) can only be preferred: no need reads it."
      return []
    }
    return demand(field)
  }

  /// Adds a rule and keeps the cursor on it.
  mutating func insert(_ must: Must) -> [Effect] {
    let name = must.label
    let effects = edit("\(name) demanded") { document in
      document.scenario.musts.append(must)
      if let criterion = Constraints.named(must.field)?.criterion,
        let position = document.scenario.preferences.firstIndex(where: { $0.criterion == criterion }
        )
      {
        document.scenario.preferences[position].isOn = true
      }
    }
    let row = needRows.firstIndex {
      guard case .must(let position) = $0 else { return false }
      return document.scenario.musts[position].id == must.id
    }
    if let row { needs.list.row = row }
    return effects
  }

  /// Keep, drop, ask, and keep again.
  mutating func cycleUnknown() -> [Effect] {
    guard let need = currentNeed, case .must(let position) = need else {
      message = "Only a must can drop models it cannot judge."
      return []
    }
    let all = UnknownPolicy.allCases
    let old = document.scenario.musts[position].unknown
    let next = all[((all.firstIndex(of: old) ?? 0) + 1) % all.count]
    return edit("\(needName(need)): unknown \(next.rawValue)") {
      $0.scenario.musts[position].unknown = next
    }
  }

  /// Moves a rule in the order it counts, or a wish in the order of importance.
  mutating func moveNeed(by step: Int) -> [Effect] {
    guard filters[.needs] == nil else {
      message = "Clear the filter first; Esc clears it."
      return []
    }
    guard let need = currentNeed else { return [] }
    let rows = needRows
    let target = needs.list.row + step
    guard rows.indices.contains(target), need != .restrictions, rows[target] != .restrictions
    else {
      message = "It is already at the end."
      return []
    }
    let effects: [Effect]
    switch (need, rows[target]) {
    case (.must(let position), .must(let other)):
      effects = edit("order of \(needName(need))") {
        $0.scenario.musts.swapAt(position, other)
      }
    case (.preference(let position), .preference(let other)):
      effects = edit("importance of \(needName(need))") {
        $0.scenario.exchange(position, other)
      }
    default:
      message = "Demands stand before wishes; m turns one into the other."
      return []
    }
    if !effects.isEmpty { needs.list.row = target }
    return effects
  }
}

extension Scenario {
  /// Prefers a criterion; a new one matters least.
  mutating func prefer(_ criterion: String) {
    if let position = preferences.firstIndex(where: { $0.criterion == criterion }) {
      preferences[position].isOn = true
      return
    }
    let last = preferences.map(\.place).max() ?? 0
    var preference = Preference(criterion: criterion, place: last + 1, notApplicable: 0.5)
    if weightMethod == .points {
      let points = preferences.filter(\.isOn).compactMap(\.points)
      preference.points = points.isEmpty ? 1 : points.reduce(0, +) / Double(points.count)
    }
    preferences.append(preference)
  }

  /// Exchanges two preferences in the order of importance.
  mutating func exchange(_ position: Int, _ other: Int) {
    if preferences[position].place == preferences[other].place {
      preferences.swapAt(position, other)
    } else {
      let place = preferences[position].place
      preferences[position].place = preferences[other].place
      preferences[other].place = place
    }
    if weightMethod == .points {
      let points = preferences[position].points
      preferences[position].points = preferences[other].points
      preferences[other].points = points
    }
  }
}
