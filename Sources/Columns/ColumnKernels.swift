internal import CKernels

/// Which loops do the work; all give the same bits.
public enum ColumnKernels: Hashable, Sendable {
  /// Plain Swift, the reference the others are tested against.
  case portable
  /// C for vectors of 16, 32 or 64 bytes, which the processor must offer.
  case vectors(bytes: Int)

  /// The widest this processor offers.
  public static var widest: ColumnKernels { .vectors(bytes: Int(weigh_vector_bytes())) }

  /// All that this processor can run.
  public static var available: [ColumnKernels] {
    [.portable]
      + [16, 32, 64].filter { $0 <= Int(weigh_vector_bytes()) }.map { .vectors(bytes: $0) }
  }
}

/// One word for each 64 rows, of a stretch of a set.
typealias Words = UnsafeMutablePointer<UInt64>

/// Rows of a stretch of a table, as words and one by one: some kernels want these, some those.
struct ListedRows {
  let words: UnsafePointer<UInt64>
  let rows: UnsafeBufferPointer<UInt32>
}

extension ColumnKernels {
  func window(
    _ numbers: UnsafeBufferPointer<Float>, _ low: Float, _ high: Float, pass: Words, unknown: Words
  ) {
    guard case .vectors(let bytes) = self else {
      return PortableKernels.match(
        numbers, pass: pass, unknown: unknown, passes: { $0 >= low && $0 <= high },
        isUnknown: { $0.isNaN })
    }
    weigh_window_numbers(
      Int32(bytes), numbers.baseAddress, numbers.count, low, high, pass, unknown)
  }

  func window(
    _ integers: UnsafeBufferPointer<Int32>, _ low: Int32, _ high: Int32, pass: Words,
    unknown: Words
  ) {
    guard case .vectors(let bytes) = self else {
      return PortableKernels.match(
        integers, pass: pass, unknown: unknown,
        passes: { $0 >= low && $0 <= high && $0 != .noFact }, isUnknown: { $0 == .noFact })
    }
    weigh_window_integers(
      Int32(bytes), integers.baseAddress, integers.count, low, high, pass, unknown)
  }

  func match(
    _ codes: UnsafeBufferPointer<UInt8>, _ passing: CodeSet, _ silent: CodeSet, pass: Words,
    unknown: Words
  ) {
    guard case .vectors(let bytes) = self else {
      return PortableKernels.match(
        codes, pass: pass, unknown: unknown, passes: passing.contains, isUnknown: silent.contains)
    }
    weigh_match_codes(
      Int32(bytes), codes.baseAddress, codes.count, passing.bytes, silent.bytes, pass, unknown)
  }

  /// Writes the rows of a set to `rows` and returns how many there are.
  func list(_ words: UnsafeBufferPointer<UInt64>, into rows: UnsafeMutablePointer<UInt32>) -> Int {
    guard case .vectors(let bytes) = self else { return PortableKernels.list(words, into: rows) }
    return weigh_list_rows(Int32(bytes), words.baseAddress, words.count, rows)
  }

  /// The values of the rows listed.
  func values(
    _ numbers: UnsafeBufferPointer<Float>, _ set: ListedRows, _ line: ValueLine,
    into values: UnsafeMutablePointer<Float>
  ) {
    guard case .vectors(let bytes) = self else {
      for (place, row) in set.rows.enumerated() { values[place] = line.value(numbers[Int(row)]) }
      return
    }
    weigh_value_numbers(
      Int32(bytes), numbers.baseAddress, set.words, set.rows.baseAddress, set.rows.count,
      line.worst, line.scale, line.missing, values)
  }

  func values(
    _ integers: UnsafeBufferPointer<Int32>, _ set: ListedRows, _ line: ValueLine,
    into values: UnsafeMutablePointer<Float>
  ) {
    guard case .vectors(let bytes) = self else {
      for (place, row) in set.rows.enumerated() {
        let fact = integers[Int(row)]
        values[place] = line.value(fact == .noFact ? .nan : Float(fact))
      }
      return
    }
    weigh_value_integers(
      Int32(bytes), integers.baseAddress, set.words, set.rows.baseAddress, set.rows.count,
      line.worst, line.scale, line.missing, values)
  }

  func values(
    _ codes: UnsafeBufferPointer<UInt8>, _ set: ListedRows, table: [Float],
    into values: UnsafeMutablePointer<Float>
  ) {
    guard case .vectors(let bytes) = self else {
      for (place, row) in set.rows.enumerated() { values[place] = table[Int(codes[Int(row)])] }
      return
    }
    weigh_value_codes(
      Int32(bytes), codes.baseAddress, set.rows.baseAddress, set.rows.count, table, values)
  }

  /// Appends to `found` each of `count` rows that scores at least `least`.
  ///
  /// **Shape** `values` holds the values of one criterion after those of another, `stride` apart.
  func select(
    _ values: UnsafePointer<Float>, stride: Int, weights: [Float], count: Int, least: Float,
    places: UnsafeMutablePointer<UInt32>, scores: UnsafeMutablePointer<Float>
  ) -> Int {
    guard case .vectors(let bytes) = self else {
      return PortableKernels.select(
        values, stride: stride, weights: weights, count: count, least: least, places: places,
        scores: scores)
    }
    return weigh_select_scores(
      Int32(bytes), values, stride, weights, weights.count, count, least, places, scores)
  }
}

/// A clamped straight line in single precision.
struct ValueLine {
  let worst: Float
  let scale: Float
  let missing: Float

  init(worst: Double, best: Double, missing: Double) {
    self.worst = Float(worst)
    scale = Float(1 / (best - worst))
    self.missing = Float(missing)
  }

  func value(_ fact: Float) -> Float {
    if fact.isNaN { return missing }
    let value = (fact - worst) * scale
    let atLeastZero = value > 0 ? value : 0
    return atLeastZero < 1 ? atLeastZero : 1
  }
}
