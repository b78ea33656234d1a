extension LayerRules {
  /// The rules of an architecture by its name in a file; `nil` for one nobody declared here.
  static func named(_ name: String) -> LayerRules? {
    if let rules = special[name] { return rules }
    guard let type = plain[name] else { return nil }
    var rules = LayerRules()
    rules.configurationType = type.isEmpty ? nil : type
    return rules
  }

  private static func rules(_ change: (inout LayerRules) -> Void) -> LayerRules {
    var rules = LayerRules()
    change(&rules)
    return rules
  }

  private static func window(_ window: Window) -> LayerRules { rules { $0.window = window } }

  private static let encoder = rules { $0.isEncoder = true }

  private static func latent(_ indexer: Indexer = .none) -> LayerRules {
    rules {
      $0.keepsLatent = true
      $0.indexer = indexer
    }
  }

  private static func hybrid(_ recurrent: Recurrent, _ state: State) -> LayerRules {
    rules {
      $0.recurrent = recurrent
      $0.state = state
    }
  }

  /// Architectures with windows, states, latents or nothing to cache.
  ///
  /// **Source**: `load_arch_hparams` of each file in `src/models/` and `create_memory` in
  /// `src/llama-model.cpp` of `ggml-org/llama.cpp`, as vendored by llama-cpp-python 0.3.36.
  private static let special: [String: LayerRules] = [
    "gemma2": window(.alternating(period: 2, usual: 4096)),
    "gemma3": window(.alternating(period: 6)),
    "gemma3n": rules {
      $0.window = .alternating(period: 5, needsKey: true)
      $0.cachedLayers = 20
      $0.sharesCaches = true
    },
    "gemma4": rules {
      $0.window = .listed
      $0.sharesCaches = true
      $0.namesGlobalSizes = true
    },
    "cohere2": window(.alternating(period: 4, needsKey: true)),
    "cohere2moe": window(.alternating(period: 4, fullFirst: true, needsKey: true)),
    "gpt-oss": window(.alternating(period: 2, needsKey: true)),
    "olmo2": window(.alternating(period: 4)),
    "exaone4": window(.alternating(period: 4, usual: 4096, onlyLayers: 64)),
    "exaone-moe": window(.alternating(period: 4, needsKey: true)),
    "afmoe": window(.alternating(period: 4)),
    "laguna": window(.alternating(period: 4, fullFirst: true)),
    "llama4": window(.alternating(period: 4, usual: 8192, fixed: 8192)),
    "mellum": window(.alternating(period: 4)),
    "muse-glimmer": window(.alternating(period: 4, needsKey: true)),
    "plamo3": window(.alternating(period: 8)),
    "smallthinker": window(.alternating(period: 4, fullFirst: true, fixed: 4096)),
    "mimo2": window(.listed), "step35": window(.listed), "granite_swa": window(.listed),
    "maple": window(.listed), "spark2_5": window(.listed),
    "deepseek2": latent(), "mistral4": latent(), "deepseek32": latent(.every),
    "glm-dsa": latent(.listed),
    "deepseek4": rules { $0.isCompressed = true },
    "minimax-m3": rules { $0.indexer = .afterDense },
    "jamba": hybrid(.withoutHeads, .stateSpace), "plamo2": hybrid(.withoutHeads, .stateSpace),
    "granitehybrid": hybrid(.withoutHeads, .stateSpace),
    "nemotron_h": hybrid(.withoutHeadsAndWidth, .stateSpace),
    "nemotron_h_moe": hybrid(.withoutHeadsAndWidth, .stateSpace),
    "falcon-h1": hybrid(.besideCache, .stateSpace),
    "mamba": hybrid(.every, .stateSpace), "mamba2": hybrid(.every, .stateSpace),
    "rwkv6": hybrid(.every, .weightedKeyValue), "rwkv7": hybrid(.every, .weightedKeyValue),
    "rwkv6qwen2": hybrid(.every, .weightedKeyValue),
    "arwkv7": hybrid(.every, .weightedKeyValue),
    "qwen3next": hybrid(.allButOneIn(4), .gatedDelta),
    "qwen35": hybrid(.allButOneIn(4), .gatedDelta),
    "qwen35moe": hybrid(.allButOneIn(4), .gatedDelta),
    "kimi-linear": rules {
      $0.recurrent = .withoutHeads
      $0.state = .kimiDelta
      $0.keepsLatent = true
    },
    "lfm2": rules {
      $0.recurrent = .withoutHeads
      $0.state = .shortConvolution
      $0.window = .stated
    },
    "lfm2moe": hybrid(.withoutHeads, .shortConvolution),
    "minimax-01": hybrid(.allButOneIn(8), .lightning),
    "nanbeige": rules { $0.isLooped = true },
    "bert": encoder, "modern-bert": encoder, "nomic-bert": encoder, "nomic-bert-moe": encoder,
    "jina-bert-v2": encoder, "jina-bert-v3": encoder, "neo-bert": encoder, "eurobert": encoder,
    "gemma-embedding": encoder, "dream": encoder, "llada": encoder, "llada-moe": encoder,
    "rnd1": encoder,
  ]

  /// Architectures whose every layer keeps keys and values of its heads for all tokens, with the
  /// name a model's configuration has for them, where there is one that `KnownTypes` lists.
  ///
  /// **Source**: the same files: none of them reads a window, a latent that is cached, or a state.
  private static let plain: [String: String] = [
    "llama": "llama", "qwen": "qwen", "qwen2": "qwen2", "qwen2moe": "qwen2_moe",
    "qwen2vl": "qwen2_vl", "qwen3": "qwen3", "qwen3moe": "qwen3_moe", "qwen3vl": "qwen3_vl",
    "qwen3vlmoe": "qwen3_vl_moe", "gemma": "gemma", "stablelm": "stablelm", "falcon": "falcon",
    "bloom": "bloom", "gptneox": "gpt_neox", "olmo": "olmo", "olmoe": "olmoe",
    "internlm2": "internlm2", "orion": "orion", "baichuan": "baichuan", "minicpm": "minicpm",
    "granite": "granite", "granitemoe": "granitemoe", "glm4": "glm4", "glm4moe": "glm4_moe",
    "nemotron": "nemotron", "exaone": "exaone", "dots1": "dots1", "smollm3": "smollm3",
    "seed_oss": "seed_oss", "hunyuan-dense": "hunyuan_v1_dense", "hy_v3": "hy_v3",
    "minimax-m2": "minimax_m2", "bitnet": "bitnet", "ernie4_5": "ernie4_5",
    "ernie4_5-moe": "ernie4_5_moe", "phi2": "phi",
    "deci": "", "grok": "", "gpt2": "", "gptj": "", "mpt": "", "starcoder": "", "starcoder2": "",
    "refact": "", "phi3": "", "phimoe": "", "plamo": "", "codeshell": "", "minicpm3": "",
    "plm": "", "xverse": "", "command-r": "", "dbrx": "", "openelm": "", "arctic": "",
    "deepseek": "", "deepseek2-ocr": "", "chatglm": "", "jais": "", "jais2": "", "chameleon": "",
    "bailingmoe": "", "bailingmoe2": "", "arcee": "", "hunyuan-moe": "", "hunyuan_vl": "",
    "grovemoe": "", "apertus": "", "cogvlm": "", "pangu-embedded": "", "mistral3": "",
    "paddleocr": "", "maincoder": "", "llama-embed": "", "talkie": "", "hrm_text": "",
  ]
}
