/// Random numbers that repeat for the same seed.
///
/// **Source** SplitMix64: Steele, Lea, Flood, "Fast splittable pseudorandom number
/// generators", 2014, https://doi.org/10.1145/2660193.2660195.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Writes prompts that no server has seen: a random number first, so that no cached
/// beginning helps, then random words.
struct PromptMaker: Sendable {
  let seed: UInt64

  /// Common short words, most of them one token in common tokenizers.
  static let words: [String] = [
    "the", "of", "and", "to", "in", "is", "that", "it", "for", "was", "on", "are", "with", "as",
    "his", "they", "at", "be", "this", "from", "have", "or", "by", "one", "had", "but", "what",
    "all", "were", "when", "we", "there", "can", "an", "your", "which", "their", "said", "if",
    "do", "will", "each", "about", "how", "up", "out", "them", "then", "she", "many", "some",
    "so", "these", "would", "other", "into", "has", "more", "her", "two", "like", "him", "see",
    "time", "could", "no", "make", "than", "first", "been", "its", "who", "now", "people", "my",
    "made", "over", "did", "down", "only", "way", "find", "use", "may", "water", "long", "little",
    "very", "after", "words", "called", "just", "where", "most", "know",
  ]

  /// The prompt of one request; the same for the same seed, number and length.
  func prompt(number: Int, words count: Int) -> String {
    var numbers = SeededNumbers(
      seed: seed &+ UInt64(truncatingIfNeeded: number) &* 0xD134_2543_DE82_EF95)
    var text = String(UInt64.random(in: 100_000_000...999_999_999, using: &numbers))
    text.reserveCapacity(count * 5 + 10)
    for _ in 0..<max(0, count) {
      text += " "
      text += Self.words[Int.random(in: 0..<Self.words.count, using: &numbers)]
    }
    return text
  }
}

extension PromptMaker {
  /// The token numbers of one prompt; the same for the same seed, number, count and pool.
  ///
  /// **Shape** Exactly `count` numbers out of `pool`. The first four write the prompt's number,
  /// lowest digit first, in the base of the pool's size: so two prompts in a row differ in
  /// their first token, and any two among the first four. None if the pool has fewer than two.
  func tokens(number: Int, count: Int, pool: [Int]) -> [Int] {
    guard pool.count > 1, count > 0 else { return [] }
    // The seed turns the digits, so that two runs do not begin alike.
    var numbers = SeededNumbers(seed: seed)
    let turns = (0..<4).map { _ in Int.random(in: 0..<pool.count, using: &numbers) }
    var rest = SeededNumbers(
      seed: seed &+ UInt64(truncatingIfNeeded: number) &* 0xD134_2543_DE82_EF95)
    var left = max(0, number)
    return (0..<count).map { place in
      guard place < turns.count else {
        return pool[Int.random(in: 0..<pool.count, using: &rest)]
      }
      let digit = (left % pool.count + turns[place]) % pool.count
      left /= pool.count
      return pool[digit]
    }
  }

  /// The ordinary tokens among those a server makes of `words`; nil where they are too few to
  /// make prompts of, or are no token numbers.
  static func pool(of answer: JSONValue, vocabulary: Int?) -> [Int]? {
    guard let entries = answer["tokens"]?.array else { return nil }
    let limit = (vocabulary ?? 10_000_000) - 1
    let numbers = entries.compactMap { $0.count(upTo: limit) }
    let pool = Set(numbers).sorted()
    return numbers.count == entries.count && pool.count >= Self.fewestTokens ? pool : nil
  }

  /// With fewer different tokens prompts would be too alike (chosen).
  private static let fewestTokens = 32
}

/// How many tokens a prompt of so many words has on one server.
public struct PromptGauge: Equatable, Sendable, Codable {
  /// Tokens that each word adds.
  public var tokensPerWord: Double
  /// Tokens of everything else: the number in front and the server's chat template.
  public var overheadTokens: Double
  /// False if the server reports no counts, so that this is a guess.
  public var isMeasured: Bool

  /// The guess where nothing is reported: English text has about four tokens for three
  /// words in common tokenizers (chosen).
  static let guess = PromptGauge(tokensPerWord: 1.33, overheadTokens: 12, isMeasured: false)

  /// The line through two prompts; the guess if it makes no sense.
  init(shortWords: Int, shortTokens: Int?, longWords: Int, longTokens: Int?) {
    self = Self.guess
    guard let shortTokens, let longTokens, longWords > shortWords else { return }
    let slope = Double(longTokens - shortTokens) / Double(longWords - shortWords)
    guard slope >= 0.25, slope <= 16 else { return }
    let overhead = max(0, Double(shortTokens) - slope * Double(shortWords))
    self = PromptGauge(tokensPerWord: slope, overheadTokens: overhead, isMeasured: true)
  }

  /// A gauge of these numbers.
  public init(tokensPerWord: Double, overheadTokens: Double, isMeasured: Bool) {
    self.tokensPerWord = tokensPerWord
    self.overheadTokens = overheadTokens
    self.isMeasured = isMeasured
  }

  /// The words that make a prompt of about so many tokens; at least one.
  func words(forTokens tokens: Int) -> Int {
    max(1, Int(((Double(tokens) - overheadTokens) / tokensPerWord).rounded()))
  }

  /// The tokens expected of a prompt of so many words.
  func tokens(forWords words: Int) -> Double {
    overheadTokens + tokensPerWord * Double(words)
  }
}
