/// One value that may be stated with a device, under the name people type and the key of a scenario.
struct DeviceSetting: Sendable {
  /// The short name: `ram`.
  let name: String
  /// The key in a scenario: `ram_gib`.
  let key: String
  /// Puts a typed value into a declaration.
  let set:
    @Sendable (_ value: String, _ declaration: inout DeviceDeclaration) throws(DeviceRequestProblem)
      -> Void

  /// Every setting.
  static let all: [DeviceSetting] = [
    text("id", "id") { $0.id = $1 },
    text("name", "name") { $0.name = $1 },
    word("kind", "kind", Device.Kind.self) { $0.kind = $1 },
    whole("count", "count") { $0.count = $1 },
    number("memory", "memory_gib", ["gib", "gb", "g"]) { $0.memoryGiB = $1 },
    number("budget", "budget_gib", ["gib", "gb", "g"]) { $0.budgetGiB = $1 },
    number("bandwidth", "bandwidth_gbs", ["gb/s", "gbs"]) {
      $0.bandwidthGBs = $1
      $0.highestBandwidthGBs = nil
    },
    number("tflops", "fp16_tflops", ["tflops"]) { $0.halfPrecisionTFLOPS = $1 },
    number("ram", "ram_gib", ["gib", "gb", "g"]) { $0.ramGiB = $1 },
    number("ram-bandwidth", "ram_bandwidth_gbs", ["gb/s", "gbs"]) { $0.ramBandwidthGBs = $1 },
    whole("cores", "cores") { $0.cores = $1 },
    word("backend", "backend", Device.Backend.self) { $0.backend = $1 },
    word("runtime", "runtime", Device.Runtime.self) { $0.runtime = $1 },
    word("offload", "offload", Device.Offload.self) { $0.offload = $1 },
  ]

  /// The names people type.
  static let names = all.map(\.name)

  /// The setting of a name or a key.
  static func named(_ word: String) -> DeviceSetting? {
    all.first { $0.name == word || $0.key == word || $0.name == word.replacing("_", with: "-") }
  }

  private typealias Change<Value> = @Sendable (inout DeviceDeclaration, Value) -> Void

  private static func text(_ name: String, _ key: String, _ change: @escaping Change<String>)
    -> DeviceSetting
  {
    DeviceSetting(name: name, key: key) { value, declaration throws(DeviceRequestProblem) in
      guard !value.isEmpty else {
        throw .wrongValue(key: name, value: value, expected: "a text")
      }
      change(&declaration, value)
    }
  }

  private static func number(
    _ name: String, _ key: String, _ units: [String], _ change: @escaping Change<Double>
  ) -> DeviceSetting {
    DeviceSetting(name: name, key: key) { value, declaration throws(DeviceRequestProblem) in
      var digits = value.lowercased()
      if let unit = units.first(where: digits.hasSuffix) {
        digits = digits.dropLast(unit.count).trimmed
      }
      guard let number = Double(digits), number.isFinite, number > 0 else {
        throw .wrongValue(key: name, value: value, expected: "a number above zero")
      }
      change(&declaration, number)
    }
  }

  private static func whole(_ name: String, _ key: String, _ change: @escaping Change<Int64>)
    -> DeviceSetting
  {
    DeviceSetting(name: name, key: key) { value, declaration throws(DeviceRequestProblem) in
      guard let number = Int64(value), number > 0 else {
        throw .wrongValue(key: name, value: value, expected: "a whole number above zero")
      }
      change(&declaration, number)
    }
  }

  private static func word<Word: RawRepresentable & CaseIterable>(
    _ name: String, _ key: String, _ type: Word.Type, _ change: @escaping Change<String>
  ) -> DeviceSetting where Word.RawValue == String {
    let words = Word.allCases.map(\.rawValue)
    return DeviceSetting(name: name, key: key) { value, declaration throws(DeviceRequestProblem) in
      guard words.contains(value.lowercased()) else {
        throw .wrongValue(key: name, value: value, expected: Text.alternatives(words))
      }
      change(&declaration, value.lowercased())
    }
  }
}
