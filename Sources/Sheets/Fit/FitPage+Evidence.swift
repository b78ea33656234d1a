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
    items.append(
      EvidenceItem(
        field: "device", value: device.name, kind: .declared, source: device.origin.words,
        asOf: nil))
    return items
  }
}
