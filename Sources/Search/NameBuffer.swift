internal import CKernels

/// A name that was found, with all that decides its place.
public struct FoundName: Hashable, Comparable, Sendable {
  /// Which of the names it is.
  public let index: Int
  /// How well it matches; comparable within one query only.
  public let score: Int
  /// Its length, as UTF-8 with its case taken away.
  public let length: Int

  /// The better one is the lesser one: it scores more, else it is shorter, else it was given first.
  public static func < (left: FoundName, right: FoundName) -> Bool {
    (right.score, left.length, left.index) < (left.score, right.length, right.index)
  }
}

/// Millions of names in one piece of memory, ready to be searched by typing parts of them.
///
/// What matches and how it scores is that of `NameIndex`, which stands on this. Most names are turned
/// down by two words that say which characters a name holds and which of them begin its words; the
/// others are looked at 64 bytes at a time.
public struct NameBuffer: Sendable {
  /// How many names there are.
  public var count: Int { starts.count - 1 }
  /// The names as given, as UTF-8, and some bytes of padding.
  private let bytes: [UInt8]
  /// Where each name begins, and the end of the last.
  private let starts: [UInt32]
  private let held: [UInt64]
  private let leading: [UInt64]
  private let vectorBytes: Int32

  /// Takes in names.
  ///
  /// **Shape** names past four billion bytes in all are left out.
  /// **Cost** O(length of all names).
  public init(names: some Sequence<String>) {
    var bytes: [UInt8] = []
    var starts: [UInt32] = [0]
    starts.reserveCapacity(names.underestimatedCount + 1)
    for name in names {
      bytes.append(contentsOf: name.utf8)
      guard bytes.count < Self.mostBytes else { break }
      starts.append(UInt32(bytes.count))
    }
    self.init(bytes: bytes, starts: starts, vectorBytes: weigh_vector_bytes())
  }

  /// Takes in text with one name a line, as UTF-8.
  ///
  /// **Shape** names past four billion bytes in all are left out.
  public init(lines: [UInt8]) {
    let vectorBytes = weigh_vector_bytes()
    let length = min(lines.count, Self.mostBytes)
    var starts: [UInt32] = []
    let bytes = [UInt8](unsafeUninitializedCapacity: length + Self.padding) { bytes, byteCount in
      let ends = weigh_count_lines(vectorBytes, lines, length)
      starts = [UInt32](unsafeUninitializedCapacity: ends + 2) { starts, startCount in
        startCount =
          1 + weigh_split_lines(vectorBytes, lines, length, bytes.baseAddress, starts.baseAddress)
      }
      byteCount = Int(starts.last ?? 0)
    }
    self.init(bytes: bytes, starts: starts, vectorBytes: vectorBytes)
  }

  init(bytes: consuming [UInt8], starts: [UInt32], vectorBytes: Int32) {
    bytes.append(contentsOf: repeatElement(0, count: Self.padding))
    let padded = bytes
    let count = starts.count - 1
    var others: [UInt32] = []
    var leading: [UInt64] = []
    var held = [UInt64](unsafeUninitializedCapacity: count) { held, heldCount in
      leading = [UInt64](unsafeUninitializedCapacity: count) { leading, leadingCount in
        others = [UInt32](unsafeUninitializedCapacity: count) { others, otherCount in
          otherCount = weigh_describe_names(
            vectorBytes, padded, starts, count, held.baseAddress, leading.baseAddress,
            others.baseAddress)
        }
        leadingCount = count
      }
      heldCount = count
    }
    for index in others.map({ Int($0) }) {
      let name = padded[Int(starts[index])..<Int(starts[index + 1])]
      held[index] = presenceMask(Self.folded(name)[...])
    }
    self.bytes = padded
    self.starts = starts
    self.held = held
    self.leading = leading
    self.vectorBytes = vectorBytes
  }

  /// A name.
  public subscript(index: Int) -> String {
    String(decoding: bytes[Int(starts[index])..<Int(starts[index + 1])], as: UTF8.self)
  }

