internal import Catalog

/// Finds names within a document that point nowhere or stand for two things: what no schema sees.
struct ReferenceCheck {
  /// The names things have.
  private(set) var names: Set<String> = []
  /// What points at names, with the place it stands in.
  private(set) var references: [(name: String, place: String)] = []
  private var duplicates: Set<String> = []

  /// Takes down a name.
  mutating func name(_ name: String) {
    if !names.insert(name).inserted { duplicates.insert(name) }
  }

  /// Takes down what points at a name.
  mutating func reference(_ name: String, from place: String) {
    references.append((name: name, place: place))
  }

  /// The first fault, duplicates first, each kind in byte order.
  var fault: ReferenceFault? {
    if let name = duplicates.min(by: { $0.precedesByBytes($1) }) { return .duplicate(name) }
    let dangling = references.filter { !names.contains($0.name) }.min {
      ($0.name + $0.place).precedesByBytes($1.name + $1.place)
    }
    return dangling.map { .dangling(reference: $0.name, from: $0.place) }
  }
}
