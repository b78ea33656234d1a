import Testing

@testable import Fit

/// What names of files and tags say.
struct ModelNameTests {
  @Test(
    arguments: [
      ("Qwen3.5-27B-Q4_K_M.gguf", 27e9, nil, "Q4_K_M"),
      ("Qwen-AgentWorld-35B-A3B-UD-Q4_K_XL.gguf", 35e9, 3e9, "Q4_K_M"),
      ("llama3.1:8b-instruct-q4_0", 8e9, nil, "Q4_0"),
      ("gemma-3-270M-it-bf16.gguf", 270e6, nil, "BF16"),
      ("Qwen3-235B-A22B-IQ4_XS-00001-of-00003.gguf", 235e9, 22e9, "IQ4_XS"),
      ("Mellum2-12B-A2.5B-Thinking", 12e9, 2.5e9, nil),
      ("gemma-2-9b-it-Q4_K_M-fp16.gguf", 9e9, nil, "Q4_K_M"),
      ("Llama-3.2-1B-Q4_0_4_4.gguf", 1e9, nil, "Q4_0"),
      ("mlx-community/Qwen3-1.7B-4bit", 1.7e9, nil, "MLX-4bit"),
      ("Qwen2.5-7B-Instruct-1M-awq", 7e9, nil, "AWQ"),
      ("gpt-oss-20b-MXFP4.gguf", 20e9, nil, "MXFP4"),
      ("Phi-4-mini-f16", nil, nil, "F16"), ("Mistral-7B-int4", 7e9, nil, "AWQ"),
      ("Step-3.7-Flash-UD-IQ4_NL.gguf", nil, nil, "IQ4_NL"),
      ("Kimi-K2-1T-A32B-Q2_K_XL", 1e12, 32e9, "Q2_K"),
    ] as [(String, Double?, Double?, String?)])
  func `sizes and quantization are read from a name`(
    text: String, parameters: Double?, active: Double?, quantization: String?
  ) {
    let name = ModelName(text)
    #expect(name.parameters == parameters)
    #expect(name.activeParameters == active)
    #expect(name.quantization?.id == quantization)
  }

  @Test func `an effective size, a product of experts and a date are no plain size`() {
    let effective = ModelName("gemma-3n-E4B-it")
    #expect(effective.isEffectiveSize && effective.parameters == 4e9)
    let product = ModelName("Mixtral-8x7B-Instruct-v0.1")
    #expect(product.parameters == nil && product.experts == ["8x7b"])
    #expect(ModelName("Llama-4-Scout-17B-16E-Instruct").experts == ["16e"])
    #expect(ModelName("Qwen3-30B-A3B-Instruct-2507").variants == ["instruct", "2507"])
    #expect(ModelName("qwen3.5:9b").key == ModelName("Qwen3.5-9B-Q4_K_M.gguf").key)
  }
}
