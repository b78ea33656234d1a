internal import Catalog
internal import Cells
internal import Decision
internal import Fit

/// The devices of the scenario: declaring, changing and removing them.
extension AppState {
  /// The devices in a few words, for the row of the need.
  var deviceSummary: String {
    let devices = kept.context.devices
    guard !devices.isEmpty else { return "no device declared" }
    return "fits "
      + devices.map { device in
        let count = device.count > 1 ? "\(device.count) × " : ""
        return "\(count)\(device.id), \(Wording.decimals(device.totalBudgetGiB, 0)) GiB"
      }
      .joined(separator: " or ")
  }

  /// What the pane says of the devices.
  var deviceItems: [PanelItem] {
    guard !document.scenario.devices.isEmpty else {
      return [.text("No device is declared; Enter adds one.", .caution)]
    }
    return kept.context.devices.map { .entry($0.id, "\($0.title): \($0.words)") }
  }

  /// Opens the list of devices; one that is empty begins with what can be added.
  mutating func openDevices() {
    var devices = DeviceList()
    if document.scenario.devices.isEmpty { devices.finder = DeviceFinder(base.deviceChoices) }
    overlay = .devices(devices)
  }

  /// Takes what detection found; nothing happens where nobody waits for it any more.
  public mutating func detected(_ proposals: [DeviceProposal]) {
    guard case .devices(var devices) = overlay, var finder = devices.finder else { return }
    let found = proposals.map(DeviceFinder.Item.proposal)
    finder.items = found + finder.items.filter { $0 != .waiting && $0 != .thisMachine }
    finder.list = ListCursor()
    devices.finder = finder
    overlay = .devices(devices)
    message = proposals.isEmpty ? "Nothing could be read of this machine; name its parts." : nil
  }

  mutating func updateDevices(_ devices: DeviceList, _ key: Key) -> [Effect] {
    var devices = devices
    let effects: [Effect]
    if var sizes = devices.sizes {
      let step = sizes.picker.take(key)
      devices.sizes = step == .stay ? sizes : nil
      sizes = DeviceList.SizeChoice(choice: sizes.choice, count: sizes.count, picker: sizes.picker)
      effects = step == .accept ? addSized(sizes, &devices) : []
    } else if devices.finder != nil {
      effects = find(key, &devices)
    } else if devices.line != nil {
      effects = type(key, &devices)
    } else if devices.fields != nil {
      effects = chooseField(key, &devices)
    } else {
      effects = chooseDevice(key, &devices)
    }
    if case .devices = overlay { overlay = .devices(devices) }
    return effects
  }

  // MARK: The list

  private mutating func chooseDevice(_ key: Key, _ devices: inout DeviceList) -> [Effect] {
    let count = document.scenario.devices.count
    switch key {
    case .escape, .character("q"): overlay = nil
    case .character("a"): devices.finder = DeviceFinder(base.deviceChoices)
    case .enter where devices.list.row >= count:
      devices.finder = DeviceFinder(base.deviceChoices)
    case .enter: devices.fields = ListCursor()
    case .character("x"), .delete: return remove(&devices)
    case .character("u"): return undo()
    case .control("r"): return redo()
    case .character("?"):
      message = "Enter opens a device, a adds one, x removes it, u undoes, Esc closes."
    default: devices.list.take(key, count: count + 1)
    }
    return []
  }

  private mutating func remove(_ devices: inout DeviceList) -> [Effect] {
    let row = devices.list.row
    guard document.scenario.devices.indices.contains(row) else {
      message = "x removes a device; here is none."
      return []
    }
    let name = kept.context.devices.indices.contains(row) ? kept.context.devices[row].title : ""
    let effects = edit("device \(name) removed") { $0.scenario.devices.remove(at: row) }
    devices.list.go(to: row, count: document.scenario.devices.count + 1)
    return effects
  }

  // MARK: Adding

  private mutating func find(_ key: Key, _ devices: inout DeviceList) -> [Effect] {
    guard var finder = devices.finder else { return [] }
    if key == .enter, finder.shown.isEmpty { return addTyped(finder, &devices) }
    let step = finder.take(key)
    devices.finder = finder
    if step == .close { devices.finder = nil }
    guard step == .accept, let chosen = finder.chosen else { return [] }
    switch chosen {
    case .thisMachine:
      finder.items = finder.items.map { $0 == .thisMachine ? .waiting : $0 }
      devices.finder = finder
      return [.detectDevices]
    case .waiting: return []
    case .proposal(let proposal):
      guard let declaration = proposal.declaration else {
        message = proposal.detail
        return []
      }
      return add(proposal.name, &devices) { $0.declare(declaration) }
    case .choice(let choice):
      let typed = try? DeviceRequest.read(finder.line.text, presets: base.presets)
      // What was typed may name a device in full, with its count and its memory; it goes before the
      // first row, which only holds the same letters.
      if let typed, let id = typed.preset, let named = base.presets.named(id),
        id == choice.id || finder.list.row == 0,
        typed.memoryGiB != nil || named.sizesGiB.count < 2
      {
        return add(named.name, &devices) { $0.declare(typed) }
      }
      let count = finder.typed.count * choice.count
      if choice.sizesGiB.isEmpty {
        message = Self.sentence(DeviceRequestProblem.noMemory(device: choice.id).message)
        return []
      }
      if let memory = finder.memory(among: choice.sizesGiB) ?? onlySize(choice) {
        return add(choice.name, &devices) {
          $0.declare(choice, count: count, memoryGiB: memory)
        }
      }
      devices.sizes = DeviceList.SizeChoice(
        choice: choice, count: count,
        picker: Picker(
          title: "Memory of \(choice.name)", note: "It is sold with several sizes.",
          items: choice.sizesGiB.map {
            Picker.Item(label: TypedNumber.text($0) + " GiB", detail: "")
          }, purpose: .memory))
    }
    return []
  }

