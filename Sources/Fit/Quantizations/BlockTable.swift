/// The block types of llama.cpp.
///
/// **Source**: block sizes from `ggml-common.h` in `ggml-org/llama.cpp` (weights in a block and its
/// bytes); whole files observed: published GGUF files of models above 3 B parameters, median and
/// 10th to 90th percentile of bits per weight.
extension Quantization {
  /// Three bits and more.
  static let ggufRows: [Row] = [
    row("Q8_0", 8.5, 8.46, 7.92...8.56, 33),
    row("Q6_K", 6.5625, 6.58, 6.32...7.04, 32),
    row("Q5_K_M", 5.5, 5.70, 5.43...5.83, 32, ["q5_k"]),
    row("Q5_K_S", 5.5, 5.52, 5.20...5.60, 28),
    row("Q4_K_M", 4.5, 4.89, 4.75...5.08, 33, ["q4_k"]),
    row("Q4_K_S", 4.5, 4.61, 4.43...4.80, 28),
    row("Q4_1", 5.0, 5.04, 4.81...5.09, 25),
    row("Q4_0", 4.5, 4.58, 4.42...4.69, 30),
    row("IQ4_NL", 4.5, 4.58, 4.42...4.69, 30),
    row("IQ4_XS", 4.25, 4.34, 4.18...4.60, 27),
    row("Q3_K_M", 3.4375, 3.92, 3.74...4.10, 31, ["q3_k"]),
    row("Q3_K_S", 3.4375, 3.56, 3.40...3.87, 30),
  ]

  /// Below three bits, and importance-weighted blocks.
  static let ggufSmallRows: [Row] = [
    row("IQ3_S", 3.4375, 3.03, 2.98...3.40, 5),
    row("IQ3_XXS", 3.0625, 3.29, 2.91...3.66, 32),
    row("Q2_K", 2.625, 3.11, 2.91...3.29, 22),
    row("IQ2_M", 2.5625, 2.95, 2.56...3.28, 32),
    row("IQ2_S", 2.5625, 2.88, 2.46...3.07, 7),
    row("IQ2_XS", 2.3125, 2.76, 2.41...3.04, 6),
    row("IQ2_XXS", 2.0625, 2.50, 2.18...2.91, 26),
    row("IQ1_M", 1.75, 2.24, 1.96...2.53, 14),
    row("IQ1_S", 1.5625, 2.18, 1.86...2.50, 10),
  ]

  private static func row(
    _ id: String, _ blockBits: Double, _ median: Double, _ range: ClosedRange<Double>, _ files: Int,
    _ aliases: [String] = []
  ) -> Row {
    Row(
      id: id, family: .gguf, blockBits: blockBits,
      observed: Observation(median: median, range: range, files: files), aliases: aliases)
  }
}
