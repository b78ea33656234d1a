public import Catalog

extension Preset {
  /// The device a record describes; `nil` where a server holds nothing known.
  public init?(_ record: Record, in devices: [String: Record]) {
    let word = record.identity("kind")?.text ?? ""
    let aliases = record.identity("aliases")?.list ?? []
    let name = record.identity("name")?.text ?? record.id
    let maker = record.identity("maker")?.text ?? ""
    guard let kind = Device.Kind(rawValue: word) else {
      guard let unit = record.identity("of")?.text, let count = record["count"]?.value?.integer,
        let part = devices[unit], part.identity("of") == nil,
        let held = Preset(part, in: devices)
      else { return nil }
      self.init(
        id: record.id, name: name, maker: maker, kind: held.kind, backend: held.backend,
        sizesGiB: held.sizesGiB, bandwidthGBs: held.bandwidthGBs,
        halfPrecisionFLOPSPerSecond: held.halfPrecisionFLOPSPerSecond, count: count, unit: unit,
        unitName: held.name,
        ramGiB: record["ram_gib"]?.value?.number, aliases: aliases)
      return
    }
    self.init(
      id: record.id, name: name, maker: maker, kind: kind,
      backend: record.identity("backend")?.text.flatMap(Device.Backend.init),
      sizesGiB: record["memory_gib"]?.value?.numbers ?? [],
      bandwidthGBs: record["bandwidth_gbs"]?.span,
      halfPrecisionFLOPSPerSecond: record["fp16_tflops"]?.span.map { $0.lowerBound * 1e12 },
      ramGiB: record["ram_gib"]?.value?.number,
      driverNames: record.identity("driver_names")?.list ?? [], aliases: aliases)
  }
}

extension Fact {
  /// The accepted number, or from the least to the greatest of a dispute.
  var span: ClosedRange<Double>? {
    switch self {
    case .known(let value, _, _): return value.number.map { $0...$0 }
    case .unknown: return nil
    case .disputed(let claims):
      let numbers = claims.compactMap(\.value.number)
      guard let least = numbers.min(), let greatest = numbers.max() else { return nil }
      return least...greatest
    }
  }
}
