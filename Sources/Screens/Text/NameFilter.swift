internal import Search

/// Names that hold the typed letters in their order.
struct NameFilter {
  let names: [String]

  /// Positions of the names that match, in the order given; all of them for an empty query.
  func matches(_ query: String) -> [Int] { best(query).sorted() }

  /// Positions of the texts that hold every typed word as it stands; for sentences, in which
  /// scattered letters match nearly anything.
  func holding(_ query: String) -> [Int] {
    let words = query.lowercased().split(separator: " ")
    return names.indices.filter { index in
      let name = names[index].lowercased()
      return words.allSatisfy { name.contains($0) }
    }
  }

  /// Positions of the names that match, best first.
  func best(_ query: String) -> [Int] {
    guard !query.allSatisfy(\.isWhitespace) else { return Array(names.indices) }
    return NameIndex(names: names).matches(query, limit: names.count).map(\.index)
  }
}
