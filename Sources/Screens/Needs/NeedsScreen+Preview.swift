internal import Catalog
internal import Cells
internal import Decision
internal import Licensing

/// What the pane says about the need under the cursor.
extension AppState {
  var needsPreview: Panel {
    guard let need = currentNeed else { return Panel("Needs") }
    switch need {
    case .use: return usePreview
    case .restrictions: return restrictionsPreview
    case .must(let position): return mustPreview(document.scenario.musts[position], need)
    case .preference(let position):
      return wishPreview(document.scenario.preferences[position])
    }
  }

  private func mustPreview(_ must: Must, _ need: NeedRow) -> Panel {
    guard let definition = Constraints.named(must.field) else { return Panel(must.id) }
    var panel = Panel(definition.label)
    panel.items += [
      .entry("Wanted", needWanted(need)),
      .entry("If unknown", policy(must.unknown)),
    ]
    if must.comparison == .verdict {
      panel.items.append(.entry("If for review", policy(must.review ?? .keep)))
    }
    if must.comparison == .fits { panel.items += deviceItems }
    if let why = must.why { panel.items.append(.entry("Because", why)) }
    if let position = pairedPreference(must), document.scenario.preferences[position].isOn {
      panel.items.append(
        .entry("Also weighs", weightWords(document.scenario.preferences[position])))
    }
    panel.items.append(.text(definition.summary, .muted))
    panel.items += removedModels(need)
    return panel
  }

  /// What the need under the cursor removed, as a sentence.
  var needCounts: String {
    guard let need = currentNeed else { return "" }
    if need == .restrictions { return restrictionCounts }
    if needKind(need) == "off" { return "Off: it removes nothing. Space turns it on." }
    guard let step = funnelStep(need) else { return "" }
    let removed = step.before - step.after
    var text = "Removed \(removed) of \(step.before)"
    if step.failing > removed { text += "; \(step.failing) of all fail it" }
    if step.failingAlone > 0 {
      text += "; \(step.failingAlone) fail\(step.failingAlone == 1 ? "s" : "") nothing else"
    }
    if step.unknown > 0 {
      text +=
        step.unknown == step.after
        ? "; no model left states it" : "; \(step.unknown) cannot be judged"
    }
    return text + "."
  }

  private func policy(_ policy: UnknownPolicy) -> String {
    switch policy {
    case .keep: return "keep, marked ?"
    case .drop: return "drop, as not known"
    case .ask: return "ask: set aside until somebody answers"
    }
  }

  /// A few models a rule keeps out, where the window has a pane for them.
  private func removedModels(_ need: NeedRow) -> [PanelItem] {
    guard case .must(let position) = need, layout.isWide else { return [] }
    let removed = outcome.excluded.filter { $0.firstMust == position }
    guard !removed.isEmpty else { return [] }
    var items: [PanelItem] = [.blank, .title("What it removed: \(removed.count)"), .blank]
    for model in removed.prefix(6) {
      let observed = model.observation(of: position)?.observed ?? ""
      items.append(.entry(model.model.shortName, observed))
    }
    if removed.count > 6 { items.append(.text("and \(removed.count - 6) more", .muted)) }
    items += [.blank, .text("3 opens the Excluded screen.", .muted)]
    return items
  }

  private func weightWords(_ preference: Preference) -> String {
    let weight = document.scenario.weighted.first {
      $0.preference.criterion == preference.criterion
    }?.weight
    return weight.map { "\(Wording.decimals($0 * 100, 1)) % of the score" } ?? "nothing, it is off"
  }

  private func wishPreview(_ preference: Preference) -> Panel {
    guard let definition = Criteria.named(preference.criterion) else {
      return Panel(preference.criterion)
    }
    var items: [PanelItem] = outcome.warnings.filter { $0.hasPrefix(definition.label) }
      .map { .text($0, .caution) }
    items += [
      .text("A wish removes nothing; it moves models up or down the list."),
      .entry("Weighs", weightWords(preference)),
      .entry("Place", "\(preference.place), 1 matters most; J K move it"),
    ]
    if let share = preference.notApplicable {
      items.append(
        .entry(
          "Where it does not apply", "counts as \(Wording.decimals(share * 100, 0)) of 100 points"))
    }
    let missing = outcome.rows.count { row in
      zip(outcome.criteria, row.contributions).contains {
        $0.definition.id == preference.criterion && $1.cell == .missing
      }
    }
    if missing > 0 {
      items.append(.entry("Not known", "for \(missing) of \(outcome.rows.count) ranked models"))
    }
    items.append(.text(definition.summary, .muted))
    return Panel(definition.label, items)
  }

  private var usePreview: Panel {
    let use = document.scenario.use
    let answered = ProfileQuestion.all.filter { $0.isAnswered(use) }
    var items: [PanelItem] = [
      .text(
        "Licenses are judged for this use. \(answered.count) of \(ProfileQuestion.all.count) "
          + "questions are answered; Enter opens them, each can be skipped.")
    ]
    for question in answered {
      items.append(.entry(question.label, question.standing(use, in: base)))
    }
    items.append(.text("Weigh's reading of the texts it names; not legal advice.", .muted))
    return Panel("Intended use", items)
  }

  /// What to say where no model is left.
  var nothingLeft: String? {
    guard outcome.rows.isEmpty, outcome.considered > 0 else { return nil }
    let best = (reports ?? []).max {
      ($0.alone.count, $1.position) < ($1.alone.count, $0.position)
    }
    guard let best, !best.alone.isEmpty else {
      return "No model is left, and no single need brings one back."
    }
    let name = best.label
    let count = Wording.count(best.alone.count, "model")
    return "No model is left. Without \(name), \(count) would be."
  }
}
