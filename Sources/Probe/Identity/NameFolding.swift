internal import Fit

/// A name without what says only how the weights are stored, and in one spelling.
enum NameFolding {
  /// Letters and figures in lower case; nothing else.
  static func folded(_ name: some StringProtocol) -> String {
    String(name.lowercased().unicodeScalars.filter { $0.properties.isAlphabetic || isFigure($0) })
  }

  private static func isFigure(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x30 && scalar.value <= 0x39
  }

  /// A name without its ending and its words for formats and quantizations.
  ///
  /// `Qwen3-30B-A3B-UD-Q4_K_XL-00001-of-00002.gguf` is `qwen3-30b-a3b`.
  static func stripped(_ name: some StringProtocol) -> String {
    var text = name.lowercased()
    for ending in [".gguf", ".safetensors", ".bin", ".ggml"] where text.hasSuffix(ending) {
      text.removeLast(ending.count)
    }
    text = withoutPart(text)
    while let shorter = withoutTail(text) { text = shorter }
    return text
  }

  /// Every name that is left when words for formats go one by one, the longest first.
  static func steps(_ name: some StringProtocol) -> [String] {
    var steps = [name.lowercased()]
    while let last = steps.last, let shorter = withoutTail(last) { steps.append(shorter) }
    return steps
  }

  /// Without `-00001-of-00003`.
  private static func withoutPart(_ text: String) -> String {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count > 3, parts[parts.count - 2] == "of",
      let number = Int(parts[parts.count - 3]), let count = Int(parts[parts.count - 1]),
      number <= count
    else { return text }
    return parts.dropLast(3).joined(separator: "-")
  }

  /// Without one word at its end that says how it is stored; nil if there is none.
  private static func withoutTail(_ text: String) -> String? {
    // A type such as `q4_k_m` has up to three separators in it, so longer tails come first.
    var places: [String.Index] = []
    var index = text.endIndex
    while index > text.startIndex, places.count < 5 {
      index = text.index(before: index)
      if separators.contains(text[index]) { places.append(index) }
    }
    for place in places.reversed() {
      guard place > text.startIndex, saysHow(text[text.index(after: place)...]) else { continue }
      return String(text[..<place])
    }
    return nil
  }

  private static let separators: Set<Character> = ["-", "_", ".", ":", "@", " ", "+"]

  private static func saysHow(_ tail: Substring) -> Bool {
    let word = String(tail.map { $0 == "-" || $0 == "." || $0 == " " ? "_" : $0 })
    return words.contains(word) || Quantization.named(word) != nil || isBlockType(word)
  }

  /// `q4_k_xl`, `iq2_xxs`, `q4_0_4_4`, `q8`, `q4f16_1`, `tq1_0`.
  private static func isBlockType(_ word: String) -> Bool {
    let start = word.hasPrefix("iq") || word.hasPrefix("tq") ? 2 : word.hasPrefix("q") ? 1 : 0
    let parts = word.dropFirst(start).split(separator: "_", omittingEmptySubsequences: false)
    guard start > 0, let first = parts.first, let bits = first.first?.wholeNumberValue,
      (1...8).contains(bits), first.count == 1 || first.dropFirst() == "f16"
    else { return false }
    return parts.dropFirst().allSatisfy { blockWords.contains(String($0)) }
  }

  private static let blockWords: Set<String> = [
    "k", "s", "m", "l", "xl", "xs", "xxs", "nl", "0", "1", "4", "8",
  ]

  /// Words for formats and ways to store weights; none of them is part of a model's name.
  private static let words: Set<String> = [
    "gguf", "ggml", "mlx", "awq", "gptq", "exl2", "exl3", "hqq", "bnb", "hf", "ud", "i1", "imat",
    "imatrix", "latest", "dynamic", "quantized", "quant", "fp4", "fp8", "fp16", "fp32", "f32",
    "bf16", "f16", "int4", "int8", "w4a16", "w8a8", "w8a16", "nf4", "nvfp4", "mxfp4", "mxfp8",
    "2bit", "3bit", "4bit", "5bit", "6bit", "8bit", "2_bit", "3_bit", "4_bit", "5_bit", "6_bit",
    "8_bit", "bnb_4bit", "marlin", "block", "gs128", "g128", "mlc", "onnx", "openvino", "asym",
    "sym", "dwq",
  ]

  /// The words of a name, for telling how near two names are: `qwen`, `3`, `30b`, `a3b`.
  static func tokens(_ name: some StringProtocol) -> Set<String> {
    var tokens: Set<String> = []
    var token = ""
    let letters = Array(name.lowercased())
    for (place, letter) in letters.enumerated() {
      let isPoint =
        letter == "." && place > 0 && place + 1 < letters.count && letters[place - 1].isNumber
        && letters[place + 1].isNumber
      // A figure after letters begins a word: `qwen3` is written `qwen 3` elsewhere.
      if let last = token.last, last.isLetter, letter.isNumber, token.count > 1 {
        tokens.insert(token)
        token = ""
      }
      if letter.isLetter || letter.isNumber || isPoint {
        token.append(letter)
      } else if !token.isEmpty {
        tokens.insert(token)
        token = ""
      }
    }
    if !token.isEmpty { tokens.insert(token) }
    return tokens
  }

  /// Whether a word is a number of parameters: `8b`, `0.6b`, `270m`, `e4b`.
  static func isSize(_ token: String) -> Bool {
    let digits = token.hasPrefix("e") ? token.dropFirst() : token[...]
    guard let unit = digits.last, unit == "b" || unit == "m" else { return false }
    return Double(digits.dropLast()) != nil
  }
}
