import Catalog
import Decision

/// Devices and architectures of the invented catalog.
extension Fixture {
  /// A device with 24 GiB, of which a model may use so much.
  static func device(budgetGiB: Double = 20) -> [String: FactValue] {
    [
      "id": .text("desk"), "name": .text("Desk"), "memory_gib": .number(24),
      "budget_gib": .number(budgetGiB), "bandwidth_gbs": .number(500),
    ]
  }

  /// A card of the catalog, with a disputed bandwidth.
  static let card = Record(
    kind: .device, id: "rtx-4090",
    identity: [
      Row.NamedValue("name", .text("RTX 4090")), Row.NamedValue("kind", .text("discrete")),
      Row.NamedValue("backend", .text("cuda")),
    ],
    facts: [
      fact("memory_gib", .numbers([24])),
      NamedFact(
        "bandwidth_gbs",
        .disputed([Claim(.integer(1008), evidence), Claim(.integer(1000), evidence)])),
    ])

  /// A scenario of one such device, without hosts.
  static func deviceScenario(budgetGiB: Double = 20, musts: [Must] = []) -> Scenario {
    scenario(musts: musts) {
      $0.allowsHosts = false
      $0.devices = [device(budgetGiB: budgetGiB)]
    }
  }

  /// A plain transformer of 7 billion parameters.
  static let architecture = Record.Section(
    name: "arch",
    facts: [
      fact("model_type", .text("llama")), fact("kv_formula", .text("gqa")),
      fact("hidden_size", .integer(4096)), fact("intermediate_size", .integer(11_008)),
      fact("vocab_size", .integer(32_000)), fact("tie_word_embeddings", .flag(false)),
      fact("num_attention_heads", .integer(32)), fact("num_key_value_heads", .integer(8)),
      fact("head_dim", .integer(128)), fact("num_hidden_layers", .integer(32)),
      fact("torch_dtype", .text("bfloat16")),
    ])
}
