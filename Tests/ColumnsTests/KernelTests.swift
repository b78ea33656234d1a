import Scoring
import Testing

@testable import Columns

@Suite struct KernelTests {
  /// Facts where a kernel could go wrong: at the ends, around zero, beyond all bounds.
  static let numbers: [Float] = [
    .nan, -.nan, .infinity, -.infinity, 0, -0.0, 1, .leastNonzeroMagnitude,
    -.leastNonzeroMagnitude, .greatestFiniteMagnitude, -.greatestFiniteMagnitude, 0.5,
    Float(0.5).nextUp, Float(0.5).nextDown,
  ]

  @Test(arguments: ColumnKernels.available)
  func `a set of codes holds what it was given`(kernels: ColumnKernels) {
    var random = SplitMix64(seed: 1)
    for _ in 0..<50 {
      let listed = (0..<Int.random(in: 0...256, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      let set = CodeSet(listed)
      let codes = (0..<300).map { UInt8(truncatingIfNeeded: $0) }
      var pass = [UInt64](repeating: 7, count: 5)
      var unknown = pass
      codes.withUnsafeBufferPointer { codes in
        kernels.match(codes, set, CodeSet([]), pass: &pass, unknown: &unknown)
      }
      #expect(
        pass
          == BitSet(count: 300, rows: (0..<300).filter { listed.contains(UInt8($0 & 255)) }).words)
      #expect(unknown == [0, 0, 0, 0, 0])
    }
  }

  @Test(arguments: ColumnKernels.available)
  func `windows and values take every float as plain Swift does`(kernels: ColumnKernels) {
    var random = SplitMix64(seed: 4)
    for count in [1, 15, 16, 17, 64, 65, 700] {
      let facts = (0..<count).map { _ in
        Self.numbers.randomElement(using: &random) ?? 0
      }
      var pass = [UInt64](repeating: .max, count: (count + 63) / 64)
      var unknown = pass
      facts.withUnsafeBufferPointer { facts in
        kernels.window(facts, -0.0, 0.5, pass: &pass, unknown: &unknown)
      }
      #expect(
        pass
          == BitSet(count: count, rows: facts.indices.filter { facts[$0] >= 0 && facts[$0] <= 0.5 })
          .words)
      #expect(unknown == BitSet(count: count, rows: facts.indices.filter { facts[$0].isNaN }).words)

      let set = BitSet(
        count: count, rows: facts.indices.filter { _ in Bool.random(using: &random) })
      let rows = set.rows.map { UInt32($0) }
      var listed = [UInt32](repeating: 0, count: rows.count)
      #expect(set.words.withUnsafeBufferPointer { kernels.list($0, into: &listed) } == rows.count)
      #expect(listed == rows)
      let line = ValueLine(worst: 0.3, best: -0.7, missing: 0.25)
      var values = [Float](repeating: -1, count: rows.count + 1)
      facts.withUnsafeBufferPointer { facts in
        rows.withUnsafeBufferPointer { rows in
          set.words.withUnsafeBufferPointer { words in
            guard let word = words.baseAddress else { return }
            kernels.values(facts, ListedRows(words: word, rows: rows), line, into: &values)
          }
        }
      }
      #expect(values.popLast() == -1)
      #expect(values.map(\.bitPattern) == rows.map { line.value(facts[Int($0)]).bitPattern })
    }
  }

  @Test(arguments: ColumnKernels.available)
  func `scores add up in the order of the criteria, to the bit`(kernels: ColumnKernels) {
    var random = SplitMix64(seed: 8)
    for count in [1, 16, 31, 500] {
      let values = (0..<8 * count).map { _ in Float.random(in: 0...1, using: &random) }
      let weights = (0..<8).map { _ in Float.random(in: 0...0.25, using: &random) }
      var places = [UInt32](repeating: 0, count: count)
      var scores = [Float](repeating: 0, count: count)
      let found = values.withUnsafeBufferPointer { values in
        values.baseAddress.map {
          kernels.select(
            $0, stride: count, weights: weights, count: count, least: 0.5, places: &places,
            scores: &scores)
        }
      }
      let expected = (0..<count).map { place in
        weights.indices.reduce(Float(0)) { $0 + weights[$1] * values[$1 * count + place] }
      }
      let kept = expected.indices.filter { expected[$0] >= 0.5 }
      #expect(found == kept.count)
      #expect(places.prefix(kept.count).map { Int($0) } == kept)
      #expect(scores.prefix(kept.count) == kept.map { expected[$0] }[...])
    }
  }
}
