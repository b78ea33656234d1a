/// What llama.cpp sets aside for the attention cache, which is not what the model needs.
///
/// **Source**: `src/llama-kv-cache-iswa.cpp` of `ggml-org/llama.cpp`: contexts are rounded up to
/// 256 cells, and windowed layers get room for one batch more, for each stream on its own.
public struct EngineAllocation: Hashable, Sendable {
  /// Bytes for the cache; `nil` bounds as in the plan.
  public let cache: ByteInterval
  /// What `-c` must be, because the context is split between the streams.
  public let contextArgument: Int64
}

/// The memory a system monitor shows for llama.cpp on a processor, in two parts.
///
/// On processors some types are copied into a second buffer that the processor reads faster; each
/// weight counts once in the need, and twice in a monitor.
public struct MonitorView: Hashable, Sendable {
  /// Copied weights, cache and buffers: cannot be dropped.
  public let anonymous: ByteInterval
  /// The weights file: the kernel can take back what was copied.
  public let mapped: ByteInterval
}

extension ModelShape {
  /// What llama.cpp sets aside for the cache.
  public func engineAllocation(for workload: Workload) -> EngineAllocation {
    let context = workload.contextTokens.roundedUpToCells
    let streams = workload.streams
    func bytes(_ layout: CacheLayout) -> Int64 {
      let elements = layout.groups.reduce(Int64(0)) { sum, group in
        guard group.windowTokens != nil else {
          return sum.plus(group.elements(contextTokens: context).times(streams))
        }
        let cells = group.cells(contextTokens: context).times(streams)
        return sum.plus(group.layers.times(group.elementsPerEntry).times(cells))
      }
      return workload.cacheType.bytes(elements: elements)
    }
    let argument = context.times(streams)
    guard let layouts = cache.layouts else {
      return EngineAllocation(cache: .unknown, contextArgument: argument)
    }
    let ends = [bytes(layouts.first), bytes(layouts.second)]
    return EngineAllocation(
      cache: ByteInterval(
        low: cache.startsAtZero ? 0 : min(ends[0], ends[1]), high: max(ends[0], ends[1]),
        basis: cache.basis), contextArgument: argument)
  }

  /// What a monitor will show; `nil` where the weights do not lie in host memory.
  public func monitorView(_ plan: MemoryPlan, on device: Device) -> MonitorView? {
    guard device.runsOnProcessor, device.runtime == .llamaCpp else { return nil }
    let mapped = weights(plan.quantization)
    let others = plan.lines.filter { $0.part != .weights }
      .reduce(ByteInterval(0, basis: .formula)) { $0 + $1.bytes }
    var copied: Int64? = 0
    if let fileWeights, artifacts[plan.quantization] != nil {
      copied = fileWeights.layerBytes(of: GGUFWeights.repackedTypes)
    } else if plan.quantization.mayBeRepacked {
      copied = mapped.high.map { $0.minus(embeddingBytes(plan.quantization) ?? 0) }
    }
    let copy = ByteInterval(
      low: 0, high: copied, basis: copied == nil ? .unknown : .formula)
    return MonitorView(anonymous: others + copy, mapped: mapped)
  }
}

extension Quantization {
  /// Types that llama.cpp copies on some processors.
  ///
  /// **Source**: `ggml/src/ggml-cpu/repack.cpp` of `ggml-org/llama.cpp`: with AVX2 Q4_0, Q4_K,
  /// IQ4_NL and MXFP4; with AVX-512 also Q2_K; on ARM also Q5_K, Q6_K and Q8_0.
  var mayBeRepacked: Bool { Self.repacked.contains(id) }

  private static let repacked: Set<String> = [
    "Q4_0", "Q4_K_M", "Q4_K_S", "IQ4_NL", "MXFP4", "Q2_K", "Q5_K_M", "Q5_K_S", "Q6_K", "Q8_0",
    // Their files hold tensors of the types above.
    "Q3_K_M", "Q3_K_S", "IQ3_S", "IQ3_XXS", "IQ2_M", "IQ2_S", "IQ2_XS", "IQ2_XXS", "IQ1_M",
    "IQ1_S", "IQ4_XS", "Q4_1",
  ]
}
