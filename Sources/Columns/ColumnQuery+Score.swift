extension ColumnQuery {
  /// The best rows, best first.
  ///
  /// **Shape** at most `limit` of the rows that may be ranked; of equal scores (after rounding to
  /// 1e-9) the one that stands first in the table comes first. Without a criterion, the first rows
  /// with score 0.
  /// **Errors** `allWeightsZero`.
  /// **Cost** whatever is not remembered, then one product and sum for each criterion of each row
  /// that may be ranked.
  public mutating func best(_ limit: Int) throws(ColumnError) -> [RankedRow] {
    try best(limit, scoring: nil)
  }

  /// The best rows by an exact score computed elsewhere, for instance from facts that the columns
  /// hold only rounded.
  ///
  /// **Shape** `score` gets a row of the table, and must come within 5e-5 of what the columns give.
  public mutating func best(
    _ limit: Int, scoring score: (_ row: Int) -> Double
  ) throws(ColumnError) -> [RankedRow] {
    try withoutActuallyEscaping(score) { score throws(ColumnError) in
      try best(limit, scoring: Optional(score))
    }
  }

  private mutating func best(
    _ limit: Int, scoring score: ((Int) -> Double)?
  ) throws(ColumnError) -> [RankedRow] {
    guard !criteria.isEmpty else {
      filter()
      return candidates.prefix(max(0, limit)).map {
        RankedRow(row: rows.lowerBound + $0, score: 0)
      }
    }
    let weights = try normalizedWeights()
    var best = BestRows(limit: max(0, limit), slack: slack(weights))
    for chunk in chunks.indices {
      filter(chunk)
      value(chunk)
      if limit > 0 { select(from: chunk, weights.map { Float($0) }, into: &best) }
    }
    finishFilter()
    let ranked = best.rows().map { place in
      let row = rows.lowerBound + Int(place)
      return RankedRow(row: row, score: score?(row) ?? exactScore(row, weights))
    }
    work.exactRows += ranked.count
    return RankedRow.merged([ranked], limit: limit)
  }

  /// The score of a row of the table by the exact curves, contributions summed in order.
  public func exactScore(of row: Int) throws(ColumnError) -> Double {
    exactScore(row, try normalizedWeights())
  }

  private func exactScore(_ row: Int, _ weights: [Double]) -> Double {
    var sum = 0.0
    for (number, slot) in criteria.enumerated() {
      sum += weights[number] * slot.curve.value(table.columns[slot.column], row: row)
    }
    return sum
  }

  /// How far below the last place a score in single precision may be and still be scored exactly.
  ///
  /// Twice what rounding can do to one score, as it may have lifted the last and lowered the row:
  /// to each value, and once more for the weight, the product and each addition.
  private func slack(_ weights: [Double]) -> Double {
    var bound = Double(criteria.count + 2) * Double(Float.ulpOfOne)
    for (number, slot) in criteria.enumerated() {
      bound += weights[number] * slot.curve.errorBound(table.columns[slot.column])
    }
    return max(1e-4, 2 * bound) + 2e-9
  }

  /// Computes the values of a chunk that do not stand.
  private mutating func value(_ chunk: Int) {
    let listed = chunks[chunk].rows ?? []
    let stood = chunks[chunk].isValued
    guard stood.count < criteria.count || stood.contains(false) else { return }
    if stood.count < criteria.count { extend(chunk, to: criteria.count) }
    let span = tableRows(of: chunk)
    for number in criteria.indices where number >= stood.count || !stood[number] {
      work.values += listed.count
      let slot = criteria[number]
      let column = table.columns[slot.column]
      let (kernels, first) = (kernels, words(of: chunk).lowerBound)
      chunks[chunk].values.withUnsafeMutableBufferPointer { values in
        candidates.words.withUnsafeBufferPointer { words in
          listed.withUnsafeBufferPointer { rows in
            guard let start = values.baseAddress, let word = words.baseAddress else { return }
            slot.curve.values(
              column, span, ListedRows(words: word + first, rows: rows), with: kernels,
              into: start + number * listed.count)
          }
        }
      }
      chunks[chunk].isValued[number] = true
    }
  }

  /// Makes room for the values of more criteria, keeping those that stand.
  private mutating func extend(_ chunk: Int, to count: Int) {
    let stood = chunks[chunk].values
    let total = count * (chunks[chunk].rows?.count ?? 0)
    chunks[chunk].values = [Float](unsafeUninitializedCapacity: total) { room, filled in
      // Every float is written before it is read: what stood here, all else by `value`.
      _ = room.initialize(fromContentsOf: stood)
      filled = total
    }
    let new = repeatElement(false, count: count - chunks[chunk].isValued.count)
    chunks[chunk].isValued.append(contentsOf: new)
  }

  /// Scores the rows of a chunk and keeps those that may be among the best.
  private mutating func select(from chunk: Int, _ weights: [Float], into best: inout BestRows) {
    guard let listed = chunks[chunk].rows, !listed.isEmpty else { return }
    work.scoredRows += listed.count
    let first = UInt32(chunk * Chunk.rowCount)
    chunks[chunk].values.withUnsafeBufferPointer { values in
      guard let start = values.baseAddress else { return }
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: Self.scoredAtOnce) { places in
        withUnsafeTemporaryAllocation(of: Float.self, capacity: Self.scoredAtOnce) { scores in
          guard let placeRoom = places.baseAddress, let scoreRoom = scores.baseAddress else {
            return
          }
          for from in stride(from: 0, to: listed.count, by: Self.scoredAtOnce) {
            let found = kernels.select(
              start + from, stride: listed.count, weights: weights,
              count: min(Self.scoredAtOnce, listed.count - from), least: best.least,
              places: placeRoom, scores: scoreRoom)
            for place in 0..<found {
              best.insert(first + listed[from + Int(places[place])], score: scores[place])
            }
            best.trimIfFull()
          }
        }
      }
    }
  }

  /// Rows scored before what is asked of the next ones is raised.
  private static var scoredAtOnce: Int { 1024 }
}

extension ColumnCurve {
  /// Writes the values of the rows listed, counted from the first of a stretch of the table.
  func values(
    _ column: AnyColumn, _ span: Range<Int>, _ set: ListedRows,
    with kernels: ColumnKernels, into values: UnsafeMutablePointer<Float>
  ) {
    switch (self, column) {
    case (.affine(let worst, let best, let missing), .numbers(let numbers)):
      let line = ValueLine(worst: worst, best: best, missing: missing)
      numbers.withElements { elements in
        let part = UnsafeBufferPointer(rebasing: elements[span])
        kernels.values(part, set, line, into: values)
      }
    case (.affine(let worst, let best, let missing), .integers(let integers)):
      let line = ValueLine(worst: worst, best: best, missing: missing)
      integers.withElements { elements in
        let part = UnsafeBufferPointer(rebasing: elements[span])
        kernels.values(part, set, line, into: values)
      }
    case (.codes(let table), .codes(let codes)):
      codes.withElements { elements in
        let part = UnsafeBufferPointer(rebasing: elements[span])
        kernels.values(part, set, table: table.map { Float($0) }, into: values)
      }
    default:
      break
    }
  }
}
