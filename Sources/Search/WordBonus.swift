/// What a match at each scalar of a name gives for its place: most at the beginning of a word.
///
/// **Source** the weights are those of fzf's second algorithm, see `FuzzyScorer`.
struct WordBonus {
  static let boundary = 8
  private static let afterDelimiter = 9
  private static let afterBlank = 10
  private static let camel = 7

  private enum Kind {
    case blank, delimiter, sign, lower, upper, digit, letter

    init(_ scalar: Unicode.Scalar) {
      switch scalar {
      case "a"..."z": self = .lower
      case "A"..."Z": self = .upper
      case "0"..."9": self = .digit
      case " ": self = .blank
      case "/", ",", ":", ";", "|": self = .delimiter
      default: self = scalar.value < 0x80 ? .sign : .letter
      }
    }

    var isWord: Bool {
      switch self {
      case .blank, .delimiter, .sign: false
      case .lower, .upper, .digit, .letter: true
      }
    }
  }

  private var former = Kind.blank

  /// The bonus of the next scalar of the name.
  mutating func next(_ scalar: Unicode.Scalar) -> Int {
    let kind = Kind(scalar)
    defer { former = kind }
    guard kind.isWord else { return kind == .blank ? Self.afterBlank : Self.boundary }
    switch former {
    case .blank: return Self.afterBlank
    case .delimiter: return Self.afterDelimiter
    case .sign: return Self.boundary
    case .lower where kind == .upper: return Self.camel
    case .digit: return 0
    default: return kind == .digit ? Self.camel : 0
    }
  }
}
