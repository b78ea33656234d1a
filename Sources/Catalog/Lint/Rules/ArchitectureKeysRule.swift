/// A cache formula comes with the keys it computes from.
struct ArchitectureKeysRule: LintRule {
  let id = "architecture-keys"
  let severity = Diagnostic.Severity.warning
  let summary = "A cache formula comes with the keys it computes from."

  func check(_ context: LintContext, _ findings: inout LintFindings) {
    for subject in context.subjects(.model) {
      let record = subject.record
      guard let formula = record.fact("kv_formula", in: "arch")?.value?.text else { continue }
      let stated = Set(record.section("arch").map(\.field.name))
      let missing = Self.needs(of: formula)
        .filter { stated.isDisjoint(with: $0) && !Self.isComputable($0, stated) }
        .map { $0.joined(separator: " or ") }
      guard !missing.isEmpty else { continue }
      findings.note(
        record, ["arch", "kv_formula"],
        "The formula \(formula.quotedForMessage) also needs \(missing.joined(separator: ", ")).")
    }
  }

  /// A head's size follows from the hidden size and the number of heads.
  private static func isComputable(_ keys: [String], _ stated: Set<String>) -> Bool {
    keys == ["head_dim"] && stated.isSuperset(of: ["hidden_size", "num_attention_heads"])
  }

  /// The keys of a formula; of each group one is enough.
  private static func needs(of formula: String) -> [[String]] {
    let grouped = [["num_hidden_layers"], ["num_key_value_heads"], ["head_dim"]]
    switch formula {
    case "standard_gqa": return grouped
    case "mla": return [["num_hidden_layers"], ["kv_lora_rank"], ["qk_rope_head_dim"]]
    case "dsa_mla":
      return [
        ["num_hidden_layers"], ["kv_lora_rank"], ["qk_rope_head_dim"], ["index_head_dim"],
      ]
    case "mixed_full_sliding_gqa":
      return grouped + [
        ["sliding_window", "sliding_window_size", "attention_chunk_size"],
        ["layer_type_counts", "hybrid_layer_pattern_counts", "sliding_window_pattern"],
      ]
    case "qwen_linear_full_hybrid":
      return grouped + [["layer_type_counts", "full_attention_interval"]]
    case "mamba_hybrid":
      return [
        [
          "hybrid_override_pattern", "kv_bearing_layers", "layers_block_type_counts",
          "layer_type_counts", "attn_type_list_counts",
        ]
      ]
    case "deepseek_v4_hybrid":
      return [["compress_ratios_counts"], ["sliding_window"], ["head_dim"]]
    case "minimax_msa": return grouped + [["sparse_attention_layers"], ["index_head_dim"]]
    default: return []
    }
  }
}
