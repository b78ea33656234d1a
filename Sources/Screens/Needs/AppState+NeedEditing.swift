internal import Catalog
internal import Cells
internal import Decision

/// Changing what a need asks for, and beginning with a preset.
extension AppState {
  /// Enter on a need.
  mutating func openNeed() -> [Effect] {
    guard let need = currentNeed else { return [] }
    switch need {
    case .use: openUseForm()
    case .restrictions: openPacks()
    case .must(let position): ask(for: document.scenario.musts[position])
    case .preference:
      message = "A wish has no limit: J K say how much it matters, m adds a demand."
    }
    return []
  }

  /// Asks for the value of a rule, in the form its field takes.
  mutating func ask(for must: Must) {
    guard let definition = Constraints.named(must.field) else { return }
    let title = definition.label
    if let numeric = definition as? any NumericConstraint {
      let isWindow = must.comparison == .within
      overlay = .field(
        TextField(
          title: "\(title), \(words(must.comparison)), in \(numeric.unit)",
          note: definition.summary,
          text: isWindow ? "" : must.value.number.map(TypedNumber.text) ?? "",
          purpose: .limit(must)))
    } else if must.comparison == .verdict {
      overlay = .picker(
        Picker(
          title: title, note: definition.summary,
          items: VerdictChoice.allCases.map {
            Picker.Item(label: $0.label + ($0.holds(for: must) ? " (now)" : ""), detail: $0.detail)
          },
          purpose: .value(must), cursor: must.value.text == "allowed" ? 0 : 1))
    } else if definition.fault(in: withValue(must, .list(["yes"]))) == nil,
      definition.fault(in: withValue(must, .list(["-"]))) != nil
    {
      let isYes = must.value.flag ?? (must.value.list?.first != "no")
      overlay = .picker(
        Picker(
          title: title, note: definition.summary,
          items: [Picker.Item(label: "yes", detail: ""), Picker.Item(label: "no", detail: "")],
          purpose: .value(must), cursor: isYes ? 0 : 1))
    } else if let names = definition as? any NameConstraint {
      overlay = .ticks(tickList(must, names))
    } else if must.comparison == .fits {
      openDevices()
    } else {
      message = "\(title) has no value to change; Space turns it on or off."
    }
  }

  private func withValue(_ must: Must, _ value: FactValue) -> Must {
    var changed = must
    changed.value = value
    return changed
  }

  private func words(_ comparison: MustOperator) -> String {
    switch comparison {
    case .lessOrEqual: return "at most"
    case .greaterOrEqual: return "at least"
    case .less: return "less than"
    case .greater: return "more than"
    case .notEqual: return "not"
    case .within: return "from and to"
    default: return "exactly"
    }
  }

  /// Every name the catalog's models give for a field, the ticked ones first.
  private func tickList(_ must: Must, _ definition: any NameConstraint) -> TickList {
    var counts: [String: Int] = [:]
    for candidate in base.candidates where candidate.model.hasOpenWeights {
      var seen: Set<String> = []
      for alternative in outcome.context.alternatives(of: candidate) {
        guard case .known(let names) = definition.names(alternative) else { continue }
        seen.formUnion(names)
      }
      for name in seen { counts[name, default: 0] += 1 }
    }
    let ticked = must.value.list ?? []
    var items = ticked.map {
      TickList.Item(name: $0, detail: detail($0, counts[$0]), isOn: true)
    }
    let isOfCountries = definition.field.contains("country") || definition.field.contains("center")
    if isOfCountries {
      for region in base.regions.keys.sorted(by: { $0.precedesByBytes($1) })
      where !ticked.contains(region) {
        items.append(TickList.Item(name: region, detail: detail(region, nil), isOn: false))
      }
    }
    let rest = counts.filter { !ticked.contains($0.key) }.sorted {
      $0.value != $1.value ? $0.value > $1.value : $0.key.precedesByBytes($1.key)
    }
    items += rest.map { TickList.Item(name: $0.key, detail: detail($0.key, $0.value), isOn: false) }
    return TickList(
      title: definition.label, must: must, operators: definition.operators, items: items)
  }

