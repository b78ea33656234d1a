internal import Catalog

/// Hardware one can name without owning it: a device of the catalog as far as memory and speed go.
///
/// To add one: a file below `catalog/devices/`, or below the same folder of an overlay.
public struct Preset: Hashable, Sendable {
  /// Its id in scenarios: `rtx-4090`.
  public let id: String
  /// What it is, for people.
  public let name: String
  /// Who makes it.
  public let maker: String
  /// Where its memory sits.
  public let kind: Device.Kind
  /// What drives it.
  public let backend: Device.Backend
  /// The memory sizes it is sold with, in GiB, the smallest first; none where its memory is a matter
  /// of choice, as beside a processor.
  public let sizesGiB: [Double]
  /// Bandwidth, in GB/s; a range where sources disagree, `nil` where nobody states it.
  public let bandwidthGBs: ClosedRange<Double>?
  /// Dense operations on 16-bit numbers per second, published peak; `nil` is not known.
  public let halfPrecisionFLOPSPerSecond: Double?
  /// How many equal ones it is: 1 but for servers.
  public let count: Int64
  /// The id of what a server holds.
  public let unit: String?
  /// The name of one: what a server holds, or the device itself.
  public let unitName: String
  /// Memory of the host, in GiB, where it is sold with it.
  public let ramGiB: Double?
  private let namesByDriver: DeviceNames
  private let namesByPeople: DeviceNames

  /// The names its driver gives it.
  var driverNames: [DeviceName] { namesByDriver.read }
  /// Every name a person may type.
  var typedNames: [DeviceName] { namesByPeople.read }

  /// States a device.
  public init(
    id: String, name: String, maker: String = "", kind: Device.Kind,
    backend: Device.Backend? = nil, sizesGiB: [Double] = [],
    bandwidthGBs: ClosedRange<Double>? = nil,
    halfPrecisionFLOPSPerSecond: Double? = nil, count: Int64 = 1, unit: String? = nil,
    unitName: String? = nil,
    ramGiB: Double? = nil, driverNames: [String] = [], aliases: [String] = []
  ) {
    self.id = id
    self.name = name
    self.maker = maker
    self.kind = kind
    self.backend = backend ?? kind.usualBackend
    self.sizesGiB = sizesGiB.sorted()
    self.bandwidthGBs = bandwidthGBs
    self.halfPrecisionFLOPSPerSecond = halfPrecisionFLOPSPerSecond
    self.count = max(1, count)
    self.unit = unit
    self.unitName = unitName ?? name
    self.ramGiB = ramGiB
    namesByDriver = DeviceNames(driverNames)
    namesByPeople = DeviceNames([id, name] + aliases + driverNames)
  }

  /// The memory of one, in GiB, from the smallest size to the largest; `nil` where it is a matter of
  /// choice.
  public var memoryGiB: ClosedRange<Double>? {
    guard let least = sizesGiB.first, let greatest = sizesGiB.last else { return nil }
    return least...greatest
  }

  /// A device of this kind, with the lower bandwidth, and the smallest memory it is sold with where
  /// none is stated; `nil` where nothing tells its memory.
  public func device(id: String, count: Int64? = nil, memoryGiB stated: Double? = nil) -> Device? {
    let count = count ?? self.count
    guard let memory = stated ?? memoryGiB?.lowerBound else { return nil }
    return Device(
      id: id, name: unitName, kind: kind, count: count,
      memoryBytes: (memory * Double(Int64.gibibyte)).asBytes,
      bandwidthBytesPerSecond: bandwidthGBs.map { $0.lowerBound * 1e9 },
      highestBandwidthBytesPerSecond: bandwidthGBs.map { $0.upperBound * 1e9 },
      halfPrecisionFLOPSPerSecond: halfPrecisionFLOPSPerSecond,
      ramBytes: hostMemoryGiB(for: count).map { ($0 * Double(Int64.gibibyte)).asBytes },
      backend: backend, origin: .preset(self.id))
  }

  /// Whether it is sold with this memory; with any where memory is a matter of choice.
  func isSold(withGiB stated: Double) -> Bool {
    sizesGiB.isEmpty ? stated > 0 : sizesGiB.contains(stated)
  }

  /// Memory of the hosts of so many, in GiB.
  func hostMemoryGiB(for count: Int64) -> Double? {
    ramGiB.map { $0 * Double(max(1, count / self.count)) }
  }

  /// Whether the memory a system shows may be one of the sizes.
  ///
  /// Error correction and firmware keep up to an eighth of what is sold.
  func mayShow(_ memoryBytes: Int64) -> Bool {
    if sizesGiB.isEmpty { return true }
    let shown = Double(memoryBytes) / Double(Int64.gibibyte)
    return sizesGiB.contains { shown >= $0 * 0.875 && shown <= $0 * 1.03 }
  }
}
