public import Catalog
public import Decision
public import Fit

/// What the sizes of a model rest on.
extension FitPage {
  /// The statements behind memory and speed: parameters, configuration, the file, the device.
  public static func evidence(
    of model: Model, _ shape: ModelShape, _ device: Device, in snapshot: CatalogSnapshot
  ) -> [EvidenceItem] {
    var items: [EvidenceItem] = []
    for (field, label) in [("params_total", "parameters"), ("params_active", "active parameters")] {
      guard case .known(let value, let evidence, _)? = model.record[Field(field)] else { continue }
      items.append(
        EvidenceItem(
          field: label, value: EvaluationBase.plain(value), evidence: evidence, in: snapshot))
    }
    items += shape.architecture.sources.map { source in
      EvidenceItem(
        field: "architecture", value: shape.architecture.type ?? "as configured",
        evidence: Evidence(source: source), in: snapshot)
    }
    return items + deviceEvidence(device, in: snapshot)
  }

  /// The statements behind a file: the file itself, and the device.
  public static func evidence(
    file: String, _ device: Device, in snapshot: CatalogSnapshot
  ) -> [EvidenceItem] {
    [
      EvidenceItem(
        field: "weights and architecture", value: "its header", kind: .measured, source: file,
        asOf: nil)
    ] + deviceEvidence(device, in: snapshot)
  }

  /// The declared device, and what the catalog states of it.
  private static func deviceEvidence(
    _ device: Device, in snapshot: CatalogSnapshot
  ) -> [EvidenceItem] {
    var items = [
      EvidenceItem(
        field: "device", value: device.name, kind: .declared, source: device.origin.words,
        asOf: nil)
    ]
    guard case .preset(let id) = device.origin, let record = snapshot.devices[id] else {
      return items
    }
    let part = record.identity("of")?.text.flatMap { snapshot.devices[$0] } ?? record
    for (field, label) in [
      ("memory_gib", "memory sizes"), ("bandwidth_gbs", "bandwidth"),
      ("fp16_tflops", "16-bit TFLOPS"),
    ] {
      guard case .known(let value, let evidence, _)? = part[Field(field)] else { continue }
      items.append(
        EvidenceItem(
          field: "device, \(label)", value: EvaluationBase.plain(value), evidence: evidence,
          in: snapshot))
    }
    return items
  }
}
