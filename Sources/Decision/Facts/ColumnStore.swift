internal import Synchronization

/// Columns over the ways of one table, kept from one evaluation to the next.
///
/// **Cost**: holds the columns used last; about 4 KiB for a rule and 0.6 MiB for a criterion over
/// ten thousand ways.
final class ColumnStore: Sendable {
  let rules = Recent<RuleColumn.Key, RuleColumn>(limit: 64)
  let values = Recent<ValueColumn.Key, ValueColumn>(limit: 24)
  let cells = Recent<CellColumn.Key, CellColumn>(limit: 18)
}

/// The values that were asked for last.
final class Recent<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private struct State {
    var clock = 0
    var entries: [Key: (value: Value, used: Int)] = [:]
  }

  private let limit: Int
  private let state = Mutex(State())

  init(limit: Int) { self.limit = limit }

  /// How many are kept.
  var count: Int { state.withLock { $0.entries.count } }

  /// The value of a key; a new one takes the place of the one not asked for longest.
  func value(_ key: Key, _ make: () -> Value) -> Value {
    if let known = known(key) { return known }
    // Outside of the lock: making one may ask for others, and making it twice would do no harm.
    let made = make()
    state.withLock { state in
      if state.entries.count >= limit,
        let oldest = state.entries.min(by: { $0.value.used < $1.value.used })
      {
        state.entries[oldest.key] = nil
      }
      state.clock += 1
      state.entries[key] = (made, state.clock)
    }
    return made
  }

  private func known(_ key: Key) -> Value? {
    state.withLock { state in
      guard let known = state.entries[key] else { return nil }
      state.clock += 1
      state.entries[key]?.used = state.clock
      return known.value
    }
  }
}
