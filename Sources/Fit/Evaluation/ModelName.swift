/// What the name of a model file or tag says: its words, its sizes and its quantization.
///
/// `Qwen3.5-35B-A3B-UD-Q4_K_XL.gguf` has the words `qwen 3.5`, 35 B parameters, 3 B of them active,
/// and is stored as Q4_K_M. Nothing here knows a model; a size that is not written is not known.
struct ModelName: Hashable {
  /// Its words in order: lower case, letters and figures apart, without size and format.
  let words: [String]
  /// Words that tell variants of one architecture apart, which a look-up may leave out.
  let variants: [String]
  /// All parameters, where a size is written.
  let parameters: Double?
  /// Parameters used for one token, where the name says so.
  let activeParameters: Double?
  /// Whether the size counts only what is read for one token.
  let isEffectiveSize: Bool
  /// Experts as they are written: `8x7b`, `16e`.
  let experts: [String]
  /// How it is stored, where the name says so.
  let quantization: Quantization?

  init(_ name: String) {
    var text = name.lowercased()
    if text.hasSuffix(".gguf") { text.removeLast(5) }
    text = text.split(separator: "/").last.map(String.init) ?? text
    let (parts, quantization) = QuantizationWords.remove(from: Self.parts(text))
    self.quantization = quantization
    var words: [String] = []
    var variants: [String] = []
    var sizes: [Size] = []
    for part in parts {
      if let size = Size(part) {
        sizes.append(size)
      } else if Self.variantWords.contains(part) || Self.isDate(part) {
        variants.append(part)
      } else if !Self.formatWords.contains(part) {
        words += Self.lettersAndFigures(part).filter { !Self.formatWords.contains($0) }
      }
    }
    self.words = words
    self.variants = variants
    let whole = sizes.first { $0.kind == .whole || $0.kind == .effective }
    parameters = whole?.parameters
    isEffectiveSize = whole?.kind == .effective
    activeParameters = sizes.first { $0.kind == .active }?.parameters
    experts = sizes.compactMap(\.experts)
  }

  /// Its words and size as one key; the variant words are left out.
  var key: [String] { words + experts + size }

  /// Its size as a word, so that names of different sizes differ.
  private var size: [String] {
    parameters.map { [(isEffectiveSize ? "e" : "") + String(Int64(($0 / 1e6).rounded()))] } ?? []
  }

  /// Words that say how a file is made, never which model it is.
  private static let formatWords: Set<String> = [
    "gguf", "ggml", "mlx", "hf", "ud", "imatrix", "i1", "qat", "latest", "dynamic", "cloud",
    "safetensors", "unsloth", "bartowski", "mradermacher", "thebloke", "lmstudio", "community",
  ]

  /// Words that tell how a model was trained further; the shape stays.
  private static let variantWords: Set<String> = [
    "it", "instruct", "chat", "base", "pt", "text", "thinking", "reasoning", "preview", "hybrid",
    "sft", "dpo", "final",
  ]

  private static func isDate(_ part: String) -> Bool {
    part.count >= 4 && part.count <= 8 && part.allSatisfy(\.isNumber)
  }

  /// Parts between separators; a point between figures separates nothing.
  private static func parts(_ text: String) -> [String] {
    var parts: [String] = []
    var part = ""
    let letters = Array(text)
    for (place, letter) in letters.enumerated() {
      let isPoint =
        letter == "." && place > 0 && place + 1 < letters.count && letters[place - 1].isNumber
        && letters[place + 1].isNumber
      if letter.isLetter || letter.isNumber || isPoint {
        part.append(letter)
      } else if !part.isEmpty {
        parts.append(part)
        part = ""
      }
    }
    return part.isEmpty ? parts : parts + [part]
  }

  /// `qwen3.5` as `qwen`, `3.5`.
  private static func lettersAndFigures(_ part: String) -> [String] {
    var pieces: [String] = []
    for letter in part {
      if let last = pieces.last?.last, last.isLetter == letter.isLetter {
        pieces[pieces.count - 1].append(letter)
      } else {
        pieces.append(String(letter))
      }
    }
    return pieces
  }
}

extension ModelName {
  /// A number of parameters as names write it: `8b`, `270m`, `a3b`, `e4b`, `8x7b`, `16e`.
  private struct Size {
    enum Kind { case whole, active, effective, experts }

    let kind: Kind
    let parameters: Double?
    var experts: String?

    init?(_ part: String) {
      let product = part.split(separator: "x")
      if product.count == 2, let count = Double(product[0]), count >= 2,
        Self.number(String(product[1])) != nil
      {
        self.init(kind: .experts, parameters: nil, experts: part)
      } else if part.last == "e", Int(part.dropLast()) != nil {
        self.init(kind: .experts, parameters: nil, experts: part)
      } else if let number = Self.number(part) {
        self.init(kind: .whole, parameters: number)
      } else if let number = Self.number(String(part.dropFirst())) {
        switch part.first {
        case "a": self.init(kind: .active, parameters: number)
        case "e": self.init(kind: .effective, parameters: number)
        default: return nil
        }
      } else {
        return nil
      }
    }

    private init(kind: Kind, parameters: Double?, experts: String? = nil) {
      self.kind = kind
      self.parameters = parameters
      self.experts = experts
    }

    /// Millions, billions or trillions; `1m` and the like are context lengths.
    private static func number(_ part: String) -> Double? {
      guard part.first?.isNumber == true, let unit = part.last, let number = Double(part.dropLast())
      else { return nil }
      switch unit {
      case "m" where number >= 10: return number * 1e6
      case "b" where number >= 0.01 && number < 10_000: return number * 1e9
      case "t" where number < 100: return number * 1e12
      default: return nil
      }
    }
  }
}
