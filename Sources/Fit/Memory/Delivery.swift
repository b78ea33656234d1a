/// A model on a device of one's own, in one quantization.
public struct Delivery: Hashable, Sendable {
  /// The device's id.
  public let device: String
  /// How the weights are stored.
  public let quantization: Quantization
  /// What it needs there.
  public let plan: MemoryPlan

  /// Its name in records: `self:workstation:Q4_K_M`.
  public var id: String { "self:" + device + ":" + quantization.id }
}

extension Quantization {
  /// Whether a runtime can load weights stored this way.
  public func runs(on runtime: Device.Runtime) -> Bool {
    switch family {
    case .float: return true
    case .gguf: return runtime == .llamaCpp || runtime == .other
    case .microscaled: return runtime != .mlx
    case .grouped, .eightBitFloat: return runtime == .vllm || runtime == .other
    case .mlx: return runtime == .mlx
    }
  }

  /// What is offered by default on each runtime, the largest first.
  static func offered(on runtime: Device.Runtime) -> [Quantization] {
    switch runtime {
    case .llamaCpp, .other: return ggufOffer
    case .vllm: return vllmOffer
    case .mlx: return mlxOffer
    }
  }

  private static let ggufOffer = [
    "Q8_0", "Q6_K", "Q5_K_M", "Q4_K_M", "Q3_K_M", "Q2_K", "IQ2_XXS", "IQ1_S",
  ].compactMap(named)
  private static let vllmOffer = ["FP8", "AWQ", "GPTQ"].compactMap(named)
  private static let mlxOffer = ["MLX-8bit", "MLX-4bit"].compactMap(named)
}

extension ModelShape {
  /// The fewest bits per weight that are offered unless a scenario says otherwise.
  public static let defaultMinimumBits = 4.0
  /// The publisher's own format is offered up to this many bits outside vLLM.
  static let mostPublishedBits = 8.5

  /// The quantizations that are tried on a runtime, the largest first.
  ///
  /// Nothing larger than the publisher's own format is tried: it would hold no more.
  public func quantizations(
    on runtime: Device.Runtime, minimumBits: Double = defaultMinimumBits
  ) -> [Quantization] {
    var candidates = Quantization.offered(on: runtime).filter { $0.typicalBits >= minimumBits }
    guard let published, published.runs(on: runtime) else { return candidates }
    candidates.removeAll { $0 == published || $0.typicalBits >= published.typicalBits }
    if runtime == .vllm || published.blockBits <= Self.mostPublishedBits {
      candidates.insert(published, at: 0)
    }
    return candidates
  }

  /// The default way to run it on a device: the largest quantization that surely fits there alone;
  /// where none does, the smallest of at least the minimum bits, with its verdict and with layers in
  /// host memory where that is declared.
  ///
  /// **Shape**: on the device the smallest never wins by speed, because what a quantization costs in
  /// quality is not known; a larger one never wins by spilling into host memory, which is slower many
  /// times over. With an unknown cache the largest counts whose weights leave half of the budget.
  /// `nil` where the runtime loads none of them.
  public func delivery(
    on device: Device, under workload: Workload, minimumBits: Double = defaultMinimumBits
  ) -> Delivery? {
    let candidates = quantizations(on: device.runtime, minimumBits: minimumBits)
    let fitting = candidates.first {
      verdict($0, on: device, under: workload, allowsSpill: false) == .pass
    }
    guard let choice = fitting ?? ampleChoice(candidates, device) ?? candidates.last else {
      return nil
    }
    return delivery(choice, on: device, under: workload)
  }

  /// The largest whose weights take no more than half of the budget, where the cache is unknown.
  private func ampleChoice(_ candidates: [Quantization], _ device: Device) -> Quantization? {
    guard cache.basis == .unknown else { return nil }
    return candidates.first { quantization in
      weights(quantization).high.map { $0 <= device.placedBudgetBytes / 2 } ?? false
    }
  }

  /// Every way to store it that the runtime of a device loads, the largest first, each with its
  /// plan: what one may change where the default does not fit.
  public func deliveries(on device: Device, under workload: Workload) -> [Delivery] {
    quantizations(on: device.runtime, minimumBits: 0).map {
      delivery($0, on: device, under: workload)
    }
  }

  /// A delivery in a quantization one has chosen.
  public func delivery(
    _ quantization: Quantization, on device: Device, under workload: Workload
  ) -> Delivery {
    Delivery(
      device: device.id, quantization: quantization,
      plan: memory(quantization, on: device, under: workload))
  }
}
