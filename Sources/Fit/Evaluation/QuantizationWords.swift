/// Quantizations as names of files and tags write them.
enum QuantizationWords {
  /// The quantization a column or a name states; `nil` for words nobody declared.
  static func named(_ text: String) -> Quantization? {
    let name = text.lowercased().map { $0 == "-" || $0 == " " || $0 == "." ? "_" : String($0) }
      .joined()
    if let known = Quantization.named(name) { return known }
    return near[name].flatMap(Quantization.named)
  }

  /// The parts of a name without its quantization; of several words the most specific counts.
  static func remove(from parts: [String]) -> (parts: [String], quantization: Quantization?) {
    var rest: [String] = []
    var found: [(rank: Int, quantization: Quantization)] = []
    var place = 0
    while place < parts.count {
      if let end = blockEnd(parts, from: place) {
        let word = parts[place..<end].joined(separator: "_")
        if let quantization = longest(word) { found.append((0, quantization)) }
        place = end
        continue
      }
      if let quantization = named(parts[place]), plainWords.contains(parts[place]) {
        found.append((quantization.family == .float ? 2 : 1, quantization))
      } else {
        rest.append(parts[place])
      }
      place += 1
    }
    return (rest, found.min { $0.rank < $1.rank }?.quantization)
  }

  /// Where a block type such as `q4_k_m` ends that begins here.
  private static func blockEnd(_ parts: [String], from place: Int) -> Int? {
    let first = parts[place]
    let figures = first.hasPrefix("iq") ? first.dropFirst(2) : first.dropFirst(1)
    guard first.hasPrefix("q") || first.hasPrefix("iq"), figures.count == 1,
      figures.allSatisfy(\.isNumber)
    else { return nil }
    var end = place + 1
    while end < parts.count, blockWords.contains(parts[end]) { end += 1 }
    return end
  }

  /// The quantization of a block type, letting go of endings nobody declared.
  private static func longest(_ word: String) -> Quantization? {
    var words = word.split(separator: "_").map(String.init)
    while !words.isEmpty {
      if let quantization = named(words.joined(separator: "_")) { return quantization }
      words.removeLast()
    }
    return nil
  }

  private static let blockWords: Set<String> = [
    "k", "s", "m", "l", "xl", "xs", "xxs", "nl", "0", "1", "4", "8",
  ]

  private static let plainWords: Set<String> = [
    "f16", "fp16", "bf16", "f32", "fp32", "fp8", "mxfp4", "nvfp4", "mxfp8", "awq", "gptq", "int4",
    "int8", "w4a16", "w8a8", "w8a16", "nf4", "3bit", "4bit", "5bit", "6bit", "8bit",
  ]

  /// Types without a row of their own stand for the declared one of about the same bits.
  private static let near: [String: String] = [
    "q4_k_l": "Q4_K_M", "q4_k_xl": "Q4_K_M", "q3_k_l": "Q3_K_M", "q3_k_xl": "Q3_K_M",
    "q5_k_l": "Q5_K_M", "q5_k_xl": "Q5_K_M", "q6_k_l": "Q6_K", "q6_k_xl": "Q6_K", "q6": "Q6_K",
    "q8_k_xl": "Q8_0", "q8": "Q8_0", "q2_k_l": "Q2_K", "q2_k_s": "Q2_K", "q2_k_xl": "Q2_K",
    "q2": "Q2_K", "q5_0": "Q5_K_S", "q5_1": "Q5_K_M", "q5": "Q5_K_M", "q3": "Q3_K_M",
    "q4": "Q4_K_M", "q4_0_4_4": "Q4_0", "q4_0_4_8": "Q4_0", "q4_0_8_8": "Q4_0", "iq3_m": "IQ3_S",
    "iq3_xs": "IQ3_S", "iq4": "IQ4_XS", "iq3": "IQ3_S", "iq2": "IQ2_M", "iq1": "IQ1_M",
    "mxfp8": "FP8", "int4": "AWQ", "w4a16": "AWQ", "nf4": "AWQ", "int8": "MLX-8bit",
    "w8a8": "FP8", "w8a16": "MLX-8bit", "3bit": "Q3_K_S", "5bit": "Q5_K_S", "6bit": "Q6_K",
  ]
}
