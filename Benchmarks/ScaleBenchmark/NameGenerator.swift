import Scoring

/// Names as of a model hub, made of a seed: about 34 bytes, `org/family-size-variant`.
struct NameGenerator {
  private var random: SplitMix64

  private static let families = [
    "Qwen2.5", "Qwen3", "Llama-3.1", "Llama-2", "Mistral", "Mixtral-8x7B", "gemma-2", "gemma-3",
    "Phi-3", "phi-4", "DeepSeek-R1-Distill", "DeepSeek-V3", "Yi-1.5", "falcon", "OLMo-2", "GLM-4",
    "granite-3.1", "internlm2_5", "Nemotron", "StableLM", "bge", "gpt-oss", "SmolLM2", "Command",
  ]
  private static let sizes = [
    "0.5B", "1.5B", "1B", "3B", "7B", "8B", "9B", "12B", "14B", "20B", "27B", "32B", "70B", "72B",
  ]
  private static let variants = [
    "", "-Instruct", "-instruct-v2", "-chat", "-it", "-Base", "-Instruct-GGUF", "-GPTQ-Int4",
    "-AWQ",
    "-bnb-4bit", "-Q4_K_M", "-lora", "-sft", "-dpo-v1", "-reasoning", "-Coder", "-Math",
    "-abliterated",
  ]
  private static let syllables = [
    "ne", "ro", "lab", "ai", "tex", "mo", "ka", "vi", "de", "lu", "tron", "max", "sys", "data",
    "on",
    "ing", "hub", "zen", "ur", "bot",
  ]

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  /// All names, one a line.
  mutating func lines(_ count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count * 38)
    for _ in 0..<count {
      bytes.append(contentsOf: name().utf8)
      bytes.append(0x0A)
    }
    return bytes
  }

  private mutating func name() -> String {
    var name = ""
    for _ in 0..<3 + random.next() % 3 { name += one(of: Self.syllables) }
    if random.next() % 3 == 0 { name += String(random.next() % 1000) }
    name += "/" + one(of: Self.families) + "-" + one(of: Self.sizes) + one(of: Self.variants)
    if random.next() % 4 == 0 { name += "-" + one(of: Self.syllables) + one(of: Self.syllables) }
    if random.next() % 8 == 0 { name += "-v" + String(random.next() % 20) }
    // A few names in a thousand are very long, and a few are not ASCII.
    if random.next() % 300 == 0 {
      name += "-" + String(repeating: one(of: Self.syllables), count: 14)
    }
    if random.next() % 1000 == 0 { name += "-é通义" }
    return name
  }

  private mutating func one(of pieces: [String]) -> String {
    pieces[Int(random.next() % UInt64(pieces.count))]
  }
}
