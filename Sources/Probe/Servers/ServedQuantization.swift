internal import Fit

/// Names of quantizations as servers write them.
enum ServedQuantization {
  /// The usual name: `Q4_K - Medium` is `Q4_K_M`; names nobody declared stay as they are.
  ///
  /// **Source** llama.cpp spells types of files in words, some with a guess in front or bits
  /// behind; Ollama and LM Studio use the usual names, LM Studio also `4bit`.
  static func usualName(_ raw: String) -> String? {
    guard !raw.isEmpty, raw.utf8.count <= 80, raw.lowercased() != "unknown" else { return nil }
    var text = raw
    if text.hasPrefix("(guessed) ") { text.removeFirst(10) }
    if text.hasPrefix("all ") { text.removeFirst(4) }
    if text.hasPrefix("mostly ") { text.removeFirst(7) }
    let parts = text.split(separator: " - ", maxSplits: 1)
    if parts.count == 2 {
      let first = String(parts[0])
      text = sizes[parts[1].lowercased()].map { first + "_" + $0 } ?? first
    }
    if text.lowercased().hasSuffix(" moe") { text = String(text.dropLast(4)) }
    return Quantization.named(text)?.id ?? text
  }

  private static let sizes = [
    "extra small": "XS", "small": "S", "medium": "M", "large": "L", "extra large": "XL",
  ]

  /// The declared quantization of a name; nil where nobody declared it.
  static func declared(_ name: String) -> Quantization? {
    usualName(name).flatMap(Quantization.named)
  }
}
