internal import Catalog
internal import Cells
internal import Decision
internal import Licensing

/// Where somebody stands on the Needs screen.
struct NeedsState: Hashable, Sendable {
  var list = ListCursor()
  /// Limits of demands that became wishes, so that turning back brings them back.
  var remembered: [String: Must] = [:]
}

/// One row of the Needs screen.
enum NeedRow: Hashable, Sendable {
  /// The intended use.
  case use
  /// A rule, by its position among the scenario's.
  case must(Int)
  /// A preference no rule stands for, by its position among the scenario's.
  case preference(Int)
  /// Reported restrictions, which stand apart from needs and wishes.
  case restrictions
}

extension AppState {
  /// Every need, in the order shown: the use, rules, then wishes by importance.
  var allNeedRows: [NeedRow] {
    let scenario = document.scenario
    let paired = Set(
      scenario.musts.compactMap { Constraints.named($0.field)?.criterion })
    let wishes = scenario.preferences.indices.filter {
      !paired.contains(scenario.preferences[$0].criterion)
    }.sorted {
      (scenario.preferences[$0].place, $0) < (scenario.preferences[$1].place, $1)
    }
    return [.use] + scenario.musts.indices.map(NeedRow.must) + wishes.map(NeedRow.preference)
      + (base.snapshot.policies.isEmpty ? [] : [.restrictions])
  }

  /// The needs shown: all, or those the filter finds.
  var needRows: [NeedRow] {
    let all = allNeedRows
    guard let query = filters[.needs] else { return all }
    let names = all.map { needName($0) + " " + needWanted($0) }
    return NameFilter(names: names).holding(query).map { all[$0] }
  }

  /// The need under the cursor.
  var currentNeed: NeedRow? {
    let rows = needRows
    return rows.indices.contains(needs.list.row) ? rows[needs.list.row] : nil
  }

  /// What the need is called.
  func needName(_ row: NeedRow) -> String {
    switch row {
    case .use: return "Use"
    case .restrictions: return "Restrictions"
    case .must(let position):
      let must = document.scenario.musts[position]
      return must.label
    case .preference(let position):
      let id = document.scenario.preferences[position].criterion
      return Criteria.named(id)?.label ?? id
    }
  }

  /// What is wanted, in words.
  func needWanted(_ row: NeedRow) -> String {
    switch row {
    case .use: return useSummary
    case .restrictions: return restrictionSummary
    case .must(let position):
      let must = document.scenario.musts[position]
      if must.comparison == .fits, must.value.number == nil { return deviceSummary }
      return Constraints.named(must.field)?.wanted(must, in: base) ?? ""
    case .preference(let position):
      return wish(document.scenario.preferences[position])
    }
  }

  /// A wish in words: which end is better, and over which range it counts.
  private func wish(_ preference: Preference) -> String {
    guard let definition = Criteria.named(preference.criterion) else { return "" }
    switch definition.curve(for: preference) {
    case .linear(let worst, let best), .logarithmic(let worst, let best):
      let way = best > worst ? "more is better" : "less is better"
      return "\(way), \(definition.spelled(worst)) to \(definition.spelled(best)) "
        + definition.unit
    case .points: return "the nearer to its best value the better"
    }
  }

  /// The intended use in a few words.
  private var useSummary: String {
    let use = document.scenario.use
    guard !use.isEmpty else { return "nothing said yet" }
    var parts: [String] = []
    let purpose = use["use.purpose"]?.text?.split(separator: "-").joined(separator: " ")
    let kind = use["entity.kind"]?.text.map { "(\($0))" }
    let what = [purpose, kind].compactMap { $0 }
    if !what.isEmpty { parts.append(what.joined(separator: " ")) }
    if let places = use["use.users_in"]?.list, !places.isEmpty {
      parts.append(
        places.count > 4 ? "used in \(places.count) countries" : "used in " + Wording.list(places))
    }
    if parts.isEmpty { parts.append(Wording.count(use.count, "answer")) }
    return parts.joined(separator: ", ")
  }

  /// The preference that stands beside a rule, where there is one.
  func pairedPreference(_ must: Must) -> Int? {
    guard let criterion = Constraints.named(must.field)?.criterion else { return nil }
    return document.scenario.preferences.firstIndex { $0.criterion == criterion }
  }

  /// `must`, `prefer`, `both` or `off`.
  func needKind(_ row: NeedRow) -> String {
    switch row {
    case .use: return "must"
    case .restrictions: return document.scenario.policies.values.max()?.rawValue ?? "off"
    case .must(let position):
      let must = document.scenario.musts[position]
      let isWish = pairedPreference(must).map { document.scenario.preferences[$0].isOn } ?? false
      if must.isOn { return isWish ? "both" : "must" }
      return isWish ? "prefer" : "off"
    case .preference(let position):
      return document.scenario.preferences[position].isOn ? "prefer" : "off"
    }
  }

  /// What the rule of a row did to the list, in the ranking shown.
  func funnelStep(_ row: NeedRow) -> FunnelStep? {
    guard case .must(let position) = row else { return nil }
    let id = document.scenario.musts[position].id
    return outcome.funnel.first { $0.must.id == id }
  }

  /// How many a need removes, and `5?` for those it cannot judge.
  func needRemoves(_ row: NeedRow) -> String {
    if row == .use { return glyphs.dash }
    if row == .restrictions {
      return outcome.hasPolicies ? "\(outcome.restricted.count)" : glyphs.dash
    }
    guard let step = funnelStep(row) else { return glyphs.dash }
    let removed = step.before - step.after
    if removed == 0, step.unknown > 0, step.unknown == step.after { return "all ?" }
    return step.unknown > 0 ? "\(removed) \(step.unknown)?" : "\(removed)"
  }

  /// How many are left after a row.
  func needLeft(_ row: NeedRow) -> Int {
    switch row {
    case .use: return outcome.considered
    case .preference: return outcome.funnel.last?.after ?? outcome.considered
    case .restrictions:
      return (outcome.funnel.last?.after ?? outcome.considered) - outcome.restricted.count
    case .must(let position):
      let ids = Set(document.scenario.musts.prefix(position + 1).map(\.id))
      return outcome.funnel.last { ids.contains($0.must.id) }?.after ?? outcome.considered
    }
  }
}
