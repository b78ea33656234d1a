internal import Catalog
internal import Cells
internal import Decision
internal import Licensing

/// Keys while something lies over the screen.
extension AppState {
  mutating func updateOverlay(_ key: Key) -> [Effect] {
    switch overlay {
    case .picker(var picker):
      let step = picker.take(key)
      overlay = step == .stay ? .picker(picker) : nil
      return step == .accept ? accept(picker) : []
    case .field(var field):
      let step = field.take(key)
      if step == .close { keepTyped(field) }
      if case .filter(let place) = field.purpose { return filter(field, step, place) }
      overlay = step == .stay ? .field(field) : nil
      return step == .accept ? accept(field) : []
    case .ticks(var ticks):
      let step = ticks.take(key)
      overlay = step == .stay ? .ticks(ticks) : nil
      return step == .accept ? accept(ticks) : []
    case .finder(var finder):
      let step = finder.take(key)
      overlay = step == .stay ? .finder(finder) : nil
      guard step == .accept, let name = finder.chosen else { return [] }
      switch finder.purpose {
      case .detail: openModel(name)
      case .layers: overlay = .picker(quantizationPicker(name))
      }
      return []
    case .palette(var palette):
      let step = palette.take(key)
      overlay = step == .stay ? .palette(palette) : nil
      guard step == .accept, let entry = palette.chosen else { return [] }
      return perform(entry.action, entry.key)
    case .label(var label):
      let step = label.take(key)
      overlay = step == .stay ? .label(label) : nil
      return step == .accept ? accept(label) : []
    case .area(var area):
      let step = area.take(key)
      overlay = step == .stay ? .area(area) : nil
      guard step == .accept else { return [] }
      let (effects, problem) = accept(area)
      if let problem {
        area.problem = problem
        overlay = .area(area)
      }
      return effects
    case .standings(let list): return updateStandings(list, key)
    case .record(var page):
      let step = page.take(key, count: recordLines(page).count, height: recordPageHeight)
      overlay = step == .stay ? .record(page) : nil
      return []
    case .form(let form): return updateForm(form, key)
    case .packs(let packs): return updatePacks(packs, key)
    case .devices(let devices): return updateDevices(devices, key)
    case .help(var help):
      overlay = help.take(key, count: helpCount) == .stay ? .help(help) : nil
      return []
    case nil: return []
    }
  }

  private mutating func accept(_ picker: Picker) -> [Effect] {
    guard let chosen = picker.chosen else { return [] }
    switch picker.purpose {
    case .preset: return begin(preset: picker.items[chosen].label)
    case .add: return add(chosen)
    case .sort:
      sort(by: chosen)
      return []
    case .use, .memory: return []
    case .weights: return takeOrder(ofPreset: chosen)
    case .servedModel(let address):
      let target = ProbeTarget(address: address, model: picker.items[chosen].label)
      // What was to be measured when the server asked for a name is known.
      guard !isProbing, case .server(address, _, let measure) = probe.live?.order else {
        return askWhatToMeasure(target)
      }
      return start(target, measure)
    case .measure(let target): return chooseMeasure(chosen, target)
    case .thirdLanguage(let target):
      return chooseThirdLanguage(picker.items[chosen].label, target)
    case .unprovable(let target, let measure, let choice):
      return chosen == 0 ? start(target, measure) : askWhatToMeasure(target, cursor: choice)
    case .probedQuantization(let model):
      return start(.layers(model: model, quantization: picker.items[chosen].label))
    case .verdict(let model): return chooseVerdict(chosen, on: model)
    case .stance(let reviewer, let model): return chooseStance(chosen, of: reviewer, on: model)
    case .status: return chooseStatus(chosen)
    case .replaceExports(let names): return replaceExports(names, chosen)
    case .axis(let axis):
      choose(axis: axis, chosen)
      return []
    case .value(var must):
      if must.comparison == .verdict {
        VerdictChoice.allCases[chosen].apply(to: &must)
      } else {
        must.value = .list([picker.items[chosen].label])
      }
      return set(must)
    }
  }

  private mutating func accept(_ field: TextField) -> [Effect] {
    switch field.purpose {
    case .filter: return []
    case .scenarioName: return save(as: field)
    case .limit(let must): return accept(field, for: must)
    case .probeAddress, .probeFile: return acceptProbe(field)
    case .listPath: return acceptList(field)
    }
  }

  mutating func beginFilter() {
    if let page = details.last?.page, !page.hasRows {
      message = "This page has no rows to look through; j k scroll it."
      return
    }
    overlay = .field(
      TextField(
        title: "Find", note: "", text: filters[place] ?? "", purpose: .filter(place)))
  }

  /// A filter works while it is typed.
  private mutating func filter(_ field: TextField, _ step: OverlayStep, _ place: Place) -> [Effect]
  {
    let text = step == .close ? "" : field.line.text
    overlay = step == .stay ? .field(field) : nil
    let former = filters[place]
    filters[place] = text.isEmpty ? nil : text
    if filters[place] != former {
      rank.isStale = true
      list = ListCursor()
    }
    return []
  }

  mutating func askWhyNot() {
    overlay = .finder(
      Finder(title: "Why not …", names: base.candidates.map(\.model.id)))
  }

  /// Every action of the place by name; actions of two keys stand twice.
  var paletteEntries: [Palette.Entry] {
    KeyTable.actions(in: place).flatMap { spec -> [Palette.Entry] in
      switch spec.action {
      case .goTo:
        return ScreenID.allCases.map {
          let key = Key.character(Character("\($0.rawValue)"))
          return Palette.Entry(
            action: .goTo, key: key, name: "\($0.title) screen", help: "Go to \($0.title).",
            keyName: key.name(in: glyphs))
        }
      case .move, .edge, .page, .halfPage, .columns, .palette: return []
      default:
        return [
          Palette.Entry(
            action: spec.action, key: spec.keys.first, name: spec.label, help: spec.help,
            keyName: spec.keys.first?.name(in: glyphs) ?? "")
        ]
      }
    }
  }
}
