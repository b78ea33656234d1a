internal import Catalog
internal import Cells
internal import Decision
internal import Fit

/// Draws the devices of the scenario.
extension OverlayView {
  func draw(_ devices: DeviceList, into frame: inout Frame) {
    if let sizes = devices.sizes {
      draw(sizes.picker, into: &frame)
    } else if let finder = devices.finder {
      draw(finder, into: &frame)
    } else if devices.fields != nil {
      fields(of: devices, into: &frame)
    } else {
      list(devices, into: &frame)
    }
  }

  private func list(_ devices: DeviceList, into frame: inout Frame) {
    let declared = state.kept.context.devices
    let items =
      declared.map { Row(left: $0.title, middle: $0.words, right: $0.id) }
      + [Row(left: "add a device", middle: "by name, or this machine", role: .muted)]
    let top = open("Devices", rows: frame.size.rows, into: &frame)
    let bottom = frame.layout.messageRow
    let row = devices.list.row
    let note =
      declared.indices.contains(row)
      ? "\(declared[row].title): \(declared[row].words)."
      : "A model ranks with its best way under the needs: on one of these devices, or by a host."
    let lines = frame.glyphs.metrics.wrapped(
      frame.glyphs.spelled(note), to: min(100, frame.size.columns - 2)
    ).prefix(3)
    rows(
      items, cursor: devices.list, from: top, to: bottom - lines.count,
      widths: (0, leftWidth(items, least: 12, most: frame.size.columns < 78 ? 20 : 30, frame)),
      into: &frame)
    for (position, line) in lines.enumerated() {
      frame.write(line, row: bottom - lines.count + position, role: .muted)
    }
    frame.write(
      state.message
        ?? "Ranking reads the declared budget, never the memory that happens to be free.",
      row: bottom, role: state.message == nil ? .muted : .caution)
    frame.hints(["Enter open", "a add", "x remove", "j k move", "u undo", "Esc close"])
  }

  private func fields(of devices: DeviceList, into frame: inout Frame) {
    let row = devices.list.row
    let scenario = state.document.scenario
    guard scenario.devices.indices.contains(row), state.kept.context.devices.indices.contains(row)
    else { return }
    let table = scenario.devices[row]
    let device = state.kept.context.devices[row]
    let items = DeviceField.all.map { field -> Row in
      let value = field.text(of: device)
      let unit: String
      if case .number(let name) = field.form { unit = " " + name } else { unit = "" }
      return Row(
        left: field.label, middle: value.map { $0 + unit } ?? "not known",
        right: origin(field, table, value), role: table[field.key] == nil ? .muted : .text)
    }
    let top = open("Device \(device.id): \(device.title)", rows: frame.size.rows, into: &frame)
    let bottom = frame.layout.messageRow
    let help = devices.problem ?? devices.field?.summary ?? ""
    var lines = frame.glyphs.metrics.wrapped(
      frame.glyphs.spelled(help), to: min(100, frame.size.columns - 2))
    if devices.line != nil { lines.insert("", at: 0) }
    lines = Array(lines.prefix(max(1, bottom - top - 5)))
    let end = bottom - lines.count
    rows(
      items, cursor: devices.fields ?? ListCursor(), from: top, to: end,
      widths: (0, leftWidth(items, least: 16, most: 20, frame)), into: &frame)
    for (position, line) in lines.enumerated() {
      frame.write(line, row: end + position, role: devices.problem == nil ? .text : .caution)
    }
    if let line = devices.line, let field = devices.field {
      let used = frame.write(field.label + ": ", row: end, role: .muted)
      line.draw(into: &frame, row: end, column: 1 + used, width: frame.size.columns - used - 2)
    }
    if devices.problem != nil {
      frame.write("Not accepted: the lines above say why.", row: bottom, role: .caution)
    } else {
      frame.write(
        state.message ?? "What is not stated follows from the preset, or from the kind of device.",
        row: bottom, role: .muted)
    }
    frame.hints(
      devices.line == nil
        ? ["Enter change", "x take back", "j k move", "u undo", "Esc devices"]
        : ["Enter accept", "Esc cancel", "Ctrl-U clear"])
  }

  /// Where a value comes from.
  private func origin(_ field: DeviceField, _ table: [String: FactValue], _ value: String?)
    -> String
  {
    if table[field.key] != nil { return "stated" }
    if value == nil { return "" }
    let fromPreset = ["memory_gib", "bandwidth_gbs", "fp16_tflops", "backend", "name"].contains(
      field.key)
    guard fromPreset, let preset = table["preset"]?.text else { return "usual" }
    return "of \(preset)"
  }

  private func draw(_ finder: DeviceFinder, into frame: inout Frame) {
    let items = finder.shown.map { position -> Row in
      switch finder.items[position] {
      case .thisMachine: return Row(left: "this machine", middle: "Enter asks what it has")
      case .waiting: return Row(left: "this machine", middle: "being looked at", role: .muted)
      case .proposal(let proposal):
        return Row(
          left: proposal.name, middle: proposal.detail, right: "this machine",
          role: proposal.declaration == nil ? .muted : .text)
      case .choice(let choice):
        return Row(left: choice.name, middle: choice.words, right: choice.id)
      }
    }
    let top = open("Add a device", rows: frame.size.rows, into: &frame)
    let bottom = frame.layout.messageRow
    if items.isEmpty {
      frame.write(
        "No device has these letters; Enter reads them, such as memory=24,bandwidth=500.",
        row: top + 1, column: 4, role: .muted)
    }
    rows(
      items, cursor: finder.list, from: top + 1, to: bottom,
      widths: (0, leftWidth(items, least: 16, most: frame.size.columns < 78 ? 26 : 34, frame)),
      into: &frame)
    frame.write(
      state.message
        ?? "A count in front and a memory size behind are read: 2x rtx 4090, m4 max 128.",
      row: bottom, role: state.message == nil ? .muted : .caution)
    frame.write("Device", row: top, column: 4, role: .muted)
    finder.line.draw(into: &frame, row: top, column: 12, width: frame.size.columns - 13)
    frame.hints(["Enter add", "type a part of the name", "Esc back"])
  }
}
