import Catalog
import Fit
import Testing

/// A model record with an `[arch]` section that states exactly these keys.
func record(
  id: String = "org/model", facts: [Field: FactValue] = [:], arch: [Field: FactValue] = [:],
  artifacts: [[Field: FactValue]] = [], source: String = "config"
) -> Record {
  let evidence = Evidence(source: source)
  func named(_ values: [Field: FactValue]) -> [NamedFact] {
    values.sorted { $0.key.name < $1.key.name }
      .map { NamedFact($0.key, .known($0.value, evidence, losing: [])) }
  }
  return Record(
    kind: .model, id: id, facts: named(facts),
    sections: [Record.Section(name: "arch", facts: named(arch))],
    lists: [
      Record.List(
        name: "artifacts",
        rows: artifacts.map { values in
          Row(
            values: values.filter { $0.key != "s" }
              .map { Row.NamedValue($0.key, $0.value) },
            evidence: Evidence(source: values["s"]?.text ?? source))
        })
    ])
}

/// Layers, heads and head sizes of a plain model.
func plainArch(
  type: String = "llama", layers: Int64 = 32, heads: Int64 = 32, keyValueHeads: Int64? = 8,
  headDimension: Int64? = 128, hidden: Int64? = 4096, extra: [Field: FactValue] = [:]
) -> [Field: FactValue] {
  var arch: [Field: FactValue] = [
    "model_type": .text(type), "num_hidden_layers": .integer(layers),
    "num_attention_heads": .integer(heads),
  ]
  if let keyValueHeads { arch["num_key_value_heads"] = .integer(keyValueHeads) }
  if let headDimension { arch["head_dim"] = .integer(headDimension) }
  if let hidden { arch["hidden_size"] = .integer(hidden) }
  return arch.merging(extra) { _, new in new }
}

/// Named counts, such as layers by type.
func counts(_ counts: [String: Int64]) -> FactValue {
  .counts(
    counts.sorted { $0.key < $1.key }.map { NamedCount(name: $0.key, count: $0.value) })
}

/// A quantization by name; an unknown name fails the test that asks.
func quantization(_ name: String, sourceLocation: SourceLocation = #_sourceLocation) -> Quantization
{
  guard let quantization = Quantization.named(name) else {
    Issue.record("no quantization is called \(name)", sourceLocation: sourceLocation)
    return Quantization.all[0]
  }
  return quantization
}
