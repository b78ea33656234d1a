/// Whether something holds, fails, or cannot be told.
public enum FitVerdict: String, Hashable, Sendable, CaseIterable {
  case pass, fail, unknown
}

/// Where the layers of a model lie.
public enum Placement: Hashable, Sendable {
  /// All on the device.
  case onDevice
  /// So many layers on the card, the others in host memory.
  case split(layersOnDevice: Int64, layersInRAM: Int64)
  /// All in host memory.
  case onProcessor
}

/// How a model lies on a device, and whether it fits there.
struct Allocation {
  var verdict: FitVerdict
  var placement: Placement
  /// Where the layers lie if the need is at its lower end.
  var placementAtLeast: Placement
  /// Part of the tighter budget that is left, least and most, in percent.
  var headroom: PercentInterval

  /// Decides from the lines of a plan; host memory takes layers only where that is allowed.
  init(_ terms: MemoryTerms, _ model: ModelShape, _ device: Device, allowsSpill: Bool = true) {
    let need = terms.need
    let budget = device.placedBudgetBytes
    let home: Placement = device.runsOnProcessor ? .onProcessor : .onDevice
    let plain = PercentInterval(budget: budget, need: need)
    if Self.holds(terms, model, device, need: need, budget: budget) {
      self.init(verdict: .pass, placement: home, placementAtLeast: home, headroom: plain)
      return
    }
    let spill = allowsSpill && !device.runsOnProcessor ? device.spillBudgetBytes : 0
    if spill > 0, let split = Allocation(splitting: terms, model, device, spill: spill) {
      self = split
      return
    }
    let isBeyond = need.low > budget.plus(spill)
    self.init(
      verdict: isBeyond ? .fail : .unknown, placement: home, placementAtLeast: home,
      headroom: plain)
  }

  private init(
    verdict: FitVerdict, placement: Placement, placementAtLeast: Placement,
    headroom: PercentInterval
  ) {
    self.verdict = verdict
    self.placement = placement
    self.placementAtLeast = placementAtLeast
    self.headroom = headroom
  }

  /// Whether everything surely lies within the budget, one layer never on two cards.
  private static func holds(
    _ terms: MemoryTerms, _ model: ModelShape, _ device: Device, need: ByteInterval, budget: Int64
  ) -> Bool {
    guard let most = need.high, most <= budget else { return false }
    guard device.count > 1, !device.runsOnProcessor else { return true }
    if device.runtime == .vllm {
      guard let heads = model.architecture.heads else { return false }
      return heads % device.count == 0
    }
    guard let layers = model.architecture.layers, let layered = terms.layered.high,
      let fixed = terms.fixed.high
    else { return false }
    let room = device.budgetBytes.minus(fixed / device.count)
    return (room / Swift.max(1, layered / layers + 1)).times(device.count) >= layers
  }

  /// Layers leave the card from the last; both budgets must hold.
  private init?(splitting terms: MemoryTerms, _ model: ModelShape, _ device: Device, spill: Int64) {
    guard let layers = model.architecture.layers, let layered = terms.layered.high,
      let fixed = terms.fixed.high, let compute = terms.compute.high
    else { return nil }
    let most = Split(
      layers: layers, layered: layered, fixed: fixed, device: device, spill: spill,
      host: MemoryTerms.processorRuntimeBytes.plus(compute))
    guard most.isWithinBudgets else { return nil }
    let least = Split(
      layers: layers, layered: terms.layered.low, fixed: terms.fixed.low, device: device,
      spill: spill, host: 0)
    self.init(
      verdict: .pass,
      placement: most.placement(of: layers), placementAtLeast: least.placement(of: layers),
      headroom: PercentInterval(
        low: Swift.min(most.headroom, least.headroom),
        high: Swift.max(most.headroom, least.headroom)))
  }
}

/// Layers dealt out between a card and host memory.
private struct Split {
  let onDevice: Int64
  let isWithinBudgets: Bool
  let headroom: Double

  func placement(of layers: Int64) -> Placement {
    onDevice < layers
      ? .split(layersOnDevice: onDevice, layersInRAM: layers - onDevice) : .onDevice
  }

  init(layers: Int64, layered: Int64, fixed: Int64, device: Device, spill: Int64, host: Int64) {
    let layer = layered / layers + 1
    let room = device.budgetBytes.minus(fixed / device.count) / layer
    onDevice = Swift.min(layers, room.times(device.count))
    let onCard = onDevice.times(layer).plus(fixed)
    let inRAM = (layers - onDevice).times(layer).plus(onDevice < layers ? host : 0)
    let budget = device.totalBudgetBytes
    isWithinBudgets = onCard <= budget && inRAM <= spill
    headroom = Swift.min(
      PercentInterval.percent(left: budget, used: onCard),
      PercentInterval.percent(left: spill, used: inRAM))
  }
}

extension Device {
  /// The budget of where everything lies by default.
  var placedBudgetBytes: Int64 {
    if kind == .discrete, runsOnProcessor { return ramBudgetBytes ?? 0 }
    return totalBudgetBytes
  }
}

/// A share between two ends, in percent.
public struct PercentInterval: Hashable, Sendable {
  /// The least; `nil` means that nothing bounds it.
  public let low: Double?
  /// The most.
  public let high: Double

  init(low: Double?, high: Double) {
    self.low = low
    self.high = high
  }

  /// What is left of a budget.
  init(budget: Int64, need: ByteInterval) {
    low = need.high.map { Self.percent(left: budget, used: $0) }
    high = Self.percent(left: budget, used: need.low)
  }

  static func percent(left budget: Int64, used: Int64) -> Double {
    guard budget > 0 else { return used > 0 ? -100 : 0 }
    return (Double(budget) - Double(used)) / Double(budget) * 100
  }
}
