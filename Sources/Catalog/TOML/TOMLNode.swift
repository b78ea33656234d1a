/// A table under construction; it lives only while its document is read.
final class TOMLNode {
  /// What stands under a key.
  enum Slot {
    case value(TOMLValue)
    case table(TOMLNode)
    case tables(List)
  }

  /// A list of tables that grows in place.
  final class List {
    var nodes: [TOMLNode]

    init(_ first: TOMLNode) { nodes = [first] }
  }

  /// How a table came to be, which decides what may still be added.
  enum Origin {
    /// Only named on the way to a table below it.
    case implied
    /// Opened by a header of its own.
    case header
    /// Named on the way to a dotted key.
    case dotted
  }

  var origin: Origin
  let line: Int
  private var keys: [String] = []
  private var slots: [Slot] = []
  private var lines: [Int] = []
  /// Positions by key, built when a search through the keys would get long.
  private var positions: [String: Int] = [:]

  init(_ origin: Origin, line: Int) {
    self.origin = origin
    self.line = line
  }

  subscript(key: String) -> Slot? { position(of: key).map { slots[$0] } }

  /// Sets a key that is new, or replaces what stands under it.
  func set(_ key: String, _ slot: Slot, line: Int) {
    if let position = position(of: key) {
      slots[position] = slot
      return
    }
    keys.append(key)
    slots.append(slot)
    lines.append(line)
    if keys.count == Self.longSearch {
      for (position, key) in keys.enumerated() { positions[key] = position }
    } else if keys.count > Self.longSearch {
      positions[key] = keys.count - 1
    }
  }

  /// The finished table.
  var table: TOMLTable {
    var entries: [TOMLTable.Entry] = []
    entries.reserveCapacity(keys.count)
    for position in keys.indices {
      let value: TOMLValue
      switch slots[position] {
      case .value(let plain): value = plain
      case .table(let node): value = .table(node.table)
      case .tables(let list): value = .array(list.nodes.map { .table($0.table) })
      }
      entries.append(.init(key: keys[position], value: value, line: lines[position]))
    }
    return TOMLTable(entries, line: line)
  }

  private static let longSearch = 24

  private func position(of key: String) -> Int? {
    keys.count < Self.longSearch ? keys.firstIndex(of: key) : positions[key]
  }
}
