/// The block types of llama.cpp that few files are stored in.
///
/// **Source**: block sizes from `ggml-common.h` in `ggml-org/llama.cpp`, of the smallest type such
/// a file holds. Whole files were not observed, so that what stays in 16 bits is counted in full.
extension Quantization {
  static let rareRows: [Row] = [
    rare("Q5_1", 6.0), rare("Q5_0", 5.5), rare("Q3_K_L", 3.4375), rare("IQ3_M", 3.4375),
    rare("IQ3_XS", 3.0625), rare("Q2_K_S", 2.625), rare("Q2_0", 2.25), rare("TQ2_0", 2.0625),
    rare("TQ1_0", 1.6875), rare("Q1_0", 1.125),
  ]

  private static func rare(_ id: String, _ blockBits: Double) -> Row {
    Row(id: id, family: .gguf, blockBits: blockBits, remainder: .embeddings)
  }
}
