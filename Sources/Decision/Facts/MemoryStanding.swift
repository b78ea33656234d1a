public import Catalog
public import Fit

/// What one model needs on one declared device, ready to be judged and explained.
public final class MemoryStanding: Sendable {
  /// The way of running it that was planned.
  public let delivery: Fit.Delivery
  /// The model as far as memory and speed go.
  public let shape: ModelShape
  /// The device.
  public let device: Device
  /// The work it was planned for.
  public let workload: Workload
  /// What others measured of the model.
  let runs: [MeasuredRun]
  /// What probes say of the model in this quantization on this device, the newest first.
  public let probes: [DeviceProbe]

  init(
    delivery: Fit.Delivery, shape: ModelShape, device: Device, workload: Workload,
    runs: [MeasuredRun] = [], probes: [DeviceProbe] = []
  ) {
    self.runs = runs
    self.probes = probes.filter { $0.isOf(delivery.quantization, on: device) }
    self.delivery = delivery
    self.shape = shape
    self.device = device
    self.workload = workload
  }

  /// The quantization chosen for the device.
  public var quantization: String { delivery.quantization.id }

  /// Whether the need stays within the declared budget.
  public var fits: TruthValue {
    switch delivery.plan.verdict {
    case .pass: return .pass
    case .fail: return .fail
    case .unknown: return .unknown
    }
  }

  /// Per cent of the budget left; unknown while part of the need is.
  public var headroom: Cell {
    let left = delivery.plan.headroom
    guard let low = left.low else { return .missing }
    return .range(low, (low + left.high) / 2, left.high)
  }

  /// Bytes needed, where both ends are known.
  public var need: (low: Double, high: Double)? {
    guard let high = delivery.plan.need.high else { return nil }
    return (Double(delivery.plan.need.low), Double(high))
  }

  /// Bytes needed at least, by what is known.
  public var leastNeed: Double { Double(delivery.plan.need.low) }

  /// Bytes the model may use.
  public var budget: Double { Double(delivery.plan.budgetBytes) }

  /// The verdict in a sentence, with its parts.
  public var sentence: String { delivery.plan.sentence(for: shape, on: device) }

  /// What would change the verdict.
  public var reopen: String {
    guard fits != .pass else { return "Fails if the context, the streams or the budget change." }
    let remedies = shape.remedies(delivery.quantization, on: device, under: workload)
    if let sentence = remedies.sentence(count: device.count) { return sentence }
    if fits == .fail {
      return "Reopens with a device that has room for \(needWords), or in fewer bits per weight."
    }
    return "Settled when the catalog holds the model's config.json or the header of a GGUF file."
  }

  /// The need in words; where only part of it is known, that part.
  public var needWords: String {
    guard let need else {
      let known = leastNeed / Self.gibibyte
      return known > 0 ? "at least \(Wording.decimals(known, 1)) GiB" : "not known"
    }
    let low = Wording.decimals(need.low / Self.gibibyte, 1)
    let high = Wording.decimals(need.high / Self.gibibyte, 1)
    return low == high ? "\(low) GiB" : "\(low) to \(high) GiB"
  }

  /// The budget in words.
  public var budgetWords: String {
    "\(Wording.decimals(budget / Self.gibibyte, 1)) GiB on \(device.id)"
  }

  /// How far the need is from what may be used, host memory included, in GiB.
  public var margin: Margin? { margin(within: budget + Double(delivery.plan.spillBudgetBytes)) }

  /// How far the need is from so many bytes, in GiB; by its known part where that is too large.
  func margin(within room: Double) -> Margin? {
    guard let most = need?.high ?? (leastNeed > room ? leastNeed : nil), room > 0 else {
      return nil
    }
    return Margin(
      distance: (room - most) / Self.gibibyte, relative: (room - most) / room, unit: "GiB")
  }

  /// The statements behind the memory: the architecture's sources and the declared device.
  public func evidence(in snapshot: CatalogSnapshot) -> [EvidenceItem] {
    shape.architecture.sources.map { source in
      EvidenceItem(
        field: "architecture", value: shape.architecture.type ?? "as configured",
        evidence: Evidence(source: source), in: snapshot)
    } + [
      EvidenceItem(
        field: "device", value: budgetWords, kind: .declared, source: "scenario", asOf: nil)
    ]
  }

  static let gibibyte = 1_073_741_824.0
}
