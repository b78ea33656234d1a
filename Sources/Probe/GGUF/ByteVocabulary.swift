/// A tokenizer of our own: any text goes in and comes out again, and common words are one token.
///
/// Byte-level pairs as GPT-2 has them: 256 tokens for bytes, words with a space before them and
/// all their beginnings, padding up to the size asked for, three control tokens.
/// **Source** of the printable stand-ins: `bytes_to_unicode` in `openai/gpt-2`, `encoder.py`.
struct ByteVocabulary {
  /// The tokens in order.
  let tokens: [String]
  /// The pairs that are joined, in the order they are joined.
  let merges: [String]
  /// Places of tokens that are whole words.
  let words: Set<Int>

  /// The control tokens, the last ones.
  static let control = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"]
  /// GPT-2's printable stand-in for a space.
  private static let space = "\u{120}"

  /// Common words, the commonest first: as many of them as the size has room for become tokens.
  private static let commonWords: [Substring] = """
    the of and to in is that it for was on are as with his they at be this from have or by one
    had not but what all were when we there can an your which their said if do will each about
    how up out them then she many some so these would other into has more her two like him see
    time could no make than first been its who now people my made over did down only way find
    use may water long little very after words called just where most know
    """.split { $0.isWhitespace }

  /// Writes one conversation as ChatML.
  static let chatTemplate =
    "{% for m in messages %}<|im_start|>{{ m['role'] }}\n{{ m['content'] }}<|im_end|>\n"
    + "{% endfor %}{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"

  /// A vocabulary of so many tokens, at least 259.
  ///
  /// **Cost**: one short text for each token.
  init(size: Int) {
    let room = size - Self.control.count
    var tokens = Self.byteTokens
    var merges: [String] = []
    var known = Set(tokens)
    for word in Self.commonWords {
      var start = Self.space
      for letter in word {
        let longer = start + String(letter)
        if !known.contains(longer) {
          guard tokens.count < room else { break }
          tokens.append(longer)
          known.insert(longer)
          merges.append("\(start) \(letter)")
        }
        start = longer
      }
    }
    let spoken = Set(Self.commonWords.map { Self.space + String($0) })
    words = Set(tokens.indices.filter { spoken.contains(tokens[$0]) })
    tokens.reserveCapacity(size)
    while tokens.count < room { tokens.append(Self.padding(tokens.count)) }
    self.tokens = tokens + Self.control
    self.merges = merges
  }

  /// Each byte as one printable character.
  private static let byteTokens: [String] = {
    var standIns = (UInt32(0x100)...).makeIterator()
    return (UInt32(0)...255).map { byte in
      let isPrintable =
        (0x21...0x7E).contains(byte) || (0xA1...0xAC).contains(byte) || (0xAE...0xFF).contains(byte)
      let scalar = isPrintable ? byte : standIns.next() ?? byte
      return Unicode.Scalar(scalar).map { String(Character($0)) } ?? ""
    }
  }()

  private static func padding(_ place: Int) -> String {
    let digits = String(place, radix: 16)
    return space + "x" + String(repeating: "0", count: max(0, 6 - digits.utf8.count)) + digits
  }

  /// The keys of the tokenizer for a layout.
  func keys(_ layout: TransformerShape.Layout) -> [(String, MetadataValue)] {
    let normal = tokens.count - Self.control.count
    let types =
      [Int32](repeating: 1, count: normal) + [Int32](repeating: 3, count: Self.control.count)
    return [
      ("tokenizer.ggml.model", .text("gpt2")),
      ("tokenizer.ggml.pre", .text(layout == .llama ? "llama-bpe" : "qwen2")),
      ("tokenizer.ggml.tokens", .texts(tokens)),
      ("tokenizer.ggml.token_type", .signed(types)),
      ("tokenizer.ggml.merges", .texts(merges)),
      ("tokenizer.ggml.bos_token_id", .count(UInt32(normal))),
      ("tokenizer.ggml.eos_token_id", .count(UInt32(normal + 2))),
      ("tokenizer.ggml.padding_token_id", .count(UInt32(normal))),
      ("tokenizer.ggml.add_bos_token", .flag(false)),
      ("tokenizer.chat_template", .text(Self.chatTemplate)),
    ]
  }
}
