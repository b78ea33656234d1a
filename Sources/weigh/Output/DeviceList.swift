internal import Catalog
internal import Cells
internal import Decision
internal import Fit
internal import Sheets

/// Devices of the catalog, one a line, with this machine before them where it is wanted.
struct DeviceList {
  let presets: [Preset]
  let snapshot: CatalogSnapshot
  let machine: MachineReport?

  /// A table for people.
  func lines(width: Int, glyphs: GlyphSet) -> [String] {
    let table = Table(
      columns: [
        Table.Column(header: "Device", alignsRight: false, minimum: nil),
        Table.Column(header: "Name", alignsRight: false, minimum: 16),
        Table.Column(header: "GiB", alignsRight: true, minimum: nil),
        Table.Column(header: "GB/s", alignsRight: true, minimum: nil),
        Table.Column(header: "TFLOPS", alignsRight: true, minimum: nil),
        Table.Column(header: "Source", alignsRight: false, minimum: 12),
      ],
      rows: presets.map {
        [$0.id, $0.name, memory($0, glyphs), bandwidth($0), compute($0), source($0)]
      })
    var lines = machine.map { $0.lines + [""] } ?? []
    lines += table.lines(width: width, glyphs: glyphs)
    return lines + [
      "",
      "\(Wording.count(presets.count, "device")). One with its sources: weigh fit devices ID. "
        + "To rank with one: weigh rank --device ID.",
    ]
  }

  /// One sentence per device.
  var prose: [String] {
    (machine?.lines ?? [])
      + presets.map { preset in
        preset.device(id: preset.id)?.sentence
          ?? "\(preset.name): \(bandwidth(preset)) GB/s; its memory is a matter of choice."
      }
  }

  /// Tab-separated lines, one per device; an empty field is not known.
  var plain: [String] {
    let header = [
      "id", "name", "maker", "kind", "count", "of", "memory_gib", "bandwidth_gbs", "fp16_tflops",
      "ram_gib", "source",
    ]
    let found = machine?.machine.proposals.map { proposal -> String in
      let device = proposal.device
      return PlainTable.line([
        device.id, device.name, "", device.kind.rawValue, "\(device.count)", "",
        Wording.decimals(Double(device.memoryBytes) / 1_073_741_824, 1),
        Self.plain(
          device.bandwidthBytesPerSecond.map { least in
            [least / 1e9, (device.highestBandwidthBytesPerSecond ?? least) / 1e9]
          }),
        Self.plain(device.halfPrecisionFLOPSPerSecond.map { [$0 / 1e12] }),
        device.ramBytes.map { Wording.decimals(Double($0) / 1_073_741_824, 1) } ?? "",
        "found on this machine",
      ])
    }
    let listed = presets.map { preset in
      PlainTable.line([
        preset.id, preset.name, preset.maker, preset.kind.rawValue, "\(preset.count)",
        preset.unit ?? "", Self.plain(preset.sizesGiB),
        Self.plain(preset.bandwidthGBs.map { [$0.lowerBound, $0.upperBound] }),
        Self.plain(preset.halfPrecisionFLOPSPerSecond.map { [$0 / 1e12] }),
        Self.plain(preset.ramGiB.map { [$0] }), source(preset),
      ])
    }
    return [PlainTable.line(header)] + (found ?? []) + listed
  }

  /// Numbers for programs, each once; nothing where none is known.
  private static func plain(_ numbers: [Double]?) -> String {
    var written: [String] = []
    for number in numbers ?? [] {
      let text = JSONValue.stated((number * 1000).rounded() / 1000).canonicalText
      if written.last != text { written.append(text) }
    }
    return written.joined(separator: " ")
  }

  /// The list as machine output: `weigh.devices/1`.
  var json: JSONValue {
    .object([
      "schema": .text("weigh.devices/1"), "catalog": snapshot.release.json,
      "machine": machine?.json ?? .null,
      "items": .list(presets.map { Self.json($0, in: snapshot) }),
    ])
  }

  static func json(_ preset: Preset, in snapshot: CatalogSnapshot) -> JSONValue {
    let facts = snapshot.devices[preset.id].map { DeviceFacts($0, in: snapshot).statements } ?? []
    return .object([
      "id": .text(preset.id), "name": .text(preset.name), "maker": .text(preset.maker),
      "kind": .text(preset.kind.rawValue), "backend": .text(preset.backend.rawValue),
      "count": .integer(preset.count), "of": preset.unit.map { .text($0) } ?? .null,
      "memory_gib": .list(preset.sizesGiB.map { .stated($0) }),
      "bandwidth_gbs": preset.bandwidthGBs.map {
        .list([.stated($0.lowerBound), .stated($0.upperBound)])
      } ?? .null,
      "fp16_tflops": preset.halfPrecisionFLOPSPerSecond.map { .computed($0 / 1e12) } ?? .null,
      "ram_gib": preset.ramGiB.map { .stated($0) } ?? .null,
      "facts": .list(
        facts.map {
          .object([
            "field": .text($0.field), "value": .text($0.value), "holds": .flag(!$0.isLosing),
            "source": .text($0.source), "date": $0.date.map { .text($0.description) } ?? .null,
            "note": $0.note.map { .text($0) } ?? .null,
          ])
        }),
    ])
  }

  private func memory(_ preset: Preset, _ glyphs: GlyphSet) -> String {
    guard let span = preset.memoryGiB else { return "any" }
    let sizes =
      span.lowerBound == span.upperBound
      ? span.lowerBound.deviceWords
      : "\(span.lowerBound.deviceWords)-\(span.upperBound.deviceWords)"
    return preset.count > 1 ? "\(preset.count) \(glyphs.times) \(sizes)" : sizes
  }

  private func bandwidth(_ preset: Preset) -> String {
    guard let span = preset.bandwidthGBs else { return "not known" }
    let least = span.lowerBound.deviceWords
    return span.lowerBound == span.upperBound ? least : "\(least)-\(span.upperBound.deviceWords)"
  }

  private func compute(_ preset: Preset) -> String {
    preset.halfPrecisionFLOPSPerSecond.map { ($0 / 1e12).deviceWords } ?? "not known"
  }

  /// The source of its bandwidth, or of the number a server holds.
  private func source(_ preset: Preset) -> String {
    guard let record = snapshot.devices[preset.id] else { return "" }
    let key = (record["bandwidth_gbs"] ?? record["count"])?.evidence?.source ?? ""
    return SourcePlace(key, in: snapshot).title ?? key
  }
}