  /// The names that match best, best first.
  ///
  /// **Shape** at most `limit` of the names in `range`, or of all; an empty query finds the first
  /// with score 0. Answers for parts of the names are put together by sorting them.
  public func best(_ query: String, limit: Int, in range: Range<Int>? = nil) -> [FoundName] {
    let range = (range ?? 0..<count).clamped(to: 0..<count)
    let terms = QueryTerms(query)
    guard limit > 0 else { return [] }
    guard !terms.scalars.isEmpty else {
      return range.prefix(limit).map { FoundName(index: $0, score: 0, length: length(of: $0)) }
    }
    var best = BestCandidates(limit: limit)
    var scorer = FuzzyScorer()
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: Self.searchedAtOnce) { places in
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: Self.searchedAtOnce) { scores in
        for start in stride(from: range.lowerBound, to: range.upperBound, by: Self.searchedAtOnce) {
          let part = start..<min(start + Self.searchedAtOnce, range.upperBound)
          let found = search(part, terms, worst: best.worstThatCounts, places, scores)
          for place in 0..<found {
            let index = Int(places[place])
            if scores[place] == Int32.min {
              insert(index, terms, &scorer, into: &best)
            } else {
              let length = Int(starts[index + 1] - starts[index])
              best.insert(FoundName(index: index, score: Int(scores[place]), length: length))
            }
          }
        }
      }
    }
    return best.sorted()
  }

  private func search(
    _ part: Range<Int>, _ terms: QueryTerms, worst: FoundName?,
    _ places: UnsafeMutableBufferPointer<UInt32>, _ scores: UnsafeMutableBufferPointer<Int32>
  ) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      starts.withUnsafeBufferPointer { starts in
        held.withUnsafeBufferPointer { held in
          leading.withUnsafeBufferPointer { leading in
            terms.bytes.withUnsafeBufferPointer { termBytes in
              terms.ends.withUnsafeBufferPointer { ends in
                var names = weigh_names(
                  bytes: bytes.baseAddress, starts: starts.baseAddress, held: held.baseAddress,
                  leading: leading.baseAddress)
                var query = weigh_terms(
                  bytes: termBytes.baseAddress, ends: ends.baseAddress, term_count: ends.count,
                  held: terms.mask)
                return weigh_search_names(
                  vectorBytes, &names, part.lowerBound, part.upperBound, &query,
                  worst.map { Int32($0.score) } ?? Int32.min + 1,
                  worst.map { UInt32($0.length) } ?? 0, places.baseAddress, scores.baseAddress)
              }
            }
          }
        }
      }
    }
  }

  /// Scores a name by its scalars, as the kernel knows only ASCII of some length.
  private func insert(
    _ index: Int, _ terms: QueryTerms, _ scorer: inout FuzzyScorer,
    into best: inout BestCandidates
  ) {
    scorer.prepare(self[index])
    var sum = 0
    for term in terms.scalars {
      guard let score = scorer.score(term) else { return }
      sum += score
    }
    best.insert(FoundName(index: index, score: sum, length: length(of: index)))
  }

  private func length(of index: Int) -> Int {
    let name = bytes[Int(starts[index])..<Int(starts[index + 1])]
    return leading[index] == .max ? Self.folded(name).count : name.count
  }

  private static func folded(_ name: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    for scalar in String(decoding: name, as: UTF8.self).unicodeScalars {
      append(Search.folded(scalar), to: &bytes)
    }
    return bytes
  }

  private static var padding: Int { Int(WEIGH_NAME_PADDING) }
  private static let mostBytes = Int(UInt32.max) - 64
  /// Names searched before what the next ones must score is raised.
  private static let searchedAtOnce = 2048
}

/// The parts of a query, in the forms the steps of a search need.
struct QueryTerms {
  /// The folded scalars of each term.
  let scalars: [[Unicode.Scalar]]
  /// The folded bytes of all terms, one after the other, and where each ends.
  let bytes: [UInt8]
  let ends: [UInt32]
  let mask: UInt64

  init(_ query: String) {
    scalars = query.split(separator: " ").map { $0.unicodeScalars.map(folded) }
    var bytes: [UInt8] = []
    var ends: [UInt32] = []
    for term in scalars {
      for scalar in term { append(scalar, to: &bytes) }
      ends.append(UInt32(bytes.count))
    }
    self.bytes = bytes
    self.ends = ends
    mask = presenceMask(bytes[...])
  }
}
