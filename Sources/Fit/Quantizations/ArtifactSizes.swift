public import Catalog

/// The published files of a model by quantization, as far as their sizes can be trusted.
///
/// **Source**: `[[artifacts]]` of a model record. `bytes` is exact. `size_gb` is GiB in some
/// sources, GB in others and mixed in a few; only files of 16 bits, and of 8.5, tell which.
public struct ArtifactSizes: Hashable, Sendable {
  /// One published file.
  public struct Artifact: Hashable, Sendable {
    /// How it is stored.
    public let quantization: Quantization
    /// How large it is.
    public let bytes: ByteInterval
    /// The repository that holds it, where one is stated.
    public let repository: String?
    /// Whether the developer published it.
    public let isOfficial: Bool
    /// Who states the size.
    public let source: String?
  }

  /// Why a stated size was not used.
  public struct Rejection: Hashable, Sendable {
    /// How the file is stored.
    public let quantization: Quantization
    /// The size as it would have been read, in bytes.
    public let bytes: Int64
    /// Who states it.
    public let source: String?
  }

  /// The best artifact of each quantization: the developer's before others, exact before stated.
  public private(set) var artifacts: [Artifact] = []
  /// Sizes far from what the model can have: one part of several, or another file.
  public private(set) var rejections: [Rejection] = []

  /// No file known.
  public init() {}

  /// Files whose sizes are known to the byte.
  init(_ artifacts: [Artifact]) { self.artifacts = artifacts }

  /// Reads the artifacts of a model record.
  ///
  /// **Shape**: without a parameter count no size can be checked, and none tells its unit.
  public init(record: Record, parameters: ClosedRange<Int64>?, architecture: Architecture) {
    let rows = record.rows("artifacts").compactMap(StatedSize.init)
    for row in rows {
      let siblings = rows.filter { $0.source == row.source }
      let readings = row.readings(unit: SizeUnit(told: siblings, by: parameters))
      let plausible = readings.filter {
        Self.isPlausible($0, row.quantization, parameters, architecture)
      }
      guard let low = plausible.map(\.low).min(), let high = plausible.compactMap(\.high).max()
      else {
        rejections.append(
          Rejection(
            quantization: row.quantization, bytes: readings.first?.low ?? 0, source: row.source))
        continue
      }
      keep(
        Artifact(
          quantization: row.quantization,
          bytes: ByteInterval(low: low, high: high, basis: row.bytes == nil ? .statedSize : .file),
          repository: row.repository, isOfficial: row.isOfficial, source: row.source))
    }
  }

  /// The artifact of a quantization, if one can be trusted.
  public subscript(quantization: Quantization) -> Artifact? {
    artifacts.first { $0.quantization == quantization }
  }

  /// How far from the usual bits per weight a size may be.
  private static let tolerance = 0.12

  private static func isPlausible(
    _ reading: ByteInterval, _ quantization: Quantization, _ parameters: ClosedRange<Int64>?,
    _ architecture: Architecture
  ) -> Bool {
    guard let parameters, let high = reading.high else { return true }
    let expected = quantization.estimatedBytes(parameters: parameters, architecture: architecture)
    guard let most = expected.high else { return true }
    return Double(reading.low) <= Double(most) * (1 + tolerance)
      && Double(high) >= Double(expected.low) * (1 - tolerance)
  }

  private mutating func keep(_ artifact: Artifact) {
    guard let place = artifacts.firstIndex(where: { $0.quantization == artifact.quantization })
    else {
      artifacts.append(artifact)
      return
    }
    if artifact.isBetter(than: artifacts[place]) { artifacts[place] = artifact }
  }
}

extension ArtifactSizes.Artifact {
  /// Exact before stated, then the developer's, then the first repository by name.
  fileprivate func isBetter(than other: Self) -> Bool {
    if bytes.basis != other.bytes.basis { return bytes.basis < other.bytes.basis }
    if isOfficial != other.isOfficial { return isOfficial }
    return (repository ?? "").precedesByBytes(other.repository ?? "")
  }
}

/// What a source means by `size_gb`.
private enum SizeUnit {
  case gigabyte, gibibyte

  /// The unit that files of a known number of bits show, where they agree.
  init?(told rows: [StatedSize], by parameters: ClosedRange<Int64>?) {
    guard let parameters, parameters.lowerBound == parameters.upperBound else { return nil }
    var units: Set<SizeUnit> = []
    for row in rows {
      guard let size = row.sizeGB, let bits = row.tellingBits else { continue }
      let weights = Double(parameters.lowerBound)
      for unit in [SizeUnit.gigabyte, .gibibyte] {
        let shown = size * unit.bytes * 8 / weights
        if abs(shown / bits - 1) <= 0.015 { units.insert(unit) }
      }
    }
    guard units.count == 1, let unit = units.first else { return nil }
    self = unit
  }

  var bytes: Double {
    self == .gigabyte ? Double(Int64.gigabyte) : Double(Int64.gibibyte)
  }
}

/// One row that states how large a file is.
private struct StatedSize {
  let quantization: Quantization
  let bytes: Int64?
  let sizeGB: Double?
  let repository: String?
  let isOfficial: Bool
  let source: String?

  init?(_ row: Row) {
    guard
      let quantization = row["quant"]?.text.flatMap(Quantization.named)
        ?? row["format"]?.text.flatMap(Quantization.named)
    else { return nil }
    bytes = row["bytes"]?.integer.flatMap { $0 > 0 ? $0 : nil }
    sizeGB = row["size_gb"]?.number.flatMap { $0 > 0 && $0 < 1e9 ? $0 : nil }
    if bytes == nil, sizeGB == nil { return nil }
    self.quantization = quantization
    repository = row["repo"]?.text
    isOfficial = row["official"]?.flag ?? false
    source = row.evidence?.source
  }

  /// The bits per weight a file of this type surely holds, for types that tell the unit.
  var tellingBits: Double? {
    switch quantization.id {
    case "F16", "BF16": return 16
    case "Q8_0": return 8.5
    default: return nil
    }
  }

  /// What the row can mean: one reading with a known unit, else one for each unit.
  func readings(unit: SizeUnit?) -> [ByteInterval] {
    if let bytes { return [ByteInterval(bytes, basis: .file)] }
    guard let sizeGB else { return [] }
    // A stated size is rounded to its last digit.
    let tenths = sizeGB * 10
    let half = tenths.rounded() == tenths ? 0.05 : 0.005
    let units = unit.map { [$0] } ?? [.gigabyte, .gibibyte]
    return units.map {
      ByteInterval(
        low: ((sizeGB - half) * $0.bytes).asBytes, high: ((sizeGB + half) * $0.bytes).asBytes,
        basis: .statedSize)
    }
  }
}
