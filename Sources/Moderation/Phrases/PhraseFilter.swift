/// Tells which rules can match a text at all, in one walk over it.
///
/// Nearly all rules match nearly no reply, and a regular expression takes long to find that out.
struct PhraseFilter: Sendable {
  private struct Word: Sendable {
    let bytes: [UInt8]
    let rule: Int
    /// The next word that begins with the same two bytes; -1 for none.
    let next: Int32
  }

  /// By their first two bytes, the first word that begins with them.
  private var heads = [Int32](repeating: -1, count: 1 << 16)
  private var words: [Word] = []
  /// By rule, whether it demands no word.
  private var isFree: [Bool] = []

  /// A filter of patterns, which are known by their place from here on.
  init(_ patterns: [String]) {
    for (rule, pattern) in patterns.enumerated() {
      let necessary = NecessaryWords(pattern).words
      isFree.append(necessary == nil)
      for bytes in necessary ?? [] {
        let head = Self.head(bytes[0], bytes[1])
        words.append(Word(bytes: bytes, rule: rule, next: heads[head]))
        heads[head] = Int32(words.count - 1)
      }
    }
  }

  private static func head(_ first: UInt8, _ second: UInt8) -> Int { Int(first) << 8 | Int(second) }

  /// By rule, whether it can match.
  ///
  /// **Cost** linear in the text.
  func possible(in text: String) -> [Bool] {
    var possible = isFree
    let bytes = Array(text.utf8)
    for place in bytes.indices.dropLast() {
      var index = heads[Self.head(bytes[place], bytes[place + 1])]
      while index >= 0 {
        let word = words[Int(index)]
        if !possible[word.rule], bytes[place...].starts(with: word.bytes) {
          possible[word.rule] = true
        }
        index = word.next
      }
    }
    return possible
  }
}
