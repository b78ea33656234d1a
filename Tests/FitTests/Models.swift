import Catalog
import Fit

/// The configuration of Llama 3.1 8B.
let llamaArch = plainArch(
  extra: [
    "intermediate_size": .integer(14336), "vocab_size": .integer(128_256),
    "tie_word_embeddings": .flag(false),
  ])

/// Llama 3.1 8B, or a model of its shape with other numbers.
func llama8B(
  parameters: Int64 = 8_030_261_248, layers: Int64 = 32, contextLimit: Int64 = 131_072
) -> ModelShape {
  ModelShape(
    record: record(
      facts: ["params_total": .integer(parameters), "context": .integer(contextLimit)],
      arch: llamaArch.merging(["num_hidden_layers": .integer(layers)]) { _, new in new }))
}

/// A processor with so much memory and a published bandwidth.
func processor(gibibytes: Int64) -> Device {
  Device(
    id: "laptop", kind: .processor, memoryBytes: gibibytes << 30,
    bandwidthBytesPerSecond: 89.6e9, origin: .preset("laptop-32"))
}
