public import Catalog
public import Fit

/// Devices of a scenario, as tables of its keys.
extension EvaluationBase {
  /// The device a table of keys declares.
  ///
  /// **Errors**: `ScenarioError` with the sentence that says what contradicts what.
  public func device(_ table: [String: FactValue]) throws -> Device {
    try DeviceReading.device(table, presets: presets)
  }

  /// Hardware one can name without owning it, by name.
  public var deviceChoices: [NamedDevice] {
    presets.all.map { preset in
      NamedDevice(
        id: preset.id, name: preset.name, sizesGiB: preset.sizesGiB,
        bandwidthGBs: preset.bandwidthGBs, count: preset.count)
    }
  }
}

/// Hardware one can name without owning it, as a list to choose from shows it.
public struct NamedDevice: Hashable, Sendable {
  /// Its id in scenarios: `rtx-4090`.
  public let id: String
  /// What it is, for people.
  public let name: String
  /// The memory sizes it is sold with, in GiB, the smallest first.
  public let sizesGiB: [Double]
  /// Published peak, in GB/s; a range where sources disagree, `nil` where nobody states it.
  public let bandwidthGBs: ClosedRange<Double>?
  /// How many equal ones it is: 1 but for servers.
  public let count: Int64

  /// Memory and bandwidth in words: `24 GiB, 1,008 GB/s`.
  public var words: String {
    let sizes = sizesGiB.map(TypedNumber.text)
    let memory = sizes.isEmpty ? "memory as built" : Wording.list(sizes, joint: "or") + " GiB"
    let several = count > 1 ? "\(count) of " : ""
    return several + memory + (bandwidthGBs.map { ", " + Self.words($0) } ?? "")
  }

  /// A bandwidth in words: `1,008 GB/s`.
  static func words(_ bandwidth: ClosedRange<Double>) -> String {
    let low = Wording.grouped(bandwidth.lowerBound)
    let high = Wording.grouped(bandwidth.upperBound)
    return (low == high ? low : "\(low) to \(high)") + " GB/s"
  }
}

extension Scenario {
  /// Declares so many of a device; what is the usual thing is left to the catalog.
  ///
  /// **Shape**: the id is that of the choice, with a number behind it where it is taken.
  public mutating func declare(
    _ choice: NamedDevice, count: Int64 = 1, memoryGiB: Double? = nil
  ) {
    var table: [String: FactValue] = ["preset": .text(choice.id)]
    if count > 1 { table["count"] = .integer(count) }
    if let memoryGiB, memoryGiB != choice.sizesGiB.first {
      table["memory_gib"] = TypedNumber.value(memoryGiB)
    }
    declare(table, id: choice.id)
  }

  /// Declares a device in full, such as one that was detected.
  public mutating func declare(_ declaration: DeviceDeclaration) {
    declare(declaration.table, id: declaration.id)
  }

  private mutating func declare(_ table: [String: FactValue], id: String) {
    let taken = Set(devices.compactMap { $0["id"]?.text })
    let free = (2...).lazy.map { "\(id)-\($0)" }.first { !taken.contains($0) } ?? id
    var table = table
    table["id"] = .text(taken.contains(id) ? free : id)
    devices.append(table)
  }
}

extension Device {
  /// What it is, with how many: `2 × RTX 4090`.
  public var title: String { count == 1 ? name : "\(count) × \(name)" }

  /// What the models may use of it altogether, in GiB.
  public var totalBudgetGiB: Double { Double(totalBudgetBytes) / MemoryStanding.gibibyte }

  /// Memory, budget, bandwidth, host memory and runtime in words.
  public var words: String {
    let gibibyte = MemoryStanding.gibibyte
    func gibibytes(_ bytes: Int64) -> String {
      let number = Double(bytes) / gibibyte
      return Wording.decimals(number, number == number.rounded() ? 0 : 1) + " GiB"
    }
    var parts = [
      gibibytes(memoryBytes) + (count > 1 ? " each" : ""),
      "budget " + gibibytes(totalBudgetBytes),
      bandwidthBytesPerSecond.map { least in
        let greatest = max(least, highestBandwidthBytesPerSecond ?? least)
        return NamedDevice.words(least / 1e9...greatest / 1e9)
      } ?? "bandwidth not known",
    ]
    if kind == .discrete { parts.append("RAM " + (ramBytes.map(gibibytes) ?? "not stated")) }
    parts.append(runtime.rawValue)
    if offload != .auto { parts.append(offload.rawValue) }
    return parts.joined(separator: ", ")
  }
}
