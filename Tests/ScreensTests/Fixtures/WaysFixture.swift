import Catalog
import Cells
import Decision
import Screens

/// The invented catalog with two machines of one's own: one model fits on the card, another does
/// not, and of the others nobody knows the cache.
enum WaysFixture {
  static let base = EvaluationBase(
    snapshot: CatalogSnapshot(
      release: CatalogFixture.snapshot.release,
      records: CatalogFixture.models.map(known) + CatalogFixture.hosts + CatalogFixture.licenses
        + CatalogFixture.sources + CatalogFixture.others))

  private static func known(_ model: Record) -> Record {
    guard model.id == "example/alpha-32b" || model.id == "north/beta-70b" else { return model }
    let numbers: [(Field, Int64)] = [
      ("num_hidden_layers", model.id.hasSuffix("70b") ? 80 : 64), ("hidden_size", 5120),
      ("intermediate_size", 25_600), ("vocab_size", 151_936), ("num_attention_heads", 64),
      ("num_key_value_heads", 8), ("head_dim", 128),
    ]
    let facts = numbers.map {
      NamedFact($0.0, .known(.integer($0.1), CatalogFixture.card, losing: []))
    }
    let words: [(Field, String)] = [("model_type", "llama"), ("kv_formula", "standard_gqa")]
    return Record(
      kind: .model, id: model.id, identity: model.identity, facts: model.facts,
      sections: [
        Record.Section(
          name: "arch",
          facts: facts
            + words.map {
              NamedFact($0.0, .known(.text($0.1), CatalogFixture.card, losing: []))
            } + [
              NamedFact(
                "tie_word_embeddings", .known(.flag(false), CatalogFixture.card, losing: []))
            ])
      ], lists: model.lists)
  }

  static let devices: [[String: FactValue]] = [
    [
      "id": .text("workstation"), "name": .text("RTX 4090"), "kind": .text("discrete"),
      "memory_gib": .integer(24), "bandwidth_gbs": .integer(1008), "ram_gib": .integer(64),
      "offload": .text("gpu-only"),
    ],
    [
      "id": .text("laptop"), "kind": .text("processor"), "memory_gib": .integer(16),
      "bandwidth_gbs": .number(89.6),
    ],
  ]

  static func scenario() throws -> Scenario {
    var scenario = try ScreenFixture.scenario()
    scenario.devices = devices
    scenario.musts.append(
      Must(id: "hardware", field: "fit", comparison: .fits, value: .flag(true)))
    return scenario
  }

  /// The program opened on these machines.
  static func state(
    _ screen: ScreenID = .rank, size: Size = Size(columns: 80, rows: 24),
    glyphs: GlyphSet = .unicode, scenario change: (inout Scenario) -> Void = { _ in }
  ) throws -> AppState {
    var scenario = try scenario()
    change(&scenario)
    var state = try AppState(
      base: base, document: Document(scenario: scenario), screen: screen, glyphs: glyphs)
    state.resize(size)
    return state
  }
}
