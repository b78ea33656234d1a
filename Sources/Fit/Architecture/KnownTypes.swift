/// What the name of an architecture alone tells, where no formula is named.
///
/// **Source**: the modeling files of `transformers` and of each publisher, read by name; a name
/// that is on no list gets no formula, only an upper end.
enum KnownTypes {
  /// Types whose every layer keeps a full grouped-query cache, unless a window is stated.
  static let plain: Set<String> = [
    "llama", "qwen", "qwen2", "qwen3", "qwen2_moe", "qwen3_moe", "qwen2_vl", "qwen2_5_vl",
    "qwen3_vl", "qwen3_vl_text", "qwen3_vl_moe", "qwen3_vl_moe_text", "mixtral", "granite",
    "granitemoe", "glm", "glm4", "glm4_moe", "glm4v", "olmo", "olmo2", "olmoe", "gemma", "phi",
    "stablelm", "gpt_neox", "falcon", "opt", "bloom", "internlm2", "internlm3", "internvl",
    "ernie4_5", "ernie4_5_moe", "minimax_m2", "nemotron", "persimmon", "orion", "baichuan",
    "seed_oss", "exaone", "solar", "dots1", "smollm3", "hunyuan_v1_dense", "hy_v3", "bitnet",
    "minicpm",
  ]

  /// Types with windowed layers whose other steps are those of plain types.
  static let windowedLikePlain: Set<String> = ["gemma2", "gemma3", "gemma3_text"]

  /// Types that keep a recurrent state beside or instead of a cache; without its keys the state
  /// is unknown, not zero.
  static let recurrent: Set<String> = [
    "lfm2", "lfm2_moe", "lfm2_vl", "nemotron_h", "granitemoehybrid", "granite_hybrid",
    "qwen3_next", "qwen3_5", "qwen3_5_text", "qwen3_5_moe", "qwen3_5_moe_text", "kimi_linear",
    "bailing_hybrid", "minimax", "minimax_text_01", "minimax_m1", "falcon_mamba", "falcon_h1",
    "mamba", "mamba2", "jamba", "zamba2", "olmo_hybrid", "plamo2", "plamo2vl", "minicpm_sala",
    "rwkv",
  ]

  /// Types that cache one latent for all heads; a stated head dimension means nothing there.
  static let latent: Set<String> = [
    "deepseek_v2", "deepseek_v3", "deepseek_v32", "kimi_k2", "kimi_linear", "kimi_vl", "minicpm3",
    "sarvam_mla", "glm4_moe_lite", "glm_moe_dsa", "deepseek_vl_v2",
  ]
}
