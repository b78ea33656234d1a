public import Catalog

/// The devices of a catalog, found by id, by the name a driver gives, or by what people type.
///
/// Made once for a catalog. **Cost**: finding by id takes O(1), and so does finding by a driver's
/// name after the first time.
public struct PresetTable: Sendable {
  /// Every device, in byte order of their ids.
  public let all: [Preset]
  private let places: [String: Int]
  private let driverNames: DriverNameIndex

  /// A table without devices.
  public static let empty = PresetTable([])

  /// The devices a catalog describes.
  public init(_ snapshot: CatalogSnapshot) {
    self.init(snapshot.devices.values.compactMap { Preset($0, in: snapshot.devices) })
  }

  /// A table of these devices.
  public init(_ presets: [Preset]) {
    all = presets.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    var places: [String: Int] = [:]
    for (place, preset) in all.enumerated() { places[preset.id] = place }
    driverNames = DriverNameIndex(all)
    self.places = places
  }

  /// The device of this id.
  public func named(_ id: String) -> Preset? { places[id].map { all[$0] } }

  /// The ids, in byte order.
  public var ids: [String] { all.map(\.id) }

  /// The device a driver's name and memory mean; `nil` where none does.
  ///
  /// The whole name counts: a laptop part, or one with another suffix, is another product. Where
  /// one name and size is sold with several bandwidths, the answer has the range of them.
  public func matching(driverName: String, memoryBytes: Int64?) -> Preset? {
    let found = candidates(driverName: driverName, memoryBytes: memoryBytes)
    guard let first = found.first else { return nil }
    return found.count == 1 ? first : first.joined(with: found.dropFirst())
  }

  /// Whether a driver's name means a chip that shares its memory.
  func isUnified(_ driverName: String) -> Bool {
    let found = candidates(driverName: driverName, memoryBytes: nil)
    return !found.isEmpty && found.allSatisfy { $0.kind == .unified }
  }

  /// All devices a driver's name and memory may mean.
  func candidates(driverName: String, memoryBytes: Int64?) -> [Preset] {
    let name = DeviceName(driverName)
    guard !name.key.isEmpty else { return [] }
    let named = driverNames.places(of: name.key).map { all[$0] }.filter {
      $0.isMade(by: name.maker)
    }
    let stated = name.memoryGiB.map { ($0 * Double(Int64.gibibyte)).asBytes }
    guard let memory = memoryBytes ?? stated else { return named }
    let sized = named.filter { $0.mayShow(memory) }
    // A chip that shares its memory may show any part of it; only a card has just its sizes.
    if sized.isEmpty, named.allSatisfy({ $0.kind == .unified }) { return named }
    return sized
  }
}

extension Preset {
  /// Whether a maker that a name states is this one's.
  func isMade(by maker: String?) -> Bool {
    guard let maker, !self.maker.isEmpty else { return true }
    return self.maker.lowercased().contains(maker)
  }

  /// What is true of this one and of others that cannot be told from it.
  fileprivate func joined(with others: some Sequence<Preset>) -> Preset {
    var least = bandwidthGBs?.lowerBound
    var greatest = bandwidthGBs?.upperBound
    var compute = halfPrecisionFLOPSPerSecond
    var sizes = Set(sizesGiB)
    for other in others {
      sizes.formUnion(other.sizesGiB)
      if let span = other.bandwidthGBs {
        least = least.map { min($0, span.lowerBound) }
        greatest = greatest.map { max($0, span.upperBound) }
      } else {
        least = nil
        greatest = nil
      }
      if other.halfPrecisionFLOPSPerSecond != compute { compute = nil }
    }
    var bandwidth: ClosedRange<Double>?
    if let least, let greatest { bandwidth = least...greatest }
    return Preset(
      id: id, name: name, maker: maker, kind: kind, backend: backend, sizesGiB: sizes.sorted(),
      bandwidthGBs: bandwidth, halfPrecisionFLOPSPerSecond: compute)
  }
}
