/// What would make a model fit that does not, or does not surely.
public struct Remedies: Hashable, Sendable {
  /// The smallest budget of one device, in bytes; `nil` where no budget is surely enough.
  public let budgetBytes: Int64?
  /// The fewest equal cards, up to 16.
  public let deviceCount: Int64?
  /// The largest quantization that surely fits.
  public let quantization: Quantization?
  /// The longest context that surely fits, in tokens.
  public let contextTokens: Int64?
  /// The largest type of cache element with which it surely fits.
  public let cacheType: CacheType?
}

extension ModelShape {
  /// Nothing below this is advised; chosen, because what is left of a model then is not known.
  static let fewestSensibleBits = 2.0

  /// What would make it fit on a device; nothing where it fits as it is.
  ///
  /// **Cost**: some hundred plans; for the model one looks at, not for a list.
  public func remedies(
    _ quantization: Quantization, on device: Device, under workload: Workload
  ) -> Remedies {
    if verdict(quantization, on: device, under: workload) == .pass {
      return Remedies(
        budgetBytes: nil, deviceCount: nil, quantization: nil, contextTokens: nil, cacheType: nil)
    }
    let context = largestContextTokens(quantization, on: device, under: workload)
    return Remedies(
      budgetBytes: smallestBudget(quantization, device, workload),
      deviceCount: fewestDevices(quantization, device, workload),
      quantization: largestFitting(below: quantization, device, workload),
      contextTokens: context.flatMap { $0 > 0 && $0 < workload.contextTokens ? $0 : nil },
      cacheType: device.runtime.cacheTypes(below: workload.cacheType).first {
        verdict(quantization, on: device, under: workload.withCacheType($0)) == .pass
      })
  }

  private func smallestBudget(
    _ quantization: Quantization, _ device: Device, _ workload: Workload
  ) -> Int64? {
    guard let most = MemoryTerms(self, quantization, device, workload).need.high, most < .max
    else { return nil }
    func fits(_ budget: Int64) -> Bool {
      verdict(quantization, on: device.withBudget(budget), under: workload) == .pass
    }
    guard fits(most) else { return nil }
    // The largest shortfall that still passes gives the smallest budget.
    return most - Self.largest(in: 0...most) { fits(most - $0) }
  }

  private func fewestDevices(
    _ quantization: Quantization, _ device: Device, _ workload: Workload
  ) -> Int64? {
    guard device.kind == .discrete, !device.runsOnProcessor else { return nil }
    return (device.count...16).first { count in
      verdict(
        quantization, on: device.withCount(count), under: workload, allowsSpill: false) == .pass
    }
  }

  private func largestFitting(
    below quantization: Quantization, _ device: Device, _ workload: Workload
  ) -> Quantization? {
    quantizations(on: device.runtime, minimumBits: Self.fewestSensibleBits)
      .filter { $0.typicalBits < quantization.typicalBits }
      .first { verdict($0, on: device, under: workload) == .pass }
  }
}

extension Device.Runtime {
  /// The types of cache element a runtime offers beside 16 bits, the largest first.
  ///
  /// **Source**: the cache type options of llama.cpp (`q8_0`, `q4_0`) and vLLM (`fp8`).
  public var offeredCacheTypes: [CacheType] {
    switch self {
    case .llamaCpp, .other: return [.q8_0, .q4_0]
    case .vllm: return [.fp8]
    case .mlx: return []
    }
  }

  /// Those smaller than a type.
  func cacheTypes(below type: CacheType) -> [CacheType] {
    let size = type.bytes(elements: 32)
    return offeredCacheTypes.filter { $0.bytes(elements: 32) < size }
  }
}
