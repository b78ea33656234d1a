internal import Catalog

/// The name of a product as its words, so that the spellings of drivers, lists and people compare
/// equal: `NVIDIA GeForce RTX 4070 Ti SUPER`, `rtx4070ti super` and `RTX 4070 Ti Super`.
///
/// What is in brackets says how it is driven and is left out; the maker and words such as *graphics*
/// tell no products apart and are left out too. Every other word counts: `4090` is not `4090 D`.
struct DeviceName: Hashable, Sendable {
  /// The words that tell it from others, letters and digits apart.
  let words: [String]
  /// Its maker, where a word says so.
  let maker: String?
  /// Memory stated beside the name, in GiB: `80GB`.
  let memoryGiB: Double?

  /// Words that belong to one maker and tell none of its products apart.
  private static let makers = [
    "nvidia": "nvidia", "geforce": "nvidia", "tesla": "nvidia", "amd": "amd", "radeon": "amd",
    "instinct": "amd", "intel": "intel", "apple": "apple",
  ]
  /// Words that tell no products apart.
  private static let empty: Set<String> = [
    "gpu", "gpus", "graphics", "series", "corporation", "inc", "generation", "edition", "card",
    "accelerator", "processor",
  ]
  /// Two words for one thing.
  private static let same = ["mobile": "laptop", "notebook": "laptop"]

  /// Reads a name.
  init(_ text: String) {
    self.init(tokens: Self.tokens(text))
  }

  /// Reads a name out of tokens: runs of letters or digits.
  init(tokens: [String]) {
    var words: [String] = []
    var maker: String?
    var memoryGiB: Double?
    var place = 0
    while place < tokens.count {
      let token = tokens[place]
      let next = place + 1 < tokens.count ? tokens[place + 1] : ""
      place += 1
      if let number = Double(token), ["gb", "gib"].contains(next) {
        memoryGiB = memoryGiB ?? number
        place += 1
      } else if Int(token) != nil, ["core", "cores"].contains(next) {
        // The number of cores describes a part; its name does not hold it.
        place += 1
        if place < tokens.count, ["cpu", "gpu"].contains(tokens[place]) { place += 1 }
      } else if let stated = Self.makers[token] {
        maker = maker ?? stated
      } else if !Self.empty.contains(token) {
        words.append(Self.same[token] ?? token)
      }
    }
    self.words = words
    self.maker = maker
    self.memoryGiB = memoryGiB
  }

  /// The words without spaces: `rtx4070tisuper`; empty where no word tells anything.
  var key: String { words.joined() }

  /// Runs of letters or digits in lower case, without what stands in brackets.
  ///
  /// A size in brackets counts: `(16GB)`.
  static func tokens(_ text: String) -> [String] {
    var tokens: [String] = []
    var inside: [String] = []
    var current = ""
    var depth = 0
    func finish() {
      guard !current.isEmpty else { return }
      if depth > 0 { inside.append(current) } else { tokens.append(current) }
      current = ""
    }
    for character in text.lowercased() {
      switch character {
      case "(", "[":
        finish()
        depth += 1
      case ")", "]":
        finish()
        depth = max(0, depth - 1)
      case let letter where letter.isASCII && (letter.isLetter || letter.isNumber):
        if let last = current.last, last.isNumber != letter.isNumber { finish() }
        current.append(letter)
      default: finish()
      }
    }
    finish()
    if inside.count == 2, Double(inside[0]) != nil, ["gb", "gib"].contains(inside[1]) {
      tokens += inside
    }
    return tokens
  }
}
