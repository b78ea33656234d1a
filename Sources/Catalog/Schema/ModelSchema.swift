extension RecordSchema {
  /// One checkpoint: `models/<org>/<repo>.toml`.
  static let model = RecordSchema(
    kind: .model, place: "models", required: ["id", "status", "kinds"],
    identity: [
      FieldSpec("id", .text, "The Hub id, case kept; equals the path of the file."),
      FieldSpec("family", .reference(.family), "The release line it belongs to."),
      FieldSpec("developer", .reference(.developer), "Who publishes the weights."),
      FieldSpec(
        "status", .word(["reviewed", "listed", "closed", "stub", "withdrawn"]),
        "How far its facts were checked, or that its weights are not public."),
      FieldSpec(
        "kinds",
        .words([
          "chat", "base", "code", "reasoning", "vision", "audio", "embedding", "rerank",
          "moderation",
        ]), "What it is made for."),
      FieldSpec(
        "relation",
        .word([
          "official", "base", "conversion", "quantization", "fine-tune", "distillation", "merge",
          "adapter", "alignment-removed", "unknown",
        ]), "How it stands to the models it derives from."),
      FieldSpec("derived_from", .texts, "Ids of the checkpoints it was made from."),
      FieldSpec("revision", .text, "The Hub commit or tag its facts describe."),
      FieldSpec("aliases", .texts, "Other names people and leaderboards use."),
    ],
    facts: [
      FieldSpec("name", .text, "The name its developer gives it."),
      FieldSpec("release_date", .date, "When its weights became public."),
      FieldSpec("params_total", .integer(.positive), unit: "parameters", "All parameters."),
      FieldSpec(
        "params_draft", .integer(.positive), unit: "parameters",
        "Those among them of draft layers, which plain decoding does not load."),
      FieldSpec(
        "params_active", .integer(.positive), unit: "parameters",
        "Parameters used for one token, for mixtures of experts."),
      FieldSpec("context", .integer(.positive), unit: "tokens", "The longest input it accepts."),
      FieldSpec("max_output", .integer(.positive), unit: "tokens", "The longest answer it gives."),
      FieldSpec("modalities_in", .texts, "What it reads."),
      FieldSpec("modalities_out", .texts, "What it writes."),
      FieldSpec("languages", .texts, "Languages its publisher names, as ISO 639 codes."),
      FieldSpec("knowledge_cutoff", .date, "The end of its training data."),
      FieldSpec("reasoning", .flag, "Whether it thinks before it answers."),
      FieldSpec("tool_call", .flag, "Whether it calls tools."),
      FieldSpec("structured_output", .flag, "Whether it keeps to a given output schema."),
      FieldSpec(
        "training_tokens", .integer(.positive), unit: "tokens", "Size of its training data."),
      FieldSpec("embed_dim", .integer(.positive), unit: "dimensions", "Width of its embeddings."),
      FieldSpec(
        "downloads_30d", .integer(.nonNegative), unit: "downloads", "Hub downloads in 30 days."),
      FieldSpec("likes", .integer(.nonNegative), unit: "likes", "Hub likes."),
      FieldSpec("ollama_tag", .text, "Its name in the Ollama library."),
      FieldSpec("end_of_life", .date, "When its developer stops supporting it."),
      FieldSpec(
        "list_input", .number(.nonNegative), unit: "USD per million tokens",
        "The developer's own price for input, for closed models."),
      FieldSpec(
        "list_output", .number(.nonNegative), unit: "USD per million tokens",
        "The developer's own price for output, for closed models."),
    ],
    sections: [
      SectionSpec("arch", architectureFields),
      opennessSection,
      releaseSection,
    ],
    lists: [
      ListSpec(
        "license", required: ["artifact", "basis"],
        [
          FieldSpec("artifact", .word(["weights", "code", "outputs", "data"]), "What it covers."),
          FieldSpec(
            "id", .references(.license),
            "The licenses; all of them apply. Left out where the tag or the text settles none."),
          FieldSpec("revision", .text, "The Hub commit, tag or date it was read at."),
          FieldSpec(
            "basis", .word(["text-hash", "repository-file", "model-card", "tag", "reported"]),
            "How the assignment is known."),
          FieldSpec("text", .text, "SHA-256 of the license file, when the basis is its text."),
          FieldSpec("checked", .date, "When somebody last looked."),
          FieldSpec("tag", .text, "The license tag as declared."),
          FieldSpec("n", .text, "A remark in Weigh's own words."),
        ]),
      ListSpec(
        "artifacts", required: ["format"],
        [
          FieldSpec("format", .text, "The file format: safetensors, gguf, mlx, awq …"),
          FieldSpec("quant", .text, "The quantization."),
          FieldSpec("repo", .text, "The Hub repository that holds it."),
          FieldSpec("publisher", .text, "Who made it."),
          FieldSpec("official", .flag, "Whether the developer made it."),
          FieldSpec("bytes", .integer(.positive), unit: "bytes", "Exact size."),
          FieldSpec("size_gb", .number(.nonNegative), unit: "GB or GiB", "Size as stated."),
          FieldSpec("sha256", .text, "Hash of the file."),
        ]),
      ListSpec(
        "moderation", required: ["question_set", "n", "complete", "evasive", "denial"],
        [
          FieldSpec("question_set", .text, "The published set of questions."),
          FieldSpec("language", .text, "The language it asks in, ISO 639-1."),
          FieldSpec("jurisdiction", .text, "The authority its questions are about."),
          FieldSpec("n", .integer(.positive), "Questions asked."),
          FieldSpec("complete", .integer(.nonNegative), "Answered in substance."),
          FieldSpec("evasive", .integer(.nonNegative), "Talked around."),
          FieldSpec("denial", .integer(.nonNegative), "Declined."),
          FieldSpec("error", .integer(.nonNegative), "No usable answer."),
          FieldSpec("route", .text, "The hosted route that was asked."),
        ]),
      componentLicenses,
      provenanceList,
    ])

  /// Keys of a model's `config.json` that decide memory, under their own names.
  private static let architectureFields: [FieldSpec] =
    [
      FieldSpec("model_type", .text, "The architecture's name in its configuration."),
      FieldSpec("architectures", .texts, "Class names in its configuration."),
      FieldSpec(
        "kv_formula",
        .word([
          "standard_gqa", "mla", "dsa_mla", "mixed_full_sliding_gqa", "qwen_linear_full_hybrid",
          "deepseek_v4_hybrid", "minimax_msa", "mamba_hybrid",
        ]), "Which cache formula holds."),
      FieldSpec("layer_type_counts", .counts, "Layers by attention type."),
      FieldSpec("compress_ratios_counts", .counts, "Layers by cache compression ratio."),
      FieldSpec("layers_block_type_counts", .counts, "Layers by block type."),
      FieldSpec("hybrid_layer_pattern_counts", .counts, "Layers by hybrid pattern."),
      FieldSpec("attn_type_list_counts", .counts, "Layers by attention class."),
      FieldSpec("hybrid_override_pattern", .text, "Layer pattern, one letter a layer."),
      FieldSpec("use_sliding_window", .flag, "Whether a stated window is in force."),
      FieldSpec("tie_word_embeddings", .flag, "Whether the head is the embedding table."),
      FieldSpec("attention_k_eq_v", .flag, "Whether keys serve as values."),
      FieldSpec("sparse_attention", .flag, "Whether attention is sparse."),
      FieldSpec("torch_dtype", .text, "The type of the published weights."),
      FieldSpec("quant_method", .text, "How the published weights are quantized."),
      FieldSpec("layer_mix", .text, "The layer mix in words."),
    ]
    + [
      "num_hidden_layers", "hidden_size", "intermediate_size", "num_attention_heads",
      "num_key_value_heads", "head_dim", "vocab_size", "max_position_embeddings",
      "kv_lora_rank", "q_lora_rank", "qk_rope_head_dim", "qk_nope_head_dim", "qk_head_dim",
      "v_head_dim", "sliding_window", "sliding_window_size", "sliding_window_pattern",
      "attention_chunk_size", "max_window_layers", "full_attention_interval", "global_head_dim",
      "num_global_key_value_heads", "num_kv_shared_layers", "swa_num_key_value_heads",
      "swa_num_attention_heads", "swa_head_dim", "swa_v_head_dim", "kv_bearing_layers",
      "sparse_attention_layers", "indexer_full_layers", "index_n_heads", "index_head_dim",
      "index_topk",
      "index_block_size", "index_local_blocks", "index_topk_blocks", "linear_conv_kernel_dim",
      "linear_key_head_dim", "linear_num_key_heads", "linear_num_value_heads",
      "linear_value_head_dim", "mamba_num_heads", "mamba_head_dim", "ssm_state_size", "n_groups",
      "conv_kernel", "num_experts", "n_routed_experts", "num_local_experts", "num_experts_per_tok",
      "n_shared_experts", "num_shared_experts", "moe_intermediate_size",
      "shared_expert_intermediate_size", "first_k_dense_replace", "num_nextn_predict_layers",
      "mtp_num_hidden_layers", "num_mtp_modules", "mtp_transformer_layers",
      "kv_bytes_per_token_bf16", "hidden_size_per_layer_input",
    ].map { FieldSpec(Field($0), .integer(.nonNegative), "As in the model's configuration.") }
}
