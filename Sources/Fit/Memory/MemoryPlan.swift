/// One line of what must stay in memory.
public struct MemoryLine: Hashable, Sendable {
  /// What takes the memory.
  public enum Part: String, Hashable, Sendable, CaseIterable {
    case weights, cache, indexer, state, compute, output, runtime
  }

  /// What takes the memory.
  public let part: Part
  /// How much, and how that is known.
  public let bytes: ByteInterval
}

/// What a model needs on a device for a workload, line by line, and whether that fits.
public struct MemoryPlan: Hashable, Sendable {
  /// How the weights are stored.
  public let quantization: Quantization
  /// The work it was planned for.
  public let workload: Workload
  /// What must stay in memory for full speed; lines of models that have no such part are left out.
  public let lines: [MemoryLine]
  /// The sum of the lines.
  public let need: ByteInterval
  /// What the model may use of the device, in bytes.
  public let budgetBytes: Int64
  /// What layers that do not fit on the card may use of the host, in bytes.
  public let spillBudgetBytes: Int64
  /// Whether it fits: surely, surely not, or not known.
  public let verdict: FitVerdict
  /// Where the layers lie, if the need is at its upper end.
  public let placement: Placement
  /// Where the layers lie, if the need is at its lower end.
  public let placementAtLeast: Placement
  /// What is left of the tighter budget, in percent; negative where it does not fit.
  public let headroom: PercentInterval

  init(
    _ terms: MemoryTerms, _ allocation: Allocation, quantization: Quantization, device: Device,
    workload: Workload
  ) {
    self.quantization = quantization
    self.workload = workload
    var lines: [MemoryLine] = []
    lines.reserveCapacity(MemoryLine.Part.allCases.count)
    lines.append(MemoryLine(part: .weights, bytes: terms.weights))
    lines.append(MemoryLine(part: .cache, bytes: terms.cache))
    if terms.indexer.high != 0 { lines.append(MemoryLine(part: .indexer, bytes: terms.indexer)) }
    if terms.state.high != 0 { lines.append(MemoryLine(part: .state, bytes: terms.state)) }
    lines.append(MemoryLine(part: .compute, bytes: terms.compute))
    lines.append(MemoryLine(part: .output, bytes: terms.output))
    lines.append(MemoryLine(part: .runtime, bytes: terms.runtime))
    self.lines = lines
    need = terms.need
    budgetBytes = device.placedBudgetBytes
    spillBudgetBytes = device.spillBudgetBytes
    verdict = allocation.verdict
    placement = allocation.placement
    placementAtLeast = allocation.placementAtLeast
    headroom = allocation.headroom
  }

  /// The bytes of a part; zero for one this model does not have.
  public subscript(part: MemoryLine.Part) -> ByteInterval {
    lines.first { $0.part == part }?.bytes ?? ByteInterval(0, basis: .formula)
  }

  /// Whether the weights alone are larger than everything that may be used.
  public var weightsAloneFail: Bool {
    self[.weights].low > budgetBytes.plus(spillBudgetBytes)
  }
}

extension ModelShape {
  /// What it needs on a device in a quantization, and whether that fits.
  ///
  /// **Shape**: weights alone above the budget fail for certain, even where the cache is unknown;
  /// an unknown line makes the verdict unknown, never a pass. **Cost**: below two microseconds.
  public func memory(
    _ quantization: Quantization, on device: Device, under workload: Workload
  ) -> MemoryPlan {
    let terms = MemoryTerms(self, quantization, device, workload)
    return MemoryPlan(
      terms, Allocation(terms, self, device), quantization: quantization, device: device,
      workload: workload)
  }

  /// Whether it fits, without the lines.
  func verdict(
    _ quantization: Quantization, on device: Device, under workload: Workload,
    allowsSpill: Bool = true
  ) -> FitVerdict {
    let terms = MemoryTerms(self, quantization, device, workload)
    return Allocation(terms, self, device, allowsSpill: allowsSpill).verdict
  }
}
