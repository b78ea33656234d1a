public import Catalog
internal import Scoring

/// How the scores of one benchmark become logits.
public struct BenchmarkScale: Sendable {
  /// What a score counts.
  public enum Measure: Sendable, Hashable {
    /// A share between the lowest and the highest possible score.
    case share(lowest: Double, highest: Double)
    /// A rating of paired comparisons, 400 points to a factor of ten in the odds.
    case elo
    /// Nothing that can be brought to a logit.
    case unbounded
  }

  /// The benchmark's id.
  public let benchmark: String
  /// What it is called.
  public let name: String
  /// The unit of a score, as written.
  public let unit: String
  /// What a score counts.
  public let measure: Measure
  /// Whether less is better.
  public let isLowerBetter: Bool
  /// Whether acting with tools belongs to it.
  public let isAgentic: Bool
  /// Whether it judges embeddings, which are no ability to answer.
  public let isOfEmbeddings: Bool
  /// Whether it is worked out from other benchmarks, whose results speak for themselves.
  public let isComposite: Bool
  /// Reads the head of a benchmark.
  public init(_ record: Record) {
    benchmark = record.id
    name = record.identity("name")?.text ?? record.id
    unit = record.identity("unit")?.text ?? ""
    isLowerBetter = record.identity("better")?.text == "down"
    let topics = record.identity("topics")?.list ?? []
    isAgentic = topics.contains("agents") || topics.contains("tool calling")
    isOfEmbeddings = topics.contains("embedding")
    isComposite = record.identity("parts")?.list?.isEmpty == false
    if unit == "Elo" {
      measure = .elo
    } else if let lowest = record.identity("minimum")?.number,
      let highest = record.identity("maximum")?.number, highest > lowest
    {
      measure = .share(lowest: lowest, highest: highest)
    } else {
      measure = .unbounded
    }
  }

  /// Ratings outside of this range are shares or indices under a wrong name.
  private static let plausibleRatings = 400.0...2400.0
  /// The rating whose logit is 0: chosen, it only moves the offsets of ratings.
  private static let middleRating = 1200.0

  /// The logit of a result, or why it has none.
  public func logit(of result: BenchmarkResult) -> Result<Double, ScoreRefusal> {
    if isOfEmbeddings { return .failure(.embeddings) }
    if isComposite { return .failure(.composite) }
    if let attempts = Self.attempts(in: result.mode), attempts > Self.mostAttempts {
      return .failure(.severalAttempts(attempts))
    }
    if !isAgentic, Self.usesTools(result.mode) { return .failure(.tools) }
    return logit(ofScore: result.score)
  }

  /// The logit of a score, whatever the mode it was reached in.
  func logit(ofScore score: Double) -> Result<Double, ScoreRefusal> {
    switch measure {
    case .share(let lowest, let highest):
      guard score >= lowest, score <= highest else {
        return .failure(.outsideRange(lowest: lowest, highest: highest))
      }
      let share = (score - lowest) / (highest - lowest)
      return .success(Quality.logit(ofShare: isLowerBetter ? 1 - share : share))
    case .elo:
      guard Self.plausibleRatings.contains(score) else { return .failure(.noRating) }
      let logit = (score - Self.middleRating) * Self.logitsPerRatingPoint
      return .success(isLowerBetter ? -logit : logit)
    case .unbounded: return .failure(.noMaximum(unit: unit))
    }
  }

  /// A score of this benchmark with that logit, in the benchmark's unit.
  public func score(ofLogit logit: Double) -> Double {
    switch measure {
    case .share(let lowest, let highest):
      let share = share(ofLogit: isLowerBetter ? -logit : logit)
      return lowest + share * (highest - lowest)
    case .elo, .unbounded:
      let distance = logit / Self.logitsPerRatingPoint
      return Self.middleRating + (isLowerBetter ? -distance : distance)
    }
  }

  private static let logitsPerRatingPoint = naturalLogarithm(10) / 400

  // MARK: Modes

  /// Some benchmarks count a second try by their own definition; more than that is a vote or the
  /// best of many.
  private static let mostAttempts = 2

  /// How many answers to one question a mode puts together: 64 for `Cons@64` and `Pass@64`, 1 for
  /// an average over several runs.
  static func attempts(in mode: String?) -> Int? {
    guard let mode = mode?.utf8, mode.contains(UInt8(ascii: "@")) else { return nil }
    var most: Int?
    var word: [UInt8] = []
    var rest = mode[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "@") {
        let digits = rest.prefix { (0x30...0x39).contains($0) }
        let counts = ["cons", "maj", "majority", "pass"].contains {
          word.reversed().starts(with: $0.utf8.reversed())
        }
        if counts, let attempts = Int(String(decoding: digits, as: UTF8.self)) {
          most = max(most ?? 0, attempts)
        }
      }
      word.append(byte.asLowerCase)
    }
    return most
  }

  /// Whether a mode says that the model looked things up or calculated with tools.
  static func usesTools(_ mode: String?) -> Bool {
    guard let mode, mode.holds("with tool") || mode.holds("tool use") else { return false }
    return !mode.holds("w/o") && !mode.holds("without")
  }
}

extension UInt8 {
  fileprivate var asLowerCase: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}

extension String {
  /// Whether it holds a word of lower-case ASCII letters, in whatever case.
  fileprivate func holds(_ word: StaticString) -> Bool {
    var text = self
    return text.withUTF8 { bytes in
      word.withUTF8Buffer { wanted in
        guard bytes.count >= wanted.count else { return false }
        for start in 0...(bytes.count - wanted.count) {
          var place = 0
          while place < wanted.count, bytes[start + place].asLowerCase == wanted[place] {
            place += 1
          }
          if place == wanted.count { return true }
        }
        return false
      }
    }
  }
}
