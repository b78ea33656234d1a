internal import Catalog
internal import Decision
internal import Fit

/// One device of the catalog with every fact and its source.
struct DeviceReport {
  let preset: Preset
  let snapshot: CatalogSnapshot
  /// The device as it was asked for, with count and memory; `nil` where only its name was given.
  private let asked: Device?
  private let request: String
  private let records: [Record]
  private let presets: PresetTable

  init(
    _ preset: Preset, asked: Device? = nil, request: String? = nil, among presets: PresetTable,
    in snapshot: CatalogSnapshot
  ) {
    self.presets = presets
    self.preset = preset
    self.snapshot = snapshot
    self.asked = asked
    self.request = request ?? preset.id
    records = [preset.id, preset.unit].compactMap { $0 }.compactMap { snapshot.devices[$0] }
  }

  private var device: Device? { asked ?? preset.device(id: preset.id) }

  /// Lines for people.
  var lines: [String] {
    let maker = preset.name.contains(preset.maker) ? "" : ", \(preset.maker)"
    var lines = ["\(preset.id): \(preset.name)\(maker)", ""]
    if let device { lines += [device.sentence, ""] }
    for record in records {
      if record.id != preset.id {
        lines += ["", "It holds \(record.identity("name")?.text ?? record.id) (\(record.id)):"]
      }
      for statement in DeviceFacts(record, in: snapshot).statements {
        let value =
          statement.isLosing
          ? "  also stated: \(statement.value)" : "\(statement.label): \(statement.value)"
        let note = statement.note.map { " (\($0))" } ?? ""
        lines.append("  \(value)\(note). \(statement.source).")
      }
    }
    if !servers.isEmpty {
      lines += ["", "Servers that hold it: \(Wording.list(servers.map(\.id)))."]
    }
    let name = request.contains(" ") ? "'\(request)'" : request
    if device == nil {
      lines += ["", "Its memory is a matter of choice: --device '\(preset.id) 64' means 64 GiB."]
    } else {
      lines += [
        "",
        "To rank with it: weigh rank --device \(name). To declare it: weigh needs "
          + "--device \(name).",
      ]
    }
    return lines
  }

  private var servers: [Preset] {
    presets.all.filter { $0.unit == preset.id }
  }

  /// Tab-separated lines, one per statement.
  var plain: [String] {
    [PlainTable.line(["device", "field", "value", "state", "source", "date", "note"])]
      + records.flatMap { record in
        DeviceFacts(record, in: snapshot).statements.map {
          PlainTable.line([
            record.id, $0.field, $0.value, $0.isLosing ? "lost" : "holds", $0.source,
            $0.date?.description ?? "", $0.note ?? "",
          ])
        }
      }
  }

  /// The device as machine output: `weigh.devices/1`.
  var json: JSONValue {
    .object([
      "schema": .text("weigh.devices/1"), "catalog": snapshot.release.json, "machine": .null,
      "items": .list([DeviceList.json(preset, in: snapshot)]),
      "asked": asked.map(MachineReport.json) ?? .null,
    ])
  }
}
