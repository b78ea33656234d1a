/// Two rows of a list about the same thing, or one that only one of two states has.
struct RowPair {
  let old: Row?
  let new: Row?
  private let key: String

  private init(key: String, old: Row?, new: Row?) {
    self.key = key
    self.old = old
    self.new = new
  }

  /// Rows that differ, those about the same thing together, in the order of their keys.
  ///
  /// Rows that are the same drop out first. The others are matched by key and source, by key alone,
  /// and at last by what they speak of: a result of another date is the old one stated anew.
  ///
  /// **Cost**: O(n log n).
  static func pairs(_ old: [Row], _ new: [Row], of list: String) -> [RowPair] {
    var old = old
    var new = new
    match(&old, &new, by: identity)
    var pairs: [RowPair] = []
    if !RowOrder.keyColumns(of: list).isEmpty {
      let subject = RowOrder.subjectColumns(of: list)
      let keys: [(Row) -> String] = [
        { RowOrder.key(of: $0, in: list) + "\t" + ($0.evidence?.source ?? "") },
        { RowOrder.key(of: $0, in: list) },
        { RowOrder.key(of: $0, columns: subject) + "\t" + ($0.evidence?.source ?? "") },
      ]
      for key in keys {
        pairs += match(&old, &new, by: key).map { old, new in
          RowPair(key: RowOrder.key(of: new, in: list), old: old, new: new)
        }
      }
    }
    pairs += old.map { RowPair(key: RowOrder.key(of: $0, in: list), old: $0, new: nil) }
    pairs += new.map { RowPair(key: RowOrder.key(of: $0, in: list), old: nil, new: $0) }
    return pairs.map { (pair: $0, last: identity($0.old) + identity($0.new)) }
      .sorted { left, right in
        if left.pair.key != right.pair.key { return left.pair.key.precedesByBytes(right.pair.key) }
        return left.last.precedesByBytes(right.last)
      }.map(\.pair)
  }

  /// Takes rows with the same key out of both lists, two by two, and gives them back.
  @discardableResult
  private static func match(
    _ old: inout [Row], _ new: inout [Row], by key: (Row) -> String
  ) -> [(Row, Row)] {
    guard !old.isEmpty, !new.isEmpty else { return [] }
    var waiting: [String: [Row]] = [:]
    // The order of rows says nothing, so it may not decide which of several alike is meant.
    for row in new.sorted(by: { identity($0).precedesByBytes(identity($1)) }).reversed() {
      waiting[key(row), default: []].append(row)
    }
    var pairs: [(Row, Row)] = []
    var rest: [Row] = []
    for row in old.sorted(by: { identity($0).precedesByBytes(identity($1)) }) {
      if let other = waiting[key(row)]?.popLast() {
        pairs.append((row, other))
      } else {
        rest.append(row)
      }
    }
    old = rest
    new = waiting.values.flatMap { $0 }
    return pairs
  }

  /// All a row says, as one text.
  private static func identity(_ row: Row?) -> String {
    guard let row else { return "" }
    let values = JSONValue.object(
      Dictionary(
        row.values.map { ($0.field.name, $0.value.json) }, uniquingKeysWith: { first, _ in first }))
    return values.canonicalText + "\t" + (row.evidence?.source ?? "") + "\t"
      + (row.evidence?.asOf?.description ?? "")
  }
}
