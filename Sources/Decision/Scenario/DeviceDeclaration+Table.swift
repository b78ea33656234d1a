public import Catalog
public import Fit

extension DeviceDeclaration {
  /// The declaration as a scenario holds it: a table of its keys, without what is not stated.
  public var table: [String: FactValue] {
    var table: [String: FactValue] = ["id": .text(id)]
    let texts = [
      ("preset", preset), ("name", name), ("kind", kind), ("backend", backend),
      ("runtime", runtime), ("offload", offload), ("origin", origin),
    ]
    for (key, text) in texts { table[key] = text.map { .text($0) } }
    for (key, count) in [("count", count), ("cores", cores)] {
      table[key] = count.map { .integer($0) }
    }
    let numbers = [
      ("memory_gib", memoryGiB), ("budget_gib", budgetGiB), ("bandwidth_gbs", bandwidthGBs),
      ("fp16_tflops", halfPrecisionTFLOPS), ("ram_gib", ramGiB),
      ("ram_bandwidth_gbs", ramBandwidthGBs),
    ]
    for (key, number) in numbers { table[key] = number.map(Self.written) }
    if let bandwidthGBs, let highestBandwidthGBs {
      table["bandwidth_gbs"] = .numbers([bandwidthGBs, highestBandwidthGBs])
    }
    return table
  }

  /// A number with three decimals at most; whole ones without a point.
  private static func written(_ number: Double) -> FactValue {
    let rounded = (number * 1000).rounded() / 1000
    return Int64(exactly: rounded).map { .integer($0) } ?? .number(rounded)
  }
}

extension Scenario {
  /// Replaces the devices by these; two with one id get numbers behind it.
  public mutating func declare(_ declarations: [DeviceDeclaration]) {
    var taken: Set<String> = []
    devices = declarations.map { declaration in
      var declaration = declaration
      let wanted = declaration.id
      var number = 2
      while !taken.insert(declaration.id).inserted {
        declaration.id = "\(wanted)-\(number)"
        number += 1
      }
      return declaration.table
    }
  }
}
