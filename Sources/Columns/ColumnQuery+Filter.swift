extension ColumnQuery {
  /// Brings the sets of the rules and the rows that may be ranked up to date.
  mutating func filter() {
    for chunk in chunks.indices { filter(chunk) }
    finishFilter()
  }

  /// The words of a chunk within the sets of the slice.
  func words(of chunk: Int) -> Range<Int> {
    let perChunk = Chunk.rowCount / 64
    return chunk * perChunk..<min((chunk + 1) * perChunk, (rows.count + 63) / 64)
  }

  /// The rows of a chunk within the table.
  func tableRows(of chunk: Int) -> Range<Int> {
    let first = rows.lowerBound + chunk * Chunk.rowCount
    return first..<min(first + Chunk.rowCount, rows.upperBound)
  }

  /// Evaluates in one chunk the rules that are not, and lists its rows anew if others pass now.
  ///
  /// Everything is done to one chunk before the next, so that a column that serves a rule and a
  /// criterion comes from memory once.
  mutating func filter(_ chunk: Int) {
    guard !isFiltered else { return }
    for number in rules.indices where !rules[number].isEvaluated { evaluate(number, in: chunk) }
    let span = words(of: chunk)
    let isSame = withUnsafeTemporaryAllocation(of: UInt64.self, capacity: span.count) { room in
      room.initialize(repeating: .max)
      let tail = tableRows(of: chunk).count & 63
      if tail != 0 { room[span.count - 1] = (1 << UInt64(tail)) - 1 }
      for number in rules.indices { rules[number].restrict(room, from: span.lowerBound) }
      return candidates.replace(from: span.lowerBound, with: room)
    }
    if isSame, chunks[chunk].rows != nil { return }
    chunks[chunk].rows = listed(span)
    chunks[chunk].values = []
    chunks[chunk].isValued = []
  }

  /// Notes that all chunks have been filtered.
  mutating func finishFilter() {
    isFiltered = true
    for number in rules.indices { rules[number].isEvaluated = true }
  }

  private func listed(_ span: Range<Int>) -> [UInt32] {
    candidates.words.withUnsafeBufferPointer { all in
      let words = UnsafeBufferPointer(rebasing: all[span])
      let count = words.reduce(0) { $0 + $1.nonzeroBitCount }
      return [UInt32](unsafeUninitializedCapacity: count) { room, listed in
        guard let start = room.baseAddress else { return }
        listed = kernels.list(words, into: start)
      }
    }
  }

  private mutating func evaluate(_ number: Int, in chunk: Int) {
    guard let prepared = rules[number].prepared else { return }
    let span = tableRows(of: chunk)
    let (table, kernels) = (table, kernels)
    work.ruleRows += span.count
    rules[number].withWords(from: words(of: chunk).lowerBound) { pass, unknown in
      prepared.evaluate(table, span, with: kernels, pass: pass, unknown: unknown)
    }
  }
}

extension PreparedRule {
  /// Writes who passes, and of whom it is not known, for a stretch of the table's rows.
  func evaluate(
    _ table: ColumnTable, _ rows: Range<Int>, with kernels: ColumnKernels, pass: Words,
    unknown: Words
  ) {
    switch self {
    case .numbers(let column, let low, let high):
      guard case .numbers(let numbers) = table.columns[column] else { return }
      numbers.withElements { elements in
        let part = UnsafeBufferPointer(rebasing: elements[rows])
        kernels.window(part, low, high, pass: pass, unknown: unknown)
      }
    case .integers(let column, let low, let high):
      guard case .integers(let integers) = table.columns[column] else { return }
      integers.withElements { elements in
        let part = UnsafeBufferPointer(rebasing: elements[rows])
        kernels.window(part, low, high, pass: pass, unknown: unknown)
      }
    case .codes(let column, let passing, let silent):
      guard case .codes(let codes) = table.columns[column] else { return }
      codes.withElements { elements in
        let part = UnsafeBufferPointer(rebasing: elements[rows])
        kernels.match(part, passing, silent, pass: pass, unknown: unknown)
      }
    case .sets(let sets):
      for position in 0..<(rows.count + 63) / 64 {
        let row = rows.lowerBound + position * 64
        pass[position] = sets.pass.word(from: row, to: rows.upperBound)
        unknown[position] = sets.unknown.word(from: row, to: rows.upperBound)
      }
    }
  }
}