  private func detail(_ name: String, _ count: Int?) -> String {
    if let members = base.regions[name] {
      return Wording.count(members.count, "country", plural: "countries")
    }
    return count.map { Wording.count($0, "model") } ?? "no model"
  }

  /// Takes a typed limit; the field stays open with the reason when it is none.
  mutating func accept(_ field: TextField, for must: Must) -> [Effect] {
    guard let definition = Constraints.named(must.field) else { return [] }
    let isTokens = (definition as? any NumericConstraint)?.unit == "tokens"
    let read = isTokens ? TypedNumber.readTokens : TypedNumber.read
    var changed = must
    if must.comparison == .within {
      let ends = field.line.text.split(separator: " ").compactMap { read(String($0)) }
      changed.value = .numbers(ends)
    } else if let number = read(field.line.text) {
      changed.value = TypedNumber.value(number)
    } else {
      changed.value = .text(field.line.text)
    }
    if let fault = definition.fault(in: changed) {
      var open = field
      open.problem = "\(definition.label) \(fault)."
      overlay = .field(open)
      return []
    }
    overlay = nil
    return set(changed)
  }

  /// Takes ticked names; the list stays open with the reason when they do not do.
  mutating func accept(_ ticks: TickList) -> [Effect] {
    var must = ticks.must
    must.value = .list(ticks.names)
    if let fault = Constraints.named(must.field)?.fault(in: must) {
      var open = ticks
      open.problem = "\(ticks.title) \(fault)."
      overlay = .ticks(open)
      return []
    }
    overlay = nil
    return set(must)
  }

  /// Changes a rule, or adds it.
  mutating func set(_ must: Must) -> [Effect] {
    guard let position = document.scenario.musts.firstIndex(where: { $0.id == must.id }) else {
      return insert(must)
    }
    let definition = Constraints.named(must.field)
    let wanted = definition?.wanted(must, in: base) ?? must.id
    return edit("\(definition?.label ?? must.field): \(wanted)") {
      $0.scenario.musts[position] = must
    }
  }

  /// The presets of the catalog.
  var presetPicker: Picker {
    let names = Presets.names(in: base.snapshot)
    return Picker(
      title: "Begin with a preset",
      note: "A preset fills the list; you change it after. u undoes it.",
      items: names.map {
        Picker.Item(label: $0, detail: Presets.summary(of: $0, in: base.snapshot))
      }, purpose: .preset)
  }

  /// Takes over everything a preset says; the scenario keeps its name unless it was blank.
  mutating func begin(preset name: String) -> [Effect] {
    guard let text = Presets.text(of: name, in: base.snapshot) else { return [] }
    do {
      var scenario = try Scenario(toml: text, file: "preset \(name)")
      if !document.isBlank { scenario.name = document.scenario.name }
      scenario.revision = document.scenario.revision
      let effects = edit("preset \(name)") { $0.scenario = scenario }
      needs.list = ListCursor()
      return effects
    } catch {
      message = Self.sentence("\(error)")
      return []
    }
  }

  mutating func askForName() {
    overlay = .field(
      TextField(
        title: "Save as", note: "Letters, digits and dashes; the scenario goes on under this name.",
        text: document.scenario.name, purpose: .scenarioName))
  }

  /// Saves under a typed name; the field stays open with the reason when it is none.
  mutating func save(as field: TextField) -> [Effect] {
    let name = field.line.text.split(separator: " ").joined(separator: "-")
    let isPlain = name.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
        || "-_.".unicodeScalars.contains($0)
    }
    guard !name.isEmpty, isPlain, !name.hasPrefix("-"), !name.hasPrefix(".") else {
      var open = field
      open.problem = "A name has letters, digits and dashes, and begins with a letter or digit."
      overlay = .field(open)
      return []
    }
    overlay = nil
    // What is saved under a name is where later changes count from.
    weights.saved = nil
    weights.placedScenario = nil
    message = "Saved as \(name)."
    document.scenario.name = name
    return [.saveAs(document, name: name)]
  }
}
