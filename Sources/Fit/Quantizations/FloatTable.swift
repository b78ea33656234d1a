extension Quantization {
  /// Plain numbers.
  static let floatRows: [Row] = [
    Row(id: "F32", family: .float, blockBits: 32, aliases: ["float32", "fp32"]),
    Row(id: "F16", family: .float, blockBits: 16, aliases: ["float16", "fp16"]),
    Row(id: "BF16", family: .float, blockBits: 16, aliases: ["bfloat16"]),
  ]

  /// Eight-bit floating point and groups of four or eight bits in `safetensors`.
  ///
  /// **Source**: 4 bits and 20 bits of scale and zero for 128 weights (GPTQ, AWQ); two 16-bit
  /// numbers for 64 weights (MLX). Whole files were not observed.
  static let groupedRows: [Row] = [
    Row(
      id: "FP8", family: .eightBitFloat, blockBits: 8, remainder: .embeddings,
      aliases: ["float8", "fp8_e4m3", "f8_e4m3", "float8_e4m3fn", "fbgemm_fp8"]),
    Row(
      id: "AWQ", family: .grouped, blockBits: 4 + 20.0 / 128, remainder: .embeddings,
      aliases: ["awq-int4", "awq_int4"]),
    Row(
      id: "GPTQ", family: .grouped, blockBits: 4 + 20.0 / 128, remainder: .embeddings,
      aliases: ["gptq-int4", "gptq_int4"]),
    Row(
      id: "MLX-8bit", family: .mlx, blockBits: 8.5, remainder: .embeddings, aliases: ["8bit"]),
    Row(
      id: "MLX-4bit", family: .mlx, blockBits: 4.5, remainder: .embeddings, aliases: ["4bit"]),
  ]

  /// Four-bit floating point with shared scales: 32 weights in 17 bytes, 64 in 36.
  ///
  /// **Source**: `ggml-common.h` in `ggml-org/llama.cpp`. Publishers keep all but the experts in
  /// 16 bits.
  static let microscaledRows: [Row] = [
    Row(
      id: "MXFP4", family: .microscaled, blockBits: 4.25, remainder: .allButExperts,
      aliases: ["mxfp4_moe"]),
    Row(id: "NVFP4", family: .microscaled, blockBits: 4.5, remainder: .allButExperts),
  ]
}