  /// Declares what was typed where no name holds it: hardware by its numbers, `memory=24,ram=64`.
  private mutating func addTyped(_ finder: DeviceFinder, _ devices: inout DeviceList) -> [Effect] {
    do throws(DeviceRequestProblem) {
      let typed = try DeviceRequest.read(finder.line.text, presets: base.presets)
      return add(typed.preset ?? typed.id, &devices) { $0.declare(typed) }
    } catch {
      message = Self.sentence(error.message)
      return []
    }
  }

  private func onlySize(_ choice: NamedDevice) -> Double? {
    choice.sizesGiB.count < 2 ? choice.sizesGiB.first ?? 0 : nil
  }

  private mutating func addSized(_ sizes: DeviceList.SizeChoice, _ devices: inout DeviceList)
    -> [Effect]
  {
    guard let chosen = sizes.picker.chosen, sizes.choice.sizesGiB.indices.contains(chosen) else {
      return []
    }
    return add(sizes.choice.name, &devices) {
      $0.declare(sizes.choice, count: sizes.count, memoryGiB: sizes.choice.sizesGiB[chosen])
    }
  }

  /// Adds a device and opens its fields.
  private mutating func add(
    _ name: String, _ devices: inout DeviceList, _ declare: (inout Scenario) -> Void
  ) -> [Effect] {
    let effects = edit("device \(name) added") { declare(&$0.scenario) }
    guard !effects.isEmpty else { return [] }
    devices.finder = nil
    devices.list.row = document.scenario.devices.count - 1
    devices.fields = ListCursor()
    return effects
  }

  // MARK: The fields of one

  private mutating func chooseField(_ key: Key, _ devices: inout DeviceList) -> [Effect] {
    devices.problem = nil
    guard let field = devices.field else { return [] }
    switch key {
    case .escape, .character("q"): devices.fields = nil
    case .character("x"), .backspace, .delete: return change(field, "", &devices)
    case .character("u"): return undo()
    case .control("r"): return redo()
    case .character("?"):
      message = "Enter changes a value, x takes it back, u undoes, Esc goes to the devices."
    case .enter, .character(" "), .left, .right: return beginField(field, key, &devices)
    case .character(let digit) where digit.isASCII && digit.isWholeNumber:
      switch field.form {
      case .count, .number: devices.line = LineEdit(String(digit))
      case .text, .words: break
      }
    case .tab: devices.fields?.take(.down, count: DeviceField.all.count)
    case .backTab: devices.fields?.take(.up, count: DeviceField.all.count)
    default: devices.fields?.take(key, count: DeviceField.all.count)
    }
    return []
  }

  /// The next word of a field that has a few, or a line to type.
  private mutating func beginField(_ field: DeviceField, _ key: Key, _ devices: inout DeviceList)
    -> [Effect]
  {
    let row = devices.list.row
    guard kept.context.devices.indices.contains(row) else { return [] }
    let present = field.text(of: kept.context.devices[row]) ?? ""
    guard case .words(let words) = field.form else {
      if key == .enter || key == .character(" ") { devices.line = LineEdit(present) }
      return []
    }
    let here = words.firstIndex(of: present) ?? 0
    let step = key == .left ? words.count - 1 : 1
    return change(field, words[(here + step) % words.count], &devices)
  }

  private mutating func type(_ key: Key, _ devices: inout DeviceList) -> [Effect] {
    guard var line = devices.line, let field = devices.field else { return [] }
    switch key {
    case .escape:
      devices.line = nil
      devices.problem = nil
    case .enter, .tab:
      let effects = change(field, line.text, &devices)
      if devices.problem == nil { devices.line = nil }
      return effects
    default:
      devices.problem = nil
      _ = line.take(key)
      devices.line = line
    }
    return []
  }

  /// States a value or takes it back; what contradicts the rest is refused with its sentence.
  private mutating func change(_ field: DeviceField, _ text: String, _ devices: inout DeviceList)
    -> [Effect]
  {
    let row = devices.list.row
    guard document.scenario.devices.indices.contains(row) else { return [] }
    do {
      let table = try field.changed(document.scenario.devices[row], to: text)
      let device = try base.device(table)
      let value = field.text(of: device) ?? "not known"
      return edit("\(device.id), \(field.label.lowercased()): \(value)") {
        $0.scenario.devices[row] = table
      }
    } catch {
      devices.problem = Self.sentence("\(error)")
      return []
    }
  }
}
