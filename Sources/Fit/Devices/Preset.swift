/// Hardware one can name without owning it.
///
/// To add one: a row in `PresetTable.swift`, with the source of both numbers.
public struct Preset: Hashable, Sendable {
  /// Which list states its numbers.
  public enum Source: String, Hashable, Sendable {
    /// `src/data/devices.json` of `ansumanshah/localmodel.run` (CC BY 4.0), and a second list.
    case localmodelrun
    /// `hardware.rs` of `AlexsJones/llmfit` (MIT) alone.
    case llmfit
    /// The page of the manufacturer, through a third party.
    case manufacturer
  }

  /// Its id in scenarios: `rtx-4090`.
  public let id: String
  /// What it is, for people.
  public let name: String
  /// Where its memory sits.
  public let kind: Device.Kind
  /// What drives it.
  public let backend: Device.Backend
  /// Memory, in GiB; a range where it is sold with several sizes.
  public let memoryGiB: ClosedRange<Double>
  /// Bandwidth, in GB/s; a range where sources disagree.
  public let bandwidthGBs: ClosedRange<Double>
  /// Dense operations on 16-bit numbers per second, published peak; `nil` is not known.
  public var halfPrecisionFLOPSPerSecond: Double?
  /// Which list states its numbers.
  public let source: Source
  /// The words a driver names it by, in order.
  let words: [String]

  /// A device of this kind, with the smallest memory it is sold with and the lower bandwidth.
  public func device(id: String, count: Int64 = 1) -> Device {
    Device(
      id: id, name: name, kind: kind, count: count,
      memoryBytes: (memoryGiB.lowerBound * Double(Int64.gibibyte)).asBytes,
      bandwidthBytesPerSecond: bandwidthGBs.lowerBound * 1e9,
      halfPrecisionFLOPSPerSecond: halfPrecisionFLOPSPerSecond, backend: backend,
      origin: .preset(self.id))
  }

  /// The preset of this id.
  public static func named(_ id: String) -> Preset? { all.first { $0.id == id } }

  /// The preset a driver's name means, the longest match first; `nil` where the name goes on with
  /// a word that makes it another product, or the memory is not that of the preset.
  public static func matching(driverName: String, memoryBytes: Int64?) -> Preset? {
    let words = driverName.lowercased()
      .split { !($0.isLetter || $0.isNumber) }.map(String.init)
    return all.filter { !$0.words.isEmpty }
      .sorted { $0.words.count > $1.words.count }
      .first { $0.matches(words, memoryBytes: memoryBytes) }
  }

  /// Words that make another product of the name before them.
  private static let suffixes: Set<String> = [
    "ti", "super", "laptop", "mobile", "max", "pro", "ultra", "d", "xt", "xtx", "gre", "ada",
    "pcie", "nvl", "mig",
  ]

  private func matches(_ names: [String], memoryBytes: Int64?) -> Bool {
    guard names.count >= words.count, !names.contains("laptop"), !names.contains("mig") else {
      return false
    }
    let isNamed = (0...names.count - words.count).contains { start in
      let end = start + words.count
      guard Array(names[start..<end]) == words else { return false }
      return end == names.count || !Self.suffixes.contains(names[end])
    }
    guard isNamed, kind == .discrete, let memoryBytes else { return isNamed }
    let gibibytes = Double(memoryBytes) / Double(Int64.gibibyte)
    return gibibytes >= memoryGiB.lowerBound * 0.9 && gibibytes <= memoryGiB.upperBound * 1.1
  }
}
