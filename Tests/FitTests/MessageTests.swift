import Catalog
import Testing

@testable import Fit

/// Every sentence of the module, word for word.
struct MessageTests {
  private let q4 = quantization("Q4_K_M")
  private let work = Workload(contextTokens: 32_768)
  private let card = Device(
    id: "workstation", name: "RTX 4090", kind: .discrete, memoryBytes: 24 << 30,
    bandwidthBytesPerSecond: 1008e9, ramBytes: 64 << 30, ramBandwidthBytesPerSecond: 60e9)

  private func sentence(_ model: ModelShape, _ device: Device) -> String {
    model.memory(q4, on: device, under: work).sentence(for: model, on: device)
  }

  @Test func `a model that fits`() {
    #expect(
      sentence(llama8B(), card)
        == "Needs 8.6–10.1 GiB of 23.0 GiB on workstation (RTX 4090): weights ~4.2–4.7, "
        + "KV 4.0 at 32k × 1 (grouped-query, f16), buffers 0.5–1.4. Left 56–63 %.")
  }

  @Test func `a model in two places`() {
    let model = llama8B(parameters: 60_000_000_000, layers: 64)
    #expect(
      sentence(model, card)
        == "Needs 41.4–44.9 GiB of 23.0 GiB and 57.6 GiB of host memory on workstation "
        + "(RTX 4090): weights ~32.9–35.5, KV 8.0 at 32k × 1 (grouped-query, f16), "
        + "buffers 0.5–1.4. 31 of 64 layers on the card, the others in host memory. "
        + "Left 1–2 % of the tighter one.")
  }

  @Test func `weights alone do not fit`() {
    let model = llama8B(parameters: 200_000_000_000)
    #expect(
      sentence(model, card)
        == "Does not fit: weights alone need at least 110.3 GiB, the budget is 23.0 GiB and "
        + "57.6 GiB of host memory (device workstation).")
  }

  @Test func `a model that surely or perhaps does not fit`() {
    let tight = Device(
      id: "small", name: "small", kind: .discrete, memoryBytes: 9 << 30, budgetBytes: 8 << 30)
    #expect(sentence(llama8B(), tight).hasPrefix("Does not fit: needs 8.6–10.1 GiB of 8.0 GiB"))
    let perhaps = Device(id: "small", kind: .discrete, memoryBytes: 10 << 30)
    #expect(sentence(llama8B(), perhaps).hasPrefix("May not fit: needs 8.6–10.1 GiB of 9.0 GiB"))
  }

  @Test func `a cache that is not known`() {
    let model = ModelShape(
      record: record(
        id: "org/x", facts: ["params_total": .integer(8_000_000_000)],
        artifacts: [
          ["format": .text("gguf"), "quant": .text("Q4_K_M"), "bytes": .integer(4_900_000_000)]
        ]))
    #expect(
      sentence(model, card)
        == "Memory not fully known: no layer count for org/x. Weights 4.6 GiB (file); "
        + "KV and compute buffers unknown. "
        + "To settle: read its config.json into the catalog.")
    let nothing = ModelShape(id: "org/x", architecture: Architecture())
    #expect(
      sentence(nothing, card)
        == "Memory not fully known: no layer count for org/x. "
        + "Weights, KV and compute buffers unknown. "
        + "To settle: read its config.json into the catalog.")
  }

  @Test func `a cache with only an upper end`() {
    var arch = llamaArch
    arch["model_type"] = .text("new_type")
    let model = ModelShape(
      record: record(facts: ["params_total": .integer(8_030_261_248)], arch: arch))
    #expect(sentence(model, card).contains("KV at most 4.0 at 32k × 1 (f16)"))
  }

  @Test func `each line says how it was worked out`() {
    let model = llama8B()
    let plan = model.memory(q4, on: card, under: work)
    let formulas = MemoryLine.Part.allCases.map { plan.formula(of: $0, for: model) }
    #expect(
      formulas == [
        "8,030,261,248 parameters × 4.75–5.08 bits (Q4_K_M, 33 files observed); "
          + "the embedding table may stay in host memory",
        "1 stream × 32 layers × 2,048 elements × 32,768 tokens, f16",
        "no layer with a cache, one or two bytes an element",
        "layers that keep a state instead of a cache, for 1 stream",
        "512 tokens at once × (63,488 elements × 4 bytes + masks of 32,768 cells × 2 bytes)",
        "1 stream × 128,256 entries × 4 bytes",
        "a range chosen for what an engine keeps for itself",
      ])
  }

  @Test func `a cache of several groups, of an upper end and of nothing known`() {
    func formula(_ changes: [Field: FactValue] = [:], without key: Field? = nil) -> String {
      let arch = llamaArch.merging(changes) { _, new in new }.filter { $0.key != key }
      let model = ModelShape(record: record(arch: arch))
      return model.memory(q4, on: card, under: work.withStreams(2))
        .formula(of: .cache, for: model)
    }
    let mixed: [Field: FactValue] = [
      "model_type": .text("gemma3"), "sliding_window": .integer(1024),
      "layer_type_counts": counts(["full_attention": 8, "sliding_attention": 24]),
    ]
    #expect(
      formula(mixed)
        == "2 streams × (8 layers × 2,048 elements × 32,768 tokens + "
        + "24 layers × 2,048 elements × 1,024 tokens), f16")
    #expect(
      formula(["model_type": .text("new_type")])
        == "at most 2 streams × 32 layers × 2,048 elements × 32,768 tokens, f16; no 'kv_formula'")
    #expect(
      formula(without: "num_key_value_heads")
        == "between 2 streams × 32 layers × 256 elements × 32,768 tokens and "
        + "2 streams × 32 layers × 8,192 elements × 32,768 tokens, f16")
    #expect(formula(without: "num_hidden_layers") == "not known: no layer count")
  }

  @Test func `weights name their file, their stated size or nothing`() {
    func formula(_ artifact: [Field: FactValue]) -> String {
      let row: [Field: FactValue] = ["format": .text("gguf"), "quant": .text("Q4_K_M")]
      let model = ModelShape(
        record: record(artifacts: [artifact.merging(row) { _, new in new }]))
      return model.memory(q4, on: processor(gibibytes: 32), under: work)
        .formula(of: .weights, for: model)
    }
    #expect(
      formula(["bytes": .integer(4_900_000_000), "repo": .text("a/b")]) == "size of a/b")
    #expect(
      formula(["size_gb": .number(4.9)])
        == "size of a published file as stated, in GB or GiB, rounded")
    #expect(formula([:]) == "no file and no parameters are known")
  }

  @Test func `what would make it fit`() {
    let all = Remedies(
      budgetBytes: 45_000_000_000, deviceCount: 2, quantization: quantization("Q3_K_M"),
      contextTokens: 16_384, cacheType: .q8_0)
    #expect(
      all.sentence(count: 1)
        == "Fits with 2 such cards, Q3_K_M (3.9 bits per weight), a context of 16k, a cache "
        + "in q8_0 or a budget of 42.0 GiB.")
    let none = Remedies(
      budgetBytes: nil, deviceCount: nil, quantization: nil, contextTokens: nil, cacheType: nil)
    #expect(none.sentence(count: 1) == nil)
  }

  @Test func `a speed names its interval and its parts`() {
    let model = llama8B()
    let short = Workload(contextTokens: 4096)
    let plan = model.memory(q4, on: card, under: short)
    #expect(
      model.decodeSpeed(plan, on: card).sentence
        == "~123 tok/s [86–159], formula: 4.6 GB read per token at 1008 GB/s. "
        + "Measure: weigh probe URL.")
  }

  @Test(
    arguments: [
      (.doesNotFit, "Speed not known: it does not fit."),
      (
        .noWeights,
        "Speed not known: neither a file nor a number of parameters is known. "
          + "Measure: weigh probe URL."
      ),
      (
        .noBandwidth(device: "X"),
        "Speed not known: no bandwidth for 'X'. "
          + "Measure: weigh probe URL."
      ),
      (
        .noRAMBandwidth(device: "X"),
        "Speed not known: layers lie in host memory and 'X' declares no ram_bandwidth_gbs. "
          + "Measure: weigh probe URL."
      ),
      (
        .tensorParallel,
        "Speed not known: several cards share each layer. "
          + "Measure: weigh probe URL."
      ),
      (
        .noActiveParameters(atLeast: 12),
        "Speed not known: a mixture of experts without a number of active parameters, "
          + "at least 12 tok/s. Measure: weigh probe URL."
      ),
      (
        .noLayers,
        "Speed not known: a mixture of experts without a number of layers. "
          + "Measure: weigh probe URL."
      ),
    ] as [(SpeedGap, String)])
  func `a missing speed says why`(gap: SpeedGap, sentence: String) {
    #expect(DecodeSpeed.unknown(gap).sentence == sentence)
  }

  @Test(
    arguments: [
      (
        .unknownWord(device: "a", key: "runtime", value: "lama", known: ["llama.cpp", "vllm"]),
        "device 'a': 'runtime' has no value 'lama'. Known: llama.cpp, vllm."
      ),
      (.notPositive(device: "a", key: "count"), "device 'a': 'count' must be above zero."),
      (
        .missing(device: "a", key: "memory_gib"),
        "device 'a' has no 'memory_gib'. State it, or name a preset."
      ),
      (
        .budgetAboveMemory(device: "a", budgetGiB: 32, memoryGiB: 24),
        "device 'a': budget_gib = 32.0 is more than its memory of 24.0 GiB."
      ),
    ] as [(DeviceProblem, String)])
  func `a device that cannot be says why`(problem: DeviceProblem, sentence: String) {
    #expect(problem.message == sentence)
  }

  @Test func `numbers read the same everywhere`() {
    #expect(Text.decimal(-0.04, 1) == "0.0")
    #expect(Text.decimal(1.25, 1) == "1.3")
    #expect(Text.tokens(131_072) == "128k")
    #expect(Text.tokens(1000) == "1,000")
    #expect(Text.tokens(1_234_567) == "1,234,567")
    #expect(Text.percent(PercentInterval(low: nil, high: 12.4)) == "at most 12 %")
    #expect(Text.alternatives(["a"]) == "a")
    #expect(Text.alternatives(["a", "b", "c"]) == "a, b or c")
  }
}
