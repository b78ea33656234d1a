/// How alike two names are.
enum NameDistance {
  /// The names, those nearest to `name` first; equal ones keep their order.
  static func sort(_ names: [String], near name: String) -> [String] {
    names.enumerated()
      .map { (place: $0.offset, name: $0.element, distance: distance($0.element, name)) }
      .sorted { ($0.distance, $0.place) < ($1.distance, $1.place) }
      .map(\.name)
  }

  /// Letters to add, drop or change between the first 80 bytes of two names, case aside.
  static func distance(_ left: String, _ right: String) -> Int {
    let left = Array(left.lowercased().utf8.prefix(80))
    let right = Array(right.lowercased().utf8.prefix(80))
    var row = Array(0...right.count)
    for (i, leftByte) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, rightByte) in right.enumerated() {
        let change = diagonal + (leftByte == rightByte ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(change, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[right.count]
  }
}
