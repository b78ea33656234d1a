/// Words of which every match of a pattern holds at least one.
///
/// **Shape** read from the pattern itself; `nil` where nothing is certain, as with patterns made of
/// classes alone. Only a little of the syntax is understood, and what is not makes no demand.
struct NecessaryWords {
  /// The words; none means that nothing is demanded.
  let words: [[UInt8]]?

  init(_ pattern: String) {
    var parser = Parser(scalars: Array(pattern.unicodeScalars))
    let found = parser.alternation()
    words = parser.isUnderstood && parser.isAtEnd ? found?.map { Array(String($0).utf8) } : nil
  }

  private typealias Words = [String.UnicodeScalarView]

  private struct Parser {
    let scalars: [Unicode.Scalar]
    var place = 0
    var isUnderstood = true

    var isAtEnd: Bool { place == scalars.count }
    private var next: Unicode.Scalar? { place < scalars.count ? scalars[place] : nil }

    /// Branches: a match holds a word of one of them.
    mutating func alternation() -> Words? {
      var union: Words? = sequence()
      while next == "|" {
        place += 1
        let branch = sequence()
        union = union.flatMap { words in branch.map { words + $0 } }
      }
      return union
    }

    /// A sequence: the most telling of its parts.
    private mutating func sequence() -> Words? {
      var best: Words?
      var run = String.UnicodeScalarView()
      func worth(_ words: Words) -> Int {
        1000 * min(8, words.map(\.count).min() ?? 0) - words.count
      }
      func offer(_ words: Words?) {
        guard let words, words.allSatisfy({ $0.count >= 2 }) else { return }
        if best.map({ worth(words) > worth($0) }) ?? true { best = words }
      }
      func endRun() {
        if !run.isEmpty { offer([run]) }
        run = .init()
      }
      while let scalar = next, scalar != "|", scalar != ")" {
        let part = part()
        let (least, isRepeated) = quantifier()
        switch part {
        case .nothing: break
        case .letter(let letter) where least > 0:
          run.append(letter)
          if isRepeated { endRun() }
        case .letter, .any: endRun()
        case .group(let words):
          endRun()
          if least > 0 { offer(words) }
        }
      }
      endRun()
      return best
    }

    private enum Part {
      /// Takes no room: an anchor, or a look ahead.
      case nothing
      case letter(Unicode.Scalar)
      case any
      case group(Words?)
    }

    private mutating func part() -> Part {
      guard let scalar = next else { return .nothing }
      place += 1
      switch scalar {
      case "^", "$": return .nothing
      case ".": return .any
      case "[":
        skipSet()
        return .any
      case "(": return group()
      case "\\":
        guard let escaped = next else {
          isUnderstood = false
          return .any
        }
        place += 1
        if escaped == "b" || escaped == "B" { return .nothing }
        let isClass = escaped.properties.isAlphabetic || escaped.properties.numericType != nil
        // A property such as `\p{L}` is one character of a kind.
        if escaped == "p", next == "{" {
          place = (scalars[place...].firstIndex(of: "}") ?? place) + 1
        }
        if "PxuNQEkXRcg".unicodeScalars.contains(escaped) { isUnderstood = false }
        return isClass ? .any : .letter(escaped)
      default: return .letter(scalar)
      }
    }

    private mutating func group() -> Part {
      var isAhead = false
      if next == "?" {
        place += 1
        switch next {
        case ":": break
        case "=", "!": isAhead = true
        default: isUnderstood = false
        }
        place += 1
      }
      let words = alternation()
      if next == ")" { place += 1 } else { isUnderstood = false }
      return isAhead ? .nothing : .group(words)
    }

    /// Reads to the end of a set, which may hold sets.
    private mutating func skipSet() {
      var depth = 1
      while depth > 0, let scalar = next {
        place += 1
        switch scalar {
        case "\\": place += 1
        case "[": depth += 1
        case "]": depth -= 1
        default: break
        }
      }
      if depth > 0 { isUnderstood = false }
    }

    /// The least number of times, and whether it may be more than once.
    private mutating func quantifier() -> (least: Int, isRepeated: Bool) {
      var result = (least: 1, isRepeated: false)
      switch next {
      case "?": result = (0, false)
      case "*": result = (0, true)
      case "+": result = (1, true)
      case "{":
        let end = scalars[place...].firstIndex(of: "}") ?? place
        let digits = scalars[(place + 1)..<max(place + 1, end)].prefix {
          $0.value < 0x3A && $0 != ","
        }
        result = (Int(String(String.UnicodeScalarView(digits))) ?? 0, true)
        place = end
      default: return result
      }
      place += 1
      if next == "?" || next == "+" { place += 1 }
      return result
    }
  }
}
